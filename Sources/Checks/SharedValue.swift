import Synchronization

/// A value of a pair that several rules need, made when the first asks for it.
///
/// The value must not hold the `RuleContext` that holds it: neither would ever be freed.
final class SharedValue<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)

  func value<Failure>(_ make: () throws(Failure) -> Value) throws(Failure) -> Value {
    if let value = made.withLock({ $0 }) { return value }
    let value = try make()
    made.withLock { $0 = value }
    return value
  }
}
