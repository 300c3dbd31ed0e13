import ICU

/// A concept of a termbase: its terms in all languages, and what is said of it.
public struct TermConcept: Sendable, Equatable {
  /// What `administrativeStatus` says of a term.
  public enum Status: Sendable {
    case preferred, admitted
    /// Not to be used any more.
    case deprecated
  }

  public struct Term: Sendable, Equatable {
    public var language: LanguageTag
    public var text: String
    /// Preferred where the file says nothing.
    public var status = Status.preferred
  }

  /// In the file's order.
  public var terms: [Term] = []
  /// Its first note or context.
  public var note: String?
}

/// Reads TBX (ISO 30042), the editions of 2019 (`conceptEntry`) and 2008
/// (`termEntry`), in both styles of data categories: as types and as tags.
public struct TBXReader {
  private let file: SourceFile
  private var elements: XMLElements
  private var concepts: [TermConcept] = []

  /// Complexity: linear.
  public static func read(_ file: SourceFile) throws(DocumentError) -> [TermConcept] {
    var reader = TBXReader(file)
    try reader.run()
    guard !reader.concepts.isEmpty else {
      throw file.malformed(
        at: file.text.count, "no term", cure: "write terms in <conceptEntry> elements")
    }
    return reader.concepts
  }

  private init(_ file: SourceFile) {
    self.file = file
    elements = XMLElements(file)
  }

  private mutating func run() throws(DocumentError) {
    while let token = try elements.next() {
      guard case .start(let tag) = token else { continue }
      let isRoot = elements.depth + (tag.isEmpty ? 1 : 0) == 1
      guard !isRoot || tag.name == "tbx" || tag.name == "martif" else {
        throw file.malformed(
          at: tag.range.lowerBound, "<\(tag.name)> is no TBX",
          cure: "name a termbase whose root is <tbx> or <martif>")
      }
      switch tag.name {
      case "tbx", "martif", "text", "body": break
      case "conceptEntry", "termEntry": try readConcept(tag)
      default: _ = try elements.content(of: tag)
      }
    }
  }

  private mutating func readConcept(_ entry: MarkupTokenizer.Tag) throws(DocumentError) {
    let depth = elements.depth
    var concept = TermConcept()
    var language: LanguageTag?
    while !entry.isEmpty, elements.depth >= depth, let token = try elements.next() {
      guard case .start(let tag) = token else { continue }
      switch category(tag) {
      case "langSec", "langSet": language = try self.language(of: tag)
      case "term":
        concept.terms.append(
          TermConcept.Term(language: try known(language, at: tag), text: try term(tag)))
      case "administrativeStatus":
        guard let last = concept.terms.indices.last else {
          throw file.malformed(
            at: tag.range.lowerBound, "a status without a term", cure: "write it behind its <term>")
        }
        concept.terms[last].status = try status(tag)
      case "note", "context":
        let text = try elements.text(of: tag)
        if concept.note == nil, !text.isEmpty { concept.note = text }
      // What groups the above.
      case "termSec", "tig", "ntig", "termGrp", "termNoteGrp", "descripGrp": break
      default: _ = try elements.content(of: tag)
      }
    }
    if !concept.terms.isEmpty { concepts.append(concept) }
  }

  /// The data category of an element: its type, or its own name.
  private func category(_ tag: MarkupTokenizer.Tag) -> String {
    let isTyped = tag.name == "termNote" || tag.name == "descrip"
    return isTyped ? file.string(tag, "type") ?? tag.name : tag.name
  }

  private func language(of tag: MarkupTokenizer.Tag) throws(DocumentError) -> LanguageTag {
    guard let name = file.string(tag, "xml:lang") ?? file.string(tag, "lang") else {
      throw file.malformed(
        at: tag.range.lowerBound, "<\(tag.name)> names no language", cure: "write xml:lang=\"…\"")
    }
    guard !name.isEmpty, let language = LanguageTag(name) else {
      throw file.malformed(
        at: tag.range.lowerBound, "“\(name)” is no language tag",
        cure: "write one such as de or pt-BR")
    }
    return language
  }

  private func known(
    _ language: LanguageTag?, at tag: MarkupTokenizer.Tag
  ) throws(DocumentError) -> LanguageTag {
    guard let language else {
      throw file.malformed(
        at: tag.range.lowerBound, "a term outside a language", cure: "put it into a <langSec>")
    }
    return language
  }

  private mutating func term(_ tag: MarkupTokenizer.Tag) throws(DocumentError) -> String {
    let text = try elements.text(of: tag)
    guard !text.isEmpty else {
      throw file.malformed(
        at: tag.range.lowerBound, "an empty term", cure: "write it, or take its section out")
    }
    return text
  }

  /// The values of both editions: `deprecatedTerm-admn-sts`, `deprecatedTerm`, `deprecated`.
  private mutating func status(
    _ tag: MarkupTokenizer.Tag
  ) throws(DocumentError) -> TermConcept.Status {
    let value = try elements.text(of: tag)
    let stem = value.split(separator: "-").first ?? ""
    switch stem.hasSuffix("Term") ? stem.dropLast(4) : stem {
    case "preferred", "standardized", "regulated", "legal": return .preferred
    case "admitted": return .admitted
    case "deprecated", "superseded", "notRecommended", "obsolete": return .deprecated
    default:
      throw file.malformed(
        at: tag.range.lowerBound, "“\(value)” is no administrative status",
        cure: "write preferredTerm-admn-sts, admittedTerm-admn-sts or deprecatedTerm-admn-sts")
    }
  }
}
