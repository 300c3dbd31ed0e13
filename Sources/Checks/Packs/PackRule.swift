import Documents
import ICU
import Linguistics
import PackTables
import Synchronization
import YAMLTree

/// A declarative rule: what a pack's YAML file says, run over a pair.
public struct PackRule: Rule {
  public let page: RulePage
  /// Where the rule begins in its file.
  public let place: YAMLPlace
  let source: LanguageRanges
  let target: LanguageRanges
  let match: PackMatch
  let message: MessageTemplate
  let help: MessageTemplate?
  let fix: Fix?
  /// Where each of the page's examples stands.
  let examplePlaces: [YAMLPlace]
  /// For what this rule and those that run with it look for; nil for a rule that runs alone.
  var search: StringSearch?
  private let validity = Validity()

  /// Remembers that a rule was found fit to run.
  private final class Validity: Sendable {
    let isKnown = Mutex(false)
  }

  /// What to put in the place of a match.
  struct Fix: Sendable {
    var replacement: MessageTemplate
    var isSafe: Bool
  }

  /// Whether it can find something, without a look for its patterns.
  var outline: PackOutline {
    let (target, source) = match.leading
    // What prose has says nothing of code.
    let readsCode = match.scope == .code
    return PackOutline(
      name: page.name, source: self.source.written, target: self.target.written,
      inTarget: readsCode ? nil : target.needs, inSource: readsCode ? nil : source?.needs)
  }

  /// Whether the rule holds for a language pair; nil stands for any language.
  public func holds(source: LanguageTag?, target: LanguageTag?) -> Bool {
    (source.map(self.source.contains) ?? true) && (target.map(self.target.contains) ?? true)
  }

  /// The BCP 47 ranges that the rule holds for, exclusions with `!` in front.
  public var languages: (source: [String], target: [String]) { (source.written, target.written) }

  public func applies(to context: RuleContext) -> Bool {
    holds(source: context.source.language, target: context.target.language)
  }

  public func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let pair = PackPair(context, match.scope, search)
    return try match.hits(in: pair).map { hit in
      let replacement = fix?.replacement.filled(hit.value)
      var found = finding(
        message.filled(hit.value),
        help: help?.filled(hit.value) ?? replacement.map(Self.help), target: nil, in: context)
      found.target = pair.target.span(of: hit.target)
      found.source = hit.source.map { [pair.source.span(of: $0)] } ?? []
      if let fix, let replacement {
        found.fix = pair.target.fix(
          hit.target, replacement, isSafe: fix.isSafe, in: context.target.document)
      }
      return found
    }
  }

  private static func help(_ replacement: String) -> String {
    replacement.isEmpty ? "leave it out" : "write “\(replacement)”"
  }

  init(
    page: RulePage, place: YAMLPlace, source: LanguageRanges, target: LanguageRanges,
    match: PackMatch, message: MessageTemplate, help: MessageTemplate?, fix: Fix?,
    examplePlaces: [YAMLPlace]
  ) {
    self.page = page
    self.place = place
    self.source = source
    self.target = target
    self.match = match
    self.message = message
    self.help = help
    self.fix = fix
    self.examplePlaces = examplePlaces
  }

  /// Refuses patterns that do not compile and examples that do not behave as
  /// they say. Done once for all copies of a rule.
  public func validate(_ library: LanguageLibrary = LanguageLibrary()) throws(YAMLError) {
    try validity.isKnown.withLock { (isKnown) throws(YAMLError) in
      if isKnown { return }
      try validatePatterns()
      try validateExamples(library)
      isKnown = true
    }
  }

  private func validateExamples(_ library: LanguageLibrary) throws(YAMLError) {
    let failures: [ExampleRunner.Failure]
    do {
      failures = try ExampleRunner.failures(of: page) {
        (example, source, target) throws(ExampleError) in
        try outcome(of: example, source, target, library)
      }
    } catch {
      throw YAMLError("the examples cannot be run: \(error)", at: place)
    }
    guard let failure = failures.first else { return }
    throw YAMLError(
      "the example does not behave as it says: \(failure); mend the pattern or the example",
      at: failure.example.map { examplePlaces[$0] } ?? place)
  }

  /// Refuses patterns that do not compile.
  public func validatePatterns() throws(YAMLError) {
    for pattern in match.patterns { try pattern.validate() }
  }

  /// Where an example of the page stands; nil for a rule of the program.
  public func examplePlace(_ index: Int) -> YAMLPlace? {
    examplePlaces.indices.contains(index) ? examplePlaces[index] : nil
  }

  /// What the rule does on an example, without an analysis of the texts where
  /// the patterns alone decide.
  private func outcome(
    of example: Example, _ source: String, _ target: String, _ library: LanguageLibrary
  ) throws(ExampleError) -> ExampleRunner.Outcome {
    do {
      let pair = try pair(of: example, source, target, library)
      let hits = try match.hits(in: pair)
      return ExampleRunner.Outcome(
        target: hits.map { pair.target.span(of: $0.target) }.sorted(),
        source: hits.compactMap { $0.source.map(pair.source.span(of:)) }.sorted(),
        fixes: hits.compactMap { hit in
          fix.map {
            Finding.Fix(
              span: pair.target.span(of: hit.target),
              replacement: $0.replacement.filled(hit.value), isSafe: $0.isSafe)
          }
        })
    } catch let error as ExampleError {
      throw error
    } catch {
      throw ExampleError("\(error)")
    }
  }

  private func pair(
    of example: Example, _ source: String, _ target: String, _ library: LanguageLibrary
  ) throws -> PackPair {
    if example.format == .text, !match.needsStructure {
      let source = try SourceFile(name: "source", bytes: Array(source.utf8))
      let target = try SourceFile(name: "target", bytes: Array(target.utf8))
      if PackText.isPlain(source.text), PackText.isPlain(target.text) {
        let tags = match.boundary == .word ? example.languages.split(separator: "|") : []
        return PackPair(plain: source, target, tags.compactMap { library.data(of: String($0)) })
      }
    }
    let context = try ExampleRunner.context(
      example.languages, source, target, format: example.format, library: library)
    return PackPair(context, match.scope, search)
  }
}
