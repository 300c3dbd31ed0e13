/// Reads the flattened YAML of embedded files: a line for each key path with its values, all
/// parted by tabs.
public enum FlatYAML {
  public static func read(_ data: UnsafeBufferPointer<UInt8>) -> [String: [String]] {
    var values: [String: [String]] = [:]
    for line in data.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      let key = String(decoding: fields[0], as: UTF8.self)
      values[key, default: []] += fields.dropFirst().map(unescaped)
    }
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
