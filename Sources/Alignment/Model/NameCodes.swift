import ICU
import Rules

/// The names of countries and languages in one language, by CLDR. The build wrote them down: a
/// line for each with the case-folded name, a tab and the ISO code, sorted by bytes.
struct NameCodes {
  private let lines: UnsafeBufferPointer<UInt8>
  private var word: [UInt8] = []

  /// Nil where CLDR's names of the language were not written down.
  init?(_ language: LanguageTag) {
    guard let lines = Rules.data("alignment/names/\(language.language)"), !lines.isEmpty else {
      return nil
    }
    self.lines = lines
  }

  /// The ISO code of what a case-folded word names; nil for other words.
  /// Complexity: logarithmic in the number of names.
  mutating func code(of folded: ArraySlice<UInt16>) -> Slice<UnsafeBufferPointer<UInt8>>? {
    word.removeAll(keepingCapacity: true)
    transcode(
      folded.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false
    ) { word.append($0) }
    word.append(Self.tab)
    var (low, high) = (0, lines.count)
    while low < high {
      let start = lineStart((low + high) / 2)
      let end = lines[start...].firstIndex(of: Self.newline) ?? lines.count
      let line = lines[start..<end]
      if line.starts(with: word) { return line.dropFirst(word.count) }
      if line.lexicographicallyPrecedes(word) { low = end + 1 } else { high = start }
    }
    return nil
  }

  private func lineStart(_ offset: Int) -> Int {
    var start = offset
    while start > 0, lines[start - 1] != Self.newline { start -= 1 }
    return start
  }

  private static let tab = UInt8(ascii: "\t")
  private static let newline = UInt8(ascii: "\n")
}
