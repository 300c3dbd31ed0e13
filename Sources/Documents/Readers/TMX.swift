/// Reads TMX 1.4, one translation unit at a time.
struct TMXReader: UnitReader {
  private var file: SourceFile
  private var elements: XMLElements
  private(set) var bitext: Bitext
  /// The languages that are read; told from the file where the user names none.
  private var source: String?
  private var target: String?
  private let targetIsNamed: Bool
  private var count = 0

  /// - Parameters:
  ///   - source: the language of the source, such as `en`; the header's when nil.
  ///   - target: that of the translation; the only other one when nil.
  init(_ file: SourceFile, source: String?, target: String?) {
    self.file = file
    self.source = source
    self.target = target
    targetIsNamed = target != nil
    elements = XMLElements(file)
    bitext = Bitext(file, .tmx)
  }

  /// A variant of a unit: its language and where its segment stands.
  private struct Variant {
    var language: String
    var segment: Range<Int>
    var tag: Range<Int>
  }

  mutating func goOn(in file: SourceFile) {
    self.file = file
    elements.goOn(in: file)
    bitext.goOn(in: file)
  }

  mutating func run(isLast: Bool) throws(DocumentError) -> Int {
    var whole = (elements, count)
    do {
      while try readNext() { whole = (elements, count) }
    } catch {
      guard !isLast, elements.isCut else { throw error }
      (elements, count) = whole
    }
    bitext.source.language = source
    bitext.target.language = target
    return elements.place
  }

  /// Reads a unit, or what stands round units; false at the end.
  private mutating func readNext() throws(DocumentError) -> Bool {
    guard let token = try elements.next() else { return false }
    if case .start(let tag) = token {
      switch tag.name {
      case "tmx", "body": break
      case "header":
        let language = file.string(tag, "srclang") ?? ""
        if source == nil, !language.isEmpty, language != "*all*" { source = language }
        _ = try elements.content(of: tag)
      case "tu": try readUnit(tag)
      default:
        guard elements.depth > 1 else {
          throw file.malformed(
            at: tag.range.lowerBound, "<\(tag.name)> is no TMX", cure: "name a TMX file")
        }
        _ = try elements.content(of: tag)
      }
    }
    return true
  }

  private mutating func readUnit(_ unit: MarkupTokenizer.Tag) throws(DocumentError) {
    count += 1
    let depth = elements.depth
    var variants: [Variant] = []
    var variant: (language: String, tag: Range<Int>)?
    while !unit.isEmpty, elements.depth >= depth, let token = try elements.next() {
      guard case .start(let tag) = token else { continue }
      switch tag.name {
      case "tuv":
        guard let language = file.string(tag, "xml:lang") ?? file.string(tag, "lang") else {
          throw file.malformed(
            at: tag.range.lowerBound, "<tuv> names no language", cure: "write xml:lang=\"…\"")
        }
        variant = (language, tag.range)
      case "seg":
        let segment = try elements.content(of: tag)
        if let variant {
          variants.append(
            Variant(language: variant.language, segment: segment, tag: variant.tag))
        }
      default: _ = try elements.content(of: tag)
      }
    }
    try add(variants, name: file.string(unit, "tuid") ?? String(count), unit)
  }

  private mutating func add(
    _ variants: [Variant], name: String, _ unit: MarkupTokenizer.Tag
  ) throws(DocumentError) {
    if source == nil { source = variants.first?.language }
    guard let source,
      let original = variants.first(where: { FileLanguage.matches($0.language, source) })
    else { return }
    let others = variants.filter { !FileLanguage.matches($0.language, source) }
    if target == nil { target = others.first?.language }
    if !targetIsNamed, let target,
      let other = others.first(where: { !FileLanguage.matches($0.language, target) })
    {
      throw file.malformed(
        at: other.tag.lowerBound, "translations into \(target) and \(other.language)",
        cure: "choose one by --target-language")
    }
    let translation = target.flatMap { target in
      others.first { FileLanguage.matches($0.language, target) }
    }
    let place = translation.map { $0.segment.isEmpty ? $0.tag : $0.segment } ?? unit.range
    try bitext.addUnit(name, at: (original.segment, place)) {
      (builder) throws(DocumentError) in
      try builder.addSegment(original.segment)
    } target: { (builder) throws(DocumentError) in
      if let translation { try builder.addSegment(translation.segment) }
    }
  }
}
