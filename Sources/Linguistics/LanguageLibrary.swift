import ICU
import NameTables
import Rules
import Synchronization

/// What the program knows of one language. Each part is read when it is first needed, then
/// shared by all texts in the language.
public final class LanguageData: Sendable {
  public let tag: LanguageTag
  public let facts: LanguageFacts
  private let knownSegmenter = Mutex<Segmenter?>(nil)
  private let knownLexicon = Mutex<QuantityLexicon?>(nil)
  private let knownSchemes = Mutex<SchemeTable??>(nil)
  private let knownModel = Mutex<AlignmentModel??>(nil)
  private let knownLatinModel = Mutex<AlignmentModel??>(nil)
  private let knownTranslatedWords = Mutex<TranslatedWords?>(nil)
  private let knownEndings = Mutex<SuffixTable?>(nil)
  private let knownStarters = Mutex<FormTable?>(nil)
  private let knownTitles = Mutex<FormTable?>(nil)
  private let knownAbbreviations = Mutex<FormTable?>(nil)
  private let comparer = Mutex<NameComparer?>(nil)

  public init(_ tag: LanguageTag) {
    self.tag = tag
    facts = LanguageFacts(tag)
  }

  var segmenter: Segmenter { Self.made(knownSegmenter) { Segmenter(facts) } }

  /// The words and signs of quantities, looked up in what the build wrote down.
  var quantityLexicon: QuantityLexicon {
    Self.made(knownLexicon) {
      QuantityLexicon(tag, sameAs: String(facts.file.prefix { $0 != "-" }))
    }
  }

  /// How the letters of the language correspond to Latin ones; nil where that was not learned.
  public var alignmentModel: AlignmentModel? {
    Self.made(knownModel) { AlignmentModel(language: tag.language) }
  }

  /// How Latin spellings of one name correspond.
  public var latinModel: AlignmentModel? {
    Self.made(knownLatinModel) { AlignmentModel(language: "und-Latn") }
  }

  /// The words in the names of countries, regions, months and weekdays.
  public var translatedWords: TranslatedWords {
    Self.made(knownTranslatedWords) {
      let path = TranslatedWords.path(tag.language)
      if let data = Rules.data(path) { return TranslatedWords(data) }
      var made = TranslatedWords.encoded(locale: tag.language)
      return made.withUTF8 { TranslatedWords($0) }
    }
  }

  /// What the language hangs on names.
  public var endings: SuffixTable {
    Self.made(knownEndings) { SuffixTable(language: tag.language) }
  }

  /// Words that begin sentences and are no names.
  public var starters: FormTable {
    Self.made(knownStarters) { FormTable(facts.list("segmentation.starters")) }
  }

  /// The abbreviated titles that stand before names. What is also a word of the language is none:
  /// Norwegian Det, Swedish Hon.
  public var titles: FormTable {
    Self.made(knownTitles) {
      let others = Set(
        facts.list("segmentation.postpositive") + facts.list("segmentation.starters"))
      return FormTable(facts.list("segmentation.titles").filter { !others.contains($0) })
    }
  }

  /// The words that end in a stop which ends no sentence, without that stop.
  public var abbreviations: FormTable {
    Self.made(knownAbbreviations) {
      FormTable(
        ["titles", "prepositive", "numeric", "postpositive", "final"].flatMap {
          facts.list("segmentation.\($0)")
        })
    }
  }

  /// The matcher of names in the language, or nil where texts in `target` use no scheme of it;
  /// then no more than the schemes is read.
  public func schemeMatcher(serving target: String) -> SchemeMatcher? {
    let language = tag.language
    let table = knownSchemes.withLock { known in
      if let table = known { return table }
      guard let schemes = SchemeTable.schemes(of: language),
        schemes.contains(where: { $0.serves(target) })
      else { return nil }
      let table = SchemeTable(language: language)
      known = .some(table)
      return table
    }
    guard let table, table.schemes.contains(where: { $0.serves(target) }) else { return nil }
    return SchemeMatcher(language: language, table)
  }

  /// A name of a third language that yields two spellings (folded) of this one: see
  /// ``NameComparer``.
  public func sharedSource(
    _ first: [UInt16], _ second: [UInt16]
  ) throws(NameError) -> (answer: SharedSource.Answer, schemes: [Scheme])? {
    try comparer.withLock { (known) throws(NameError) in
      let comparer = known ?? NameComparer()
      known = comparer
      return try comparer.sharedSource(first, tag.language, second, tag.language)
    }
  }

  private static func made<Value: Sendable>(
    _ known: borrowing Mutex<Value?>, _ make: () -> Value
  ) -> Value {
    known.withLock { known in
      if let value = known { return value }
      let value = make()
      known = value
      return value
    }
  }
}

/// The languages of a run. Keep one: what belongs to a language is read once for all texts.
public final class LanguageLibrary: Sendable {
  public let identifier = LanguageIdentifier()
  private let known = Mutex<[LanguageTag: LanguageData]>([:])
  private let tags = LanguageTagReader()

  public init() {}

  /// The language of a tag as it is written; nil where there is none.
  public func data(of tag: String) -> LanguageData? { tags.tag(tag).map(data) }

  public func data(of language: LanguageTag) -> LanguageData {
    known.withLock { known in
      if let data = known[language] { return data }
      let data = LanguageData(language)
      known[language] = data
      return data
    }
  }
}
