import Alignment
import ICU
import Linguistics

/// The time of the aligner on texts of 60 to 100,000 sentence pairs, beside a plain
/// Gale-Church pass, and the largest memory of the process until then.
struct AlignerTimes {
  private let article: Article

  init(_ article: Article) { self.article = article }

  func measure() throws {
    print("  pairs\taligner s\tGale-Church s\tmemory MB")
    for size in [60, 1000, 10_000, 100_000] {
      let pair = SyntheticPair(article.pairs, count: size)
      let texts = try pair.analyses(article.source, article.target)
      let times = min(50, 5_000 / size)
      let best = Meter.best(of: times) { Aligner().align(texts.0, texts.1).beads.count }
      let memory = Meter.peakMegabytes()
      let plain = Meter.best(of: times) { galeChurch(texts.0, texts.1) }
      print(
        "  \(size)\t\(Meter.text(best, decimals: 4))\t\(Meter.text(plain, decimals: 4))"
          + "\t\(memory)")
    }
  }

  private func galeChurch(_ source: Analysis, _ target: Analysis) -> Int {
    func lengths(_ text: Analysis) -> [Double] { text.sentences.map { Double($0.range.count) } }
    return GaleChurch(lengths(source), lengths(target)).beadCount()
  }
}
