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

    public init(
      path: String, language: LanguageTag? = nil, encoding: String? = nil,
      layout: TextLayout? = nil
    ) {
      self.path = path
      self.language = language
      self.encoding = encoding
      self.layout = layout
    }
  }

  /// Paths of glossaries.
  public var glossaries: [String]

  public init(source: Input, target: Input, glossaries: [String] = []) {
    self.source = source
    self.target = target
    self.glossaries = glossaries
  }

  /// Checks the pair: bytes to findings, the whole way.
  ///
  /// - Parameter notice: gets what a person should know beside the findings.
  public func run(
    _ engine: Engine, notice: (String) -> Void
  ) throws(CheckError) -> PairReport {
    guard source.path != "-" || target.path != "-" else { throw .bothStandardInput }
    let glossary = try readGlossaries()
    let identifier = LanguageIdentifier()
    let source = try analysis(self.source, identifier, notice)
    let target = try analysis(self.target, identifier, notice)
    guard !source.sentences.isEmpty else { throw .emptySource(source.document.file.name) }
    let alignment = Aligner().align(source, target)
    let context = RuleContext(
      source: source, target: target, alignment: alignment, glossary: glossary,
      identifier: identifier)
    do {
      let result = try engine.run(context)
      return PairReport(
        source: PairReport.Side(source), target: PairReport.Side(target), alignment: alignment,
        findings: result.findings, outcomes: result.outcomes)
    } catch {
      throw .rule(error)
    }
  }

  private func analysis(
    _ input: Input, _ identifier: LanguageIdentifier, _ notice: (String) -> Void
  ) throws(CheckError) -> Analysis {
    let document: Document
    do {
      let file = try SourceFile.read(path: input.path, encoding: input.encoding)
      document = PlainText.read(file, layout: input.layout)
    } catch {
      throw .document(error)
    }
    let language = input.language ?? detectLanguage(of: document, identifier, notice)
    do {
      return try Analysis(document, language: language)
    } catch {
      throw .icu(error)
    }
  }

  private func readGlossaries() throws(CheckError) -> Glossary {
    var glossary = Glossary()
    for path in glossaries {
      let file: SourceFile
      do { file = try SourceFile.read(path: path, encoding: nil) } catch { throw .document(error) }
      let text = String(decoding: file.text, as: UTF16.self)
      do {
        glossary.append(try GlossaryReader(text, file: path).read())
      } catch {
        throw .glossary(error)
      }
    }
    return glossary
  }

  private func detectLanguage(
    of document: Document, _ identifier: LanguageIdentifier, _ notice: (String) -> Void
  ) -> LanguageTag {
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

/// Why a pair could not be checked.
public enum CheckError: Error, CustomStringConvertible {
  case document(DocumentError)
  case icu(ICUError)
  case rule(RuleError)
  case glossary(GlossaryError)
  case bothStandardInput
  case emptySource(String)

  public var description: String {
    switch self {
    case .document(let error): error.description
    case .icu(let error): error.description
    case .rule(let error): error.description
    case .glossary(let error): error.description
    case .bothStandardInput: "only one of the two texts can be standard input (-)"
    case .emptySource(let name): "\(name): holds no text to compare the translation with"
    }
  }
}
