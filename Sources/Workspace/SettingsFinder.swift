import Documents
import YAMLParser
import YAMLTree

/// Finds and reads the settings that hold for a file: those of the nearest
/// `.tqcheck.yaml` in its folder or above, on top of what that file extends.
public struct SettingsFinder: Sendable {
  private let config: String?
  private let isIsolated: Bool
  private var known: [String: YAMLNode?] = [:]
  private var read: [String: Settings] = [:]

  /// - Parameters:
  ///   - config: the one file that counts, instead of the nearest.
  ///   - isIsolated: whether files count at all.
  public init(config: String?, isIsolated: Bool) {
    self.config = config
    self.isIsolated = isIsolated
  }

  /// The settings for files in a folder (an absolute path).
  public mutating func settings(in folder: String) throws(CheckError) -> Settings {
    guard let file = file(for: folder) else { return Settings() }
    if let settings = read[file] { return settings }
    guard let root = try tree(of: file) else { return Settings() }
    do {
      var settings = try SettingsReader.read(root)
      settings.file = file
      read[file] = settings
      return settings
    } catch {
      throw .settings(error)
    }
  }

  /// Each value that holds for a target, with the file and line that set it.
  ///
  /// - Parameter path: a target or a folder; nil for the folder that the program runs in.
  public mutating func listing(forTarget path: String?) throws(CheckError) -> String {
    let place = FilePath.absolute(path ?? ".")
    let folder = FilePath.isFolder(place) ? place : FilePath.folder(of: place)
    guard let file = file(for: folder), let root = try tree(of: file) else {
      return "no \(Settings.fileName) here or above: nothing is set\n"
    }
    _ = try settings(in: folder)
    return SettingsListing.lines(of: root).joined(separator: "\n") + "\n"
  }

  /// The absolute path of the file that holds for a folder.
  private func file(for folder: String) -> String? {
    if isIsolated { return nil }
    if let config { return FilePath.absolute(config) }
    var folder = folder
    while true {
      let file = FilePath.absolute(Settings.fileName, in: folder)
      if FilePath.isFile(file) { return file }
      if folder == "/" { return nil }
      folder = FilePath.folder(of: folder)
    }
  }

  private mutating func tree(of file: String) throws(CheckError) -> YAMLNode? {
    if let tree = known[file] { return tree }
    let tree = try load(file, chain: [])
    known[file] = tree
    return tree
  }

  /// The tree of a file on top of the trees that it extends.
  private func load(_ file: String, chain: [String]) throws(CheckError) -> YAMLNode {
    let (root, extended) = try parse(file)
    var base = YAMLNode(.mapping([]), place: root.place)
    for (name, place) in extended {
      guard name != file, !chain.contains(name) else {
        throw .settings(YAMLError("these settings extend themselves", at: place))
      }
      guard FilePath.isFile(name) else {
        throw .settings(YAMLError("there is no file “\(name)” to extend", at: place))
      }
      base = Self.merged(base, with: try load(name, chain: chain + [file]))
    }
    return Self.merged(base, with: root)
  }

  /// The tree of a file, and apart from it the paths of those that it extends;
  /// an empty file is an empty mapping.
  private func parse(
    _ file: String
  ) throws(CheckError) -> (root: YAMLNode, extended: [(path: String, place: YAMLPlace)]) {
    let shown = FilePath.relative(file, to: FilePath.current)
    let source: SourceFile
    do { source = try SourceFile.read(path: shown) } catch { throw .document(error) }
    do throws(YAMLError) {
      let text = String(decoding: source.text, as: UTF16.self)
      let place = YAMLPlace(file: shown, line: 1, column: 1)
      guard let root = try YAMLParser.parse(text, file: shown), root.value != .scalar("") else {
        return (YAMLNode(.mapping([]), place: place), [])
      }
      guard case .mapping(var entries) = root.value,
        let index = entries.firstIndex(where: { $0.key == "extends" })
      else {
        _ = try root.mapping()
        return (root, [])
      }
      var extended: [(String, YAMLPlace)] = []
      for item in try Self.items(entries.remove(at: index).value) {
        extended.append((try SettingsReader.path(item), item.place))
      }
      return (YAMLNode(.mapping(entries), place: root.place), extended)
    } catch {
      throw .settings(error)
    }
  }

  private static func items(_ node: YAMLNode) throws(YAMLError) -> [YAMLNode] {
    if case .scalar = node.value { return [node] }
    return try node.sequence()
  }

  /// Keys of mappings come together, entry by entry; anything else replaces what
  /// it extends.
  static func merged(_ base: YAMLNode, with node: YAMLNode) -> YAMLNode {
    guard case .mapping(var entries) = base.value, case .mapping(let others) = node.value else {
      return node
    }
    for other in others {
      if let index = entries.firstIndex(where: { $0.key == other.key }) {
        var entry = other
        entry.value = merged(entries[index].value, with: other.value)
        entries[index] = entry
      } else {
        entries.append(other)
      }
    }
    return YAMLNode(.mapping(entries), place: node.place)
  }
}

/// Settings as lines: the path of the key, the value, and who set it.
enum SettingsListing {
  static func lines(of root: YAMLNode) -> [String] {
    var rows: [(value: String, place: String)] = []
    collect(root, path: "", into: &rows)
    let width = min(60, rows.map(\.value.count).max() ?? 0)
    return rows.map { value, place in
      value + String(repeating: " ", count: max(0, width - value.count)) + "  # " + place
    }
  }

  private static func collect(
    _ node: YAMLNode, path: String, into rows: inout [(value: String, place: String)]
  ) {
    switch node.value {
    case .scalar(let text):
      rows.append(("\(path): \(text)", "\(node.place.file):\(node.place.line)"))
    case .sequence(let items):
      for (index, item) in items.enumerated() {
        collect(item, path: "\(path)[\(index)]", into: &rows)
      }
    case .mapping(let entries):
      for entry in entries {
        collect(entry.value, path: path.isEmpty ? entry.key : "\(path).\(entry.key)", into: &rows)
      }
    }
  }
}
