import Glibc

/// Files that reports are written to: complete or not at all.
enum OutputFile {
  /// Writes a temporary file beside `path` and puts it in its place.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let temporary = "\(path).\(getpid()).tmp"
    do throws(Failure) {
      try writeAll(bytes, to: temporary, for: path)
      guard rename(temporary, path) == 0 else { throw failure(path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Adds to the end of a file that others write to as well.
  static func append(_ bytes: [UInt8], to path: String) throws(Failure) {
    try writeAll(bytes, to: path, for: path, mode: O_APPEND)
  }

  private static func writeAll(
    _ bytes: [UInt8], to temporary: String, for path: String, mode: Int32 = O_TRUNC
  ) throws(Failure) {
    let descriptor = open(temporary, O_WRONLY | O_CREAT | mode | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if written < 0 {
        if errno == EINTR { continue }
        let problem = failure(path)
        close(descriptor)
        throw problem
      }
      start += written
    }
    guard close(descriptor) == 0 else { throw failure(path) }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(message: "tqcheck: \(path): cannot be written: \(String(cString: strerror(errno)))")
  }
}
