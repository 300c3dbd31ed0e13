import FoundationEssentials
import Glibc
import Linguistics

/// The probability of a letter after the letters before it, as interpolated
/// relative frequencies in back-off form.
///
/// P(c|ab) = (1 − λ₃)·f(abc)/f(ab) + λ(ab)·P(c|b), where λ(ab) is λ₃ plus what
/// the n-grams left out would have had; likewise P(c|b) with λ₂ and P(c).
/// Source: F. Jelinek and R. Mercer, "Interpolated estimation of Markov source
/// parameters from sparse data" (1980).
struct BackoffModel {
  /// The most n-grams that a profile keeps: then profiles made from much and
  /// from little text have about the same size, and compare.
  static let capacity = 2500
  static let lambda: [Double] = [0, 0, 0.1, 0.2]
  /// The share of letters that are none of the language's.
  static let unseenShare = 0.001
  /// How many letters share it.
  static let unseenLetters = 100.0

  private var probability: [[UInt16]: Double] = [:]
  private var backoff: [[UInt16]: Double] = [:]

  /// Takes n-grams, most frequent first.
  init(_ ngrams: [(ngram: [UInt16], share: Double)]) {
    var limit = Self.capacity
    if ngrams.allSatisfy({ $0.ngram.count == 1 }) { limit *= 2 }
    let kept = ngrams.prefix(limit)
    let shares = Dictionary(uniqueKeysWithValues: kept.map { ($0.ngram, $0.share) })
    let all = kept.reduce(0) { $0 + ($1.ngram.count == 1 ? $1.share : 0) }
    for (ngram, share) in kept where ngram.count == 1 {
      probability[ngram] = (1 - Self.unseenShare) * share / all
    }
    for length in 2...3 {
      let known = kept.filter { $0.ngram.count == length && shares[$0.ngram.dropLast()] != nil }
      var continued: [[UInt16]: Double] = [:]
      for (ngram, share) in known { continued[ngram.dropLast(), default: 0] += share }
      let lambda = Self.lambda[length]
      for (context, sum) in continued {
        backoff[context] = 1 - (1 - lambda) * sum / max(shares[context] ?? 0, sum)
      }
      for (ngram, share) in known {
        let context = Array(ngram.dropLast())
        let base = max(shares[context] ?? 0, continued[context] ?? 0)
        let lower = lowerOrder(Array(ngram.dropFirst()))
        probability[ngram] = (1 - lambda) * share / base + (backoff[context] ?? 1) * lower
      }
    }
  }

  private func lowerOrder(_ ngram: [UInt16]) -> Double {
    if let found = probability[ngram] { return found }
    guard ngram.count > 1 else { return Self.unseenShare / Self.unseenLetters }
    return (backoff[Array(ngram.dropLast())] ?? 1) * lowerOrder(Array(ngram.dropFirst()))
  }

  /// The rows of the profile, n-grams of equal cost (rounded to 5) in one row.
  var text: String {
    let unseen = Self.cost(Self.unseenShare / Self.unseenLetters)
    return "u\t\(unseen)\n" + Self.rows("p", probability) + Self.rows("b", backoff)
  }

  private static func cost(_ probability: Double) -> Int {
    Int((-20 * log(probability)).rounded()) * 5
  }

  private static func rows(_ kind: String, _ values: [[UInt16]: Double]) -> String {
    let groups = Dictionary(grouping: values.keys) { cost(values[$0] ?? 1) }
    return groups.sorted { $0.key < $1.key }.map { cost, ngrams in
      let sorted = ngrams.sorted { $0.lexicographicallyPrecedes($1) }
      let names = sorted.map { String(decoding: $0, as: UTF16.self) }
      return "\(kind)\t\(max(cost, 0))\t\(names.joined(separator: " "))\n"
    }.joined()
  }
}
