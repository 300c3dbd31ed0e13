/// The pattern of texts that a rule wants swapped for others.
public enum SwapPattern {
  /// A pattern of all texts to swap, as they are and with a capital, the longest first.
  public static func text(of keys: [String]) -> String {
    let capitalised = keys.map { ($0.first?.uppercased() ?? "") + $0.dropFirst() }
    let texts = Set(keys).union(capitalised).sorted {
      ($1.unicodeScalars.count, $0) < ($0.unicodeScalars.count, $1)
    }
    return texts.map(quoted).joined(separator: "|")
  }

  /// A literal text as a pattern.
  private static func quoted(_ text: String) -> String {
    var pattern = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9" ~= scalar) {
        pattern += "\\"
      }
      pattern.unicodeScalars.append(scalar)
    }
    return pattern
  }
}
