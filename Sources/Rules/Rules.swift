/// The data files of `rules/`, embedded in the program.
///
/// A path is relative to `rules/`, such as `languages/de.yaml`. Comment lines
/// are left out and YAML is flattened (see `RuleEmbedder`).
public enum Rules {
  /// The bytes (UTF-8) of the embedded file at `path`, or nil where there is none.
  ///
  /// The buffer is part of the program and lives as long as it runs.
  /// Complexity: O(log n) in the number of files.
  public static func data(_ path: String) -> UnsafeBufferPointer<UInt8>? {
    var path = path
    return path.withUTF8 { path in
      let index = lowerBound(path)
      guard index < embeddedFiles.count else { return nil }
      let file = embeddedFiles[index]
      return file.pathBytes.elementsEqual(path) ? file.bytes : nil
    }
  }

  /// The paths of all embedded files in the folder `prefix` (such as
  /// `languages/`), in order.
  public static func paths(in prefix: String) -> [String] {
    var found: [String] = []
    var prefix = prefix
    for index in prefix.withUTF8(lowerBound)..<embeddedFiles.count {
      let path = embeddedFiles[index].path.description
      guard path.hasPrefix(prefix) else { break }
      found.append(path)
    }
    return found
  }

  private static func lowerBound(_ path: UnsafeBufferPointer<UInt8>) -> Int {
    var low = 0
    var high = embeddedFiles.count
    while low < high {
      let middle = (low + high) / 2
      if embeddedFiles[middle].pathBytes.lexicographicallyPrecedes(path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

struct EmbeddedFile: Sendable {
  let path: StaticString
  let data: StaticString

  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: data.utf8Start, count: data.utf8CodeUnitCount)
  }

  var pathBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: path.utf8Start, count: path.utf8CodeUnitCount)
  }
}
