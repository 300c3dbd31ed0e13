import Synchronization

/// What letters cost in each of some languages: a row for each letter, made when it is first met.
final class LetterMatrix: Sendable {
  /// Letters below have a row: those of alphabets.
  static let limit: UInt16 = 0x590

  private let languages: [LetterCosts]
  private let rows: Mutex<Rows>

  private struct Rows {
    /// The number of the letter's row and one; 0 where it has none yet.
    var numbers = [Int32](repeating: 0, count: Int(LetterMatrix.limit))
    /// A cost for each language, row by row.
    var costs: [Int32] = []
  }

  init(_ languages: [LetterCosts]) {
    self.languages = languages
    rows = Mutex(Rows())
  }

  /// The cost of a text's letters in each language, in hundredths of a nat.
  ///
  /// Complexity: linear in the different letters times the number of languages.
  func costs(of text: LetterCosts.Histogram) -> [Int32] {
    var sums = [Int32](repeating: 0, count: languages.count)
    rows.withLock { rows in
      for (letter, script, count) in text.counts {
        if letter < Self.limit {
          let start = row(letter, script, &rows)
          rows.costs.withUnsafeBufferPointer { costs in
            for language in sums.indices {
              sums[language] &+= count &* costs[start &+ language]
            }
          }
        } else {
          for language in sums.indices {
            sums[language] &+= count &* languages[language].cost(of: letter, script: script)
          }
        }
      }
    }
    return sums
  }

  /// Where the row of a letter begins.
  private func row(_ letter: UInt16, _ script: UInt8, _ rows: inout Rows) -> Int {
    let known = Int(rows.numbers[Int(letter)])
    if known > 0 { return (known - 1) * languages.count }
    let start = rows.costs.count
    rows.costs += languages.map { $0.cost(of: letter, script: script) }
    rows.numbers[Int(letter)] = Int32(start / max(1, languages.count)) + 1
    return start
  }
}
