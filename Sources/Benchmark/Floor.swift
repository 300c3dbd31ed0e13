import Documents
import ICU

/// What plain ICU takes to read a text: UTF-8 to UTF-16, the check of normalization, the
/// boundaries of sentences and of words.
struct Floor {
  private let texts: [(bytes: [UInt8], locale: String)]

  init(_ texts: [(bytes: [UInt8], locale: String)]) { self.texts = texts }

  /// Seconds of CPU time.
  func seconds(times: Int) throws -> Double {
    let iterators = try texts.map { text in
      (
        try Iterator(BreakIterator(.sentence, locale: text.locale)),
        try Iterator(BreakIterator(.word, locale: text.locale))
      )
    }
    return try Meter.best(of: times) {
      var count = 0
      for (text, (sentences, words)) in zip(texts, iterators) {
        let units = Array(String(decoding: text.bytes, as: UTF8.self).utf16)
        count += try NormalizationForm.nfc.normalizedPrefix(of: units[...])
        try units.withUnsafeBufferPointer { buffer in
          try sentences.iterator.forEachBoundary(in: buffer) { _, _ in count += 1 }
          try words.iterator.forEachBoundary(in: buffer) { _, _ in count += 1 }
        }
      }
      return count
    }
  }

  /// A break iterator that lies in an array.
  private final class Iterator {
    let iterator: BreakIterator

    init(_ iterator: consuming BreakIterator) { self.iterator = iterator }
  }
}
