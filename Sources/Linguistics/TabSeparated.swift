import Rules

/// Embedded tables of tab-separated fields.
public enum TabSeparated {
  /// The rows of a file below `rules/`; none where there is no such file.
  public static func rows(_ path: String) -> [[String]] {
    guard let data = Rules.data(path) else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).map { line in
      line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
