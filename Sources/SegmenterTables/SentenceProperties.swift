import DigitLists
import ICU

/// The Sentence_Break property and the general category of the code points up to U+FFFF, as ICU
/// tells them, written down run by run: lists of both and of the lengths of the runs.
public enum SentenceProperties {
  public static func encoded() -> String {
    let (properties, categories) = Characters.sentenceBreakProperties()
    let starts = properties.indices.filter { index in
      index == 0 || properties[index] != properties[index - 1]
        || categories[index] != categories[index - 1]
    }
    var writer = DigitWriter()
    writer.append(starts.map { properties[$0] })
    writer.append(starts.map { categories[$0] })
    writer.append(zip(starts, starts.dropFirst() + [properties.count]).map { $1 - $0 })
    return writer.text
  }

  /// Calls `body` with each run: its property, as ICU's `USentenceBreak` numbers it, its category
  /// and its length.
  public static func forEachRun(
    reading data: UnsafeBufferPointer<UInt8>, _ body: (UInt8, GeneralCategory, Int) -> Void
  ) {
    var reader = DigitReader(data)
    let (properties, categories) = (reader.next(UInt8.self), reader.next(UInt8.self))
    for (index, length) in reader.next(Int.self).enumerated() {
      body(properties[index], GeneralCategory(rawValue: categories[index]), length)
    }
  }
}
