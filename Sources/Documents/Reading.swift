import Glibc

extension SourceFile {
  /// Reads and decodes a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - encoding: its encoding; when nil, what the file itself declares.
  ///   - format: says where a file may declare its encoding.
  public static func read(
    path: String, encoding: String? = nil, format: InputFormat = .text
  ) throws(DocumentError) -> SourceFile {
    let name = path == "-" ? "<stdin>" : path
    let bytes = try readBytes(path: path, name: name)
    return try SourceFile(name: name, bytes: bytes, encoding: encoding, format: format)
  }

  /// Decodes `bytes`; without `encoding`, by what a file of the format declares.
  public init(
    name: String, bytes: [UInt8], encoding: String?, format: InputFormat
  ) throws(DocumentError) {
    try self.init(name: name, bytes: bytes, encoding: encoding ?? format.declaredEncoding(bytes))
  }

  private static func readBytes(path: String, name: String) throws(DocumentError) -> [UInt8] {
    let file = path == "-" ? OpenFile(standardInput: name) : try OpenFile(path)
    guard file.size <= SourceFile.largestSize else { throw .tooLarge(name, bytes: file.size) }
    var bytes: [UInt8] = []
    // One byte more than there should be, or the end would not be seen.
    var chunk = file.size > 0 ? file.size + 1 : 1 << 16
    while true {
      let piece = try file.read(chunk)
      if piece.isEmpty { return bytes }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      // A pipe or a device may never end.
      guard bytes.count <= SourceFile.largestSize else {
        throw .tooLarge(name, bytes: bytes.count)
      }
      chunk = 1 << 16
    }
  }
}

/// A file that is read in order.
final class OpenFile: Sendable {
  /// In bytes; 0 for a pipe or a device.
  let size: Int
  private let descriptor: Int32
  private let name: String

  init(_ path: String) throws(DocumentError) {
    name = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .missing(path) : .unreadable(path, reason: Self.reason(errno))
    }
    var status = stat()
    let result = fstat(descriptor, &status)
    size = Int(status.st_size)
    guard result == 0 else { throw .unreadable(path, reason: Self.reason(errno)) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .directory(path) }
  }

  init(standardInput name: String) {
    self.name = name
    descriptor = STDIN_FILENO
    size = 0
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// Up to `count` of the next bytes; none at the end.
  func read(_ count: Int) throws(DocumentError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var received: Int
      repeat {
        received = Glibc.read(descriptor, buffer.baseAddress, count)
      } while received < 0 && errno == EINTR
      failure = received < 0 ? errno : 0
      filled = max(received, 0)
    }
    guard failure == 0 else { throw .unreadable(name, reason: Self.reason(failure)) }
    return bytes
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
