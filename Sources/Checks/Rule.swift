import Alignment
import Documents
import ICU
import Linguistics

/// One kind of fault, and how to find it. A rule always says what it sees; who
/// hides or demotes findings is decided elsewhere.
public protocol Rule: Sendable {
  var page: RulePage { get }

  /// Whether the pair has anything that the rule could judge.
  func applies(to context: RuleContext) -> Bool

  func findings(in context: RuleContext) throws(ICUError) -> [Finding]
}

extension Rule {
  public func applies(to context: RuleContext) -> Bool { true }

  /// A finding of this rule; ranges count in the texts of the analyses.
  public func finding(
    _ message: String, help: String? = nil, target: Range<Int>?, source: [Range<Int>] = [],
    related: [(Range<Int>, String)] = [], severity: Severity? = nil, confidence: Double? = nil,
    fix: (range: Range<Int>, replacement: String, isSafe: Bool)? = nil,
    in context: RuleContext
  ) -> Finding {
    let document = context.target.document
    return Finding(
      rule: page.name, category: page.category, severity: severity ?? page.severity,
      mqmSeverity: page.mqmSeverity, confidence: confidence ?? page.confidence, message: message,
      help: help, target: target.map(document.span(of:)),
      source: source.map(context.source.document.span(of:)),
      related: related.map { Finding.Related(span: document.span(of: $0.0), message: $0.1) },
      fix: fix.flatMap { Finding.Fix($0.range, $0.replacement, isSafe: $0.isSafe, in: document) })
  }
}

/// What a rule is about: the page that `tqcheck explain` prints, the rule's
/// entry in every report, and its tests.
public struct RulePage: Sendable {
  /// Kebab-case, naming the fault.
  public var name: String
  /// One line.
  public var summary: String
  /// Why it matters to a reader.
  public var why: String
  public var category: Category
  public var severity: Severity
  public var mqmSeverity: MQMSeverity
  public var confidence: Double
  /// At least one bad and one good.
  public var examples: [Example]
  /// Addresses of what the rule rests on.
  public var references: [String]
  /// The version of the program that first had it; empty for a user's rule.
  public var since: String
  public var stage: Stage

  /// How far a rule has come.
  public enum Stage: String, CaseIterable, Sendable {
    /// Not yet measured on enough text; may change.
    case preview
    case stable
  }

  public init(
    name: String, summary: String, why: String, category: Category, severity: Severity,
    mqmSeverity: MQMSeverity, confidence: Double, examples: [Example], references: [String] = [],
    since: String = "0.1.0", stage: Stage = .stable
  ) {
    self.name = name
    self.summary = summary
    self.why = why
    self.category = category
    self.severity = severity
    self.mqmSeverity = mqmSeverity
    self.confidence = confidence
    self.examples = examples
    self.references = references
    self.since = since
    self.stage = stage
  }
}

/// A pair of texts that a rule must flag or must leave alone.
///
/// In a bad pair `⟦…⟧` stands around the span of each finding, on the target
/// side and, where the finding has a source span, on the source side. A `|` in
/// the languages parts source from target, such as `ru|en`.
public struct Example: Sendable {
  public var languages: String
  public var source: String
  public var target: String
  public var isBad: Bool
  /// The tab-separated glossary that the pair is checked with; empty for none.
  public var glossary: String
  /// What the texts are read as.
  public var format = InputFormat.text
  /// What is wanted of names.
  public var names = NameSettings()
  /// The target after the rule's fixes; nil where that is not said.
  public var fixed: String?

  public static func bad(
    _ languages: String, _ source: String, _ target: String, glossary: String = "",
    format: InputFormat = .text, names: NameSettings = NameSettings()
  ) -> Example {
    Example(
      languages: languages, source: source, target: target, isBad: true, glossary: glossary,
      format: format, names: names)
  }

  public static func good(
    _ languages: String, _ source: String, _ target: String, glossary: String = "",
    format: InputFormat = .text, names: NameSettings = NameSettings()
  ) -> Example {
    Example(
      languages: languages, source: source, target: target, isBad: false, glossary: glossary,
      format: format, names: names)
  }
}

/// Everything that is known of a pair when the rules run.
public final class RuleContext: Sendable {
  public let source: Analysis
  public let target: Analysis
  public let alignment: Alignment
  /// Shared by all rules, so that each language's profile is read once.
  public let identifier: LanguageIdentifier
  /// The terms of the glossary in the two texts.
  let glossary: GlossaryUses
  public let style: HouseStyle
  /// What does not agree in the numbers of the two texts, in the target's order.
  public let quantityFaults: [QuantityFault]
  public let nameSettings: NameSettings
  let nameCache = NameCache()
  let sharedUntranslated = SharedValue<UntranslatedSentences>()
  let sharedCertainBeads = SharedValue<[(source: Range<Int>, target: Range<Int>)]>()
  let foundInSource = PackText.Found()
  let foundInTarget = PackText.Found()
  private let sharedLengths = SharedValue<SentenceLengths>()
  private let sharedSourceWords = SharedValue<SourceWords>()

  public init(
    source: Analysis, target: Analysis, alignment: Alignment, glossary: Glossary = Glossary(),
    identifier: LanguageIdentifier = LanguageIdentifier(), style: HouseStyle = HouseStyle(),
    nameSettings: NameSettings = NameSettings()
  ) throws(ICUError) {
    self.nameSettings = nameSettings
    self.source = source
    self.target = target
    self.alignment = alignment
    self.identifier = identifier
    self.style = style
    quantityFaults = QuantityMatcher(source: source, target: target).faults(in: alignment)
    self.glossary = try GlossaryUses(glossary, source: source, target: target, alignment)
  }

  /// How long the translated sentences are against their sources.
  var lengths: SentenceLengths { sharedLengths.value { SentenceLengths(self) } }

  /// How the words of the target stand to those of the source.
  var sourceWords: SourceWords {
    sharedSourceWords.value { SourceWords(source: source, target: target) }
  }

  /// The source sentences aligned with a target sentence.
  public func sourceSentences(ofTarget sentence: Int) -> Range<Int> {
    alignment.beads[alignment.beadOfTarget[sentence]].source
  }

  /// The text range from the first to the last of these source sentences, if any.
  public func sourceRange(_ sentences: Range<Int>) -> Range<Int>? {
    source.range(ofSentences: sentences)
  }

  /// The text range from the first to the last of these target sentences, if any.
  public func targetRange(_ sentences: Range<Int>) -> Range<Int>? {
    target.range(ofSentences: sentences)
  }

  /// Where in the target something that is missing between two beads belongs:
  /// after the last target sentence before `bead`, an empty range.
  public func gap(atBead bead: Int) -> Range<Int> {
    let before = alignment.beads[..<bead].last { !$0.target.isEmpty }
    let offset = before.flatMap { targetRange($0.target)?.upperBound } ?? 0
    return offset..<offset
  }
}
