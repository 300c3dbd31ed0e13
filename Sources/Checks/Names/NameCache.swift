import ICU
import Linguistics

/// The names of a pair, found when the first rule asks for them.
final class NameCache: Sendable {
  private let names = SharedValue<NameCorrespondence>()
  private let losses = SharedValue<NameLosses.Found>()

  func names(of context: RuleContext) throws(ICUError) -> NameCorrespondence {
    try names.value { () throws(ICUError) in
      try Self.reading { () throws(NameError) in try NameCorrespondence(context) }
    }
  }

  func losses(of context: RuleContext) throws(ICUError) -> NameLosses.Found {
    try losses.value { () throws(ICUError) in try NameLosses(context).found() }
  }

  /// What `body` answers.
  static func reading<Answer>(
    _ body: () throws(NameError) -> Answer
  ) throws(ICUError) -> Answer {
    do {
      return try body()
    } catch {
      switch error {
      case .icu(let error): throw error
      }
    }
  }
}

extension RuleContext {
  /// Finds what the rules on names share, to be measured alone; the number of lost names.
  package func findNames() throws(ICUError) -> Int {
    _ = try names
    return try nameLosses.count
  }

  /// Which words of the target render the names of the source.
  var names: NameCorrespondence {
    get throws(ICUError) { try nameCache.names(of: self) }
  }

  /// Where the target lacks a name that it renders elsewhere, in the order of the names.
  var nameLosses: [NameLosses.Loss] {
    get throws(ICUError) { try nameCache.losses(of: self).losses }
  }

  /// Where the target has a name that its source does not have there, in the order of the target.
  var strangeNames: [NameLosses.Stranger] {
    get throws(ICUError) { try nameCache.losses(of: self).strangers }
  }
}
