import Checks
import Dispatch
import Documents
import Glibc
import ICU
import Linguistics
import Reporting
import Workspace

/// Whole checks, from bytes to findings: articles whose sentences are to be found and aligned,
/// and pairs that a file holds already.
struct RunTimes {
  private let article: Article

  init(_ article: Article) { self.article = article }

  func measure() throws {
    for count in [20, 60, 400, 1000] {
      _ = try measure("article of \(count) sentences", count, raw, isTable: false)
    }
    let few = try measure("1000 pairs of a table", 1000, table, isTable: true)
    let many = try measure("100000 pairs of a table", 100_000, table, isTable: true)
    print("  a pair takes \(Meter.text(many / (100 * few))) times as long there")
    try measureArticles(1000)
  }

  /// Seconds of CPU time.
  private func measure(
    _ name: String, _ count: Int,
    _ check: (_ source: [String], _ target: [String]) -> PairCheck, isTable: Bool
  ) throws -> Double {
    let pair = SyntheticPair(article.pairs, count: count)
    let source = isTable ? pair.rows.map(\.source) : pair.source
    let target = isTable ? pair.rows.map(\.target) : pair.target
    let check = check(source, target)
    let floor = try Floor([
      (Array(source.joined(separator: "\n").utf8), article.source.description),
      (Array(target.joined(separator: "\n").utf8), article.target.description),
    ]).seconds(times: max(1, 5000 / count))
    let engine = Engine()
    let seconds = try Meter.best(of: max(1, min(50, 2000 / count))) {
      try check.run(engine) { _ in }.findings.count
    }
    print(
      "  \(name)\t\(Meter.text(1000 * seconds)) ms\t\(Meter.text(seconds / floor)) × plain ICU"
        + "\t\(Meter.peakMegabytes()) MB so far")
    return seconds
  }

  /// The same article so many times, on one core and on two.
  private func measureArticles(_ count: Int) throws {
    let check = PairCheck(
      source: PairCheck.Input(path: article.paths.source, language: article.source),
      target: PairCheck.Input(path: article.paths.target, language: article.target))
    let engine = Engine()
    let seconds = try Meter.best(of: 1) {
      var findings = 0
      for _ in 0..<count { findings += try check.run(engine) { _ in }.findings.count }
      return findings
    }
    let clock = ContinuousClock()
    func wall(_ threads: Int) -> Double {
      let time = clock.measure {
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
          for _ in 0..<count / threads { _ = try? check.run(engine) { _ in } }
        }
      }
      return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }
    print("  \(count) articles\t\(Meter.text(seconds)) s")
    print("  two threads\t\(Meter.text(wall(1) / wall(2))) × as fast as one, by the clock")
  }

  private func raw(_ source: [String], _ target: [String]) -> PairCheck {
    // Paragraphs of four sentences.
    func text(_ sentences: [String]) -> [UInt8] {
      let paragraphs = stride(from: 0, to: sentences.count, by: 4).map {
        sentences[$0..<min($0 + 4, sentences.count)].joined(separator: " ")
      }
      return Array(paragraphs.joined(separator: "\n\n").utf8)
    }
    var check = PairCheck(
      source: PairCheck.Input(path: "source.txt", language: article.source),
      target: PairCheck.Input(path: "target.txt", language: article.target))
    check.source.contents = text(source)
    check.target.contents = text(target)
    return check
  }

  private func table(_ source: [String], _ target: [String]) -> PairCheck {
    let rows = zip(source, target).map { "\($0)\t\($1)" }
    let head = "\(article.source)\t\(article.target)"
    let bytes = Array(([head] + rows).joined(separator: "\n").utf8)
    var input = PairCheck.Input(path: "pairs.tsv", format: .tsv)
    input.contents = bytes
    var check = PairCheck(source: input, target: input)
    check.source.language = article.source
    check.target.language = article.target
    return check
  }
}
