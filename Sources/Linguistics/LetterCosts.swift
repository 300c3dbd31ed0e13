import ICU
import Rules

/// How often each letter is met in one language, whatever stands round it: not enough to tell
/// two close languages apart, but most of the others, at a small part of a profile's price.
final class LetterCosts: Sendable {
  /// −100·ln of each letter's probability, as in a `LanguageProfile`, from the first letter on;
  /// −1 for what is none of the language's letters.
  private let costs: [Int32]
  private let first: UInt16
  private let unseen: Int32
  private let ownScripts: [UInt8]

  /// The letters of a text with their number.
  struct Histogram {
    private(set) var counts: [(letter: UInt16, script: UInt8, count: Int32)] = []

    init(_ text: LetterStream) {
      // The letters of alphabets, by their code; the others follow them, in order.
      var low = [Int32](repeating: 0, count: Int(LetterMatrix.limit))
      var high: [(letter: UInt16, script: UInt8, count: Int32)] = []
      for index in text.units.indices {
        let letter = text.units[index]
        if letter < LetterMatrix.limit {
          low[Int(letter)] &+= 1
          continue
        }
        let place = high.partitioningIndex { $0.letter >= letter }
        if place < high.count, high[place].letter == letter {
          high[place].count += 1
        } else {
          high.insert((letter, text.scripts[index], 1), at: place)
        }
      }
      counts.reserveCapacity(64)
      for index in text.units.indices {
        let letter = text.units[index]
        guard letter < LetterMatrix.limit, low[Int(letter)] > 0 else { continue }
        counts.append((letter, text.scripts[index], low[Int(letter)]))
        low[Int(letter)] = 0
      }
      counts += high
    }
  }

  /// Reads what the build took from the language's profile: the cost of an unseen letter, the
  /// letters in order and their costs, a line each.
  init(language: String, scripts: [UInt8]) {
    ownScripts = scripts
    let lines = Rules.data("letters/\(language).tsv")?.split(separator: UInt8(ascii: "\n")) ?? []
    let letters = lines.count == 3 ? UTF8Units.utf16(lines[1]) : []
    var costs: [Int32] = []
    if let first = letters.first, let last = letters.last {
      costs = [Int32](repeating: -1, count: Int(last - first) + 1)
      for (letter, cost) in zip(letters, Self.numbers(lines[2])) {
        costs[Int(letter - first)] = cost
      }
    }
    self.costs = costs
    first = letters.first ?? 0
    unseen =
      lines.first.flatMap(UTF8Units.number).map { Int32($0) } ?? LanguageProfile.scriptLetterCost
  }

  /// Decimal numbers with a space between.
  private static func numbers(_ line: some Sequence<UInt8>) -> [Int32] {
    var numbers: [Int32] = [0]
    for byte in line {
      if byte == UInt8(ascii: " ") {
        numbers.append(0)
      } else {
        numbers[numbers.count - 1] = 10 * numbers[numbers.count - 1] + Int32(byte & 0x0F)
      }
    }
    return numbers
  }

  /// The cost of a letter.
  func cost(of letter: UInt16, script: UInt8) -> Int32 {
    // Letters before the first one wrap round to large numbers.
    let place = Int(letter &- first)
    let known = place < costs.count ? costs[place] : -1
    return known >= 0 ? known : cost(letter, script)
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
