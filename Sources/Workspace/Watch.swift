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

  /// Calls `body` at once and after each change of the files that it names. It names
  /// them before it reads them, so that a change during its work is seen after it; what
  /// was named once stays watched.
  public func run(_ body: (_ name: ([String]) -> Void) -> Void) {
    var files: Set<String> = []
    while true {
      var known = files.map { ($0, stamp($0)) }
      body { named in
        known += named.map { ($0, stamp($0)) }
        files.formUnion(named)
      }
      repeat {
        guard wait() else { return }
      } while known.allSatisfy { stamp($0.0) == $0.1 }
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
