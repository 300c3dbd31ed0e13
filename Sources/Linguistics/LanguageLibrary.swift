import ICU
import Synchronization

/// What the program knows of one language. Each part is read when it is first needed, then
/// shared by all texts in the language.
public final class LanguageData: Sendable {
  public let tag: LanguageTag
  public let facts: LanguageFacts
  private let knownSegmenter = Mutex<Segmenter?>(nil)
  private let knownLexicon = Mutex<QuantityLexicon?>(nil)

  public init(_ tag: LanguageTag) {
    self.tag = tag
    facts = LanguageFacts(tag)
  }

  var segmenter: Segmenter { Self.made(knownSegmenter) { Segmenter(facts) } }

  /// The words and signs of quantities, looked up in what the build wrote down.
  var quantityLexicon: QuantityLexicon { Self.made(knownLexicon) { QuantityLexicon(tag) } }

  private static func made<Value: Sendable>(
    _ known: borrowing Mutex<Value?>, _ make: () -> Value
  ) -> Value {
    known.withLock { known in
      if let value = known { return value }
      let value = make()
      known = value
      return value
    }
  }
}

/// The languages of a run. Keep one: what belongs to a language is read once for all texts.
public final class LanguageLibrary: Sendable {
  public let identifier = LanguageIdentifier()
  private let known = Mutex<[LanguageTag: LanguageData]>([:])
  private let tags = LanguageTagReader()

  public init() {}

  /// The language of a tag as it is written; nil where there is none.
  public func data(of tag: String) -> LanguageData? { tags.tag(tag).map(data) }

  public func data(of language: LanguageTag) -> LanguageData {
    known.withLock { known in
      if let data = known[language] { return data }
      let data = LanguageData(language)
      known[language] = data
      return data
    }
  }
}
