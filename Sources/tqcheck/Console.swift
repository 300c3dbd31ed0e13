import Glibc
import Reporting

/// The program's standard streams.
enum Console {
  /// Writes bytes to standard output. A closed pipe ends the program quietly;
  /// any other failure, such as a full disk, ends it with exit code 2.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(STDOUT_FILENO, $0.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if written >= 0 {
        start += written
      } else if errno == EPIPE {
        exit(0)
      } else if errno != EINTR {
        throw Failure(
          message: "tqcheck: cannot write the output: \(String(cString: strerror(errno)))")
      }
    }
  }

  /// Writes a report as it is made.
  static func write(_ render: (ReportStream) -> Void) throws(Failure) {
    var failure: Failure?
    let stream = ReportStream { piece in
      guard failure == nil else { return }
      do throws(Failure) { try write(piece) } catch { failure = error }
    }
    render(stream)
    stream.finish()
    if let failure { throw failure }
  }

  /// Writes a diff: to a terminal without what it would obey, else byte for byte.
  static func write(diff: [UInt8]) throws(Failure) {
    try write(outputIsTerminal ? Array(visible(String(decoding: diff, as: UTF8.self)).utf8) : diff)
  }

  /// Wipes the terminal.
  static func clear() {
    if outputIsTerminal { try? write(Array("\u{1B}[2J\u{1B}[3J\u{1B}[H".utf8)) }
  }

  /// Writes lines to standard error.
  static func error(_ message: String) {
    let bytes = Array((visible(message) + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, bytes.count) }
  }

  /// Text without what a terminal would obey; lines stay lines.
  static func visible(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Visible.text(String($0)) }.joined(separator: "\n")
  }

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The width of the terminal in cells; 100 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }
}
