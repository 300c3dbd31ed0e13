import Glibc

/// Does something again whenever one of some files changes.
public struct Watch {
  /// When and how large a file is, or nil where there is none.
  public struct Stamp: Equatable, Sendable {
    public var seconds: Int
    public var nanoseconds: Int
    public var size: Int

    public init(seconds: Int, nanoseconds: Int, size: Int) {
      self.seconds = seconds
      self.nanoseconds = nanoseconds
      self.size = size
    }
  }

  private let stamp: (String) -> Stamp?
  private let wait: () -> Bool

  /// - Parameters:
  ///   - stamp: the state of a file.
  ///   - wait: waits between two looks; false ends the watch.
  public init(
    stamp: @escaping (String) -> Stamp? = Watch.stamp, wait: @escaping () -> Bool = Watch.pause
  ) {
    self.stamp = stamp
    self.wait = wait
  }

  /// Calls `body` at once and after each change; it returns the files to watch.
  public func run(_ body: () -> [String]) {
    var known: [String: Stamp?] = [:]
    while true {
      // Taken before the work, so that a change meanwhile is seen after it.
      for file in known.keys { known[file] = stamp(file) }
      let files = body()
      let before = files.map { known[$0] ?? stamp($0) }
      known = Dictionary(zip(files, before)) { first, _ in first }
      repeat {
        guard wait() else { return }
      } while files.map(stamp) == before
    }
  }

  public static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
      size: Int(status.st_size))
  }

  public static func pause() -> Bool {
    usleep(300_000)
    return true
  }
}
