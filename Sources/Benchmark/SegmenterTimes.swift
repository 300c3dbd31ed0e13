import Documents
import ICU
import Linguistics

/// The speed of the segmenter and of ICU's plain sentence iterator on the same text, then the
/// segmenter's on texts that are hard to cut.
struct SegmenterTimes {
  private let text: [UInt16]
  private let facts: LanguageFacts

  init(_ article: Article) throws {
    let sentences = SyntheticPair(article.pairs, count: 2000).source
    text = Array(sentences.joined(separator: " ").utf16)
    facts = LanguageFacts(article.source)
  }

  func measure() throws {
    let segmenter = Segmenter(facts)
    // By turns, so that a busy machine slows both alike.
    var plain = Double.infinity
    var cut = Double.infinity
    for _ in 0..<20 {
      plain = min(plain, try Meter.best(of: 1) { try iterate(text, locale: facts.tag) })
      cut = min(cut, try Meter.best(of: 1) { try segmenter.starts(in: text).count })
    }
    let size = Double(text.count) / 1e6
    print(
      "  ICU \(Meter.text(size / plain)) M units/s, segmenter \(Meter.text(size / cut)) M units/s,",
      "\(Meter.text(100 * plain / cut, decimals: 0)) %")
    for (name, text) in hardTexts {
      let time = try Meter.best(of: 1) { try segmenter.starts(in: text).count }
      print("  \(name): \(Meter.text(Double(text.count) / 1e6 / time)) M units/s")
    }
  }

  private var hardTexts: [(String, [UInt16])] {
    [
      ("1 M letters", [UInt16](repeating: 0x61, count: 1_000_000)),
      ("1 M stops", [UInt16](repeating: 0x2E, count: 1_000_000)),
      ("100,000 initials", Array(String(repeating: "A. ", count: 100_000).utf16)),
      ("1 M brackets", [UInt16](repeating: 0x28, count: 1_000_000)),
      ("1 M quotation marks", [UInt16](repeating: 0x22, count: 1_000_000)),
      ("1 M bullets", [UInt16](repeating: 0x2022, count: 1_000_000)),
    ]
  }

  /// The count of ICU's plain boundaries, which are not kept.
  private func iterate(_ text: [UInt16], locale: String) throws -> Int {
    let iterator = try BreakIterator(.sentence, locale: locale)
    var count = 0
    try text.withUnsafeBufferPointer { buffer in
      try iterator.forEachBoundary(in: buffer) { _, _ in count += 1 }
    }
    return count
  }
}
