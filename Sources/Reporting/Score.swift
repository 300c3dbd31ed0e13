import Checks

/// The penalty of a pair after MQM's scoring model: automatic and unconfirmed,
/// since a tool finds issues and a person confirms errors.
///
/// Source: MQM severity multipliers 0, 1, 5, 25; penalty per 1,000 source words.
public struct Score: Sendable {
  public var penalty: Double
  public var words: Int

  public init(_ pair: PairReport) {
    words = pair.source.words
    penalty = pair.findings.reduce(0) { $0 + Self.multiplier($1.mqmSeverity) }
  }

  /// Zero for a source without words.
  public var penaltyPer1000Words: Double { words > 0 ? penalty / Double(words) * 1000 : 0 }

  /// Under 500 words one finding weighs too much to compare texts.
  public var isSmallSample: Bool { words < 500 }

  private static func multiplier(_ severity: MQMSeverity) -> Double {
    switch severity {
    case .neutral: 0
    case .minor: 1
    case .major: 5
    case .critical: 25
    }
  }
}
