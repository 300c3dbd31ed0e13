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

  /// The comment of the target that it stands in.
  var comment: Span? {
    switch scope {
    case .nextBlock(let comment), .file(let comment): comment
    case .finding: nil
    }
  }
}

/// How comments are written in a format.
enum CommentSyntax {
  /// The signs round a comment; one without a closing sign ends with its line. None in formats
  /// without comments, whose suppressions stand in a file beside the text.
  static func of(_ format: InputFormat) -> [(open: String, close: String?)] {
    switch format {
    case .markdown, .html, .xliff, .tmx: [("<!--", "-->")]
    case .po: [("#", nil)]
    case .vtt: [("NOTE", nil)]
    case .strings: [("/*", "*/"), ("//", nil)]
    case .text, .srt, .tsv, .csv, .json, .xcstrings: []
    }
  }
}
