/// Reads Apple's string catalogues (`.xcstrings`), which hold all languages of a program.
struct StringCatalogueReader {
  private let file: SourceFile
  private var bitext: Bitext
  private var source: String
  private var target: String?
  private let targetIsNamed: Bool
  private var key = 0..<0
  private var isTranslatable = true
  /// The values of the key that is being read.
  private var values: [Value] = []
  /// The numbers of the forms of messages, by `variation`.
  private var forms = ["": UInt8(0)]

  private struct Value {
    var language: String
    /// `plural.one` and the like; empty for a plain string.
    var variation: String
    var range: Range<Int>
  }

  static func read(_ file: SourceFile, target: String?) throws(DocumentError)
    -> (source: Document, target: Document)
  {
    var reader = StringCatalogueReader(file, target)
    try reader.run()
    return reader.bitext.finish()
  }

  private init(_ file: SourceFile, _ target: String?) {
    self.file = file
    self.target = target
    targetIsNamed = target != nil
    source = ""
    bitext = Bitext(file, .xcstrings)
  }

  private mutating func run() throws(DocumentError) {
    source = try sourceLanguage()
    var tokens = JSONTokens(file)
    var path = JSONPath()
    while let token = try tokens.next() {
      _ = try path.take(token, in: file)
      let names = path.names
      guard names.first == "strings" else { continue }
      switch token {
      case .key(let range) where names.count == 2: key = range
      case .scalar(let range) where names.count == 3 && names[2] == "shouldTranslate":
        isTranslatable = file.string(range) != "false"
      case .string(let range)
      where names.count >= 6 && names[2] == "localizations" && names.last == "value":
        try addValue(range, names)
      case .closeObject where names.count == 2: try endKey()
      default: break
      }
    }
    bitext.source.language = source
    bitext.target.language = target
  }

  private func sourceLanguage() throws(DocumentError) -> String {
    var tokens = JSONTokens(file)
    var path = JSONPath()
    while let token = try tokens.next() {
      let name = try path.take(token, in: file)
      if case .string(let range) = token, name == "sourceLanguage" { return file.string(range) }
    }
    throw file.malformed(at: 0, "no “sourceLanguage”", cure: "name a string catalogue")
  }

  private mutating func addValue(_ range: Range<Int>, _ names: [String]) throws(DocumentError) {
    let language = names[3]
    if target == nil, !FileLanguage.matches(language, source) { target = language }
    if !targetIsNamed, let target, !FileLanguage.matches(language, source),
      !FileLanguage.matches(language, target)
    {
      throw file.malformed(
        at: range.lowerBound, "translations into \(target) and \(language)",
        cure: "choose one by --target-language")
    }
    let steps = names[4..<names.count - 2].filter { $0 != "variations" }
    values.append(
      Value(language: language, variation: steps.joined(separator: "."), range: range))
  }

  private mutating func endKey() throws(DocumentError) {
    let (found, key, isTranslatable) = (values, key, isTranslatable)
    values = []
    self.isTranslatable = true
    let name = try Escapes.json.string(key, in: file)
    guard isTranslatable, !name.isEmpty, let target else { return }
    let originals = found.filter { FileLanguage.matches($0.language, source) }
    let translations = found.filter {
      FileLanguage.matches($0.language, target) && !FileLanguage.matches($0.language, source)
    }
    func original(_ variation: String) -> Range<Int> {
      let other = variation.split(separator: ".").dropLast().joined(separator: ".") + ".other"
      return originals.first { $0.variation == variation }?.range
        ?? originals.first { $0.variation == other || $0.variation.isEmpty }?.range
        ?? originals.last?.range ?? key
    }
    if translations.isEmpty { try add(name, original(""), key, isMissing: true, form: 0) }
    for value in translations {
      try add(
        value.variation.isEmpty ? name : "\(name) (\(value.variation))",
        original(value.variation), value.range, isMissing: false,
        form: form(value.variation))
    }
  }

  private mutating func form(_ variation: String) -> UInt8 {
    if variation.hasSuffix(".other") { return Unit.generalForm }
    if let known = forms[variation] { return known }
    let form = UInt8(clamping: forms.count)
    forms[variation] = form
    return form
  }

  private mutating func add(
    _ name: String, _ source: Range<Int>, _ target: Range<Int>, isMissing: Bool, form: UInt8
  ) throws(DocumentError) {
    let place = target.lowerBound - 1..<target.upperBound + 1
    try bitext.addUnit(name, at: (source, place), form: form) {
      (builder) throws(DocumentError) in
      try builder.append(source, escapes: .json)
    } target: { (builder) throws(DocumentError) in
      if !isMissing { try builder.append(target, escapes: .json) }
    }
  }
}
