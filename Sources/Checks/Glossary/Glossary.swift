import ICU
import Linguistics

/// Terms with their renderings, as `--glossary` files give them.
public struct Glossary: Sendable {
  public enum Status: String, Sendable, CaseIterable {
    case preferred, admitted, forbidden
    case doNotTranslate = "do-not-translate"
  }

  /// One row of a file: a concept's terms by language.
  struct Row: Sendable {
    var terms: [(language: LanguageTag, term: String)]
    var status: Status
    var note: String?
  }

  /// A term of the source's language with everything that the rows say of it.
  struct Concept: Sendable {
    var source: String
    var preferred: [String] = []
    var admitted: [String] = []
    var forbidden: [String] = []
    var isKept = false
    var note: String?
  }

  private(set) var rows: [Row] = []

  public init() {}

  init(rows: [Row]) { self.rows = rows }

  public var isEmpty: Bool { rows.isEmpty }

  public mutating func append(_ other: Glossary) { rows += other.rows }

  /// The concepts for a pair of languages, in the order of the rows; a row
  /// without a term in the source's language tells of the target alone.
  func concepts(from source: LanguageTag, to target: LanguageTag) -> [Concept] {
    var concepts: [Concept] = []
    var numbers: [String: Int] = [:]
    for row in rows {
      let (term, rendering) = (Self.term(of: row, source), Self.term(of: row, target))
      let key = term ?? ""
      guard term != nil || rendering != nil else { continue }
      let index = numbers[key] ?? concepts.count
      if index == concepts.count {
        concepts.append(Concept(source: key))
        numbers[key] = index
      }
      concepts[index].note = concepts[index].note ?? row.note
      switch row.status {
      case .preferred: concepts[index].preferred += rendering.map { [$0] } ?? []
      case .admitted: concepts[index].admitted += rendering.map { [$0] } ?? []
      case .forbidden: concepts[index].forbidden += rendering.map { [$0] } ?? []
      case .doNotTranslate: concepts[index].isKept = true
      }
    }
    return concepts
  }

  /// The term in exactly the language, or else in another variety of it.
  private static func term(of row: Row, _ language: LanguageTag) -> String? {
    let exact = row.terms.first { $0.language == language }
    return (exact ?? row.terms.first { $0.language.language == language.language })?.term
  }
}
