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
      let pair = SyntheticPair(article.pairs, count: count)
      let check = raw(pair.source, pair.target)
      try measure("article of \(count) sentences", pair.source, pair.target) {
        try check.run($0) { _ in }.findings.count
      }
    }
    let few = try Table(article, count: 1000)
    defer { unlink(few.path) }
    try measure(few)
    // Made when the first one is measured: a check of few pairs finds no heap of many.
    let many = try Table(article, count: 100_000)
    defer { unlink(many.path) }
    try measure(many)
    try measureGrowth(few, many)
    try measureArticles(1000)
  }

  private func measure(_ table: Table) throws {
    try measure("\(table.rows.count) pairs of a table", table.sources, table.targets, table.check)
  }

  /// How many times as long a pair of the longer table takes as one of the shorter.
  private func measureGrowth(_ few: Table, _ many: Table) throws {
    let engine = Engine()
    let times = many.rows.count / few.rows.count
    // In turn, as the machine is not always equally fast.
    let growths = try (0..<5).map { _ in
      let short = try Meter.best(of: 3) { try few.check(engine) }
      return try Meter.seconds { try many.check(engine) } / (Double(times) * short)
    }.sorted()
    print("  a pair takes \(Meter.text(growths[growths.count / 2])) times as long there")
  }

  private func measure(
    _ name: String, _ source: [String], _ target: [String], _ check: (Engine) throws -> Int
  ) throws {
    let times = max(3, min(50, 50_000 / source.count))
    let floor = try Floor([
      (Array(source.joined(separator: "\n").utf8), article.source.description),
      (Array(target.joined(separator: "\n").utf8), article.target.description),
    ])
    let engine = Engine()
    // What is kept is read before.
    _ = (try floor.read(), try check(engine))
    // In turn, and the middle one of the ratios, as the machine is not always equally fast.
    let rounds = try (0..<times).map { _ in
      (
        floor: try Meter.seconds { try floor.read() },
        check: try Meter.seconds { try check(engine) }
      )
    }
    let ratios = rounds.map { $0.check / $0.floor }.sorted()
    let seconds = rounds.map(\.check).min() ?? 0
    print(
      "  \(name)\t\(Meter.text(1000 * seconds)) ms\t\(Meter.text(ratios[ratios.count / 2]))"
        + " × plain ICU\t\(Meter.peakMegabytes()) MB so far")
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
    // The best of three, as other programs take some of the machine's time.
    func wall(_ threads: Int) -> Double { (0..<3).map { _ in run(threads) }.min() ?? 0 }
    func run(_ threads: Int) -> Double {
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

  /// A file of pairs, read as the program reads it.
  private struct Table {
    let rows: [(source: String, target: String)]
    let path: String
    private let jobs: [PairJob]

    var sources: [String] { rows.map(\.source) }
    var targets: [String] { rows.map(\.target) }

    init(_ article: Article, count: Int) throws {
      rows = SyntheticPair(article.pairs, count: count).rows
      path = try RunTimes.temporaryFile(
        "\(article.source)\t\(article.target)\n"
          + rows.map { "\($0.source)\t\($0.target)\n" }.joined())
      var options = Project.Options()
      options.isIsolated = true
      options.format = .tsv
      (options.sourceLanguage, options.targetLanguage) = (article.source, article.target)
      var project = try Project(options)
      try project.add(source: path, target: path)
      jobs = project.jobs
    }

    /// How many findings it has.
    func check(_ engine: Engine) throws -> Int {
      let run = Run(jobs, engine)
      if let error = run.errors.first { throw error }
      return run.pairs.reduce(0) { $0 + $1.report.findings.count }
    }
  }

  /// Writes a file of its own for `text`. Returns its path.
  private static func temporaryFile(_ text: String) throws(FileError) -> String {
    var path = Array("\(P_tmpdir)/benchmark-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0, let file = fdopen(descriptor, "w") else { throw FileError() }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw FileError() }
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private struct FileError: Error, CustomStringConvertible {
    let description = "a file cannot be written in \(P_tmpdir)"
  }
}
