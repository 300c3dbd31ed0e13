import ICU
import NameTables
import Rules

/// What running text of one language hangs on a name: `rules/names/suffixes/LANG.tsv`.
public struct SuffixTable: Sendable {
  public enum Kind: String, Sendable {
    case `case`, possessive, gender, plural, clitic
    /// What the language adds to foreign names in their base form.
    case nominative
  }

  public struct Ending: Sendable {
    /// What stands in the text (folded); at the start of the word for a prefix.
    public let ending: [UInt16]
    /// What the base form has in its place.
    public let replaced: [UInt16]
    public let kind: Kind
    public let isPrefix: Bool
  }

  public private(set) var endings: [Ending] = []
  /// The last units of endings, ascending; 0 is for prefixes and the empty ending.
  private var lastUnits: [UInt16] = []
  /// For each last unit, the endings that may fit a word with it, in order.
  private var fitting: [[Pattern]] = []
  private var units: [UInt16] = []

  /// An ending as ranges of `units`.
  private struct Pattern {
    var ending: Range<Int>
    var replaced: Range<Int>
    var kind: Kind
    var isPrefix: Bool
  }

  /// A base form keeps at least this many letters beside the ending it has.
  private static let shortestStem = 2

  /// The embedded table; without endings where there is none for the language.
  public init(language: String) throws(NameError) {
    let path = "names/suffixes/\(language).tsv"
    guard let data = Rules.data(path) else { return }
    do {
      for row in data.split(separator: UInt8(ascii: "\n")) {
        let fields = row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        guard fields.count == 3,
          let kind = Kind(rawValue: String(decoding: fields[2], as: UTF8.self))
        else { continue }
        var ending = try NameFolding.fold(UTF8Units.utf16(fields[0])[...], language: "root")
        let isPrefix = ending.last == 0x2D && kind == .clitic
        if isPrefix { ending.removeLast() }
        endings.append(
          Ending(
            ending: ending,
            replaced: try NameFolding.fold(UTF8Units.utf16(fields[1])[...], language: "root"),
            kind: kind, isPrefix: isPrefix))
      }
      index()
    } catch {
      throw .icu(error)
    }
  }

  private mutating func index() {
    let lastOfEnding = endings.map { $0.isPrefix ? 0 : $0.ending.last ?? 0 }
    let patterns = endings.map { entry in
      Pattern(
        ending: add(entry.ending), replaced: add(entry.replaced), kind: entry.kind,
        isPrefix: entry.isPrefix)
    }
    lastUnits = Set(lastOfEnding + [0]).sorted()
    fitting = lastUnits.map { unit in
      patterns.indices.filter { lastOfEnding[$0] == unit || lastOfEnding[$0] == 0 }
        .map { patterns[$0] }
    }
  }

  private mutating func add(_ text: [UInt16]) -> Range<Int> {
    let start = units.count
    units += text
    return start..<units.count
  }

  /// The forms that `form` (folded) may be an inflection of, itself left out.
  ///
  /// Complexity: linear in the number of endings.
  public func bases(of form: [UInt16]) -> [(base: [UInt16], kind: Kind)] {
    var found: [(base: [UInt16], kind: Kind)] = []
    form.withUnsafeBufferPointer { form in
      forEachBase(of: form) { base, kind in found.append((Array(base), kind)) }
    }
    return found
  }

  /// Calls `body` with each form that `form` (folded) may be an inflection of.
  ///
  /// Complexity: linear in the number of endings with the same last unit.
  public func forEachBase(
    of form: UnsafeBufferPointer<UInt16>, _ body: (UnsafeBufferPointer<UInt16>, Kind) -> Void
  ) {
    guard let last = form.last, !lastUnits.isEmpty else { return }
    units.withUnsafeBufferPointer { units in
      for pattern in fitting[lastUnits.firstIndex(of: last) ?? 0] {
        let rest = form.count - pattern.ending.count
        guard rest >= Self.shortestStem,
          has(form, at: pattern.isPrefix ? 0 : rest, units[pattern.ending])
        else { continue }
        if pattern.isPrefix {
          body(UnsafeBufferPointer(rebasing: form[pattern.ending.count...]), pattern.kind)
        } else {
          withBase(form[..<rest], units[pattern.replaced]) { body($0, pattern.kind) }
        }
      }
    }
  }

  private func has(
    _ form: UnsafeBufferPointer<UInt16>, at start: Int, _ ending: Slice<UnsafeBufferPointer<UInt16>>
  ) -> Bool {
    var place = start
    for unit in ending {
      if form[place] != unit { return false }
      place += 1
    }
    return true
  }

  private func withBase(
    _ stem: Slice<UnsafeBufferPointer<UInt16>>, _ replaced: Slice<UnsafeBufferPointer<UInt16>>,
    _ body: (UnsafeBufferPointer<UInt16>) -> Void
  ) {
    if replaced.isEmpty { return body(UnsafeBufferPointer(rebasing: stem)) }
    let count = stem.count + replaced.count
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: count) { base in
      let (_, end) = base.initialize(from: stem)
      _ = base[end...].initialize(from: replaced)
      body(UnsafeBufferPointer(base))
    }
  }
}

/// Takes off what a language adds to foreign names in their base form
/// (Latvian Putins, Lithuanian Putinas).
public struct AdaptedEndings {
  private var tables: [String: [[UInt16]]] = [:]

  public init() {}

  /// `name` without the longest such ending; the name itself where it has none.
  public mutating func remove(
    from name: [UInt16], language: String
  ) throws(NameError) -> [UInt16] {
    var endings = tables[language]
    if endings == nil {
      endings = try SuffixTable(language: language).endings
        .filter { $0.kind == .nominative }.map(\.ending).sorted { $0.count > $1.count }
      tables[language] = endings
    }
    for ending in endings ?? []
    where name.count >= ending.count + 3 && name.suffix(ending.count).elementsEqual(ending) {
      return Array(name.dropLast(ending.count))
    }
    return name
  }
}
