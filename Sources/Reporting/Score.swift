import Checks

/// The penalty of a pair after MQM's scoring model: automatic and unconfirmed,
/// since a tool finds issues and a person confirms errors. Infos do not count:
/// they are only shown on request.
public struct Score: Sendable {
  /// What an issue costs.
  public enum Profile: String, CaseIterable, Sendable {
    /// MQM's severity multipliers: neutral 0, minor 1, major 5, critical 25.
    case mqm
    /// As the WMT shared tasks weigh: minor 1, minor punctuation 0.1, major 5,
    /// text left untranslated 25; there is no critical severity.
    case wmt
  }

  public let profile: Profile
  public let penalty: Double
  /// Of the source.
  public let words: Int

  public init(_ findings: some Sequence<Finding>, words: Int, profile: Profile) {
    self.profile = profile
    self.words = words
    penalty = findings.reduce(0) { $0 + Self.penalty(of: $1, profile) }
  }

  private init(_ profile: Profile, penalty: Double, words: Int) {
    (self.profile, self.penalty, self.words) = (profile, penalty, words)
  }

  /// The score of two texts together.
  func adding(_ other: Score) -> Score {
    Score(profile, penalty: penalty + other.penalty, words: words + other.words)
  }

  /// Penalty per 1,000 source words (NPT); zero for a source without words.
  public var penaltyPer1000Words: Double { words > 0 ? penalty / Double(words) * 1000 : 0 }

  /// The penalty per 1,000 words with one decimal.
  public var perThousandText: String {
    let tenths = Int((penaltyPer1000Words * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// The raw quality score, (1 − penalty ÷ words) × 100; it can be below zero.
  public var rawQuality: Double { 100 - penaltyPer1000Words / 10 }

  /// Under 500 words one finding weighs too much to compare texts.
  public var isSmallSample: Bool { words < 500 }

  /// What a person must know of the number.
  public var caveat: String {
    "automatic, unconfirmed" + (isSmallSample ? "; small sample" : "")
  }

  /// The cost of one finding.
  static func penalty(of finding: Finding, _ profile: Profile) -> Double {
    guard finding.severity > .info else { return 0 }
    switch (finding.mqmSeverity, profile) {
    case (.neutral, _): return 0
    case (.minor, .wmt) where finding.category.mqm.contains("/punctuation"): return 0.1
    case (.minor, _): return 1
    case (.critical, .mqm): return 25
    case (.critical, .wmt) where finding.category == .untranslated: return 25
    case (.major, _), (.critical, .wmt): return 5
    }
  }
}
