internal import CICU

/// Runs an ICU function that fills a buffer and returns the length it needs,
/// growing the buffer once where the first guess was too small.
func filling(
  guess: Int, _ operation: @autoclosure () -> String,
  _ body: (UnsafeMutablePointer<UInt16>, Int32, inout Int32) -> Int32
) throws(ICUError) -> [UInt16] {
  var capacity = guess + 16
  while true {
    var status: Int32 = 0
    var needed = 0
    let result = [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      needed = Int(body(base, Int32(capacity), &status))
      count = needed <= capacity ? needed : 0
    }
    try ICUError.check(status, operation())
    if needed <= capacity { return result }
    capacity = needed
  }
}

/// Case mapping of UTF-16 text (Unicode Standard, section 3.13).
public enum CaseMapping {
  /// Full case folding, for comparison without regard to case.
  public static func fold(_ text: ArraySlice<UInt16>) throws(ICUError) -> [UInt16] {
    try filling(guess: text.count, "case folding") { out, capacity, status in
      text.withUnsafeBufferPointer {
        $0.baseAddress.map { tq_fold_case($0, Int32(text.count), out, capacity, &status) } ?? 0
      }
    }
  }

  /// Lower case by the rules of a language (Turkish ı, Lithuanian dots).
  public static func lower(_ text: ArraySlice<UInt16>, locale: String) throws(ICUError) -> [UInt16]
  {
    try filling(guess: text.count, "lower-casing") { out, capacity, status in
      text.withUnsafeBufferPointer {
        $0.baseAddress.map { tq_to_lower($0, Int32(text.count), locale, out, capacity, &status) }
          ?? 0
      }
    }
  }

  /// Upper case by the rules of a language.
  public static func upper(_ text: ArraySlice<UInt16>, locale: String) throws(ICUError) -> [UInt16]
  {
    try filling(guess: text.count, "upper-casing") { out, capacity, status in
      text.withUnsafeBufferPointer {
        $0.baseAddress.map { tq_to_upper($0, Int32(text.count), locale, out, capacity, &status) }
          ?? 0
      }
    }
  }
}

/// Unicode normalization (UAX #15).
public enum NormalizationForm: Int32, Sendable {
  case nfc, nfd, nfkc, nfkd
  /// NFKC with case folding and without default ignorable characters.
  case nfkcCasefold

  /// `text` in this form.
  public func normalize(_ text: ArraySlice<UInt16>) throws(ICUError) -> [UInt16] {
    try filling(guess: text.count + text.count / 4, "normalizing") { out, capacity, status in
      text.withUnsafeBufferPointer {
        $0.baseAddress.map {
          tq_normalize(rawValue, $0, Int32(text.count), out, capacity, &status)
        } ?? 0
      }
    }
  }

  /// The length in UTF-16 units of the start of `text` that is surely in this form.
  public func normalizedPrefix(of text: ArraySlice<UInt16>) throws(ICUError) -> Int {
    var status: Int32 = 0
    let length = text.withUnsafeBufferPointer {
      $0.baseAddress.map { tq_normalized_prefix(rawValue, $0, Int32(text.count), &status) } ?? 0
    }
    try ICUError.check(status, "checking normalization")
    return Int(length)
  }
}
