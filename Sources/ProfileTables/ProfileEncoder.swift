import DigitLists

/// Puts the n-grams of a language's profile in the order of their letters, for ``NgramTable``.
///
/// Lists of numbers: the cost of an unseen letter and the number of letters in pairs; the letters,
/// those of pairs first, their costs and back-offs; the places of pairs in a square, their costs
/// and back-offs and how many letters follow each; the numbers of these and their costs. Costs
/// of n-grams are one more than they are, since one that is missing is −1.
public struct ProfileEncoder {
  private typealias Letters = [UInt16]

  private var unseenCost = 0
  private var costs: [Letters: Int] = [:]
  private var backoffs: [Letters: Int] = [:]

  /// - Parameter rows: `u<TAB>cost` for a letter unseen, then rows of
  ///   `p<TAB>cost<TAB>n-gram n-gram …` and `b<TAB>back-off<TAB>n-gram …`; the letters are of
  ///   the Basic Multilingual Plane.
  public static func encoded(_ rows: String) -> String { ProfileEncoder(rows).text }

  private init(_ rows: String) {
    for row in rows.split(separator: "\n").map({ $0.split(separator: "\t") }) {
      guard row.count > 1, let value = Int(row[1]) else { continue }
      let ngrams = row.count > 2 ? row[2].split(separator: " ").map { Letters($0.utf16) } : []
      switch row[0] {
      case "u": unseenCost = value
      case "p": for ngram in ngrams { costs[ngram] = value }
      default: for ngram in ngrams { backoffs[ngram] = value }
      }
    }
  }

  private var text: String {
    let ngrams = Set(costs.keys).union(backoffs.keys)
    let paired = Set(ngrams.filter { $0.count > 1 }.joined()).sorted()
    let letters = paired + Set(ngrams.joined()).subtracting(paired).sorted()
    var (places, pairs, counts, thirds) = ([Int](), [Letters](), [Int](), [Int]())
    var tripleCosts: [Int] = []
    for (first, letter) in paired.enumerated() {
      for (second, next) in paired.enumerated() {
        let pair = [letter, next]
        let followers = paired.indices.filter { costs[pair + [paired[$0]]] != nil }
        guard costs[pair] != nil || backoffs[pair] != nil || !followers.isEmpty else { continue }
        places.append((first + 1) * (paired.count + 1) + second + 1)
        pairs.append(pair)
        counts.append(followers.count)
        thirds += followers.map { $0 + 1 }
        tripleCosts += followers.map { cost(of: pair + [paired[$0]]) }
      }
    }
    var writer = DigitWriter()
    writer.append([unseenCost, paired.count])
    writer.append(letters)
    append(letters.map { [$0] }, to: &writer)
    writer.append(places)
    append(pairs, to: &writer)
    for list in [counts, thirds, tripleCosts] { writer.append(list) }
    return writer.text
  }

  private func append(_ ngrams: [Letters], to writer: inout DigitWriter) {
    writer.append(ngrams.map(cost))
    writer.append(ngrams.map { backoffs[$0] ?? 0 })
  }

  private func cost(of ngram: Letters) -> Int { (costs[ngram] ?? -1) + 1 }
}
