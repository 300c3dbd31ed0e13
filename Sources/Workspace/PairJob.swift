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

  /// How large pairs are read.
  struct PieceSizes {
    /// Bytes that a bitext, or the two texts together, is larger than to be read in pieces.
    var smallestFile = 8 << 20
    /// Bytes of a bitext that are read at a time, or of the UTF-16 of two texts whose units are
    /// judged at a time: some thousand units.
    var piece = 1 << 20
    /// Bytes of two plain texts that are read at a time, or of the UTF-16 of two articles that are
    /// judged at a time, more than a passage that one of them may lack.
    var windows = 3 << 19
  }

  /// - Parameter isWhole: whether the report must hold the whole texts, however large.
  func run(
    _ engine: Engine, isWhole: Bool, notice: (String) -> Void
  ) throws(CheckError) -> CheckedPair {
    let mayPart = !isWhole && !check.listsNames
    if mayPart, let stream = try stream() {
      return CheckedPair(job: self, report: try run(stream, engine, notice))
    }
    var stages = Stages()
    let documents = try check.documents()
    if mayPart, let stream = stream(documents.source, documents.target) {
      var job = self
      let identifier = engine.library.identifier
      job.check.source.language =
        check.source.language ?? check.language(of: documents.source, identifier, notice)
      job.check.target.language =
        check.target.language ?? check.language(of: documents.target, identifier, notice)
      return CheckedPair(job: self, report: try job.run(stream, engine, notice))
    }
    var report = try check.run(documents, engine, &stages, notice)
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

/// A large pair, checked piece by piece: rules that compare the places of a text with each
/// other see one piece.
extension PairJob {
  /// Nil where the pair is to be read as a whole before it is judged.
  private func stream() throws(CheckError) -> (any PieceStream)? {
    let (source, target) = (check.source, check.target)
    let areUTF8 = [source, target].allSatisfy { ($0.encoding ?? "UTF-8").uppercased() == "UTF-8" }
    guard source.path != "-", target.path != "-", target.contents == nil, areUTF8
    else { return nil }
    do {
      if source.path == target.path {
        return try BitextStream(
          path: target.path, format: target.actualFormat,
          source: source.language?.description, target: target.language?.description,
          smallest: pieces.smallestFile, pieceSize: pieces.piece)
      }
      guard source.actualFormat == .text, target.actualFormat == .text else { return nil }
      return try ArticleStream(
        source, target, smallest: pieces.smallestFile, size: pieces.windows)
    } catch {
      throw .document(error)
    }
  }

  /// Nil where what was read is to be judged as a whole.
  private func stream(_ source: Document, _ target: Document) -> (any PieceStream)? {
    var size = target.file.bytes.count
    if !target.format.isBitext { size += source.file.bytes.count }
    let canBeReadInParts = [source, target].allSatisfy(\.file.canBeReadInParts)
    guard size > pieces.smallestFile, canBeReadInParts else { return nil }
    if source.format.unitPairing != nil || target.format.unitPairing != nil {
      return UnitStream(source, target, size: pieces.piece)
    }
    return ArticleStream(DocumentWindows(source), DocumentWindows(target), size: pieces.windows)
  }

  private func run(
    _ stream: any PieceStream, _ engine: Engine, _ notice: (String) -> Void
  ) throws(CheckError) -> PairReport {
    var stream = stream
    var aids = try PairCheck.Aids(check)
    let reader = SuppressionReader { engine.ruleNames }
    var triage = try triage(reader)
    var check = check
    var seen = Fingerprint.Seen()
    var whole: PairReport?
    while let piece = try Self.next(&stream) {
      var stages = Stages()
      var pair = try check.aligned(
        (piece.source, piece.target), aids, engine.library, &stages, notice)
      guard let part = stream.settle(piece, pair) else { continue }
      pair.alignment.moves.removeAll { !part.holds($0) }
      let context = try check.context(of: pair, aids, engine.library)
      let suppressions = try reader.inComments(
        of: piece.target.file, part.extent, check.target.actualFormat)
      triage.add(suppressions)
      let hasSource = !context.source.sentences.isEmpty
      // Nothing but spaces; other pieces may have text, and tell the languages.
      guard hasSource || check.source.language != nil && !context.target.sentences.isEmpty
      else { continue }
      // What was told of the first piece holds for all.
      check.source.language = context.source.language
      check.target.language = context.target.language
      aids.areTranslations = true
      var report = try check.report(of: context, part, engine, &stages)
      report.setFingerprints(path: key, after: &seen)
      triage.judge(&report)
      report.compact(keeping: leastSeverity, and: suppressions.compactMap(\.comment))
      if whole == nil { whole = report } else { whole?.append(report) }
    }
    guard var whole, whole.source.sentenceCount > 0 else {
      throw .emptySource(check.source.path)
    }
    triage.finish(&whole)
    return whole
  }

  private static func next(_ stream: inout any PieceStream) throws(CheckError) -> PairPiece? {
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
