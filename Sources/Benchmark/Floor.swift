import Documents
import ICU

/// What plain ICU takes to read a text: UTF-8 to UTF-16, the check of normalization, the
/// boundaries of sentences and of words.
struct Floor {
  private let texts: [Text]

  private struct Text {
    let bytes: [UInt8]
    let sentences: Iterator
    let words: Iterator
  }

  init(_ texts: [(bytes: [UInt8], locale: String)]) throws {
    self.texts = try texts.map { text in
      Text(
        bytes: text.bytes,
        sentences: Iterator(try BreakIterator(.sentence, locale: text.locale)),
        words: Iterator(try BreakIterator(.word, locale: text.locale)))
    }
  }

  /// Reads the texts once.
  ///
  /// - Returns: how many boundaries they have.
  func read() throws -> Int {
    var count = 0
    for text in texts {
      let units = Array(String(decoding: text.bytes, as: UTF8.self).utf16)
      count += try NormalizationForm.nfc.normalizedPrefix(of: units[...])
      try units.withUnsafeBufferPointer { buffer in
        try text.sentences.iterator.forEachBoundary(in: buffer) { _, _ in count += 1 }
        try text.words.iterator.forEachBoundary(in: buffer) { _, _ in count += 1 }
      }
    }
    return count
  }

  /// A break iterator that lies in an array.
  private final class Iterator {
    let iterator: BreakIterator

    init(_ iterator: consuming BreakIterator) { self.iterator = iterator }
  }
}
