/// A tree as lines of text, for trees that are parsed when the program is built
/// and need only be taken in when it runs. Places are not kept.
///
/// Each value is a line: `=text`, `[count` before the items of a sequence,
/// `{count` before the entries of a mapping, each of which is a line with the key
/// and the value. Line feeds and backslashes are escaped.
extension YAMLNode {
  public func encoded() -> String {
    switch value {
    case .scalar(let text):
      return "=\(Self.escaped(text))\n"
    case .sequence(let items):
      return "[\(items.count)\n" + items.map { $0.encoded() }.joined()
    case .mapping(let entries):
      return "{\(entries.count)\n"
        + entries.map { "\(Self.escaped($0.key))\n\($0.value.encoded())" }.joined()
    }
  }

  /// The tree that `bytes` (UTF-8) encode; nil where they encode none.
  ///
  /// - Parameter file: the name that errors show.
  public init?(encoded bytes: UnsafeBufferPointer<UInt8>, file: String) {
    var decoder = Decoder(bytes: bytes, place: YAMLPlace(file: file, line: 1, column: 1))
    guard let node = decoder.node() else { return nil }
    self = node
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x0A }) else { return text }
    return text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
      .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
  }

  private struct Decoder {
    let bytes: UnsafeBufferPointer<UInt8>
    let place: YAMLPlace
    var offset = 0

    mutating func node() -> YAMLNode? {
      guard let line = line(), let kind = line.first else { return nil }
      let rest = line.dropFirst()
      switch kind {
      case UInt8(ascii: "="):
        return YAMLNode(.scalar(text(rest)), place: place)
      case UInt8(ascii: "["):
        guard let count = Int(text(rest)) else { return nil }
        var items: [YAMLNode] = []
        for _ in 0..<count {
          guard let item = node() else { return nil }
          items.append(item)
        }
        return YAMLNode(.sequence(items), place: place)
      case UInt8(ascii: "{"):
        guard let count = Int(text(rest)) else { return nil }
        var entries: [Entry] = []
        for _ in 0..<count {
          guard let key = self.line(), let value = node() else { return nil }
          entries.append(Entry(key: text(key), keyPlace: place, value: value))
        }
        return YAMLNode(.mapping(entries), place: place)
      default: return nil
      }
    }

    private mutating func line() -> Slice<UnsafeBufferPointer<UInt8>>? {
      guard offset < bytes.count else { return nil }
      let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
      defer { offset = end + 1 }
      return bytes[offset..<end]
    }

    private func text(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> String {
      guard line.contains(0x5C) else { return String(decoding: line, as: UTF8.self) }
      var out: [UInt8] = []
      var isEscaped = false
      for byte in line {
        if !isEscaped, byte == 0x5C {
          isEscaped = true
        } else {
          out.append(isEscaped && byte == UInt8(ascii: "n") ? 0x0A : byte)
          isEscaped = false
        }
      }
      return String(decoding: out, as: UTF8.self)
    }
  }
}
