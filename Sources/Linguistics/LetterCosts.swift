import ICU
import Rules

/// How often each letter is met in one language, whatever stands round it: not enough to tell
/// two close languages apart, but most of the others, at a small part of a profile's price.
struct LetterCosts: Sendable {
  /// In order.
  private var letters: [UInt16] = []
  /// −100·ln of each letter's probability, as in a `LanguageProfile`.
  private var costs: [Int32] = []
  private var unseen: Int32 = LanguageProfile.scriptLetterCost
  private let ownScripts: [UInt8]

  /// The letters of a text with their number, in order.
  struct Histogram {
    var counts: [(letter: UInt16, script: UInt8, count: Int32)]

    init(_ text: LetterStream) {
      counts = []
      for (letter, script) in zip(text.units, text.scripts) {
        let place = counts.partitioningIndex { $0.letter >= letter }
        if place < counts.count, counts[place].letter == letter {
          counts[place].count += 1
        } else {
          counts.insert((letter, script, 1), at: place)
        }
      }
    }
  }

  /// Reads what the build took from the language's profile: the cost of an unseen letter, the
  /// letters in order and their costs, a line each.
  init(language: String, scripts: [UInt8]) {
    ownScripts = scripts
    guard let data = Rules.data("letters/\(language).tsv") else { return }
    let lines = data.split(separator: UInt8(ascii: "\n"))
    guard lines.count == 3, let unseen = UTF8Units.number(lines[0]) else { return }
    self.unseen = Int32(unseen)
    letters = UTF8Units.utf16(lines[1])
    costs.reserveCapacity(letters.count)
    var cost: Int32 = 0
    for byte in lines[2] {
      if byte == UInt8(ascii: " ") {
        costs.append(cost)
        cost = 0
      } else {
        cost = 10 * cost + Int32(byte - UInt8(ascii: "0"))
      }
    }
    costs.append(cost)
    if costs.count != letters.count { (letters, costs) = ([], []) }
  }

  /// The cost of a text's letters. Complexity: linear in the different letters.
  func cost(of text: Histogram) -> Int64 {
    var total: Int64 = 0
    var place = 0
    for (letter, script, count) in text.counts {
      while place < letters.count, letters[place] < letter { place += 1 }
      let isKnown = place < letters.count && letters[place] == letter
      total += Int64(count) * Int64(isKnown ? costs[place] : cost(letter, script))
    }
    return total
  }

  /// The cost of a letter that the language's own do not include.
  private func cost(_ letter: UInt16, _ script: UInt8) -> Int32 {
    if script > 1, !ownScripts.contains(script) {
      return LanguageProfile.foreignCost(script)
    }
    // Of ideographs and syllables nothing is known.
    return letter < 0x2E80 ? unseen : 0
  }
}
