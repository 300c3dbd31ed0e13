/// Reading a value as what it ought to be.
extension YAMLNode {
  /// The text of a scalar.
  public func string() throws(YAMLError) -> String {
    guard case .scalar(let text) = value else { throw unexpected("a text") }
    return text
  }

  /// `true` or `false`; YAML 1.1's other words for them are refused.
  public func bool() throws(YAMLError) -> Bool {
    switch value {
    case .scalar("true"): return true
    case .scalar("false"): return false
    default: throw unexpected("true or false")
    }
  }

  public func number() throws(YAMLError) -> Double {
    guard case .scalar(let text) = value, let number = Double(text), number.isFinite else {
      throw unexpected("a number")
    }
    return number
  }

  /// The items of a sequence.
  public func sequence() throws(YAMLError) -> [YAMLNode] {
    guard case .sequence(let items) = value else { throw unexpected("a list") }
    return items
  }

  /// One text, or a list of texts.
  public func strings() throws(YAMLError) -> [String] {
    if case .scalar(let text) = value { return [text] }
    var texts: [String] = []
    for item in try sequence() { texts.append(try item.string()) }
    return texts
  }

  /// The case of an enumeration that the scalar names.
  public func oneOf<Choice: CaseIterable & RawRepresentable>(
    _ type: Choice.Type
  ) throws(YAMLError) -> Choice where Choice.RawValue == String {
    let text = try string()
    guard let choice = Choice(rawValue: text) else {
      let names = Choice.allCases.map(\.rawValue)
      throw YAMLError(
        "“\(text)” is none of \(names.joined(separator: ", "))\(Suggestion.nearest(text, in: names))",
        at: place)
    }
    return choice
  }

  /// The keys and values of a mapping.
  public func mapping() throws(YAMLError) -> YAMLMapping {
    guard case .mapping(let entries) = value else { throw unexpected("keys and values") }
    return YAMLMapping(entries, place: place)
  }

  private func unexpected(_ wanted: String) -> YAMLError {
    let found =
      switch value {
      case .scalar(""): "nothing"
      case .scalar(let text): "“\(text)”"
      case .sequence: "a list"
      case .mapping: "keys and values"
      }
    return YAMLError("\(wanted) is expected here, not \(found)", at: place)
  }
}

/// The keys of a mapping while they are read: each is taken once, and what is
/// left over in the end is an error.
public struct YAMLMapping: Sendable {
  public let place: YAMLPlace
  private var entries: [YAMLNode.Entry]
  private var known: [String] = []

  init(_ entries: [YAMLNode.Entry], place: YAMLPlace) {
    self.entries = entries
    self.place = place
  }

  /// The value of a key that may be absent.
  public mutating func take(_ key: String) -> YAMLNode? {
    known.append(key)
    return entries.firstIndex { $0.key == key }.map { entries.remove(at: $0).value }
  }

  /// The value of a key that must be there.
  public mutating func require(_ key: String) throws(YAMLError) -> YAMLNode {
    if let value = take(key) { return value }
    // Anything is near to a key of three letters.
    let near = entries.map(\.key).filter { min($0.utf8.count, key.utf8.count) > 3 }
    let meant = Suggestion.nearestNames(key, in: near, count: 1).first
    guard let entry = entries.first(where: { $0.key == meant }) else {
      throw YAMLError("the key “\(key)” is missing", at: place)
    }
    throw YAMLError(
      "the key “\(entry.key)” is not known here; did you mean “\(key)”?", at: entry.keyPlace)
  }

  /// All entries that are left, for mappings whose keys are free.
  public mutating func takeRest() -> [YAMLNode.Entry] {
    defer { entries = [] }
    return entries
  }

  /// Refuses keys that nobody has taken.
  public func finish() throws(YAMLError) {
    guard let entry = entries.first else { return }
    throw YAMLError(
      "the key “\(entry.key)” is not known here; known are \(known.joined(separator: ", "))"
        + Suggestion.nearest(entry.key, in: known), at: entry.keyPlace)
  }
}

/// The word that was meant.
public enum Suggestion {
  /// “; did you mean …?” with the candidate that differs least, or an empty
  /// string where all differ in more than a third of the word.
  public static func nearest(_ word: String, in candidates: [String]) -> String {
    guard let best = nearestNames(word, in: candidates, count: 1).first else { return "" }
    return "; did you mean “\(best)”?"
  }

  /// Up to `count` candidates that differ least from a word, the nearest first;
  /// those that differ in more than a third of it (at least two letters) stay out.
  public static func nearestNames(
    _ word: String, in candidates: [String], count: Int
  ) -> [String] {
    let limit = max(2, word.utf8.count / 3)
    let ranked = candidates.map { (name: $0, distance: distance(Array(word.utf8), Array($0.utf8))) }
    return ranked.filter { $0.distance <= limit }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(count).map(\.name)
  }

  /// Levenshtein's distance in bytes.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let replaced = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
