internal import CICU

/// Text boundaries after Unicode Standard Annex #29 and #14, with ICU's
/// dictionaries for Thai, Lao, Khmer, Burmese, Chinese and Japanese.
///
/// Not to be shared between tasks; opening one costs some ten microseconds.
public struct BreakIterator: ~Copyable {
  public enum Kind: Int32, Sendable {
    case grapheme, word, line, sentence
  }

  private let handle: OpaquePointer

  /// Opens an iterator for a BCP 47 or ICU locale.
  public init(_ kind: Kind, locale: String) throws(ICUError) {
    var status: Int32 = 0
    let opened = tq_breaker_open(kind.rawValue, locale, &status)
    guard let opened, status <= 0 else {
      throw ICUError(code: status, operation: "opening the \(kind) break iterator for “\(locale)”")
    }
    handle = opened
  }

  deinit { tq_breaker_close(handle) }

  /// Calls `body` with each boundary after the start of `text` (UTF-16 offset)
  /// and its rule status: for words 0 none, 100 number, 200 letters, 300 kana,
  /// 400 ideographs.
  ///
  /// Complexity: linear in the length of `text`, no allocation for each boundary.
  public func forEachBoundary(
    in text: UnsafeBufferPointer<UInt16>, _ body: (_ offset: Int32, _ tag: Int32) -> Void
  ) throws(ICUError) {
    var status: Int32 = 0
    tq_breaker_set_text(handle, text.baseAddress, Int32(text.count), &status)
    try ICUError.check(status, "breaking text")
    let capacity = 1024
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * capacity) { buffer in
      guard let bounds = buffer.baseAddress else { return }
      let tags = bounds + capacity
      while true {
        let count = Int(tq_breaker_next(handle, bounds, tags, Int32(capacity)))
        for index in 0..<count { body(bounds[index], tags[index]) }
        if count < capacity { break }
      }
    }
    tq_breaker_set_text(handle, nil, 0, &status)
  }

  /// All boundaries of `text` after its start, as UTF-16 offsets.
  public func boundaries(in text: [UInt16]) throws(ICUError) -> [Int32] {
    var found: [Int32] = []
    try text.withUnsafeBufferPointer { (buffer) throws(ICUError) in
      try forEachBoundary(in: buffer) { offset, _ in found.append(offset) }
    }
    return found
  }
}
