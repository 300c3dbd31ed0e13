/// Reads the flattened YAML of embedded files: `key.path<TAB>value` lines.
public enum FlatYAML {
  public static func read(_ data: UnsafeBufferPointer<UInt8>) -> [String: [String]] {
    var values: [String: [String]] = [:]
    // The lines of a list follow one another.
    var key = Slice(base: data, bounds: 0..<0)
    var entries: [String] = []
    for line in data.split(separator: UInt8(ascii: "\n")) {
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      if !line[..<tab].elementsEqual(key) {
        if !entries.isEmpty { values[String(decoding: key, as: UTF8.self), default: []] += entries }
        key = line[..<tab]
        entries.removeAll()
      }
      entries.append(unescaped(line[(tab + 1)...]))
    }
    if !entries.isEmpty { values[String(decoding: key, as: UTF8.self), default: []] += entries }
    return values
  }

  private static func unescaped(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var out: [UInt8] = []
    var escaped = false
    for byte in bytes {
      if escaped {
        switch byte {
        case UInt8(ascii: "n"): out.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): out.append(UInt8(ascii: "\t"))
        default: out.append(byte)
        }
        escaped = false
      } else if byte == UInt8(ascii: "\\") {
        escaped = true
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
