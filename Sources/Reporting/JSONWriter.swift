/// Writes JSON (RFC 8259) with the keys in the order given.
public struct JSONWriter {
  /// What was written and is not handed on yet.
  public private(set) var bytes: [UInt8] = []
  private let stream: ReportStream?
  private var needsComma = false
  private var depth = 0

  /// - Parameter stream: takes what is written as it comes; without one it is kept.
  public init(to stream: ReportStream? = nil) {
    self.stream = stream
  }

  /// All that was kept and a line feed, without a copy of it.
  public consuming func finished() -> [UInt8] {
    bytes.append(0x0A)
    return bytes
  }

  public mutating func object(_ key: String? = nil, _ body: (inout JSONWriter) -> Void) {
    container(key, UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  public mutating func array(_ key: String? = nil, _ body: (inout JSONWriter) -> Void) {
    container(key, UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  public mutating func value(_ key: String? = nil, _ text: String) {
    begin(key)
    string(text)
  }

  public mutating func value(_ key: String? = nil, _ number: Int) {
    begin(key)
    append(number)
  }

  public mutating func value(_ key: String? = nil, _ flag: Bool) {
    begin(key)
    bytes += (flag ? "true" : "false").utf8
  }

  /// A number with two decimals at most.
  public mutating func value(_ key: String? = nil, _ number: Double) {
    begin(key)
    let hundredths = Int((number * 100).rounded())
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    append(whole)
    guard rest > 0 else { return }
    bytes += [UInt8(ascii: "."), UInt8(ascii: "0") + UInt8(rest / 10)]
    if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  private mutating func append(_ number: Int) {
    if 0...9 ~= number {
      bytes.append(UInt8(ascii: "0") + UInt8(number))
    } else {
      if number < 0 { bytes.append(UInt8(ascii: "-")) }
      let place = bytes.count
      var rest = number.magnitude
      while rest > 0 {
        bytes.insert(UInt8(ascii: "0") + UInt8(rest % 10), at: place)
        rest /= 10
      }
    }
  }

  public mutating func null(_ key: String? = nil) {
    begin(key)
    bytes += "null".utf8
  }

  private mutating func container(
    _ key: String?, _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    begin(key)
    bytes.append(open)
    needsComma = false
    depth += 1
    body(&self)
    depth -= 1
    if needsComma, depth < 3 { newLine() }
    bytes.append(close)
    needsComma = true
    if let stream, bytes.count >= ReportStream.pieceSize {
      stream += bytes
      bytes.removeAll(keepingCapacity: true)
    }
  }

  private mutating func begin(_ key: String?) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    if depth > 0, depth < 4 { newLine() }
    guard let key else { return }
    string(key)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func newLine() {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<2 * depth { bytes.append(0x20) }
  }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    let isPlain = text.utf8.withContiguousStorageIfAvailable { units in
      guard !units.contains(where: Self.isEscaped) else { return false }
      bytes += units
      return true
    }
    if isPlain == true { return }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x09: bytes += Array("\\t".utf8)
      case 0x0D: bytes += Array("\\r".utf8)
      case 0..<0x20, 0x7F:
        let digits = Array(String(byte, radix: 16).utf8)
        bytes += Array("\\u00".utf8) + (digits.count < 2 ? [0x30] : []) + digits
      default: bytes.append(byte)
      }
    }
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }
}
