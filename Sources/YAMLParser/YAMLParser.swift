import YAMLTree

/// Reads YAML text into a tree.
///
/// One document of YAML 1.2 with block and flow collections, all five kinds of
/// scalar, comments, anchors and aliases. Tags, explicit keys (`? key`) and
/// directives are refused: rules and settings have no use for them.
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
    try parse(Array(text.utf8), file: file)
  }

  /// The same of a text in UTF-8.
  public static func parse(_ utf8: [UInt8], file: String) throws(YAMLError) -> YAMLNode? {
    var reader = YAMLReader(bytes: utf8, file: file)
    return try reader.document()
  }
}
