import NameTables
import Rules

/// What running text of one language hangs on a name: `rules/names/suffixes/LANG.tsv`.
public struct SuffixTable: Sendable {
  public typealias Kind = SuffixKind

  public struct Ending: Sendable {
    /// What stands in the text (folded); at the start of the word for a prefix.
    public let ending: [UInt16]
    /// What the base form has in its place.
    public let replaced: [UInt16]
    public let kind: Kind
    public let isPrefix: Bool
  }

  public let endings: [Ending]
  /// The last units of endings, ascending; 0 is for prefixes and the empty ending.
  private let lastUnits: [UInt16]
  /// For each last unit, the endings that may fit a word with it, in order.
  private let fitting: [[SuffixRecords.Record]]
  private let units: [UInt16]

  /// A base form keeps at least this many letters beside the ending it has.
  private static let shortestStem = 2

  /// The embedded table; without endings where there is none for the language.
  public init(language: String) {
    let data = Rules.data(SuffixRecords.path(language))
    let table = data.map { SuffixRecords($0) } ?? SuffixRecords()
    let (units, records) = (table.units, table.records)
    self.units = units
    endings = records.map { record in
      Ending(
        ending: Array(units[record.ending]), replaced: Array(units[record.replaced]),
        kind: record.kind, isPrefix: record.isPrefix)
    }
    let lastOfRecord = records.map { record in
      record.isPrefix || record.ending.isEmpty ? 0 : units[record.ending.upperBound - 1]
    }
    let lastUnits = Set(lastOfRecord + [0]).sorted()
    self.lastUnits = lastUnits
    fitting = lastUnits.map { unit in
      records.indices.filter { lastOfRecord[$0] == unit || lastOfRecord[$0] == 0 }
        .map { records[$0] }
    }
  }

  /// The forms that `form` (folded) may be an inflection of, itself left out.
  ///
  /// Complexity: linear in the number of endings.
  public func bases(of form: ArraySlice<UInt16>) -> [(base: [UInt16], kind: Kind)] {
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
    guard let last = form.last else { return }
    units.withUnsafeBufferPointer { units in
      for pattern in fitting[lastUnits.firstIndex(of: last) ?? 0] {
        let rest = form.count - pattern.ending.count
        guard rest >= Self.shortestStem,
          has(form, at: pattern.isPrefix ? 0 : rest, units[pattern.ending])
        else { continue }
        let replaced = units[pattern.replaced]
        if replaced.isEmpty {
          let stem = pattern.isPrefix ? form[pattern.ending.count...] : form[..<rest]
          body(UnsafeBufferPointer(rebasing: stem), pattern.kind)
        } else if pattern.isPrefix {
          withBase(replaced, form[pattern.ending.count...]) { body($0, pattern.kind) }
        } else {
          withBase(form[..<rest], replaced) { body($0, pattern.kind) }
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
    _ front: Slice<UnsafeBufferPointer<UInt16>>, _ back: Slice<UnsafeBufferPointer<UInt16>>,
    _ body: (UnsafeBufferPointer<UInt16>) -> Void
  ) {
    let count = front.count + back.count
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: count) { base in
      let (_, end) = base.initialize(from: front)
      _ = base[end...].initialize(from: back)
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
  public mutating func remove(from name: [UInt16], language: String) -> [UInt16] {
    var endings = tables[language]
    if endings == nil {
      endings = SuffixTable(language: language).endings
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
