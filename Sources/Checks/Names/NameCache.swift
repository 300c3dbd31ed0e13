import ICU
import Linguistics
import Synchronization

/// The names of a pair, found when the first rule asks for them.
final class NameCache: Sendable {
  private let names = Mutex<NameCorrespondence?>(nil)

  func names(of context: RuleContext) throws(ICUError) -> NameCorrespondence {
    if let known = names.withLock({ $0 }) { return known }
    let made: NameCorrespondence
    do {
      made = try NameCorrespondence(context)
    } catch .icu(let error) {
      throw error
    } catch {
      // Tests read every embedded table.
      preconditionFailure("\(error)")
    }
    names.withLock { $0 = made }
    return made
  }
}

extension RuleContext {
  /// Which words of the target render the names of the source.
  var names: NameCorrespondence {
    get throws(ICUError) { try nameCache.names(of: self) }
  }
}
