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
    if path == "-" { return try readAll(descriptor: STDIN_FILENO, expected: 0, name: name) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .missing(name) : .unreadable(name, reason: lastError())
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(name, reason: lastError())
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .directory(name) }
    let size = Int(status.st_size)
    guard size <= SourceFile.largestSize else { throw .tooLarge(name, bytes: size) }
    return try readAll(descriptor: descriptor, expected: size, name: name)
  }

  private static func readAll(descriptor: Int32, expected: Int, name: String)
    throws(DocumentError) -> [UInt8]
  {
    var bytes: [UInt8] = []
    var chunk = max(expected + 1, 1 << 16)
    while true {
      var failure: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
        var received: Int
        repeat {
          received = Glibc.read(descriptor, buffer.baseAddress, chunk)
        } while received < 0 && errno == EINTR
        failure = received < 0 ? errno : 0
        count = max(received, 0)
      }
      guard failure == 0 else {
        throw .unreadable(name, reason: String(cString: strerror(failure)))
      }
      if piece.isEmpty { return bytes }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      // A pipe or a device may never end.
      guard bytes.count <= SourceFile.largestSize else {
        throw .tooLarge(name, bytes: bytes.count)
      }
      chunk = 1 << 16
    }
  }

  private static func lastError() -> String { String(cString: strerror(errno)) }
}
