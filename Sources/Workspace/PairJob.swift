import Checks
import Documents
import Reporting

/// A pair to check, with what holds for it.
public struct PairJob: Sendable {
  public var check: PairCheck
  var choices: Settings.Choices
  var ignoredBlocks: [TextPattern]
  var baseline: Baseline?
  /// What fingerprints and baselines call the target: its path from the settings'
  /// folder, or the name as given where there are no settings.
  var key: String
  /// Findings below it need not be kept where they would be many.
  var leastSeverity = Severity.info
  var pieces = PieceSizes()

  /// How large bitexts are read.
  struct PieceSizes {
    /// Bytes that a file is larger than to be read in pieces.
    var smallestFile = 8 << 20
    /// Bytes that are read at a time: some thousand units.
    var piece = 1 << 20
  }

  /// - Parameter isWhole: whether the report must hold the whole texts, however large.
  func run(
    _ engine: Engine, isWhole: Bool, notice: (String) -> Void
  ) throws(CheckError) -> CheckedPair {
    if !isWhole, let stream = try stream() {
      return CheckedPair(job: self, report: try run(stream, engine, notice))
    }
    var report = try check.run(engine, notice: notice)
    var seen = Fingerprint.Seen()
    report.setFingerprints(path: key, after: &seen)
    let reader = SuppressionReader { engine.ruleNames }
    var triage = try triage(reader)
    let file = report.target.file
    triage.add(try reader.inComments(of: file, file.text.indices, check.target.actualFormat))
    triage.judge(&report)
    triage.finish(&report)
    return CheckedPair(job: self, report: report)
  }

  var sidecar: String { check.target.path + SuppressionReader.ending }

  /// With the suppressions of the file beside the target.
  private func triage(_ reader: SuppressionReader) throws(CheckError) -> Triage {
    var triage = Triage(
      choices: choices, ignoredBlocks: ignoredBlocks, sidecar: sidecar, baseline: baseline)
    guard check.target.path != "-", FilePath.isFile(FilePath.absolute(sidecar)) else {
      return triage
    }
    let file: SourceFile
    do { file = try SourceFile.read(path: sidecar) } catch { throw .document(error) }
    triage.add(try reader.inSidecar(file))
    return triage
  }
}

/// A large bitext, checked piece by piece: rules that compare the places of a text with each
/// other see one piece.
extension PairJob {
  /// Nil where the pair is to be read as a whole.
  private func stream() throws(CheckError) -> BitextStream? {
    let (source, target) = (check.source, check.target)
    let isUTF8 = target.encoding.map { $0.uppercased() == "UTF-8" } ?? true
    guard source.path == target.path, target.path != "-", target.contents == nil, isUTF8,
      !check.listsNames
    else { return nil }
    do {
      return try BitextStream(
        path: target.path, format: target.actualFormat,
        source: source.language?.description, target: target.language?.description,
        smallest: pieces.smallestFile, pieceSize: pieces.piece)
    } catch {
      throw .document(error)
    }
  }

  private func run(
    _ stream: consuming BitextStream, _ engine: Engine, _ notice: (String) -> Void
  ) throws(CheckError) -> PairReport {
    let aids = try PairCheck.Aids(check)
    let reader = SuppressionReader { engine.ruleNames }
    var triage = try triage(reader)
    var check = check
    var seen = Fingerprint.Seen()
    var whole: PairReport?
    while let piece = try Self.next(&stream) {
      triage.add(
        try reader.inComments(of: piece.target.file, piece.extent, check.target.actualFormat))
      guard !piece.source.units.isEmpty else { continue }
      var stages = Stages()
      let context: RuleContext
      do {
        context = try check.context(
          (piece.source, piece.target), aids, engine.library, &stages, notice)
      } catch .emptySource {
        // Nothing but spaces; other pieces may have text.
        continue
      }
      // What was told of the first piece holds for all.
      check.source.language = context.source.language
      check.target.language = context.target.language
      var report = try check.report(of: context, engine, &stages)
      report.setFingerprints(path: key, after: &seen)
      triage.judge(&report)
      report.compact(keeping: leastSeverity)
      if whole == nil { whole = report } else { whole?.append(report) }
    }
    guard var whole else { throw .emptySource(check.source.path) }
    triage.finish(&whole)
    return whole
  }

  private static func next(_ stream: inout BitextStream) throws(CheckError) -> BitextStream.Piece? {
    do { return try stream.next() } catch { throw .document(error) }
  }
}

/// What came of a pair.
public struct CheckedPair: Sendable {
  public var job: PairJob
  public var report: PairReport

  var key: String { job.key }
  var choices: Settings.Choices { job.choices }
}
