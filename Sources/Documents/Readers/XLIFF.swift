/// Reads XLIFF 1.2 and 2.x. A unit is a `trans-unit`, or in 2.x a `segment`; what
/// `translate="no"` excludes is left out, and so are alternatives, notes and skeletons.
struct XLIFFReader {
  private let file: SourceFile
  private var elements: XMLElements
  private var bitext: Bitext
  /// `translate` of the elements that are open, by depth.
  private var translate: [Bool] = [true]
  private var unit = ""
  private var segments = 0
  private var pair = Pair()

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

  static func read(_ file: SourceFile) throws(DocumentError) -> (source: Document, target: Document)
  {
    var reader = XLIFFReader(file)
    try reader.run()
    return reader.bitext.finish()
  }

  private init(_ file: SourceFile) {
    self.file = file
    elements = XMLElements(file)
    bitext = Bitext(file, .xliff)
  }

  private mutating func run() throws(DocumentError) {
    while let token = try elements.next() {
      switch token {
      case .text, .raw: break
      case .start(let tag):
        if elements.depth == 1, translate.count == 1, tag.name != "xliff" {
          throw file.malformed(
            at: tag.range.lowerBound, "<\(tag.name)> is no XLIFF", cure: "name an XLIFF file")
        }
        try start(tag)
      case .end(let name, _):
        if translate.count > 1 { translate.removeLast() }
        if name == "trans-unit" || name == "segment" { try endUnit() }
      }
    }
  }

  private mutating func start(_ tag: MarkupTokenizer.Tag) throws(DocumentError) {
    if Self.skipped.contains(tag.name) {
      _ = try elements.content(of: tag)
      return
    }
    switch tag.name {
    case "source":
      pair.source = try elements.content(of: tag)
      return
    case "target":
      pair.targetTag = tag.range
      pair.target = try elements.content(of: tag)
      return
    case "xliff":
      setLanguages(file.string(tag, "srcLang"), file.string(tag, "trgLang"))
    case "file":
      setLanguages(file.string(tag, "source-language"), file.string(tag, "target-language"))
    case "trans-unit":
      let name = file.string(tag, "id") ?? file.string(tag, "resname") ?? ""
      pair = Pair(tag: tag.range, name: name)
    case "unit":
      unit = file.string(tag, "id") ?? ""
      segments = 0
    case "segment":
      segments += 1
      let name = file.string(tag, "id").map { "\(unit)/\($0)" }
      pair = Pair(tag: tag.range, name: name ?? (segments == 1 ? unit : "\(unit)/\(segments)"))
    default: break
    }
    let own = tag.value("translate").map { file.string($0) }
    let isTranslatable = own.map { $0 != "no" } ?? translate.last ?? true
    translate.append(isTranslatable)
    if tag.name == "trans-unit" || tag.name == "segment" { pair.isTranslatable = isTranslatable }
  }

  private mutating func setLanguages(_ source: String?, _ target: String?) {
    if bitext.source.language == nil { bitext.source.language = source }
    if bitext.target.language == nil { bitext.target.language = target }
  }

  private mutating func endUnit() throws(DocumentError) {
    let ended = pair
    pair = Pair()
    guard ended.isTranslatable, let source = ended.source else { return }
    try bitext.addUnit(ended.name, at: (source, ended.place)) {
      (builder) throws(DocumentError) in
      try builder.addSegment(source)
    } target: { (builder) throws(DocumentError) in
      if let target = ended.target { try builder.addSegment(target) }
    }
  }
}
