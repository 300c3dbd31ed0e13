/// How long the stages of a check take, one after the other.
struct Stages {
  private(set) var durations: [(name: String, duration: Duration)] = []
  private var start = ContinuousClock.now

  /// Ends the stage that began with the last call.
  mutating func end(_ name: String) {
    let now = ContinuousClock.now
    durations.append((name, now - start))
    start = now
  }
}
