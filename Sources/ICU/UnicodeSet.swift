internal import CICU

/// A frozen set of characters, written as an ICU pattern such as `[[:Cf:]-[\u200C\u200D]]`.
///
/// Frozen when it is made and never changed, so tasks may share it.
public final class UnicodeSet: Sendable {
  private let handle: Handle

  /// A frozen `USet` is read-only, which ICU documents as safe to share.
  private struct Handle: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  public init(_ pattern: String) throws(ICUError) {
    let units = Array(pattern.utf16)
    var status: Int32 = 0
    let opened = units.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { tq_set_open($0, Int32(buffer.count), &status) }
    }
    guard let opened, status <= 0 else {
      throw ICUError(code: max(status, 1), operation: "reading the character set “\(pattern)”")
    }
    handle = Handle(pointer: opened)
  }

  deinit { tq_set_close(handle.pointer) }

  public func contains(_ scalar: UInt32) -> Bool {
    tq_set_contains(handle.pointer, scalar) != 0
  }

  /// Calls `body` with the range (UTF-16 units) of each run of members in `text`.
  public func forEachRun(in text: [UInt16], _ body: (Range<Int>) -> Void) {
    text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var start = 0
      while start < buffer.count {
        start += Int(tq_set_span(handle.pointer, base + start, Int32(buffer.count - start), 0))
        let length = Int(tq_set_span(handle.pointer, base + start, Int32(buffer.count - start), 1))
        if length > 0 { body(start..<start + length) }
        start += length
      }
    }
  }
}
