import ICU
import Linguistics

/// Tells words of a third language, which both texts keep, from words of the source's.
struct ThirdLanguages {
  let identifier: LanguageIdentifier
  let source: LanguageTag

  /// Log-odds from which on a word is rather of another language.
  private static let odds = 3.0
  /// The cost of the letters in the source's language, in nats a letter, from which on words look
  /// strange there: `magnetometer` has 2.6, `rerparep` 3.
  private static let strangeEntropy = 2.85

  /// The same of several words, which other languages may say more of.
  private static let doubtfulEntropy = 2.5

  /// Whether a word is as much likelier in some other language than in the source's.
  func isLikelier(_ word: ArraySlice<UInt16>) -> Bool { odds(word) > Self.odds }

  /// Whether words look so little like the source's language that they are of another one: names
  /// of species, terms that are explained. One word of learned roots is a little likelier in many
  /// a language.
  func isStrangeInSource(_ words: ArraySlice<UInt16>) -> Bool {
    let entropy = identifier.likelihood(in: source)?.entropy(of: words) ?? 0
    // To ask for other languages costs more than all else about a sentence.
    guard entropy > (words.contains(0x20) ? Self.doubtfulEntropy : Self.strangeEntropy) else {
      return false
    }
    let odds = odds(words)
    return odds > (entropy > Self.strangeEntropy ? Self.odds : 2 * Self.odds)
  }

  private func odds(_ words: ArraySlice<UInt16>) -> Double {
    guard let guess = identifier.identify(words)?.language,
      let comparison = identifier.comparison(of: guess, against: source)
    else { return 0 }
    return comparison.logOdds(words)
  }
}
