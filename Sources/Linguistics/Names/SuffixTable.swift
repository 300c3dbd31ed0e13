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
  /// The last unit of each ending; 0 for a prefix and for an empty one.
  private var lastUnits: [UInt16] = []

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
        lastUnits.append(isPrefix ? 0 : ending.last ?? 0)
      }
    } catch {
      throw .icu(error)
    }
  }

  /// The forms that `form` (folded) may be an inflection of, itself left out.
  ///
  /// Complexity: linear in the number of endings.
  public func bases(of form: [UInt16]) -> [(base: [UInt16], kind: Kind)] {
    var found: [(base: [UInt16], kind: Kind)] = []
    let last = form.last ?? 0
    for (index, unit) in lastUnits.enumerated() where unit == last || unit == 0 {
      let entry = endings[index]
      let rest = form.count - entry.ending.count
      guard rest >= Self.shortestStem, has(form, entry.ending, at: entry.isPrefix ? 0 : rest)
      else { continue }
      found.append(
        (
          entry.isPrefix
            ? Array(form[entry.ending.count...]) : Array(form[..<rest]) + entry.replaced,
          entry.kind
        ))
    }
    return found
  }

  private func has(_ form: [UInt16], _ ending: [UInt16], at start: Int) -> Bool {
    for index in ending.indices where form[start + index] != ending[index] { return false }
    return true
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
