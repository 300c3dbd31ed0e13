import Linguistics

/// The synopsis of a command, which is kept: `git clone [-q | --quiet] <repository>`, or its name
/// and arguments before what it does: `invite <nick> [room]: …`.
enum Synopsis {
  private static let openBracket: UInt16 = 0x5B
  private static let less: UInt16 = 0x3C

  /// Words outside brackets beside those of options, of which a command has some.
  private static let mostWords = 3

  /// Whether a sentence is one: it begins small or with a bracket, has no stop, and is mostly
  /// made of options and words in brackets.
  ///
  /// Complexity: linear in its length.
  static func isOne(_ sentence: ArraySlice<UInt16>) -> Bool {
    guard let first = sentence.first, let last = sentence.last,
      first == openBracket || first == 0x2D || 0x61...0x7A ~= first,
      last != 0x2E || sentence.suffix(3).allSatisfy({ $0 == 0x2E })
    else { return false }
    // Markup has end tags.
    guard !zip(sentence, sentence.dropFirst()).contains(where: { $0 == less && $1 == 0x2F }) else {
      return false
    }
    var (words, groups, depth) = (0, 0, 0)
    for chunk in sentence.split(whereSeparator: { $0 <= 0x20 }) {
      let opens = chunk.count { $0 == openBracket || $0 == less }
      if depth == 0 {
        if opens > 0 { groups += 1 } else if chunk.first != 0x2D { words += 1 }
      }
      depth += opens - chunk.count { $0 == 0x5D || $0 == 0x3E }
    }
    return groups > 0 && words <= mostWords
  }

  /// What arguments of a command stand in, also where markup escapes it.
  private static let argumentBrackets = [("[", "]"), ("<", ">"), ("&lt;", "&gt;")].map {
    (open: Array($0.0.utf16), close: Array($0.1.utf16))
  }
  /// UTF-16 units of the longest argument, and of all that are looked at.
  private static let longestArgument = 80
  private static let longestArguments = 500

  /// Where the arguments end that follow a word, each in brackets; the end of the word where
  /// none do. Complexity: constant.
  static func endOfArguments(after word: Int, in text: Analysis) -> Int {
    var end = word
    while end - word < longestArguments {
      let start = text.isSpace(at: end) ? end + 1 : end
      let rest = text.text.dropFirst(start).prefix(longestArgument)
      guard let brackets = argumentBrackets.first(where: { rest.starts(with: $0.open) }),
        let close = rest.firstRange(of: brackets.close)
      else { return end }
      end = close.upperBound
    }
    return end
  }
}
