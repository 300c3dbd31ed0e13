/// Reads XLIFF 1.2 and 2.x. A unit is a `trans-unit`, or in 2.x a `segment`; what
/// `translate="no"` excludes is left out, and so are alternatives, notes and skeletons.
struct XLIFFReader: UnitReader {
  private var file: SourceFile
  private(set) var bitext: Bitext
  private var walk: Walk

  /// How far the file is read.
  private struct Walk {
    var elements: XMLElements
    /// `translate` of the elements that are open, by depth.
    var translate: [Bool] = [true]
    var unit = ""
    var segments = 0
    /// Nil outside units.
    var pair: Pair?
  }

  /// What is known of the unit being read.
  private struct Pair {
    var tag = 0..<0
    var name = ""
    var source: Range<Int>?
    var target: Range<Int>?
    /// The target as a whole where it holds something, else its tag or that of the unit.
    var place: Range<Int> { target.map { $0.isEmpty ? targetTag : $0 } ?? tag }
    var targetTag = 0..<0
    var isTranslatable = true
  }

  private static let skipped: Set<String> = [
    "alt-trans", "seg-source", "note", "notes", "header", "skeleton", "originalData", "bin-unit",
    "ignorable", "metadata", "matches", "glossary",
  ]

  init(_ file: SourceFile) {
    self.file = file
    walk = Walk(elements: XMLElements(file))
    bitext = Bitext(file, .xliff)
  }

  mutating func goOn(in file: SourceFile) {
    self.file = file
    walk.elements.goOn(in: file)
    bitext.goOn(in: file)
  }

  mutating func run(isLast: Bool) throws(DocumentError) -> Int {
    var whole = walk
    do {
      while let token = try walk.elements.next() {
        try take(token)
        if walk.pair == nil { whole = walk }
      }
    } catch {
      guard !isLast, walk.elements.isCut else { throw error }
      walk = whole
    }
    return walk.elements.place
  }

  private mutating func take(_ token: MarkupTokenizer.Token) throws(DocumentError) {
    switch token {
    case .text, .raw: break
    case .start(let tag):
      if walk.elements.depth == 1, walk.translate.count == 1, tag.name != "xliff" {
        throw file.malformed(
          at: tag.range.lowerBound, "<\(tag.name)> is no XLIFF", cure: "name an XLIFF file")
      }
      try start(tag)
    case .end(let name, _):
      if walk.translate.count > 1 { walk.translate.removeLast() }
      if name == "trans-unit" || name == "segment" { try endUnit() }
    }
  }

  private mutating func start(_ tag: MarkupTokenizer.Tag) throws(DocumentError) {
    if Self.skipped.contains(tag.name) {
      _ = try walk.elements.content(of: tag)
      return
    }
    switch tag.name {
    case "source":
      let content = try walk.elements.content(of: tag)
      walk.pair?.source = content
      return
    case "target":
      let content = try walk.elements.content(of: tag)
      walk.pair?.targetTag = tag.range
      walk.pair?.target = content
      return
    case "xliff":
      setLanguages(file.string(tag, "srcLang"), file.string(tag, "trgLang"))
    case "file":
      setLanguages(file.string(tag, "source-language"), file.string(tag, "target-language"))
    case "trans-unit":
      let name = file.string(tag, "id") ?? file.string(tag, "resname") ?? ""
      walk.pair = Pair(tag: tag.range, name: name)
    case "unit":
      walk.unit = file.string(tag, "id") ?? ""
      walk.segments = 0
    case "segment":
      walk.segments += 1
      let (unit, number) = (walk.unit, walk.segments)
      let name = file.string(tag, "id").map { "\(unit)/\($0)" }
      walk.pair = Pair(tag: tag.range, name: name ?? (number == 1 ? unit : "\(unit)/\(number)"))
    default: break
    }
    let own = tag.value("translate").map { file.string($0) }
    let isTranslatable = own.map { $0 != "no" } ?? walk.translate.last ?? true
    walk.translate.append(isTranslatable)
    if tag.name == "trans-unit" || tag.name == "segment" {
      walk.pair?.isTranslatable = isTranslatable
    }
  }

  private mutating func setLanguages(_ source: String?, _ target: String?) {
    if bitext.source.language == nil { bitext.source.language = source }
    if bitext.target.language == nil { bitext.target.language = target }
  }

  private mutating func endUnit() throws(DocumentError) {
    let pair = walk.pair
    walk.pair = nil
    guard let ended = pair, ended.isTranslatable, let source = ended.source else { return }
    try bitext.addUnit(ended.name, at: (source, ended.place)) {
      (builder) throws(DocumentError) in
      try builder.addSegment(source)
    } target: { (builder) throws(DocumentError) in
      if let target = ended.target { try builder.addSegment(target) }
    }
  }
}
