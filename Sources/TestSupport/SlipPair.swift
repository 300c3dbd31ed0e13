import Checks

/// A sentence and its translation, in which `{right→wrong}` marks what may be
/// corrupted: the pair with all that is right must be silent, with one of them
/// wrong a finding must stand in it. One line a pair:
/// `en→it | Source. | Translation with a {right→wrong} word.`
public struct SlipPair: Sendable, CustomStringConvertible {
  public var languages: String
  public var source: String
  /// Pieces of the translation; a second entry is the corrupted text.
  private var pieces: [[String]]

  public init(_ line: Substring) {
    let fields = line.split(separator: " | ").map(String.init)
    languages = fields[0].replacing("→", with: "|")
    source = fields[1]
    pieces = fields[2].split(separator: "{", omittingEmptySubsequences: false).enumerated()
      .flatMap { index, part -> [[String]] in
        guard index > 0, let end = part.firstIndex(of: "}") else { return [[String(part)]] }
        let forms = part[..<end].split(separator: "→", omittingEmptySubsequences: false)
        return [forms.map(String.init), [String(part[part.index(after: end)...])]]
      }
  }

  public var description: String { "\(languages): \(source)" }

  /// The false alarms and the missed slips of these rules, errors and warnings.
  public func failures(of rules: Set<String>) throws -> [String] {
    var failures = try findings(target(), rules).map { "false: \($0.message)" }
    for number in pieces.indices where pieces[number].count > 1 {
      let target = target(corrupting: number)
      if try findings(target, rules).isEmpty { failures.append("missed: \(target)") }
    }
    return failures
  }

  private func target(corrupting number: Int? = nil) -> String {
    pieces.enumerated().map { $0 == number ? $1[1] : $1[0] }.joined()
  }

  private func findings(_ target: String, _ rules: Set<String>) throws -> [Finding] {
    try Engine().run(ExampleRunner.context(languages, source, target)).findings
      .filter { rules.contains($0.rule) && $0.severity != .info }
  }
}
