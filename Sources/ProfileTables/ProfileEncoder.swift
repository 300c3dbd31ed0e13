/// Puts the n-grams of a language's profile in the order of their letters, for ``NgramTable``.
///
/// All is written as numbers below 4,096: the cost of an unseen letter, the number of letters in
/// pairs and of all letters, those of pairs first; each letter with its cost and back-off; each
/// pair by the numbers of its letters, with its cost and back-off and the third letters behind
/// it, for every 64 numbers of letters their count, then the lowest six bits of each with a cost.
/// Costs are one more than they are, since one that is missing is −1.
public struct ProfileEncoder {
  /// The character of six bits that are 0.
  static let zero = UInt8(ascii: "0")

  private typealias Letters = [UInt16]

  private var unseenCost = 0
  private var costs: [Letters: Int] = [:]
  private var backoffs: [Letters: Int] = [:]
  private var text: [UInt8] = []

  /// - Parameter rows: `u<TAB>cost` for a letter unseen, then rows of
  ///   `p<TAB>cost<TAB>n-gram n-gram …` and `b<TAB>back-off<TAB>n-gram …`; the letters are of
  ///   the Basic Multilingual Plane.
  public static func encoded(_ rows: String) -> String {
    var encoder = ProfileEncoder(rows)
    encoder.encode()
    return String(decoding: encoder.text, as: UTF8.self)
  }

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

  private mutating func encode() {
    let ngrams = Set(costs.keys).union(backoffs.keys)
    let paired = Set(ngrams.filter { $0.count > 1 }.joined()).sorted()
    let alone = Set(ngrams.joined()).subtracting(paired).sorted()
    append(unseenCost + 1)
    append(paired.count)
    append(paired.count + alone.count)
    for letter in paired + alone {
      append(Int(letter) >> 12)
      append(Int(letter) & 0xFFF)
      appendEntry([letter])
    }
    for (first, letter) in paired.enumerated() {
      for (second, next) in paired.enumerated() {
        let pair = [letter, next]
        let thirds = paired.indices.filter { costs[pair + [paired[$0]]] != nil }
        guard costs[pair] != nil || backoffs[pair] != nil || !thirds.isEmpty else { continue }
        append(first + 1)
        append(second + 1)
        appendEntry(pair)
        for word in 0...paired.count / 64 {
          let members = thirds.filter { ($0 + 1) / 64 == word }
          append(members.count)
          for third in members {
            append((third + 1) % 64)
            append((costs[pair + [paired[third]]] ?? 0) + 1)
          }
        }
      }
    }
  }

  private mutating func appendEntry(_ ngram: Letters) {
    append((costs[ngram] ?? -1) + 1)
    append(backoffs[ngram] ?? 0)
  }

  private mutating func append(_ number: Int) {
    text.append(Self.zero + UInt8(number >> 6))
    text.append(Self.zero + UInt8(number & 63))
  }
}
