import Alignment
import Checks
import Documents
import ICU
import Linguistics
import Reporting
import Workspace

/// The stages of a check of 1,000 sentence pairs, one pair a line on either side, each as a
/// multiple of plain ICU on the same text.
struct StageTimes {
  private static let pairs = 1000
  private static let times = 5

  private let article: Article
  private let texts: (source: [UInt8], target: [UInt8])
  private let floor: Double

  init(_ article: Article) throws {
    self.article = article
    let pair = SyntheticPair(article.pairs, count: Self.pairs)
    texts = (
      Array(pair.source.joined(separator: "\n").utf8),
      Array(pair.target.joined(separator: "\n").utf8)
    )
    let plain = try Floor([
      (texts.source, article.source.description), (texts.target, article.target.description),
    ])
    floor = try Meter.best(of: 3 * Self.times) { try plain.read() }
  }

  func measure() throws {
    print("plain ICU", floor, floor)
    let files = try files()
    print("decode", try Meter.best(of: Self.times) { try self.files().source.text.count })
    let documents = documents(files)
    print(
      "structure",
      Meter.best(of: Self.times) { self.documents(files).source.blocks.count })
    print(
      "tokenise",
      try Meter.best(of: Self.times) {
        try TokenTable(text: files.source.text, locale: article.source.description).tokens.count
          + TokenTable(text: files.target.text, locale: article.target.description).tokens.count
      })
    print(
      "segment",
      try Meter.best(of: Self.times) {
        try Segmenter(LanguageFacts(article.source)).sentences(of: documents.source).count
          + Segmenter(LanguageFacts(article.target)).sentences(of: documents.target).count
      })
    let analyses = try analyses(documents)
    print(
      "quantities",
      Meter.best(of: Self.times) {
        analyses.source.readQuantities().all.count + analyses.target.readQuantities().all.count
      })
    print(
      "analysis, all of it",
      try Meter.best(of: Self.times) { try self.analyses(documents).source.sentences.count })
    let alignment = Aligner().align(analyses.source, analyses.target)
    print(
      "align",
      Meter.best(of: Self.times) {
        Aligner().align(analyses.source, analyses.target).beads.count
      })
    let context = try context(analyses, alignment)
    print(
      "numbers compared",
      try Meter.best(of: Self.times) { try self.context(analyses, alignment).quantityFaults.count })
    print(
      "names",
      try Meter.best(of: Self.times) { try self.context(analyses, alignment).findNames() })
    try measureRules(context)
    try measureReport(context)
  }

  /// Each rule alone; what rules share, such as names, was found before.
  private func measureRules(_ context: RuleContext) throws {
    let engine = Engine()
    _ = try engine.run(context)
    var times: [(name: String, seconds: Double)] = []
    for rule in try engine.rules(source: article.source, target: article.target)
    where rule.applies(to: context) {
      let seconds = try Meter.best(of: Self.times) { try rule.findings(in: context).count }
      times.append((rule.page.name, seconds))
    }
    print("rules, all of them", times.reduce(0) { $0 + $1.seconds })
    for time in times.sorted(by: { $0.seconds > $1.seconds }) where time.seconds > floor / 100 {
      print("  \(time.name)", time.seconds)
    }
  }

  private func measureReport(_ context: RuleContext) throws {
    let result = try Engine().run(context)
    let pair = PairReport(
      source: PairReport.Side(context.source), target: PairReport.Side(context.target),
      alignment: context.alignment, findings: result.findings, outcomes: result.outcomes)
    let report = Report(pairs: [pair], version: "0")
    print(
      "render JSON",
      Meter.best(of: Self.times) {
        ReportStream.text { JSONReport.render(report, to: $0) }.utf8.count
      })
  }

  private func files() throws -> (source: SourceFile, target: SourceFile) {
    (
      try SourceFile(name: "source", bytes: texts.source),
      try SourceFile(name: "target", bytes: texts.target)
    )
  }

  private func documents(
    _ files: (source: SourceFile, target: SourceFile)
  ) -> (source: Document, target: Document) {
    (
      PlainText.read(files.source, layout: .lines), PlainText.read(files.target, layout: .lines)
    )
  }

  private func analyses(
    _ documents: (source: Document, target: Document)
  ) throws -> (source: Analysis, target: Analysis) {
    (
      try Analysis(documents.source, language: article.source),
      try Analysis(documents.target, language: article.target)
    )
  }

  private func context(
    _ analyses: (source: Analysis, target: Analysis), _ alignment: Alignment
  ) throws -> RuleContext {
    try RuleContext(source: analyses.source, target: analyses.target, alignment: alignment)
  }

  private func print(_ name: String, _ seconds: Double, _ floor: Double? = nil) {
    Swift.print(
      "  \(name)\t\(Meter.text(1000 * seconds)) ms\t\(Meter.text(seconds / (floor ?? self.floor)))"
    )
  }
}
