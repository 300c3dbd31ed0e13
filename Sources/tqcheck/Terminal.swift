import Glibc

/// What the terminal behind standard output can show.
enum Terminal {
  /// Whether links (OSC 8) are shown as such, by what terminals say of themselves.
  static var showsLinks: Bool {
    guard Console.outputIsTerminal, environment("TERM") != "dumb" else { return false }
    if let forced = environment("FORCE_HYPERLINK") { return forced != "0" }
    if let version = environment("VTE_VERSION").flatMap({ Int($0) }) { return version >= 5000 }
    let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"]
    if let program = environment("TERM_PROGRAM"), programs.contains(program) { return true }
    let terms = ["xterm-kitty", "foot", "alacritty", "xterm-ghostty", "contour"]
    return terms.contains(environment("TERM") ?? "")
      || ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].contains { environment($0) != nil }
  }

  /// The value of a variable that is set and not empty.
  static func environment(_ variable: String) -> String? {
    guard let value = getenv(variable), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}

/// How far a long run is, on the last line of a terminal.
struct Progress: Sendable {
  private static let cells = 30
  private let isShown = isatty(STDERR_FILENO) == 1

  func show(_ done: Int, of all: Int) {
    guard isShown, all > 1 else { return }
    let filled = done * Self.cells / all
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: Self.cells - filled)
    // The line is wiped when all is done.
    send(done < all ? "\r\(bar) \(done)/\(all)" : "\r\u{1B}[K")
  }

  private func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, bytes.count) }
  }
}
