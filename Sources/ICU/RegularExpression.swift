internal import CICU

/// A compiled regular expression in ICU's syntax (UTS #18, level 1 and more).
///
/// May be shared between tasks: every search works on a copy of its own, which
/// costs a fraction of a microsecond.
public final class RegularExpression: Sendable {
  /// What one match may take: steps that correspond to about as many
  /// milliseconds, the same on every machine; one more for each 200 UTF-16 units of the range, which
  /// a list of some forty words needs to pass over it.
  public static let timeLimit: Int32 = 250
  /// Bytes that one match may remember to go back to.
  public static let stackLimit: Int32 = 4_000_000

  /// The bytes of `stackLimit` or the steps of `timeLimit` were not enough.
  public static func isLimit(_ error: ICUError) -> Bool {
    error.code == tq_regex_stack_overflow || error.code == tq_regex_time_out
  }

  // No race can happen: never changed after opening, and each search works on a clone.
  private nonisolated(unsafe) let handle: OpaquePointer
  private let pattern: String
  /// How many groups the pattern has, named ones included.
  public let groupCount: Int

  public init(_ pattern: String) throws(ICUError) {
    var status: Int32 = 0
    var offset: Int32 = -1
    let units = Array(pattern.utf16)
    let opened = units.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { tq_regex_open($0, Int32(buffer.count), &offset, &status) }
    }
    guard let opened, status <= 0 else {
      let place = offset > 0 ? " at character \(offset)" : ""
      throw ICUError(code: max(1, status), operation: "compiling “\(pattern)”\(place)")
    }
    handle = opened
    self.pattern = pattern
    groupCount = Int(tq_regex_group_count(opened))
  }

  deinit { tq_regex_close(handle) }

  /// The number of a named group, or nil where the pattern has none of the name.
  public func groupNumber(_ name: String) -> Int? {
    let number = tq_regex_group_number(handle, name)
    return number >= 0 ? Int(number) : nil
  }

  /// The matches in each of some ranges of a text, in order. A range's edges are
  /// edges of the text for `^`, `$`, `\b` and look-around.
  ///
  /// Throws where a match takes more than `timeLimit` or `stackLimit`.
  public func matches(
    in text: [UInt16], ranges: [Range<Int>]
  ) throws(ICUError) -> RegularExpressionMatches {
    var regions: [Int32] = []
    regions.reserveCapacity(2 * ranges.count)
    for range in ranges { regions += [Int32(range.lowerBound), Int32(range.upperBound)] }
    var capacity = 64 * (groupCount + 1)
    while true {
      var status: Int32 = 0
      var needed = 0
      let offsets = [Int32](unsafeUninitializedCapacity: capacity) { out, count in
        text.withUnsafeBufferPointer { buffer in
          guard let base = out.baseAddress, let units = buffer.baseAddress else { return }
          needed = Int(
            tq_regex_matches(
              handle, units, Int32(buffer.count), regions, Int32(ranges.count), Self.timeLimit,
              Self.stackLimit, base, Int32(capacity), &status))
        }
        count = min(needed, capacity)
      }
      try ICUError.check(status, "matching “\(pattern)”")
      if needed <= capacity {
        return RegularExpressionMatches(offsets: offsets, groupCount: groupCount)
      }
      capacity = needed
    }
  }
}

/// What an expression matched, with the range of each group.
public struct RegularExpressionMatches: Sendable, RandomAccessCollection {
  let offsets: [Int32]
  let groupCount: Int

  public var startIndex: Int { 0 }
  public var endIndex: Int { offsets.count / (2 * (groupCount + 1)) }

  /// The range of a whole match.
  public subscript(match: Int) -> Range<Int> { range(ofGroup: 0, in: match) ?? 0..<0 }

  /// The range of a group in a match; nil where the group took no part.
  public func range(ofGroup group: Int, in match: Int) -> Range<Int>? {
    let index = 2 * (match * (groupCount + 1) + group)
    let start = Int(offsets[index])
    return start < 0 ? nil : start..<Int(offsets[index + 1])
  }
}
