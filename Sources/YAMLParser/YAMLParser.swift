import YAMLTree
import Yams

/// Reads YAML text into a tree.
public enum YAMLParser {
  /// How many values a file may have once its aliases are followed; a file with
  /// aliases of aliases is refused before it fills the memory.
  public static let maximumNodeCount = 1_000_000
  /// How deep values may nest.
  public static let maximumDepth = 64

  /// The root value, or nil where the file is empty.
  ///
  /// - Parameter file: the name that errors show.
  public static func parse(_ text: String, file: String) throws(YAMLError) -> YAMLNode? {
    var conversion = Conversion(file: file)
    let root: Node?
    do {
      // The basic resolver keeps every scalar the text that was written.
      root = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw conversion.error(error)
    } catch {
      throw YAMLError("\(error)", at: YAMLPlace(file: file, line: 1, column: 1))
    }
    guard let root else { return nil }
    return try conversion.node(root, depth: 0)
  }
}

private struct Conversion {
  let file: String
  var count = 0

  mutating func node(_ node: Node, depth: Int) throws(YAMLError) -> YAMLNode {
    let place = place(node.mark)
    count += 1
    guard count <= YAMLParser.maximumNodeCount else {
      throw YAMLError("too many values; write out what its aliases (*name) repeat", at: place)
    }
    guard depth < YAMLParser.maximumDepth else {
      throw YAMLError("values nest deeper than \(YAMLParser.maximumDepth) levels", at: place)
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(.scalar(scalar.string), place: place)
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for item in sequence { items.append(try self.node(item, depth: depth + 1)) }
      return YAMLNode(.sequence(items), place: place)
    case .mapping(let mapping):
      var entries: [YAMLNode.Entry] = []
      for (key, value) in mapping {
        guard case .scalar(let name) = key else {
          throw YAMLError("a key must be a text", at: self.place(key.mark))
        }
        let value = try self.node(value, depth: depth + 1)
        entries.append(
          YAMLNode.Entry(key: name.string, keyPlace: self.place(key.mark), value: value))
      }
      return YAMLNode(.mapping(entries), place: place)
    case .alias:
      throw YAMLError("an alias (*name) cannot stand here", at: place)
    }
  }

  private func place(_ mark: Mark?) -> YAMLPlace {
    YAMLPlace(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
  }

  func error(_ error: YamlError) -> YAMLError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return YAMLError("\(problem); quote texts that hold : # [ ] { }", at: place(mark))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "\($0)" }.sorted().joined(separator: ", ")
      return YAMLError("a key stands twice: \(keys)", at: place(context.mark))
    default:
      return YAMLError("not YAML: \(error)", at: YAMLPlace(file: file, line: 1, column: 1))
    }
  }
}
