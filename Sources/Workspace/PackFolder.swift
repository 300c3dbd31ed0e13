import Checks
import Documents
import Glibc
import YAMLParser
import YAMLTree

/// Reads a user's own rules from a folder of YAML files, or from one file.
public enum PackFolder {
  /// The rules, by path of their files.
  public static func rules(at path: String) throws(PackError) -> [PackRule] {
    var files: [String] = []
    try collect(path, into: &files)
    guard !files.isEmpty else { throw .empty(path) }
    let reader = PackReader()
    var rules: [PackRule] = []
    for file in files {
      let text: SourceFile
      do { text = try SourceFile.read(path: file) } catch { throw .document(error) }
      do {
        if let root = try YAMLParser.parse(text.utf8, file: file) {
          rules += try reader.rules(root)
        }
      } catch {
        throw .yaml(error)
      }
    }
    return rules
  }

  /// The program's packs with the user's rules of some folders.
  public static func packs(at paths: [String]) throws(PackError) -> PackSet {
    var packs = PackSet()
    for path in paths {
      let rules = try rules(at: path)
      do { try packs.append(rules) } catch { throw .yaml(error) }
    }
    return packs
  }

  /// The file itself, or the YAML files below a folder, by path; names that
  /// begin with a dot are left out.
  private static func collect(_ path: String, into files: inout [String]) throws(PackError) {
    guard let folder = opendir(path) else {
      if errno == ENOTDIR { return files.append(path) }
      throw errno == ENOENT
        ? .document(.missing(path))
        : .document(.unreadable(path, reason: String(cString: strerror(errno))))
    }
    defer { closedir(folder) }
    var names: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      names.append((name, entry.pointee.d_type == UInt8(DT_DIR)))
    }
    for (name, isFolder) in names.sorted(by: { $0.name < $1.name }) {
      let inner = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      if isFolder {
        try collect(inner, into: &files)
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        files.append(inner)
      }
    }
  }
}

/// Why a user's own rules could not be read.
public enum PackError: Error, CustomStringConvertible {
  case document(DocumentError)
  case yaml(YAMLError)
  case empty(String)

  public var description: String {
    switch self {
    case .document(let error): error.description
    case .yaml(let error): error.description
    case .empty(let path):
      "\(path): holds no rules; put YAML files there, such as “tqcheck rules new ID” writes"
    }
  }
}
