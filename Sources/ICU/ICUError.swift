internal import CICU

/// A failure reported by ICU, with the operation that was tried.
public struct ICUError: Error, Equatable, CustomStringConvertible {
  /// ICU's `UErrorCode`, above 0.
  public var code: Int32
  /// What was being done, such as `opening the word break iterator for "th"`.
  public var operation: String

  public var description: String {
    "ICU failed in \(operation): \(String(cString: tq_error_name(code)))"
  }

  /// ICU's name for the failure as words, such as `regex mismatched paren`.
  public var reason: String {
    String(cString: tq_error_name(code)).split(separator: "_").dropFirst().joined(separator: " ")
      .lowercased()
  }

  static func check(_ status: Int32, _ operation: @autoclosure () -> String) throws(ICUError) {
    if status > 0 { throw ICUError(code: status, operation: operation()) }
  }
}

/// The library as a whole.
public enum ICULibrary {
  /// ICU's version, such as `72.1`.
  public static var version: String { String(cString: tq_version()) }

  /// Makes `root` the locale that missing data falls back to, so that no result
  /// depends on the environment. To be called once, before anything else.
  public static func useRootLocale() {
    var status: Int32 = 0
    tq_set_default_locale("root", &status)
  }
}
