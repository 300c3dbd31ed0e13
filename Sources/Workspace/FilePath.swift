import Glibc

/// Paths as texts: `/` between names, `.` and `..` resolved without the file system.
enum FilePath {
  /// The folder that the program runs in.
  static var current: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  /// `path` from the root on.
  static func absolute(_ path: String, in folder: String = current) -> String {
    let whole = path.hasPrefix("/") ? path : folder + "/" + path
    if isPlain(whole) { return whole }
    var names: [Substring] = []
    for name in self.names(of: whole) where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return "/" + names.joined(separator: "/")
  }

  /// Whether a path from the root on has nothing to resolve: no name that a dot begins, no empty
  /// one.
  private static func isPlain(_ path: String) -> Bool {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    var last: UInt8 = 0
    for byte in path.utf8 {
      if last == slash, byte == slash || byte == dot { return false }
      last = byte
    }
    return last != slash
  }

  /// An absolute path as seen from an absolute folder; `.` for the folder itself.
  static func relative(_ path: String, to folder: String) -> String {
    if isPlain(path), isPlain(folder), path.utf8.starts(with: (folder + "/").utf8) {
      return String(Substring(path.utf8.dropFirst(folder.utf8.count + 1)))
    }
    let (names, base) = (names(of: path), names(of: folder))
    let shared = zip(names, base).prefix { $0 == $1 }.count
    let up = base.dropFirst(shared).map { _ in Substring("..") }
    let relative = (up + names.dropFirst(shared)).joined(separator: "/")
    return relative.isEmpty ? "." : relative
  }

  /// The names of a path. They end at the byte of a slash, whatever mark follows it.
  private static func names(of path: String) -> [Substring] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
  }

  /// The folder that an absolute path stands in.
  static func folder(of path: String) -> String { absolute("..", in: path) }

  static func isFolder(_ path: String) -> Bool { mode(path) == S_IFDIR }

  static func isFile(_ path: String) -> Bool { mode(path) == S_IFREG }

  private static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// The files in and below a folder, as paths from it, sorted by their bytes.
  /// What a name with a dot in front hides is left out, and so are linked folders.
  static func files(below folder: String) -> [String] {
    var found: [String] = []
    var folders = [""]
    while let prefix = folders.popLast() {
      guard let directory = opendir(folder + "/" + prefix) else { continue }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard !name.hasPrefix(".") else { continue }
        var status = stat()
        let path = prefix + name
        guard lstat(folder + "/" + path, &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: folders.append(path + "/")
        case S_IFREG: found.append(path)
        case S_IFLNK where isFile(folder + "/" + path): found.append(path)
        default: break
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
