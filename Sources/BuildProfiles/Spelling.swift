import Linguistics

/// How the letters of one alphabet stand for those of another, one or two for one.
struct Spelling {
  private(set) var letters: [UInt16: UInt16] = [LetterStream.boundary: LetterStream.boundary]
  private(set) var digraphs: [(from: [UInt16], to: UInt16)] = []

  /// - Parameter rows: what stands for a letter, and the letter.
  init(_ rows: [(from: String, to: String)]) {
    for row in rows {
      let from = Array(row.from.utf16)
      guard let to = row.to.utf16.first else { continue }
      if from.count == 1 { letters[from[0]] = to } else { digraphs.append((from, to)) }
    }
  }

  /// An n-gram in the other letters; nil where one of its own has none.
  func respelled(_ ngram: [UInt16]) -> [UInt16]? {
    var respelled: [UInt16] = []
    var place = 0
    while place < ngram.count {
      if let digraph = digraphs.first(where: { ngram[place...].starts(with: $0.from) }) {
        respelled.append(digraph.to)
        place += 2
      } else if let letter = letters[ngram[place]] {
        respelled.append(letter)
        place += 1
      } else {
        return nil
      }
    }
    return respelled
  }
}
