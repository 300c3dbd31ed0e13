/// Why a file could not be taken as text. Each message names the place and the cure.
public enum DocumentError: Error, Equatable, CustomStringConvertible {
  case missing(String)
  case directory(String)
  case unreadable(String, reason: String)
  case tooLarge(String, bytes: Int)
  case unknownEncoding(String, String)
  case undecodable(
    String, encoding: String, line: Int, byte: Int, bytes: [UInt8], likely: String?)
  case nulByte(String, line: Int, byte: Int, likely: String?)
  /// The file breaks the rules of its format.
  case malformed(String, line: Int, column: Int, problem: String, cure: String)
  /// The file is not what the task needs; the text says what to do.
  case unsuitable(String, String)

  public var description: String {
    switch self {
    case .missing(let name):
      return "\(name): no such file"
    case .directory(let name):
      return "\(name): is a directory; name a text file in it"
    case .unreadable(let name, let reason):
      return "\(name): cannot be read: \(reason)"
    case .tooLarge(let name, let bytes):
      return "\(name): \(bytes) bytes are more than one text may have (1 GB); split it"
    case .unknownEncoding(let name, let encoding):
      return "\(name): no encoding is called “\(encoding)”; use a name such as"
        + " UTF-8, UTF-16LE, windows-1251 or Shift_JIS"
    case .undecodable(let name, let encoding, let line, let byte, let bytes, let likely):
      let shown = bytes.map(Self.hexadecimal).joined(separator: " ")
      return "\(name):\(line): not valid \(encoding): \(shown) at byte \(byte); "
        + Self.cure(likely)
    case .nulByte(let name, let line, let byte, let likely):
      return "\(name):\(line): a NUL byte at byte \(byte): not a text file, or in an encoding"
        + " that needs naming; \(Self.cure(likely))"
    case .malformed(let name, let line, let column, let problem, let cure):
      return "\(name):\(line):\(column): \(problem); \(cure)"
    case .unsuitable(let name, let reason):
      return "\(name): \(reason)"
    }
  }

  private static func cure(_ likely: String?) -> String {
    if let likely { return "it looks like \(likely): try --encoding \(likely)" }
    return "if it is text in another encoding, name that with --encoding"
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }
}

extension SourceFile {
  /// The error for what is wrong at an offset of `text`.
  func malformed(at offset: Int, _ problem: String, cure: String) -> DocumentError {
    malformed(at: position(at: min(offset, text.count)), problem, cure: cure)
  }

  func malformed(at position: Position, _ problem: String, cure: String) -> DocumentError {
    .malformed(name, line: position.line, column: position.column, problem: problem, cure: cure)
  }

  /// A range of `text` as a string.
  func string(_ range: Range<Int>) -> String { String(utf16: text[range]) }
}
