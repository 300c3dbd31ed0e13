import ICU
import NameTables

/// Compares single spellings of names: a source with a target in another
/// script, or two spellings in one script.
///
/// Loads the tables of a language when the first name needs them. Not to be
/// shared between tasks.
public final class NameComparer {
  public enum Verdict: String, Sendable {
    case match, nomatch, inflected
  }

  public struct Result: Sendable {
    public var verdict: Verdict
    /// 0…1, higher is more alike.
    public var score: Double
  }

  private let spelling = NameSpelling()
  private var models: [String: AlignmentModel] = [:]
  private var suffixes: [String: SuffixTable] = [:]
  private var adapted = AdaptedEndings()
  private var matchers: [String: SchemeMatcher] = [:]
  private let inferable = SchemeTable.inferableLanguages
  /// Of the first languages that may be inferred, as far as they were asked.
  private var sharers: [SharedSource?] = []

  private static let licensedScore = 0.9

  public init() {}

  /// Compares a name of one language with a spelling in another script.
  public func compare(
    source: [UInt16], _ sourceLanguage: String, target: [UInt16], _ targetLanguage: String
  ) throws(NameError) -> Result {
    if isLatin(source), !isLatin(target) {
      return try compare(source: target, targetLanguage, target: source, sourceLanguage)
    }
    guard let model = model(sourceLanguage) else {
      return Result(verdict: .nomatch, score: 0)
    }
    let matcher = matcher(sourceLanguage)
    let letters: [UInt16]
    if let matcher {
      letters = try matcher.letters(of: source[...])
    } else {
      letters = try NameSpelling.letters(source[...], language: sourceLanguage)
    }
    let plain = try adapted.remove(from: spelling.latin(target[...]), language: targetLanguage)
    let schemes = try matcher?.schemes(
      rendering: source[...], as: target[...], in: targetLanguage)
    let isLicensed = schemes.map { !$0.isEmpty } ?? false
    let score = model.score(letters[...], plain[...])
    let probability = model.probability(score, isLicensed: isLicensed)
    var verdict = probability >= 0.5 ? Verdict.match : .nomatch
    if verdict == .nomatch,
      isInflected(letters, plain, sourceLanguage, targetLanguage, model)
    {
      verdict = .inflected
    }
    return Result(verdict: verdict, score: probability)
  }

  /// Whether one side without an ending of its language fits the other.
  private func isInflected(
    _ source: [UInt16], _ target: [UInt16], _ sourceLanguage: String, _ targetLanguage: String,
    _ model: AlignmentModel
  ) -> Bool {
    func fits(_ source: [UInt16], _ target: [UInt16]) -> Bool {
      let score = model.score(source[...], target[...])
      return model.probability(score, isLicensed: false) >= Self.licensedScore
    }
    return suffixes(sourceLanguage).bases(of: source[...]).contains { fits($0.base, target) }
      || suffixes(targetLanguage).bases(of: target[...]).contains { fits(source, $0.base) }
  }

  /// Compares two spellings in Latin letters by two languages.
  public func compare(
    _ first: [UInt16], _ firstLanguage: String, _ second: [UInt16], _ secondLanguage: String
  ) throws(NameError) -> Result {
    let left = try fold(first, firstLanguage)
    let right = try fold(second, secondLanguage)
    if left == right { return Result(verdict: .match, score: 1) }
    let score = try likeness(first, firstLanguage, second, secondLanguage)
    if try sharedSource(left, firstLanguage, right, secondLanguage) != nil {
      return Result(verdict: .match, score: 0.5 + score / 2)
    }
    for (bases, other) in [
      (suffixes(firstLanguage).bases(of: left[...]), right),
      (suffixes(secondLanguage).bases(of: right[...]), left),
    ] where bases.contains(where: { $0.base == other }) {
      return Result(verdict: .inflected, score: score / 2)
    }
    return Result(verdict: .nomatch, score: score / 2)
  }

  /// A name of a third language that yields both spellings (folded), with the
  /// schemes that its answer speaks of.
  public func sharedSource(
    _ first: [UInt16], _ firstLanguage: String, _ second: [UInt16], _ secondLanguage: String
  ) throws(NameError) -> (answer: SharedSource.Answer, schemes: [Scheme])? {
    for (number, language) in inferable.enumerated() {
      if number == sharers.count { sharers.append(SharedSource(language: language)) }
      guard let sharer = sharers[number] else { continue }
      let left = sharer.schemes(serving: firstLanguage)
      let right = sharer.schemes(serving: secondLanguage)
      if let answer = try sharer.answer(first, second, allowing: left, right) {
        return (answer, sharer.schemes)
      }
    }
    return nil
  }

  /// The learned likeness of two Latin spellings, 0…1.
  private func likeness(
    _ first: [UInt16], _ firstLanguage: String, _ second: [UInt16], _ secondLanguage: String
  ) throws(NameError) -> Double {
    guard let model = model("und-Latn") else { return 0 }
    let left = try adapted.remove(from: spelling.latin(first[...]), language: firstLanguage)
    let right = try adapted.remove(from: spelling.latin(second[...]), language: secondLanguage)
    let score = max(model.score(left[...], right[...]), model.score(right[...], left[...]))
    return model.probability(score, isLicensed: false)
  }

  private func matcher(_ language: String) -> SchemeMatcher? {
    if let known = matchers[language] { return known }
    let made = SchemeMatcher(language: language)
    matchers[language] = made
    return made
  }

  private func model(_ language: String) -> AlignmentModel? {
    if let known = models[language] { return known }
    let made = AlignmentModel(language: language)
    models[language] = made
    return made
  }

  private func suffixes(_ language: String) -> SuffixTable {
    if let known = suffixes[language] { return known }
    let made = SuffixTable(language: language)
    suffixes[language] = made
    return made
  }

  private func fold(_ text: [UInt16], _ language: String) throws(NameError) -> [UInt16] {
    do { return try NameFolding.fold(text[...], language: language) } catch { throw .icu(error) }
  }

  private func isLatin(_ text: [UInt16]) -> Bool {
    text.allSatisfy { $0 < 0x250 || 0x1E00..<0x2100 ~= $0 }
  }
}
