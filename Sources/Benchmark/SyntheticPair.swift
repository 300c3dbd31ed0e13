import Alignment
import Documents
import ICU
import Linguistics

/// Two texts of a given size, made from the sentences of a short pair so that they look like a
/// long one: each chapter has all sentences in an order of its own, words change from chapter to
/// chapter, and some sentences are merged or left out.
struct SyntheticPair {
  /// The sentences of two articles.
  private(set) var source: [String] = []
  private(set) var target: [String] = []
  /// The same one to one, before any was merged or left out: the rows of a table.
  private(set) var rows: [(source: String, target: String)] = []
  private var random = Generator()

  /// - Parameter pairs: sentences that translate each other.
  init(_ pairs: [(source: String, target: String)], count: Int) {
    var (chapter, order) = (-1, [Int]())
    for _ in 0..<count {
      if order.isEmpty {
        order = shuffled(pairs.count)
        chapter += 1
      }
      let pair = pairs[order.removeLast()]
      let one = Self.varied(pair.source, chapter, salt: 1)
      let other = Self.varied(pair.target, chapter, salt: 2)
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

  /// The numbers below `count` in a random order (Fisher, Yates).
  private mutating func shuffled(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in order.indices.reversed() { order.swapAt(index, random.below(index + 1)) }
    return order
  }

  /// Chapters after which all words but names come again, as in texts of one subject.
  private static let wordChapters = 64

  /// Every third word of some length with a syllable of the chapter before it, the names among
  /// them on both sides alike.
  private static func varied(_ sentence: String, _ chapter: Int, salt: Int) -> String {
    guard chapter > 0 else { return sentence }
    let letters = letters(of: sentence)
    return sentence.split(separator: letters.separator).map { word in
      guard word.count > 4 else { return String(word) }
      let isName = word.first?.isUppercase ?? false
      let start = isName ? chapter &* 31 : chapter % wordChapters &* 31 &+ salt
      let code = word.utf8.reduce(start) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
      if code % 3 > 0 && !isName { return String(word) }
      var rest = isName ? chapter : code
      var syllable = ""
      for set in [letters.consonants, letters.vowels, letters.consonants] {
        syllable.append(set[rest % set.count])
        rest /= set.count
      }
      return isName ? syllable.capitalisedFirst + word.lowercased() : syllable + word
    }.joined(separator: String(letters.separator))
  }

  /// What the syllables of a text are made of, and what stands between its words or clauses.
  private struct Letters {
    var consonants: [Character]
    var vowels: [Character]
    var separator: Character = " "
  }

  // The letters of either stand for those of the other, so that names stay alike.
  private static let latin = Letters(
    consonants: Array("bdfgklmnprstvz"), vowels: Array("aeiou"))
  private static let cyrillic = Letters(
    consonants: Array("бдфгклмнпрствз"), vowels: Array("аеиоу"))
  private static let kana = Letters(
    consonants: Array("かさたなはまらきしちにひみり"), vowels: Array("くすつぬふむる"), separator: "、")

  private static func letters(of sentence: String) -> Letters {
    let scalars = sentence.unicodeScalars
    if scalars.contains(where: { 0x3040..<0x3100 ~= $0.value }) { return kana }
    return scalars.contains { 0x400..<0x500 ~= $0.value } ? cyrillic : latin
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
