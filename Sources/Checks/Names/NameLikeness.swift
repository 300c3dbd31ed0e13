import ICU
import Linguistics
import NameTables

/// How well a word of the target spells a name of the source, in logits: above 0
/// where it is more likely than not that it does.
///
/// Not to be shared between tasks.
final class NameLikeness {
  /// The same word, or one without its diacritics.
  static let equal: Float = 12
  /// What a spelling must reach to establish how a name is rendered.
  static let strong: Float = 2

  private static let shortest = 3
  static let hopeless: Float = -20
  private static let faint: Float = -8

  /// A base form as it is compared.
  struct Spelling {
    /// Folded as `NameFolding` does.
    let folded: [UInt16]
    /// What the learned models know.
    let letters: [UInt16]
    let isLatin: Bool
    let set: LetterSet
  }

  private let languages: (source: String, target: String)
  private lazy var latinModel = AlignmentModel(language: "und-Latn")
  private lazy var sourceModel = AlignmentModel(language: languages.source)
  private lazy var targetModel = AlignmentModel(language: languages.target)
  private lazy var hanModel = AlignmentModel(language: "zh")
  private var readings: [String: SourceReading] = [:]
  private var readingsOfCharacters: [UInt16: [UInt16]] = [:]
  private lazy var latin = NameSpelling()
  /// What was spelled, with the spellings by their numbers.
  private var known = FormTable()
  private var spellings: [Spelling] = []

  init(source: String, target: String) { languages = (source, target) }

  /// A base form (folded) of the source as it is compared.
  func source(_ name: [UInt16]) throws(NameError) -> Spelling {
    try spelling(name, languages.source)
  }

  /// A base form (folded) of the target as it is compared.
  func target(_ word: [UInt16]) throws(NameError) -> Spelling {
    try spelling(word, languages.target)
  }

  /// The likeness of a base form of the source and one of the target.
  ///
  /// Complexity: the product of the lengths; words with few letters in common are
  /// given up early.
  func logit(_ name: Spelling, _ word: Spelling) throws(NameError) -> Float {
    if name.folded == word.folded { return Self.equal }
    guard min(name.folded.count, word.folded.count) >= Self.shortest,
      name.set.resembles(word.set)
    else { return Self.hopeless }
    return try judge(name, word)
  }

  /// The likeness of a stretch of Chinese characters to a name in Latin letters.
  ///
  /// Complexity: the product of the lengths; most stretches are given up early.
  func logitOfHan(_ stretch: ArraySlice<UInt16>, _ name: [UInt16]) throws(NameError) -> Float {
    guard let model = hanModel else { return Self.hopeless }
    var letters: [UInt16] = []
    for unit in stretch {
      if !letters.isEmpty { letters.append(0x20) }
      letters += try reading(of: unit)
    }
    let latin = try spelling(name, "und").letters
    guard latin.count >= Self.shortest, 3 * letters.count < 8 * latin.count + 8 else {
      return Self.hopeless
    }
    return logit(letters, latin, model)
  }

  private func reading(of character: UInt16) throws(NameError) -> [UInt16] {
    if let known = readingsOfCharacters[character] { return known }
    let made = try reading("zh").letters(of: [character])
    readingsOfCharacters[character] = made
    return made
  }

  private func judge(_ source: Spelling, _ target: Spelling) throws(NameError) -> Float {
    let (short, long) = (
      min(source.letters.count, target.letters.count),
      max(source.letters.count, target.letters.count)
    )
    guard short >= Self.shortest else { return Self.hopeless }
    switch (source.isLatin, target.isLatin) {
    case (true, true):
      if source.letters == target.letters { return Self.equal - 1 }
      guard 2 * short > long, let model = latinModel else { return Self.hopeless }
      let logit = logit(source.letters, target.letters, model)
      // The other way round hardly saves a hopeless pair.
      guard logit > Self.faint else { return logit }
      return max(logit, self.logit(target.letters, source.letters, model))
    case (false, true):
      guard let model = sourceModel else { return Self.hopeless }
      return logit(source.letters, target.letters, model)
    case (true, false):
      guard let model = targetModel else { return Self.hopeless }
      return logit(target.letters, source.letters, model)
    case (false, false):
      // Two alphabets of one script; a third of the letters may differ.
      let distance = EditDistance.between(source.letters, target.letters)
      return 16 * (0.67 - Float(distance) / Float(long))
    }
  }

  private func logit(_ source: [UInt16], _ target: [UInt16], _ model: AlignmentModel) -> Float {
    model.logit(
      model.score(source, target, givingUpAt: 2 * model.threshold - 1), isLicensed: false)
  }

  private func spelling(_ name: [UInt16], _ language: String) throws(NameError) -> Spelling {
    if let number = known.index(of: name[...]) { return spellings[number] }
    let isLatin = name.allSatisfy { $0 < 0x370 || 0x1E00..<0x1F00 ~= $0 || $0 == 0x2019 }
    let letters: [UInt16]
    if let plain = NameSpelling.ascii(name[...]) {
      letters = plain
    } else if isLatin {
      letters = try latin.latin(name[...])
    } else {
      letters = try reading(language).letters(of: name[...])
    }
    let made = Spelling(folded: name, letters: letters, isLatin: isLatin, set: LetterSet(name))
    _ = known.intern(name[...])
    spellings.append(made)
    return made
  }

  private func reading(_ language: String) -> SourceReading {
    if let known = readings[language] { return known }
    let made = SourceReading(language: language)
    readings[language] = made
    return made
  }
}

/// The Latin letters of a word.
struct LetterSet {
  private var letters: UInt32 = 0
  private var isLatin = true

  /// - Parameter word: folded as `NameFolding` does.
  init(_ word: [UInt16]) {
    for unit in word {
      if 0x61...0x7A ~= unit {
        letters |= 1 << UInt32(unit - 0x61)
      } else if unit >= 0x370 {
        isLatin = false
      }
    }
  }

  /// Whether two words may spell one name: both are in Latin letters and share half
  /// of the letters of the one that has fewer and two in five of the other's, or one is
  /// in another script.
  func resembles(_ other: LetterSet) -> Bool {
    guard isLatin, other.isLatin else { return true }
    let (left, right) = (letters.nonzeroBitCount, other.letters.nonzeroBitCount)
    let common = (letters & other.letters).nonzeroBitCount
    return 2 * common >= min(left, right) && 5 * common >= 2 * max(left, right)
  }
}
