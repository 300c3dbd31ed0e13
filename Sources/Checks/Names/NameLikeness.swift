import ICU
import Linguistics
import NameTables

/// How well a word of the target spells a name of the source, in logits: above 0
/// where it is more likely than not that it does. Remembers what it was asked about.
struct NameLikeness: Sendable {
  /// The same word, or one without its diacritics.
  static let equal: Float = 12
  /// What a spelling must reach to establish how a name is rendered.
  static let strong: Float = 2

  private static let shortest = 3
  static let hopeless: Float = -20
  private static let faint: Float = -8

  /// A base form as it is compared.
  private struct Spelling {
    /// What the learned models know: a range of `letters`; nil where it is the form itself.
    var letters: Range<Int>?
    var isLatin: Bool
    var set: LetterSet
    /// What its letters go with in words of the other script; nil where no model tells.
    var companions: AlignmentModel.Letters?
  }

  private let languages: (source: String, target: String)
  private let latinModel: AlignmentModel?
  private let sourceModel: AlignmentModel?
  private let targetModel: AlignmentModel?
  private lazy var hanModel = AlignmentModel(language: "zh")
  private lazy var latin = NameSpelling()
  private lazy var sourceReading = SourceReading(language: languages.source)
  private lazy var targetReading = SourceReading(language: languages.target)
  private lazy var hanReading = SourceReading(language: "zh")
  private var readingsOfCharacters: [UInt16: [UInt16]] = [:]
  /// The base forms that were asked about.
  private var forms = FormTable()
  /// By the numbers of the forms.
  private var spellings: [Spelling] = []
  private var letters: [UInt16] = []
  /// `logit` by the numbers of the forms.
  private var logits = PairLogits()

  init(source: LanguageData, target: LanguageData) {
    languages = (source.tag.language, target.tag.language)
    latinModel = source.latinModel
    sourceModel = source.alignmentModel
    targetModel = target.alignmentModel
  }

  /// The same without what it was asked about: a copy that may change at little cost.
  var forgetful: NameLikeness {
    var copy = self
    (copy.forms, copy.spellings, copy.letters, copy.logits) = (FormTable(), [], [], PairLogits())
    return copy
  }

  /// The number of a base form (folded) of the source.
  mutating func number(ofSource form: ArraySlice<UInt16>) throws(NameError) -> Int {
    try number(of: form, isSource: true)
  }

  /// The number of a base form (folded) of the target.
  mutating func number(ofTarget form: ArraySlice<UInt16>) throws(NameError) -> Int {
    try number(of: form, isSource: false)
  }

  private mutating func number(
    of form: ArraySlice<UInt16>, isSource: Bool
  ) throws(NameError) -> Int {
    let (number, isNew) = forms.intern(form)
    guard isNew else { return number }
    if form.allSatisfy({ 0x61...0x7A ~= $0 }) {
      spellings.append(
        Spelling(
          letters: nil, isLatin: true, set: LetterSet(form),
          companions: (isSource ? targetModel : sourceModel)?.letters(ofTarget: form)))
      return number
    }
    let start = letters.count
    let isLatin = form.allSatisfy { $0 < 0x370 || 0x1E00..<0x1F00 ~= $0 || $0 == 0x2019 }
    if isLatin {
      do { try latin.append(form, to: &letters) } catch { throw .icu(error) }
    } else {
      letters += try (isSource ? sourceReading : targetReading).letters(ofFolded: form)
    }
    let own = letters[start...]
    let companions =
      isLatin
      ? (isSource ? targetModel : sourceModel)?.letters(ofTarget: own)
      : (isSource ? sourceModel : targetModel)?.letters(ofSource: own)
    spellings.append(
      Spelling(
        letters: start..<letters.count, isLatin: isLatin, set: LetterSet(form),
        companions: companions))
    return number
  }

  /// The likeness of a base form of the source and one of the target, by their numbers.
  ///
  /// Complexity: the product of the lengths; words with few letters in common are
  /// given up early.
  mutating func logit(_ name: Int, _ word: Int) -> Float {
    if name == word { return Self.equal }
    guard min(forms.length(name), forms.length(word)) >= Self.shortest,
      mayResemble(spellings[name], spellings[word])
    else { return Self.hopeless }
    if let known = logits.logit(of: name, word) { return known }
    let logit = judge(name, word)
    logits.add(logit, of: name, word)
    return logit
  }

  private func mayResemble(_ name: Spelling, _ word: Spelling) -> Bool {
    guard name.isLatin != word.isLatin, let one = name.companions, let other = word.companions
    else { return name.set.resembles(word.set) }
    return one.resemble(other)
  }

  /// The likeness of stretches of Chinese characters that begin alike to a name in Latin letters,
  /// by its number; none for those that are too long for it.
  ///
  /// - Parameters:
  ///   - reading: of the longest stretch.
  ///   - ends: where the readings of the stretches end in it, ascending.
  /// Complexity: the product of the lengths; most stretches are given up early.
  mutating func logitsOfHan(
    _ reading: ArraySlice<UInt16>, ends: [Int], _ name: Int
  ) -> [Float] {
    let latin = letters(of: name)
    guard spellings[name].isLatin, latin.count >= Self.shortest, let model = hanModel else {
      return []
    }
    let ends = ends.filter { 3 * ($0 - reading.startIndex) < 8 * latin.count + 8 }
    return model.scores(ofStarts: ends, of: reading, latin, givingUpAt: 2 * model.threshold - 1)
      .map { model.logit($0, isLicensed: false) }
  }

  /// Appends the reading of a Chinese character.
  mutating func appendReading(
    of character: UInt16, to reading: inout [UInt16]
  ) throws(NameError) {
    if let known = readingsOfCharacters[character] {
      reading += known
      return
    }
    let made = try hanReading.letters(of: [character])
    readingsOfCharacters[character] = made
    reading += made
  }

  // Mutating, as what follows.
  private mutating func letters(of form: Int) -> ArraySlice<UInt16> {
    if let own = spellings[form].letters { return letters[own] }
    return forms[form]
  }

  // Mutating, or each pair would cost a copy of the whole.
  private mutating func judge(_ source: Int, _ target: Int) -> Float {
    let (name, word) = (letters(of: source), letters(of: target))
    let (short, long) = (min(name.count, word.count), max(name.count, word.count))
    guard short >= Self.shortest else { return Self.hopeless }
    switch (spellings[source].isLatin, spellings[target].isLatin) {
    case (true, true):
      if name == word { return Self.equal - 1 }
      guard 2 * short > long else { return Self.hopeless }
      let logit = latinModel?.logit(of: name, word) ?? Self.hopeless
      // The other way round hardly saves a hopeless pair.
      guard logit > Self.faint else { return logit }
      return max(logit, latinModel?.logit(of: word, name) ?? Self.hopeless)
    case (false, true):
      return sourceModel?.logit(of: name, word) ?? Self.hopeless
    case (true, false):
      return targetModel?.logit(of: word, name) ?? Self.hopeless
    case (false, false):
      // Two alphabets of one script; a third of the letters may differ.
      let distance = EditDistance.between(name, word)
      return 16 * (0.67 - Float(distance) / Float(long))
    }
  }
}

extension AlignmentModel {
  /// The logit of a spelling that no scheme licenses; hopeless ones are not told apart.
  fileprivate func logit(of source: ArraySlice<UInt16>, _ target: ArraySlice<UInt16>) -> Float {
    logit(score(source, target, givingUpAt: 2 * threshold - 1), isLicensed: false)
  }
}

/// The Latin letters of a word.
struct LetterSet {
  private var letters: UInt32 = 0
  private let count: Int
  private var isLatin = true

  /// - Parameter word: folded as `NameFolding` does.
  init(_ word: ArraySlice<UInt16>) {
    for unit in word {
      if 0x61...0x7A ~= unit {
        letters |= 1 << UInt32(unit - 0x61)
      } else if unit >= 0x370 {
        isLatin = false
      }
    }
    count = letters.nonzeroBitCount
  }

  /// Whether two words may spell one name: both are in Latin letters and share half
  /// of the letters of the one that has fewer and two in five of the other's, or one is
  /// in another script.
  func resembles(_ other: LetterSet) -> Bool {
    guard isLatin, other.isLatin else { return true }
    let common = (letters & other.letters).nonzeroBitCount
    return 2 * common >= min(count, other.count) && 5 * common >= 2 * max(count, other.count)
  }

  /// So many edits at least lead from a word to one with another set: each gives it one letter
  /// and takes one.
  func edits(to other: LetterSet) -> Int {
    max((letters & ~other.letters).nonzeroBitCount, (other.letters & ~letters).nonzeroBitCount)
  }
}
