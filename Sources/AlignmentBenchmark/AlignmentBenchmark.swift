import Alignment
import Documents
import Glibc
import ICU
import Linguistics

/// `AlignmentBenchmark SOURCE LANGUAGE TARGET LANGUAGE [PAIRS…]`: the time of the aligner on
/// texts of 60 to 100,000 sentence pairs made from an article pair, beside a plain
/// Gale-Church pass, by the thread's CPU time, and the process's largest memory so far.
@main
enum AlignmentBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count >= 4, let source = LanguageTag(arguments[2]),
      let target = LanguageTag(arguments[4])
    else {
      print("usage: AlignmentBenchmark SOURCE LANGUAGE TARGET LANGUAGE [PAIRS…]")
      exit(2)
    }
    let pairs = try sentencePairs(
      analysis(arguments[1], source), analysis(arguments[3], target))
    let sizes = arguments.dropFirst(4).compactMap { Int($0) }
    print("pairs\taligner s\tGale-Church s\tmemory MB")
    for size in sizes.isEmpty ? [60, 1000, 10_000, 100_000] : sizes {
      let pair = SyntheticPair(pairs, count: size)
      let texts = try pair.analyses(source, target)
      var (best, plain) = (Double.infinity, Double.infinity)
      for _ in 0..<max(1, min(50, 5_000 / size)) {
        best = min(best, cpuTime { Aligner().align(texts.0, texts.1).beads.count })
        plain = min(plain, cpuTime { galeChurch(texts.0, texts.1) })
      }
      print("\(size)\t\(rounded(best))\t\(rounded(plain))\t\(peakMegabytes())")
    }
  }

  private static func analysis(_ path: String, _ language: LanguageTag) throws -> Analysis {
    try Analysis(PlainText.read(try SourceFile.read(path: path)), language: language)
  }

  /// The sentences that the aligner pairs one to one.
  private static func sentencePairs(
    _ source: Analysis, _ target: Analysis
  ) -> [(source: String, target: String)] {
    Aligner().align(source, target).beads.compactMap { bead in
      guard bead.source.count == 1, bead.target.count == 1 else { return nil }
      return (
        source.string(source.sentences[bead.source.lowerBound].range),
        target.string(target.sentences[bead.target.lowerBound].range)
      )
    }
  }

  private static func galeChurch(_ source: Analysis, _ target: Analysis) -> Int {
    func lengths(_ text: Analysis) -> [Double] { text.sentences.map { Double($0.range.count) } }
    return GaleChurch(lengths(source), lengths(target)).beadCount()
  }

  /// Seconds of the thread's CPU time that `work` takes.
  private static func cpuTime(_ work: () -> Int) -> Double {
    let start = now()
    let count = work()
    let time = now() - start
    precondition(count >= 0)
    return time
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }

  private static func rounded(_ value: Double) -> Double { (10_000 * value).rounded() / 10_000 }
}
