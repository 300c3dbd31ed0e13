import ICU
import ProfileTables

/// What letters follow which in one language: a back-off model of n-grams of
/// one to three letters, a word's boundary counting as a letter.
///
/// The cost of a letter is −100·ln of its probability after the two letters
/// before it. Model: S. Katz, "Estimation of probabilities from sparse data"
/// (1987), with the interpolated estimates that `BuildProfiles` writes.
final class LanguageProfile: Sendable {
  /// The cost of a letter of a script that the language is not written in.
  private static let foreignCost: Int32 = 1400
  /// The same for a Latin letter: names and titles stand in Latin letters in
  /// texts of every script.
  private static let foreignLatinCost: Int32 = 450
  /// A letter's cost where nothing but the script is known: one of about forty.
  static let scriptLetterCost: Int32 = 370
  /// A boundary's cost there: one after about five letters.
  private static let scriptBoundaryCost: Int32 = 180

  /// Nil for a language without a profile.
  private let table: NgramTable?
  private let ownScripts: [Bool]

  /// - Parameter data: what the build made of a profile: see `ProfileEncoder`.
  init(_ data: UnsafeBufferPointer<UInt8>?, scripts: [UInt8]) {
    var ownScripts = [Bool](repeating: false, count: 256)
    for script in scripts { ownScripts[Int(script)] = true }
    self.ownScripts = ownScripts
    table = data.map(NgramTable.init)
  }

  /// The cost of the letters of `range`, each after the letters before it.
  ///
  /// `range` starts after the first boundary of `text`. Complexity: linear.
  func cost(of range: Range<Int>, in text: LetterStream) -> Int32 {
    guard let table else { return costWithoutProfile(of: range, in: text) }
    return table.withLookup { lookup in
      text.units.withUnsafeBufferPointer { units in
        var total: Int32 = 0
        var before = lookup.number(of: units[range.lowerBound - 1])
        var pair = lookup.pair(
          range.lowerBound > 1 ? lookup.number(of: units[range.lowerBound - 2]) : 0, before)
        for index in range {
          let letter = lookup.number(of: units[index])
          let next = lookup.pair(before, letter)
          // What stands before a boundary tells nothing of the word behind it.
          let isInWord = units[index - 1] != LetterStream.boundary
          if isInWord, let cost = lookup.cost(of: letter, behind: pair) {
            total += Int32(cost)
          } else {
            if isInWord { total += Int32(lookup.entry(ofPair: pair).backoff) }
            let cost = lookup.entry(ofPair: next).cost
            total +=
              cost >= 0
              ? Int32(cost)
              : Int32(lookup.entry(ofLetter: before).backoff)
                + costAlone(
                  lookup.entry(ofLetter: letter).cost, script: text.scripts[index],
                  unseen: table.unseenCost)
          }
          (before, pair) = (letter, next)
        }
        return total
      }
    }
  }

  /// Whether the language is written in a script, Common and Inherited included.
  func writes(_ script: UInt8) -> Bool { script <= 1 || ownScripts[Int(script)] }

  /// The cost of a letter whatever stands before it, negative where the table lacks the letter.
  private func costAlone(_ cost: Int16, script: UInt8, unseen: Int16) -> Int32 {
    if cost >= 0 { return Int32(cost) }
    return writes(script) ? Int32(unseen) : Self.foreignCost(script)
  }

  private func costWithoutProfile(of range: Range<Int>, in text: LetterStream) -> Int32 {
    range.reduce(0) { total, index in
      if text.units[index] == LetterStream.boundary { return total + Self.scriptBoundaryCost }
      let script = text.scripts[index]
      return total + (writes(script) ? Self.scriptLetterCost : Self.foreignCost(script))
    }
  }

  /// The cost of a letter of a script that the language is not written in.
  static func foreignCost(_ script: UInt8) -> Int32 {
    script == Script.latin.rawValue ? foreignLatinCost : foreignCost
  }
}
