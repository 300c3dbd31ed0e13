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
  private static let scriptBoundaryCost = 180

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
  func cost(of range: Range<Int>, in text: LetterStream) -> Int {
    withReader(of: text) { $0.cost(of: range) }
  }

  /// The cost of each word of a text with the boundary behind it, in order, and how many letters
  /// and boundaries that are.
  ///
  /// Complexity: linear.
  func costsOfWords(in text: LetterStream) -> [(total: Int, count: Int)] {
    withReader(of: text) { reader in
      var costs: [(total: Int, count: Int)] = []
      var start = 1
      for (index, unit) in reader.units.enumerated().dropFirst()
      where unit == LetterStream.boundary {
        let word = start..<index + 1
        costs.append((reader.cost(of: word), word.count))
        start = word.upperBound
      }
      return costs
    }
  }

  /// Runs `body` with what tells the costs of a text's letters.
  @inline(__always)
  func withReader<Result>(of text: LetterStream, _ body: (Reader) -> Result) -> Result {
    text.units.withUnsafeBufferPointer { units in
      text.scripts.withUnsafeBufferPointer { scripts in
        guard let table else {
          return body(Reader(profile: self, units: units, scripts: scripts, lookup: nil))
        }
        return table.withLookup {
          body(Reader(profile: self, units: units, scripts: scripts, lookup: $0))
        }
      }
    }
  }

  /// Tells what letters of a text cost, while text and table are lent.
  struct Reader {
    fileprivate let profile: LanguageProfile
    let units: UnsafeBufferPointer<UInt16>
    fileprivate let scripts: UnsafeBufferPointer<UInt8>
    /// Nil for a language without a profile.
    fileprivate let lookup: NgramTable.Lookup?

    /// The cost of the letters of `range`, which starts after the first boundary.
    @inline(__always)
    func cost(of range: Range<Int>) -> Int {
      guard let lookup else { return costWithoutProfile(of: range) }
      var total = 0
      var before = lookup.number(of: units[range.lowerBound - 1])
      var pair = lookup.pair(
        range.lowerBound > 1 ? lookup.number(of: units[range.lowerBound - 2]) : 0, before)
      // What stands before a boundary tells nothing of the word behind it.
      var isInWord = units[range.lowerBound - 1] != LetterStream.boundary
      for index in range {
        let unit = units[index]
        let letter = lookup.number(of: unit)
        let next = lookup.pair(before, letter)
        if isInWord, let cost = lookup.cost(of: letter, behind: pair) {
          total += Int(cost)
        } else {
          if isInWord { total += Int(lookup.entry(ofPair: pair).backoff) }
          let cost = lookup.entry(ofPair: next).cost
          total +=
            cost >= 0
            ? Int(cost)
            : Int(lookup.entry(ofLetter: before).backoff)
              + costAlone(lookup.entry(ofLetter: letter).cost, script: scripts[index])
        }
        (before, pair) = (letter, next)
        isInWord = unit != LetterStream.boundary
      }
      return total
    }

    /// The cost of a letter whatever stands before it, negative where the table lacks the letter.
    private func costAlone(_ cost: Int16, script: UInt8) -> Int {
      if cost >= 0 { return Int(cost) }
      guard let table = profile.table, profile.writes(script) else {
        return Int(LanguageProfile.foreignCost(script))
      }
      return Int(table.unseenCost)
    }

    private func costWithoutProfile(of range: Range<Int>) -> Int {
      range.reduce(0) { total, index in
        if units[index] == LetterStream.boundary {
          return total + LanguageProfile.scriptBoundaryCost
        }
        let script = scripts[index]
        return total
          + Int(
            profile.writes(script)
              ? LanguageProfile.scriptLetterCost : LanguageProfile.foreignCost(script))
      }
    }
  }

  /// Whether the language is written in a script, Common and Inherited included.
  func writes(_ script: UInt8) -> Bool { script <= 1 || ownScripts[Int(script)] }

  /// The cost of a letter of a script that the language is not written in.
  static func foreignCost(_ script: UInt8) -> Int32 {
    script == Script.latin.rawValue ? foreignLatinCost : foreignCost
  }
}
