import Checks
import Documents
import Reporting

/// A word beside the text that a finding of a rule is meant to be there.
public struct Suppression: Sendable, Equatable {
  public var rules: [String]
  public var reason: String
  public var scope: Scope
  /// Line and column, from 1, of the file that it stands in.
  public var line: Int
  public var column: Int

  public enum Scope: Sendable, Equatable {
    /// The block that follows the comment, a span of the target.
    case nextBlock(comment: Span)
    case file(comment: Span)
    /// One finding, by its fingerprint; stands in a file beside the text.
    case finding(String)
  }
}

/// How comments are written in a format, told by the ending of a file's name.
public enum CommentSyntax {
  /// The signs round a comment by format; a comment without a closing sign ends
  /// with its line. Plain text has none: its suppressions stand in a file beside it.
  public static let byEnding: [String: [(open: String, close: String?)]] = [
    "md": [("<!--", "-->")], "markdown": [("<!--", "-->")],
    "html": [("<!--", "-->")], "htm": [("<!--", "-->")], "xhtml": [("<!--", "-->")],
    "xlf": [("<!--", "-->")], "xliff": [("<!--", "-->")], "tmx": [("<!--", "-->")],
    "po": [("#", nil)],
    "vtt": [("NOTE", nil)],
    "strings": [("/*", "*/"), ("//", nil)],
  ]

  static func of(_ path: String) -> [(open: String, close: String?)] {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return [] }
    return byEnding[name[name.index(after: dot)...].lowercased()] ?? []
  }
}
