internal import CICU
import Synchronization

/// A BCP 47 language tag in canonical form, and what CLDR says of it.
public struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
  /// The canonical tag, such as `zh-Hant-TW`.
  public let description: String
  /// The primary language subtag, such as `zh`.
  public let language: String

  /// Reads a well-formed tag whose language CLDR knows; `_` counts as `-`.
  public init?(_ tag: String) {
    let hyphenated = String(decoding: tag.utf8.map { $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
    guard !hyphenated.isEmpty, tq_locale_is_known(hyphenated) != 0,
      let canonical = Self.buffered({ tq_locale_canonical(hyphenated, $0, $1, &$2) })
    else { return nil }
    self.init(canonical: canonical)
  }

  /// `und`: no language is known.
  public static let undetermined = LanguageTag(canonical: "und")

  private init(canonical: String) {
    description = canonical
    language = String(canonical.prefix { $0 != "-" })
  }

  /// The tag with its likely subtags, such as `zh-Hant-TW` for `zh-TW`.
  public var maximized: String {
    let tag = description
    return Self.buffered { tq_locale_maximize(tag, $0, $1, &$2) } ?? tag
  }

  /// The script that the language is written in, by CLDR's likely subtags.
  public var script: Script {
    let parts = maximized.split(separator: "-")
    return parts.dropFirst().first.flatMap { Script(name: String($0)) } ?? .latin
  }

  /// Whether text in the language runs from right to left.
  public var isRightToLeft: Bool { tq_locale_is_right_to_left(maximized) != 0 }

  /// The language's name in English, such as `Russian`.
  public var englishName: String {
    let tag = description
    let units = try? filling(guess: 64, "naming a language") { out, capacity, status in
      tq_locale_display(1, tag, "en", out, capacity, &status)
    }
    return units.map { String(decoding: $0, as: UTF16.self) } ?? tag
  }

  /// Outer and inner quotation marks of the language in CLDR.
  public var quotationMarks: (outer: QuotationPair, inner: QuotationPair)? {
    let tag = description
    let marks = (0..<4).map { (kind: Int32) in
      (try? filling(guess: 8, "reading delimiters") { out, capacity, status in
        tq_locale_delimiter(tag, kind, out, capacity, &status)
      }) ?? []
    }
    guard marks.allSatisfy({ $0.count == 1 }) else { return nil }
    return (
      QuotationPair(open: marks[0][0], close: marks[1][0]),
      QuotationPair(open: marks[2][0], close: marks[3][0])
    )
  }

  private static func buffered(
    _ body: (UnsafeMutablePointer<CChar>, Int32, inout Int32) -> Int32
  ) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 160) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var status: Int32 = 0
      let length = body(base, 160, &status)
      guard status <= 0, length > 0, length < 160 else { return nil }
      return String(cString: base)
    }
  }
}

/// An opening and a closing quotation mark, single UTF-16 units.
public struct QuotationPair: Hashable, Sendable {
  public var open: UInt16
  public var close: UInt16

  public init(open: UInt16, close: UInt16) {
    self.open = open
    self.close = close
  }
}

/// Reads language tags, each as it is written once: looking one up takes ICU some 20 µs.
public final class LanguageTagReader: Sendable {
  private let known = Mutex<[String: LanguageTag?]>([:])

  public init() {}

  /// What `LanguageTag(text)` gives.
  public func tag(_ text: String) -> LanguageTag? {
    known.withLock { known in
      if let tag = known[text] { return tag }
      let tag = LanguageTag(text)
      known[text] = .some(tag)
      return tag
    }
  }
}
