import Documents
import Glibc
import ICU
import Linguistics

/// `SegmenterBenchmark FILE LANGUAGE`: prints the speed of ICU's plain sentence
/// iterator and of the segmenter on the same text, the best of twenty runs each,
/// by CPU time; then the segmenter's on texts that are hard to cut.
@main
enum SegmenterBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let tag = LanguageTag(arguments[2]) else {
      print("usage: SegmenterBenchmark FILE LANGUAGE")
      exit(2)
    }
    let file = try SourceFile.read(path: arguments[1])
    let facts = LanguageFacts(tag)
    let segmenter = Segmenter(facts)
    // By turns, so that a busy machine slows both alike.
    var plain = Double.infinity
    var cut = Double.infinity
    for _ in 0..<20 {
      plain = min(plain, try cpuTime { try iterate(file.text, locale: facts.tag) })
      cut = min(cut, try cpuTime { try segmenter.starts(in: file.text).count })
    }
    let size = Double(file.bytes.count) / 1e6
    print(
      "ICU \(rounded(size / plain)) MB/s, segmenter \(rounded(size / cut)) MB/s,",
      "\(Int((100 * plain / cut).rounded())) %")
    for (name, text) in hardTexts {
      let time = try cpuTime { try segmenter.starts(in: text).count }
      print("\(name): \(rounded(Double(text.count) / 1e6 / time)) M units/s")
    }
  }

  private static var hardTexts: [(String, [UInt16])] {
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
  private static func iterate(_ text: [UInt16], locale: String) throws -> Int {
    let iterator = try BreakIterator(.sentence, locale: locale)
    var count = 0
    try text.withUnsafeBufferPointer { buffer in
      try iterator.forEachBoundary(in: buffer) { _, _ in count += 1 }
    }
    return count
  }

  /// Seconds of the thread's CPU time that `work` takes.
  private static func cpuTime(_ work: () throws -> Int) rethrows -> Double {
    let start = now()
    let count = try work()
    let time = now() - start
    precondition(count >= 0)
    return time
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func rounded(_ value: Double) -> Double { (10 * value).rounded() / 10 }
}
