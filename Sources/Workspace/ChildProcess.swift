import Glibc

/// Runs another program. Foundation has a type for that, but loading it costs
/// every start of the program some milliseconds.
enum ChildProcess {
  /// What the program wrote to its standard output, and its exit code; nil where it
  /// cannot be started. Its standard error is dropped.
  ///
  /// - Parameter arguments: the program's name, looked up in `PATH`, and what follows it.
  static func output(_ arguments: [String]) -> (bytes: [UInt8], code: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    // Else the child would hold the end that it is to close.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let failure = posix_spawnp(&child, arguments[0], &actions, nil, words, environ)
    close(ends[1])
    guard failure == 0 else { return nil }
    let bytes = readAll(ends[0])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    let hasExited = status & 0x7F == 0
    return (bytes, hasExited ? status >> 8 & 0xFF : -1)
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }
}
