import Documents
import FoundationEssentials
import Reporting

/// Findings that are known and no longer told: their fingerprints, with enough
/// of each for a person to recognise it.
public struct Baseline: Sendable {
  public static let fileName = ".tqcheck-baseline.json"
  private static let schema = "tqcheck-baseline/1"

  public struct Entry: Codable, Sendable, Equatable {
    public var fingerprint: String
    public var rule: String
    /// The target, as seen from the settings' folder.
    public var file: String
    public var text: String
    public var message: String
    /// What a person decided: `false-positive` or `wont-fix`; nil where nobody has.
    public var decision: String?
    public var note: String?
  }

  /// By file, rule and fingerprint.
  public private(set) var entries: [Entry]
  private let fingerprints: Set<String>

  public init(_ entries: [Entry]) {
    self.entries = entries.sorted {
      ($0.file, $0.rule, $0.fingerprint) < ($1.file, $1.rule, $1.fingerprint)
    }
    fingerprints = Set(entries.map(\.fingerprint))
  }

  public func contains(_ finding: ReportedFinding) -> Bool {
    fingerprints.contains(finding.fingerprint)
  }

  // MARK: The file

  private struct Contents: Codable {
    var schema: String
    var findings: [Entry]
  }

  public static func read(_ path: String) throws(CheckError) -> Baseline {
    let contents: Contents = try decode(path, remake: "write it anew by `tqcheck baseline write`")
    guard contents.schema == schema else {
      throw .baseline(path, reason: "is of schema “\(contents.schema)”, not \(schema)")
    }
    return Baseline(contents.findings)
  }

  /// JSON with a line a field, so that changes of it are easy to read and merge.
  public func encoded() -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.value("schema", Self.schema)
      $0.array("findings") {
        for entry in entries {
          $0.object {
            $0.value("file", entry.file)
            $0.value("rule", entry.rule)
            $0.value("fingerprint", entry.fingerprint)
            $0.value("text", entry.text)
            $0.value("message", entry.message)
            if let decision = entry.decision { $0.value("decision", decision) }
            if let note = entry.note { $0.value("note", note) }
          }
        }
      }
    }
    return json.finished()
  }

  /// Decodes a JSON file; an error names the place where the JSON breaks.
  static func decode<Value: Decodable>(
    _ path: String, remake: String
  ) throws(CheckError) -> Value {
    let file: SourceFile
    do { file = try SourceFile.read(path: path) } catch { throw .document(error) }
    do {
      return try JSONDecoder().decode(Value.self, from: Data(file.bytes))
    } catch let error as DecodingError {
      throw .baseline(path, reason: "\(reason(error)); \(remake)")
    } catch {
      throw .baseline(path, reason: "cannot be read; \(remake)")
    }
  }

  private static func reason(_ error: DecodingError) -> String {
    func path(_ context: DecodingError.Context) -> String {
      let keys = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
      return keys.isEmpty ? "the file" : keys.joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "“\(key.stringValue)” is missing in \(path(context))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(path(context)) is of the wrong type"
    case .dataCorrupted(let context):
      return
        "is not valid JSON: \(context.underlyingError.map { "\($0)" } ?? context.debugDescription)"
    @unknown default:
      return "cannot be read"
    }
  }
}

extension Baseline {
  /// The baseline of what a run found. Entries keep what people decided, and
  /// those of files that the run did not judge stay.
  public func replaced(by pairs: [CheckedPair]) -> Baseline {
    let files = Set(pairs.map(\.key))
    let decided = Dictionary(entries.map { ($0.fingerprint, $0) }) { first, _ in first }
    var fresh = entries.filter { !files.contains($0.file) }
    for pair in pairs {
      for finding in pair.report.findings + pair.report.hidden where finding.standing.isCounted {
        var entry = Entry(finding, in: pair)
        entry.decision = decided[entry.fingerprint]?.decision
        entry.note = decided[entry.fingerprint]?.note
        fresh.append(entry)
      }
    }
    return Baseline(fresh)
  }

  /// The entries that nothing matches any more: of files that a run has judged,
  /// by rules that it ran, and of files that are gone.
  ///
  /// - Parameter folder: the folder (an absolute path) that the entries' files are seen from.
  public func stale(after pairs: [CheckedPair], in folder: String) -> [Entry] {
    let found = Set(
      pairs.flatMap { ($0.report.findings + $0.report.hidden).map(\.fingerprint) })
    let judged = Dictionary(grouping: pairs, by: \.key)
    return entries.filter { entry in
      guard let pairs = judged[entry.file] else {
        return !FilePath.isFile(FilePath.absolute(entry.file, in: folder))
      }
      return !found.contains(entry.fingerprint)
        && pairs.allSatisfy { $0.choices.includes(entry.rule) }
    }
  }

  /// The baseline without some of its entries.
  public func removing(_ stale: [Entry]) -> Baseline {
    let fingerprints = Set(stale.map(\.fingerprint))
    return Baseline(entries.filter { !fingerprints.contains($0.fingerprint) })
  }
}

extension ReportedFinding.Standing {
  /// Whether a baseline holds such findings: not what a suppression accounts for.
  fileprivate var isCounted: Bool {
    if case .suppressed = self { return false }
    return true
  }
}

extension Baseline.Entry {
  init(_ finding: ReportedFinding, in pair: CheckedPair) {
    fingerprint = finding.fingerprint
    rule = finding.rule
    self.file = pair.key
    text = finding.target.map(pair.report.target.text) ?? ""
    message = finding.message
  }
}
