internal import CICU

/// Runs of four, two or one UTF-16 units that are looked for in texts. All white space and controls
/// are alike in them: a space.
public struct RunSet: Sendable {
  /// A bit for each hash of a run of two and more.
  private var runs = [UInt64](repeating: 0, count: 1 << 10)
  /// The same for the units that are runs by themselves; nil where none is.
  private var alone: [UInt64]?

  public init() {}

  /// A space for white space and controls, other units as they are.
  public static func plain(_ unit: UInt16) -> UInt16 { tq_plain(unit) }

  /// A hash of a run, below 65,536. The first unit is the highest one.
  public static func hash(_ run: UInt64) -> Int { Int(tq_run_hash(run)) }

  /// - Parameter units: how many the run has: 4, 2 or 1.
  public mutating func insert(_ run: UInt64, units: Int) {
    if units == 1 {
      alone = alone ?? [UInt64](repeating: 0, count: 1 << 10)
      alone?[Int(run >> 6)] |= 1 << (run & 63)
    } else {
      let hash = Self.hash(run)
      runs[hash >> 6] |= 1 << UInt64(hash & 63)
    }
  }

  /// Calls `body` with the offset of each unit that a run may end with; the hash tells, so that
  /// some end none.
  ///
  /// - Complexity: linear.
  public func forEachEnd(in text: UnsafeBufferPointer<UInt16>, _ body: (Int) -> Void) {
    guard let base = text.baseAddress else { return }
    // What the stack has room for: a block of text is seldom longer.
    let piece = 256
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: piece) { ends in
      guard let first = ends.baseAddress else { return }
      var before: UInt64 = 0
      for start in stride(from: 0, to: text.count, by: piece) {
        let length = Int32(min(piece, text.count - start))
        let count = tq_run_ends(base + start, length, &before, runs, alone, first)
        for end in ends[..<Int(count)] { body(start + Int(end)) }
      }
    }
  }
}
