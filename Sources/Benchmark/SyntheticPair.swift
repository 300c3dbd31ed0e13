import Alignment
import Documents
import ICU
import Linguistics

/// Two texts of a given size, made from the sentences of a short pair so that they look like a
/// long one: sentences come in random order, words change from chapter to chapter, each
/// sentence has a number of its own now and then, and some are merged or left out.
struct SyntheticPair {
  /// The sentences of two articles.
  private(set) var source: [String] = []
  private(set) var target: [String] = []
  /// The same one to one, before any was merged or left out: the rows of a table.
  private(set) var rows: [(source: String, target: String)] = []
  private var random = Generator()

  /// Sentences that share their words' variants.
  private static let chapter = 150
  private static let vowels = Array("aeiou")
  private static let consonants = Array("bdfgklmnprstvz")

  /// - Parameter pairs: sentences that translate each other.
  init(_ pairs: [(source: String, target: String)], count: Int) {
    for number in 0..<count {
      let pair = pairs[random.below(pairs.count)]
      let chapter = number / Self.chapter
      var (one, other) = (
        varied(pair.source, chapter, salt: 1), varied(pair.target, chapter, salt: 2)
      )
      if random.below(3) == 0 {
        let figure = String(1000 + random.below(9000))
        one += " \(figure)."
        other += " \(figure)."
      }
      rows.append((one, other))
      let fate = random.below(100)
      if fate < 3 {
        source.append(one)
      } else if fate < 6 {
        target.append(other)
      } else if fate < 11, let last = source.popLast() {
        source.append(last + " " + one)
        target.append(other)
      } else if fate < 16, let last = target.popLast() {
        source.append(one)
        target.append(last + " " + other)
      } else {
        source.append(one)
        target.append(other)
      }
    }
  }

  /// Every third word of some length with a syllable of the chapter before it, the names among
  /// them on both sides alike.
  private func varied(_ sentence: String, _ chapter: Int, salt: Int) -> String {
    guard chapter > 0 else { return sentence }
    return sentence.split(separator: " ").map { word in
      guard word.count > 4 else { return String(word) }
      let isName = word.first?.isUppercase ?? false
      let start = chapter &* 31 &+ (isName ? 0 : salt)
      let code = word.utf8.reduce(start) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
      if code % 3 > 0 && !isName { return String(word) }
      let seed = isName ? chapter : code
      let syllable = String([
        Self.consonants[seed % 14], Self.vowels[seed / 14 % 5], Self.consonants[seed / 70 % 14],
      ])
      return isName ? syllable.capitalisedFirst + word.lowercased() : syllable + word
    }.joined(separator: " ")
  }

  /// The two texts, one sentence a line.
  func analyses(
    _ sourceLanguage: LanguageTag, _ targetLanguage: LanguageTag
  ) throws -> (Analysis, Analysis) {
    func analysis(_ sentences: [String], _ language: LanguageTag) throws -> Analysis {
      let bytes = Array(sentences.joined(separator: "\n").utf8)
      let file = try SourceFile(name: "synthetic", bytes: bytes)
      return try Analysis(PlainText.read(file, layout: .lines), language: language)
    }
    return (try analysis(source, sourceLanguage), try analysis(target, targetLanguage))
  }

  /// A linear congruential generator: the same texts on every machine.
  private struct Generator {
    private var state: UInt64 = 1

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
