import Glibc
import Reporting

/// Files that the program writes: complete or not at all.
public enum OutputFile {
  /// Puts a file in the place of `path`: written beside it, flushed to the disk,
  /// then renamed. A link is followed, an existing file's permissions are kept, and
  /// a pipe or device is written to as it is.
  public static func write(
    to path: String, _ body: (ReportStream) -> Void
  ) throws(CheckError) {
    let target = resolved(path)
    let temporary = "\(target).\(getpid()).tmp"
    var status = stat()
    let exists = stat(target, &status) == 0
    guard !exists || status.st_mode & S_IFMT == S_IFREG else {
      return try writeAll(to: target, for: path, flags: 0, mode: nil, body)
    }
    let mode = exists ? status.st_mode & 0o7777 : nil
    // A signal waits until the temporary file is gone.
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    do throws(CheckError) {
      try writeAll(to: temporary, for: path, flags: O_TRUNC, mode: mode, body)
      guard rename(temporary, target) == 0 else { throw failure(path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Puts a file of these bytes in the place of `path`.
  public static func write(_ bytes: [UInt8], to path: String) throws(CheckError) {
    try write(to: path) { $0 += bytes }
  }

  /// Writes a file that must not be there yet.
  public static func create(_ bytes: [UInt8], at path: String) throws(CheckError) {
    try writeAll(to: path, for: path, flags: O_EXCL, mode: nil) { $0 += bytes }
  }

  /// Adds to the end of a file that others write to as well.
  public static func append(_ bytes: [UInt8], to path: String) throws(CheckError) {
    try writeAll(to: path, for: path, flags: O_APPEND, mode: nil) { $0 += bytes }
  }

  private static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func writeAll(
    to file: String, for path: String, flags: Int32, mode: mode_t?,
    _ body: (ReportStream) -> Void
  ) throws(CheckError) {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o644)
    guard descriptor >= 0 else { throw errno == EEXIST ? .exists(path) : failure(path) }
    do throws(CheckError) {
      if let mode, fchmod(descriptor, mode) != 0 { throw failure(path) }
      var failed: CheckError?
      let stream = ReportStream { piece in
        guard failed == nil, !writeAll(piece, to: descriptor) else { return }
        failed = failure(path)
      }
      body(stream)
      stream.finish()
      if let failed { throw failed }
      // Pipes and devices cannot be flushed, and need not.
      guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(path) }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw failure(path) }
  }

  /// Whether all of it could be written; `errno` says why not.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if written >= 0 { start += written } else if errno != EINTR { return false }
    }
    return true
  }

  private static func failure(_ path: String) -> CheckError {
    .unwritable(path, reason: String(cString: strerror(errno)))
  }
}
