/// Reads the units of a bitext, piece by piece where the file comes in pieces.
protocol UnitReader {
  /// The units of the piece.
  var bitext: Bitext { get }
  /// Reads the units that the piece holds as a whole. Returns the offset behind the last of
  /// them, where the next piece begins; the end of the text in the last piece.
  mutating func run(isLast: Bool) throws(DocumentError) -> Int
  /// Goes on in the next piece.
  mutating func goOn(in file: SourceFile)
}

extension UnitReader {
  /// Reads a file that comes as a whole.
  consuming func whole() throws(DocumentError) -> (source: Document, target: Document) {
    _ = try run(isLast: true)
    return bitext.finish()
  }
}

/// The two texts of a file that holds both, unit by unit.
struct Bitext {
  var source: Document.Builder
  var target: Document.Builder

  init(_ file: SourceFile, _ format: InputFormat) {
    source = Document.Builder(file: file, format: format)
    // No copy: the room that both have for their text would be one's.
    target = Document.Builder(file: file, format: format)
  }

  /// Adds a unit by what adds the blocks of either side. A unit without source text is none.
  mutating func addUnit(
    _ name: String, at places: (source: Range<Int>, target: Range<Int>), isDraft: Bool = false,
    form: UInt8 = 0,
    source addSource: (inout Document.Builder) throws(DocumentError) -> Void,
    target addTarget: (inout Document.Builder) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    let first = (source: source.blocks.count, target: target.blocks.count)
    try addSource(&source)
    source.close()
    guard source.blocks.count > first.source else { return }
    if !isDraft { try addTarget(&target) }
    source.addUnit(name, from: first.source, place: places.source, form: form)
    target.addUnit(name, from: first.target, place: places.target, isDraft: isDraft, form: form)
  }

  /// Begins anew with the next piece of the file.
  mutating func goOn(in file: SourceFile) {
    let languages = (source.language, target.language)
    self = Bitext(file, source.format)
    (source.language, target.language) = languages
  }

  func finish() -> (source: Document, target: Document) {
    (source.finish(), target.finish())
  }
}

/// Language tags as files have them.
enum FileLanguage {
  /// Whether a tag of a file is the language that is wanted: the same, or one is a more
  /// exact form of the other. `en_US` is `en-US`.
  static func matches(_ tag: String, _ wanted: String) -> Bool {
    let (one, other) = (normalised(tag), normalised(wanted))
    return one == other || one.hasPrefix(other + "-") || other.hasPrefix(one + "-")
  }

  static func normalised(_ tag: String) -> String {
    String(tag.lowercased().map { $0 == "_" ? "-" : $0 })
  }

  /// Whether a string has the form of a language tag: `de`, `pt-BR`, `zh-Hant`.
  static func isTag(_ text: String) -> Bool {
    let parts = normalised(text).split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, 2...3 ~= first.count else { return false }
    return first.allSatisfy { $0.isASCII && $0.isLetter }
      && parts.dropFirst().allSatisfy { part in
        2...8 ~= part.count && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
  }
}
