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

  /// The words of each field of a file below `rules/`, which are parted by spaces, by the
  /// numbers that a table gives them; those that it does not have are left out.
  public static func words(_ path: String, in table: FormTable) -> [[Int]] {
    guard let data = Rules.data(path) else { return [] }
    return data.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
      $0.split(separator: UInt8(ascii: " ")).compactMap {
        table.index(of: UTF8Units.utf16($0)[...])
      }
    }
  }
}
