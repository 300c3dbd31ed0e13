import Documents
import YAMLTree

/// Reads suppressions: `tqcheck-ignore RULE: reason` and `tqcheck-ignore-file
/// RULE: reason` in the comments of a target, `FINGERPRINT RULE: reason` lines in
/// the file beside it.
struct SuppressionReader {
  /// What the file beside a target is called: the target's name and this.
  static let ending = ".tqcheck-ignore"

  /// The names of all rules, which are gathered where a suppression names one.
  let rules: () -> [String]

  /// Those in the comments of a part of a file's text.
  func inComments(
    of file: SourceFile, _ part: Range<Int>, _ format: InputFormat
  ) throws(CheckError) -> [Suppression] {
    let mark = Array("tqcheck-ignore".utf16)
    guard file.text[part].firstRange(ofUnits: mark) != nil else { return [] }
    var found: [Suppression] = []
    for (open, close) in CommentSyntax.of(format) {
      var rest = file.text[part]
      while let start = rest.firstRange(ofUnits: Array(open.utf16)) {
        let inside = rest[start.upperBound...]
        let end =
          close.map { inside.firstRange(ofUnits: Array($0.utf16)) }
          ?? inside.firstIndex(where: LineBreak.isLineBreak).map { $0..<$0 }
          ?? inside.endIndex..<inside.endIndex
        guard let end else { break }
        let text = String(decoding: inside[..<end.lowerBound], as: UTF16.self)
        if let suppression = try comment(text, start.lowerBound..<end.upperBound, in: file) {
          found.append(suppression)
        }
        rest = rest[end.upperBound...]
      }
    }
    return found
  }

  /// Those in the text of a file beside a target.
  func inSidecar(_ file: SourceFile) throws(CheckError) -> [Suppression] {
    var found: [Suppression] = []
    for line in 1...file.lineCount {
      let text = trimmed(String(decoding: file.text[file.lineRange(line)], as: UTF16.self))
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      let words = text.split(separator: " ", maxSplits: 1)
      let fingerprint = words[0].lowercased()
      guard fingerprint.utf8.count == 16, UInt64(fingerprint, radix: 16) != nil, words.count == 2
      else {
        throw .suppression(
          file.name, line: line, column: 1,
          reason: "a fingerprint, a rule, a colon and the reason belong here; reports such as"
            + " --format json show each finding's fingerprint")
      }
      let place = (name: file.name, line: line, column: 18)
      let (rules, reason) = try self.rules(in: String(words[1]), at: place)
      found.append(
        Suppression(
          rules: rules, reason: reason, scope: .finding(fingerprint), line: line, column: 1))
    }
    return found
  }

  private func comment(
    _ text: String, _ range: Range<Int>, in file: SourceFile
  ) throws(CheckError) -> Suppression? {
    let text = trimmed(text)
    let words = text.split(separator: " ", maxSplits: 1)
    guard let first = words.first, first.hasPrefix("tqcheck-ignore") else { return nil }
    let position = file.position(at: range.lowerBound)
    let place = (name: file.name, line: position.line, column: position.column)
    let span = file.span(of: range)
    let scope: Suppression.Scope
    switch first {
    case "tqcheck-ignore": scope = .nextBlock(comment: span)
    case "tqcheck-ignore-file": scope = .file(comment: span)
    default:
      throw error(
        "“\(first)” is not known; write tqcheck-ignore or tqcheck-ignore-file, a rule, a colon"
          + " and the reason", at: place)
    }
    let (rules, reason) = try self.rules(in: words.count > 1 ? String(words[1]) : "", at: place)
    return Suppression(
      rules: rules, reason: reason, scope: scope, line: place.line, column: place.column)
  }

  /// `RULE, RULE: reason`.
  private func rules(
    in text: String, at place: (name: String, line: Int, column: Int)
  ) throws(CheckError) -> ([String], String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let names = parts[0].split(separator: ",").map { trimmed(String($0)) }
    guard !names.isEmpty else { throw error("the name of a rule is missing", at: place) }
    let known = rules()
    for name in names where !known.contains(name) {
      throw error(
        "no rule is called “\(name)”\(Suggestion.nearest(name, in: known))", at: place)
    }
    let reason = parts.count > 1 ? trimmed(String(parts[1])) : ""
    guard !reason.isEmpty else {
      throw error(
        "a reason is missing; write it after a colon: \(names[0]): as the client wishes",
        at: place)
    }
    return (names, reason)
  }

  private func error(
    _ reason: String, at place: (name: String, line: Int, column: Int)
  ) -> CheckError {
    .suppression(place.name, line: place.line, column: place.column, reason: reason)
  }

  /// Without white space at both ends.
  private func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(text[start...end])
  }
}
