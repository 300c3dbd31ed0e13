import Alignment
import Documents
import Glibc
import ICU
import Linguistics

/// `Benchmark [SECTION…] [SOURCE LANGUAGE TARGET LANGUAGE]`: the speed of the program's parts by
/// the thread's CPU time, beside plain ICU or a plain aligner in the same run.
///
/// Sections: `stages` (each stage and each rule on 1,000 pairs), `runs` (whole checks of
/// articles and of pre-segmented pairs), `aligner`, `segmenter`; all without any. The texts are
/// made from an article pair: of those among the fixtures, `runs` takes four pairs of languages
/// and the others English and German, unless one is named.
@main
enum Benchmark {
  static func main() throws {
    ProcessMemory.prepareHeap()
    var arguments = CommandLine.arguments.dropFirst()
    let known = ["stages", "runs", "aligner", "segmenter"]
    var sections: [String] = []
    while let section = arguments.first, known.contains(section) {
      sections.append(section)
      arguments.removeFirst()
    }
    let articles = try arguments.isEmpty ? shipped() : [named(Array(arguments))]
    for section in sections.isEmpty ? known : sections {
      for article in section == "runs" ? articles : Array(articles.prefix(1)) {
        print("\(section), \(article.source) to \(article.target):")
        switch section {
        case "stages": try StageTimes(article).measure()
        case "runs": try RunTimes(article).measure()
        case "aligner": try AlignerTimes(article).measure()
        default: try SegmenterTimes(article).measure()
        }
      }
    }
  }

  private static func named(_ arguments: [String]) throws -> Article {
    guard arguments.count == 4, let source = LanguageTag(arguments[1]),
      let target = LanguageTag(arguments[3])
    else {
      print("usage: Benchmark [stages|runs|aligner|segmenter…] [SOURCE LANGUAGE TARGET LANGUAGE]")
      exit(2)
    }
    return try Article([(arguments[0], arguments[2])], source, target)
  }

  private static func shipped() throws -> [Article] {
    let pairs: [(source: String, target: String, paths: [Article.Paths])] = [
      (
        "en", "de",
        [
          ("en-de-energy/source.en.txt", "en-de-energy/target.de.txt"),
          ("de-en-clean/target.en.txt", "de-en-clean/source.de.txt"),
        ]
      ),
      (
        "en", "ru",
        [
          ("ru-en-clean/target.en.txt", "ru-en-clean/source.ru.txt"),
          ("ru-en-court/target.en.txt", "ru-en-court/source.ru.txt"),
        ]
      ),
      ("fr", "en", [("fr-en-museum/source.fr.txt", "fr-en-museum/target.en.txt")]),
      ("ja", "en", [("en-ja-space/target.ja.txt", "en-ja-space/source.en.txt")]),
    ]
    return try pairs.compactMap { pair in
      guard let source = LanguageTag(pair.source), let target = LanguageTag(pair.target) else {
        return nil
      }
      let paths = pair.paths.map { ("fixtures/\($0.source)", "fixtures/\($0.target)") }
      return try Article(paths, source, target)
    }
  }
}

/// Articles and their translations, of which longer texts are made.
struct Article {
  typealias Paths = (source: String, target: String)

  let source: LanguageTag
  let target: LanguageTag
  /// Of the first article.
  let paths: Paths
  /// The sentences of all articles that the aligner pairs one to one.
  let pairs: [(source: String, target: String)]

  init(_ articles: [Paths], _ source: LanguageTag, _ target: LanguageTag) throws {
    (self.source, self.target) = (source, target)
    paths = articles[0]
    pairs = try articles.flatMap { try Self.pairs($0, source, target) }
  }

  private static func pairs(
    _ paths: Paths, _ source: LanguageTag, _ target: LanguageTag
  ) throws -> [(source: String, target: String)] {
    let ours = try Analysis(PlainText.read(SourceFile.read(path: paths.source)), language: source)
    let theirs = try Analysis(PlainText.read(SourceFile.read(path: paths.target)), language: target)
    return Aligner().align(ours, theirs).beads.compactMap { bead in
      guard bead.source.count == 1, bead.target.count == 1 else { return nil }
      return (
        ours.string(ours.sentences[bead.source.lowerBound].range),
        theirs.string(theirs.sentences[bead.target.lowerBound].range)
      )
    }
  }
}

/// CPU time and memory of the process.
enum Meter {
  /// Seconds of the thread's CPU time that `work` takes: the best of so many times.
  static func best(of times: Int, _ work: () throws -> Int) rethrows -> Double {
    try (0..<max(1, times)).reduce(.infinity) { best, _ in min(best, try seconds(work)) }
  }

  /// Seconds of the thread's CPU time that `work` takes.
  static func seconds(_ work: () throws -> Int) rethrows -> Double {
    let start = now()
    let count = try work()
    let seconds = now() - start
    precondition(count >= 0)
    return seconds
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The largest memory of the process so far, in megabytes.
  static func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }

  /// A number with so many decimals.
  static func text(_ value: Double, decimals: Int = 2) -> String {
    let scale = pow(10, Double(decimals))
    let whole = Int((value * scale).rounded())
    let digits = String(whole % Int(scale))
    let padding = String(repeating: "0", count: max(0, decimals - digits.count))
    return decimals == 0 ? "\(whole)" : "\(whole / Int(scale)).\(padding)\(digits)"
  }
}
