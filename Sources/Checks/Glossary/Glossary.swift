import Documents
import ICU

/// Terms with their renderings, as `--glossary` files give them.
public struct Glossary: Sendable {
  public enum Status: String, Sendable, CaseIterable {
    case preferred, admitted, forbidden
    case doNotTranslate = "do-not-translate"
  }

  struct Term: Sendable {
    var language: LanguageTag
    var text: String
    var status: Status
  }

  /// One row of a table, one concept of a termbase: terms of one meaning.
  struct Row: Sendable {
    var terms: [Term]
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

    private static let mostNamed = 5

    /// The renderings that may stand in the target, in quotation marks, the first few of many;
    /// nil where there is none.
    var choice: String? {
      let allowed = preferred + admitted
      guard !allowed.isEmpty else { return nil }
      let named = allowed.prefix(Self.mostNamed).map { "“\($0)”" }
      let rest = allowed.count - named.count
      return (named + (rest > 0 ? ["one of \(rest) more"] : [])).joined(separator: " or ")
    }
  }

  private(set) var rows: [Row] = []

  public init() {}

  init(rows: [Row]) { self.rows = rows }

  /// The glossary of a termbase, whose deprecated terms are forbidden.
  public init(_ concepts: [TermConcept]) {
    rows = concepts.map { concept in
      Row(
        terms: concept.terms.map {
          Term(language: $0.language, text: $0.text, status: Status($0.status))
        },
        note: concept.note)
    }
  }

  public var isEmpty: Bool { rows.isEmpty }

  public mutating func append(_ other: Glossary) { rows += other.rows }

  /// The concepts for a pair of languages, in the order of the rows; a row
  /// without a term in the source's language tells of the target alone.
  func concepts(from source: LanguageTag, to target: LanguageTag) -> [Concept] {
    var concepts: [Concept] = []
    var numbers: [String: Int] = [:]
    for row in rows {
      let (terms, renderings) = (Self.terms(of: row, source), Self.terms(of: row, target))
      guard !terms.isEmpty || !renderings.isEmpty else { continue }
      for key in terms.isEmpty ? [""] : terms.map(\.text) {
        let index = numbers[key] ?? concepts.count
        if index == concepts.count {
          concepts.append(Concept(source: key))
          numbers[key] = index
        }
        concepts[index].note = concepts[index].note ?? row.note
        concepts[index].isKept =
          concepts[index].isKept || terms.contains { $0.status == .doNotTranslate }
        for rendering in renderings { concepts[index].add(rendering) }
      }
    }
    return concepts
  }

  /// The terms in exactly the language, or else in other varieties of it.
  private static func terms(of row: Row, _ language: LanguageTag) -> [Term] {
    let exact = row.terms.filter { $0.language == language }
    return exact.isEmpty
      ? row.terms.filter { $0.language.language == language.language } : exact
  }
}

extension Glossary.Concept {
  fileprivate mutating func add(_ rendering: Glossary.Term) {
    switch rendering.status {
    case .preferred: preferred.append(rendering.text)
    case .admitted: admitted.append(rendering.text)
    case .forbidden: forbidden.append(rendering.text)
    case .doNotTranslate: isKept = true
    }
  }
}

extension Glossary.Status {
  fileprivate init(_ status: TermConcept.Status) {
    switch status {
    case .preferred: self = .preferred
    case .admitted: self = .admitted
    case .deprecated: self = .forbidden
    }
  }
}
