import Glibc
import ICU

/// A guess at the language of a text.
public struct LanguageGuess: Sendable {
  public var language: LanguageTag
  /// The estimated probability that the guess is right, 0…1.
  public var confidence: Double

  /// Whether the guess may be used without saying so.
  public var isConfident: Bool { confidence >= 0.9 }
}

/// Tells the language of a text from its letters.
///
/// The languages written in the text's main scripts compete by the probability
/// that their n-gram profiles (`rules/profiles/`) give the text. Keep one
/// identifier: it reads each profile once, when it is first needed.
public struct LanguageIdentifier: Sendable {
  /// UTF-16 units that are read of a text; more make no difference.
  private static let sampleLength = 3000

  /// A text's words are read in turns, each of which takes one of so many from all over it;
  /// after a turn, languages whose log-probability is so far behind the best are given up.
  private static let turns = 8
  private static let margin = 20.0
  /// Pieces of a text that are read before any is given up, unless one is expected: a few foreign
  /// names are likelier in many a language than in the text's own.
  private static let fewestPieces = 50

  /// By how much a language may be less likely than the best by its letters alone, to be read
  /// for at all: so much, and more for each letter. Of 1,900 news texts and sentences in eight
  /// languages each lagged less than 8 behind.
  private static let letterMargin = (base: 8.0, perLetter: 0.02, most: 40.0)
  /// By how much it may be less likely than the language that is expected: by its letters alone,
  /// and after some turns.
  private static let expectedMargin = (byLetters: 2.0, byPieces: 10.0)

  private let catalogue = LanguageCatalogue()

  public init() {}

  /// The most likely language of `text`, or nil where it has no letters.
  ///
  /// - Parameter expected: the language that others have to be more likely than; fewer of them
  ///   are looked at then.
  ///
  /// Complexity: linear in the length of `text` (of 3000 units at most) times
  /// the number of languages that come near the most likely one.
  public func identify(
    _ text: ArraySlice<UInt16>, expected: LanguageTag? = nil
  ) -> LanguageGuess? {
    let letters = LetterStream(
      text.prefix(Self.sampleLength), equivalents: catalogue.equivalents)
    let expected = expected.flatMap(catalogue.entry(for:))
    let candidates = candidates(for: letters, expected)
    let ranked =
      candidates.count > 1
      ? rank(candidates, expected, by: Evidence.pieces(of: letters), in: letters)
      : candidates.map { ($0, 0) }
    guard let best = ranked.first else { return nil }
    let odds = ranked.reduce(0) { $0 + exp($1.logProbability - best.logProbability) }
    return LanguageGuess(language: catalogue.tag(of: best.entry), confidence: 1 / odds)
  }

  /// The languages of the text's scripts, without those that its letters speak against; two at
  /// least if there are so many and none is expected.
  private func candidates(
    for letters: LetterStream, _ expected: LanguageCatalogue.Entry?
  ) -> [LanguageCatalogue.Entry] {
    let rivals = catalogue.rivals(for: letters)
    let entries = rivals.entries
    guard entries.count > 2 else { return entries }
    let costs = rivals.letters.costs(of: LetterCosts.Histogram(letters)).map(Double.init)
    let (least, second) = Self.twoLeast(costs)
    let margin = min(
      Self.letterMargin.most,
      Self.letterMargin.base + Self.letterMargin.perLetter * Double(letters.units.count))
    var highest = max(second, least + 100 * margin / Evidence.independence)
    if let place = entries.firstIndex(where: { $0.number == expected?.number }) {
      highest = min(
        highest, costs[place] + 100 * Self.expectedMargin.byLetters / Evidence.independence)
    }
    return zip(entries, costs).compactMap { $1 <= highest ? $0 : nil }
  }

  private static func twoLeast(_ costs: [Double]) -> (Double, Double) {
    var (least, second) = (Double.infinity, Double.infinity)
    for cost in costs {
      if cost < least {
        (least, second) = (cost, least)
      } else if cost < second {
        second = cost
      }
    }
    return (least, second)
  }

  /// The likely entries, two at least if there are so many, in falling order of probability.
  private func rank(
    _ entries: [LanguageCatalogue.Entry], _ expected: LanguageCatalogue.Entry?,
    by pieces: [Evidence.Piece], in letters: LetterStream
  ) -> [(entry: LanguageCatalogue.Entry, logProbability: Double)] {
    let profiles = entries.map(catalogue.profile)
    var costs = entries.map { Double($0.rarity) }
    var order = Array(entries.indices)
    let margin = 100 * Self.margin / Evidence.independence
    let expectedMargin = 100 * Self.expectedMargin.byPieces / Evidence.independence
    let expected = entries.firstIndex { $0.number == expected?.number }
    for turn in 0..<Self.turns {
      for entry in order {
        costs[entry] += profiles[entry].withReader(of: letters) { reader in
          var cost = 0.0
          for index in stride(from: turn, to: pieces.count, by: Self.turns) {
            cost += pieces[index].weight * Double(reader.cost(of: pieces[index].range))
          }
          return cost
        }
      }
      // The sort is stable: equals keep the order of the table.
      order.sort { costs[$0] < costs[$1] }
      let read = pieces.count * (turn + 1) / Self.turns
      if expected == nil, read < min(Self.fewestPieces, pieces.count) { continue }
      let highest = min(
        costs[order[0]] + margin, expected.map { costs[$0] + expectedMargin } ?? .infinity)
      let near = order.prefix { costs[$0] <= highest }.count
      order.removeLast(order.count - min(order.count, max(2, near)))
      if near == 1 { break }
    }
    return order.map { (entries[$0], -costs[$0] / 100 * Evidence.independence) }
  }

  /// A comparison of two languages, to be asked about many pieces of text; nil
  /// where nothing tells them apart, since they share a profile.
  public func comparison(
    of language: LanguageTag, against other: LanguageTag
  ) -> LanguageComparison? {
    let first = catalogue.entry(for: language)
    let second = catalogue.entry(for: other)
    if let first, let second {
      guard first.number != second.number else { return nil }
    } else {
      guard language.script != other.script else { return nil }
    }
    return LanguageComparison(
      language: catalogue.profile(of: language), other: catalogue.profile(of: other),
      equivalents: catalogue.equivalents)
  }

  /// What tells how likely pieces of text are in a language; nil where it has no profile.
  public func likelihood(in language: LanguageTag) -> LanguageLikelihood? {
    catalogue.entry(for: language).map {
      LanguageLikelihood(profile: catalogue.profile(of: $0), equivalents: catalogue.equivalents)
    }
  }

  /// How much more likely `text` is in `language` than in `other`, as the
  /// natural logarithm of the odds; 0 where nothing tells the two apart. For
  /// more than a few pieces of text, ask a ``comparison(of:against:)``.
  public func logOdds(
    of language: LanguageTag, against other: LanguageTag, in text: ArraySlice<UInt16>
  ) -> Double {
    comparison(of: language, against: other)?.logOdds(text) ?? 0
  }
}

/// Tells how likely pieces of text are in one language.
public struct LanguageLikelihood: Sendable {
  let profile: LanguageProfile
  let equivalents: LetterEquivalents

  /// The summed cost of letters and words' ends, in hundredths of a nat. What it says of
  /// words is the sum of what it says of each, wherever they stand.
  private struct Cost {
    var total = 0
    var count = 0

    static func += (sum: inout Cost, other: Cost) {
      sum.total += other.total
      sum.count += other.count
    }

    /// The mean in nats; nil where there is no letter.
    var entropy: Double? { count > 1 ? Double(total) / (100 * Double(count)) : nil }
  }

  /// Whether the language is written in a script.
  public func writes(_ script: Script) -> Bool { profile.writes(script.rawValue) }

  /// How unlikely `text` is: the mean cost of a letter or a word's end in nats; nil where
  /// there is no letter.
  ///
  /// Complexity: linear in the length of `text`.
  public func entropy(of text: ArraySlice<UInt16>) -> Double? { cost(of: text).entropy }

  private func cost(of text: ArraySlice<UInt16>) -> Cost {
    let letters = LetterStream(text, equivalents: equivalents)
    let range = 1..<letters.units.count
    return Cost(total: profile.cost(of: range, in: letters), count: range.count)
  }

  /// The entropy of each sentence of a text, in which a word with a capital counts half unless
  /// it is the first: it is often a name.
  ///
  /// Complexity: linear in the distinct words of the text, and in its tokens.
  public func entropies(of text: Analysis) -> [Double?] {
    let costs = costsOfForms(of: text)
    return text.sentences.map { sentence in
      sum(costs, of: sentence, in: text)?.entropy ?? cost(of: text.text[sentence.range]).entropy
    }
  }

  /// The cost of each form, from one reading of all of them.
  private func costsOfForms(of text: Analysis) -> [Cost] {
    let forms = text.tokenTable.forms
    let letters = LetterStream(Self.spaced(forms, of: text.text)[...], equivalents: equivalents)
    var words = profile.costsOfWords(in: letters)[...]
    return forms.map { form in
      let own = words.prefix(form.isAllLetters ? 1 : Self.words(in: form.range, of: text))
      words = words.dropFirst(own.count)
      return own.reduce(into: Cost()) { $0 += Cost(total: $1.total, count: $1.count) }
    }
  }

  /// Forms with a space behind each.
  private static func spaced(_ forms: [Form], of text: [UInt16]) -> [UInt16] {
    let length = forms.reduce(0) { $0 + $1.range.count + 1 }
    guard length > 0 else { return [] }
    return text.withUnsafeBufferPointer { text in
      [UInt16](unsafeUninitializedCapacity: length) { units, count in
        for form in forms {
          for unit in text[form.range] {
            units.initializeElement(at: count, to: unit)
            count &+= 1
          }
          units.initializeElement(at: count, to: 0x20)
          count &+= 1
        }
      }
    }
  }

  /// The words that a `LetterStream` of a range has.
  private static func words(in range: Range<Int>, of text: Analysis) -> Int {
    let (text, categories) = (text.text, text.signs.categories)
    return text.withUnsafeBufferPointer { text in
      categories.withUnsafeBufferPointer { categories in
        var count = 0
        var isInWord = false
        for offset in range where !(0x300...0x36F ~= text[offset]) {
          let isSurrogate = 0xD800...0xDFFF ~= text[offset]
          let isLetter =
            (categories[offset].isLetter || categories[offset].isMark) && !isSurrogate
          if isLetter, !isInWord { count += 1 }
          isInWord = isLetter
        }
        return count
      }
    }
  }

  /// The sum of the costs of a sentence's tokens; nil where a word is more than one token,
  /// or letters stand outside of tokens.
  private func sum(_ costs: [Cost], of sentence: Sentence, in text: Analysis) -> Cost? {
    let (tokens, categories) = (text.tokens, text.signs.categories)
    func isLetter(_ offset: Int) -> Bool {
      categories[offset].isLetter || categories[offset].isMark
    }
    var sum = Cost()
    var end = sentence.range.lowerBound
    for token in tokens[sentence.tokens] {
      let start = Int(token.start)
      if start == end {
        if start > sentence.range.lowerBound, isLetter(start - 1), isLetter(start) { return nil }
      } else if (end..<start).contains(where: isLetter) {
        return nil
      }
      let cost = costs[Int(token.form)]
      sum += cost
      // Twice, as what counts half is added once.
      if start == sentence.range.lowerBound || text.form(of: token).casing == .lower { sum += cost }
      end = Int(token.end)
    }
    return (end..<sentence.range.upperBound).contains(where: isLetter) ? nil : sum
  }
}

/// Answers which of two languages a piece of text is in.
public struct LanguageComparison: Sendable {
  /// Log-odds from which on an answer is safe: by its own estimate at most one
  /// in a hundred is wrong.
  public static let confident = 4.6

  /// The most that one word counts, in units of cost: a name or a quoted
  /// foreign word must not outvote the sentence round it. There is no limit for
  /// a word in a script that only one of the two languages is written in,
  /// except Latin, which occurs in texts of every script.
  private static let wordLimit = 600

  let language: LanguageProfile
  let other: LanguageProfile
  let equivalents: LetterEquivalents

  /// The natural logarithm of the odds that `text` is in the first language
  /// rather than in the second; 0 where it has no letters.
  ///
  /// Complexity: linear in the length of `text`.
  public func logOdds(_ text: ArraySlice<UInt16>) -> Double {
    let letters = LetterStream(text, equivalents: equivalents)
    let sum = Evidence.pieces(of: letters).reduce(0.0) { sum, piece in
      let difference =
        other.cost(of: piece.range, in: letters) - language.cost(of: piece.range, in: letters)
      let script = letters.scripts[piece.range.lowerBound]
      let isTelling =
        script != Script.latin.rawValue && language.writes(script) != other.writes(script)
      let limited = min(max(difference, -Self.wordLimit), Self.wordLimit)
      return sum + piece.weight * Double(isTelling ? difference : limited)
    }
    return sum / 100 * Evidence.independence
  }
}

/// How the letters of a text are weighed as evidence of its language.
enum Evidence {
  /// A stretch of letters and how much it counts.
  struct Piece {
    var range: Range<Int>
    var weight: Double
  }

  /// Neighbouring letters say partly the same: the share of their summed
  /// evidence that is new, so that odds come out as often right as they say.
  static let independence = 0.75

  /// A word with a capital that does not begin the text is often a name, which
  /// says less of the language round it.
  private static let capitalWeight = 0.5

  /// A longer run of letters is no word but text written without spaces, and
  /// counts in pieces of `shortLength`.
  private static let maximumLength = 16
  private static let shortLength = 3

  /// The words of a text, each with the boundary after it, cut where the script
  /// changes.
  static func pieces(of letters: LetterStream) -> [Piece] {
    var pieces: [Piece] = []
    var start = 1
    for (index, unit) in letters.units.enumerated().dropFirst() {
      let isEnd = unit == LetterStream.boundary
      guard isEnd || changesScript(letters, at: index) else { continue }
      let end = isEnd ? index + 1 : index
      let isCapital = letters.capitals[start] == 1 && start > 1
      let length = end - start > maximumLength ? shortLength : maximumLength
      for part in stride(from: start, to: end, by: length) {
        pieces.append(
          Piece(range: part..<min(part + length, end), weight: isCapital ? capitalWeight : 1))
      }
      start = end
    }
    return pieces
  }

  private static func changesScript(_ letters: LetterStream, at index: Int) -> Bool {
    let (before, after) = (letters.scripts[index - 1], letters.scripts[index])
    return before != after && Script(rawValue: before).isSpecific
      && Script(rawValue: after).isSpecific
  }
}
