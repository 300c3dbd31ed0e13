import Alignment
import Checks
import Documents
import ICU
import Linguistics
import Reporting

/// One pair of files to check, and how to read them.
public struct PairCheck: Sendable {
  public var source: Input
  public var target: Input

  /// One of the two texts.
  public struct Input: Sendable {
    /// `-` is standard input.
    public var path: String
    /// Detected when nil.
    public var language: LanguageTag?
    /// UTF-8, or what a byte order mark says, when nil.
    public var encoding: String?
    /// Told from the lines' lengths when nil.
    public var layout: TextLayout?
    /// Told from the path's extension when nil.
    public var format: InputFormat?
    var actualFormat: InputFormat { format ?? InputFormat(path: path) }
    /// The bytes to judge instead of the file's.
    public var contents: [UInt8]?

    public init(
      path: String, language: LanguageTag? = nil, encoding: String? = nil,
      layout: TextLayout? = nil, format: InputFormat? = nil
    ) {
      self.format = format
      self.path = path
      self.language = language
      self.encoding = encoding
      self.layout = layout
    }
  }

  /// Paths of glossaries.
  public var glossaries: [String]
  public var style = HouseStyle()
  /// The path of the project's list of names.
  public var namesList: String?
  /// The id of the romanisation scheme that names are to follow.
  public var namesScheme: String?
  /// The path of a lexicon for the aligner.
  public var lexicon: String?
  /// Whether the report lists the names of the texts.
  public var listsNames = false

  public init(
    source: Input, target: Input, glossaries: [String] = [], namesList: String? = nil,
    namesScheme: String? = nil, lexicon: String? = nil
  ) {
    self.source = source
    self.target = target
    self.glossaries = glossaries
    self.namesList = namesList
    self.namesScheme = namesScheme
    self.lexicon = lexicon
  }

  /// Checks the pair: bytes to findings, the whole way.
  ///
  /// - Parameter notice: gets what a person should know beside the findings.
  public func run(
    _ engine: Engine, notice: (String) -> Void
  ) throws(CheckError) -> PairReport {
    var stages = Stages()
    var report = try run(try documents(), engine, &stages, notice)
    var seen = Fingerprint.Seen()
    report.setFingerprints(path: report.target.file.name, after: &seen)
    return report
  }

  /// Checks what was read of the pair as a whole.
  func run(
    _ documents: (source: Document, target: Document), _ engine: Engine, _ stages: inout Stages,
    _ notice: (String) -> Void
  ) throws(CheckError) -> PairReport {
    let context = try wholeContext(documents, engine.library, &stages, notice)
    let extent = documents.target.file.text.indices
    let part = SettledPart(wholeOf: context.source, context.target, extent)
    return try report(of: context, part, engine, &stages)
  }

  /// What the rules find in a part of the pair.
  func report(
    of context: RuleContext, _ part: SettledPart, _ engine: Engine, _ stages: inout Stages
  ) throws(CheckError) -> PairReport {
    let result: Engine.Result
    do { result = try engine.run(context, keeping: part.holds) } catch { throw .rule(error) }
    stages.end("rules")
    var report = PairReport(
      source: PairReport.Side(context.source, sentences: part.sentences.source),
      target: PairReport.Side(context.target, sentences: part.sentences.target),
      alignment: context.alignment, findings: result.findings, outcomes: result.outcomes)
    if listsNames {
      do { report.names = try NameTable(context).entries } catch { throw .icu(error) }
      stages.end("names")
    }
    report.stages = stages.durations
    return report
  }

  /// Reads and aligns the pair: all that the rules judge.
  public func context(notice: (String) -> Void) throws(CheckError) -> RuleContext {
    var stages = Stages()
    return try wholeContext(try documents(), LanguageLibrary(), &stages, notice)
  }

  /// Reads the pair.
  func documents() throws(CheckError) -> (source: Document, target: Document) {
    let isBitext = source.format?.isBitext ?? false
    guard source.path != "-" || target.path != "-" || isBitext else { throw .bothStandardInput }
    do {
      let documents = try DocumentReader.read(source: self.source, target: self.target)
      try refuseUnequal(documents.source, documents.target)
      try refuseUnequal(documents.target, documents.source)
      return documents
    } catch {
      throw .document(error)
    }
  }

  private func wholeContext(
    _ documents: (source: Document, target: Document), _ library: LanguageLibrary,
    _ stages: inout Stages, _ notice: (String) -> Void
  ) throws(CheckError) -> RuleContext {
    let aids = try Aids(self)
    let pair = try aligned(documents, aids, library, &stages, notice)
    let context = try context(of: pair, aids, library)
    guard !context.source.sentences.isEmpty else { throw .emptySource(documents.source.file.name) }
    return context
  }

  /// What a project lends to the check of a pair.
  struct Aids {
    var glossary: Glossary
    var nameSettings: NameSettings
    var lexicon: Lexicon?
    /// Whether the texts are known to be translations of each other.
    var areTranslations = false

    init(_ check: PairCheck) throws(CheckError) {
      glossary = try check.readGlossaries()
      nameSettings = try check.readNameSettings()
      lexicon = try check.readLexicon()
    }
  }

  /// Aligns the two documents.
  func aligned(
    _ documents: (source: Document, target: Document), _ aids: Aids, _ library: LanguageLibrary,
    _ stages: inout Stages, _ notice: (String) -> Void
  ) throws(CheckError) -> AlignedPair {
    let source = try analysis(documents.source, self.source.language, library, notice)
    let target = try analysis(documents.target, self.target.language, library, notice)
    stages.end("reading and analysis")
    var alignment = Aligner(lexicon: aids.lexicon).align(source, target)
    if aids.areTranslations { alignment = alignment.ofTranslations }
    stages.end("alignment")
    return AlignedPair(source: source, target: target, alignment: alignment)
  }

  /// What the rules judge a pair by.
  func context(
    of pair: AlignedPair, _ aids: Aids, _ library: LanguageLibrary
  ) throws(CheckError) -> RuleContext {
    do {
      return try RuleContext(
        source: pair.source, target: pair.target, alignment: pair.alignment,
        glossary: aids.glossary, identifier: library.identifier, style: style,
        nameSettings: aids.nameSettings)
    } catch {
      throw .icu(error)
    }
  }

  /// How much longer a text may be than its translation, and the UTF-16 units from which that
  /// counts: it would take long to find out what the lengths tell.
  private static let unequal = (ratio: 1000, length: 10_000_000)

  /// Whether two lengths are too unequal to be those of a text and its translation.
  static func areUnequal(_ one: Int, _ other: Int) -> Bool {
    max(one, other) / unequal.ratio > min(one, other)
  }

  private func refuseUnequal(_ long: Document, _ short: Document) throws(DocumentError) {
    guard long.text.count >= Self.unequal.length,
      long.text.count > short.text.count, Self.areUnequal(long.text.count, short.text.count)
    else { return }
    throw .unsuitable(
      long.file.name,
      "is over \(Self.unequal.ratio) times as long as \(short.file.name); name a text and its"
        + " translation")
  }

  private func analysis(
    _ document: Document, _ language: LanguageTag?, _ library: LanguageLibrary,
    _ notice: (String) -> Void
  ) throws(CheckError) -> Analysis {
    let language = language ?? self.language(of: document, library.identifier, notice)
    do {
      return try Analysis(document, library.data(of: language))
    } catch {
      throw .icu(error)
    }
  }

  private func readGlossaries() throws(CheckError) -> Glossary {
    var glossary = Glossary()
    for path in glossaries {
      let file: SourceFile
      do {
        file = try SourceFile.read(path: path, encoding: nil)
        if path.lowercased().hasSuffix(".tbx") {
          glossary.append(Glossary(try TBXReader.read(file)))
          continue
        }
      } catch {
        throw .document(error)
      }
      let text = String(decoding: file.text, as: UTF16.self)
      do {
        glossary.append(try GlossaryReader(text, file: path).read())
      } catch {
        throw .glossary(error)
      }
    }
    return glossary
  }

  private func readLexicon() throws(CheckError) -> Lexicon? {
    guard let lexicon else { return nil }
    let file: SourceFile
    do { file = try SourceFile.read(path: lexicon, encoding: nil) } catch { throw .document(error) }
    do { return try Lexicon(file) } catch { throw .lexicon(error) }
  }

  private func readNameSettings() throws(CheckError) -> NameSettings {
    var settings = NameSettings(scheme: namesScheme)
    guard let namesList else { return settings }
    let file: SourceFile
    do {
      file = try SourceFile.read(path: namesList, encoding: nil)
    } catch {
      throw .document(error)
    }
    do {
      settings.list = try NameList(String(decoding: file.text, as: UTF16.self), file: namesList)
    } catch {
      throw .names(error)
    }
    return settings
  }

  /// The language that a document names, or is told to be in.
  func language(
    of document: Document, _ identifier: LanguageIdentifier, _ notice: (String) -> Void
  ) -> LanguageTag {
    if let named = document.language.flatMap(LanguageTag.init) { return named }
    guard let guess = identifier.identify(document.text[...]) else {
      if !document.text.isEmpty {
        notice(
          "\(document.file.name): no language recognised; name it by --source-language or"
            + " --target-language")
      }
      return .undetermined
    }
    if !guess.isConfident {
      notice(
        "\(document.file.name): taken for \(guess.language.englishName), not surely; name the"
          + " language by --source-language or --target-language if that is wrong")
    }
    return guess.language
  }
}
