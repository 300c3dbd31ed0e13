import Linguistics

/// The pairs of neighbouring words of one text, by what all their forms begin with.
struct Phrases {
  /// A word that may be part of a term: no number, and no short word of grammar.
  struct Word {
    /// The number of its token.
    var token: Int32
    var bead: Int32
    /// The number of its folded form.
    var form: Int32
  }

  /// Letters of a word below which it is taken for a word of grammar.
  private static let shortest = 4
  /// UTF-16 units that all forms of a word begin with.
  private static let front = 3

  private(set) var words: [Word] = []
  /// The first letters of each folded form, which all forms of a word begin with.
  private let fronts: [UInt64]
  /// The phrase that begins at a word: all phrases whose words begin alike and are forms of
  /// the first one's have one number.
  private(set) var numbers: [Int32] = []
  private let text: Analysis
  /// Words in which a phrase begins, by its number and in order.
  private var uses = Buckets()
  /// The first word of each bead, and the end.
  private var beadStarts: [Int32] = []
  private let wordsAlike = SharedValue<WordsAlike>()

  /// What `numbers` holds where no phrase begins, and where one begins that is none of the
  /// others.
  private static let (noPhrase, noNumber): (Int32, Int32) = (-2, -1)

  /// - Parameters:
  ///   - beads: the bead of each sentence.
  ///   - count: how many beads there are.
  init(_ text: Analysis, _ beads: [Int], count: Int) {
    self.text = text
    let (tokens, forms) = (text.tokens, text.tokenTable.forms)
    let folded = text.tokenTable.foldedForms
    fronts = (0..<folded.count).map { folded.front($0, length: Self.front) }
    words.reserveCapacity(tokens.count)
    beadStarts.reserveCapacity(count + 1)
    var phrases: [Int] = []
    phrases.reserveCapacity(tokens.count)
    tokens.withUnsafeBufferPointer { tokens in
      for (number, sentence) in text.sentences.enumerated() {
        let bead = Int32(beads[number])
        while beadStarts.count <= bead { beadStarts.append(Int32(words.count)) }
        // Where a word ends that stands in the bead before.
        var end = words.last.flatMap { $0.bead == bead ? tokens[Int($0.token)].end : nil }
        for index in sentence.tokens {
          let token = tokens[index]
          guard token.kind == .word, token.end - token.start >= Self.shortest else { continue }
          if let end, token.start - end == 1, WhiteSpace.isBlank(text.text[Int(end)]) {
            phrases.append(words.count - 1)
          }
          let form = forms[Int(token.form)].folded
          words.append(Word(token: Int32(index), bead: bead, form: form))
          end = token.end
        }
      }
    }
    while beadStarts.count <= count { beadStarts.append(Int32(words.count)) }
    number(phrases)
  }

  private func token(at index: Int) -> Token { text.tokens[Int(words[index].token)] }

  /// Gives the same number to those phrases, of which a single blank parts the words, that begin
  /// with the same letters as an earlier phrase and are forms of its words.
  ///
  /// A phrase that nothing else begins like has none: a term or its rendering has several uses,
  /// and no phrase of one use shares more beads with either, by Dice's coefficient.
  private mutating func number(_ phrases: [Int]) {
    numbers = [Int32](repeating: Self.noPhrase, count: words.count)
    let keys = phrases.map { front(of: $0) &* 31 &+ front(of: $0 + 1) }
    let isAlone = LoneKeys.among(keys)
    var firsts = PlaceTable(expected: phrases.count)
    var count: Int32 = 0
    for (index, place) in phrases.enumerated() {
      if isAlone[index] {
        numbers[place] = Self.noNumber
        continue
      }
      let (start, next) = (front(of: place), front(of: place + 1))
      let first = firsts.first(keys[index], place) {
        front(of: $0) == start && front(of: $0 + 1) == next
      }
      if first == place {
        numbers[place] = count
        count += 1
      } else if areSame(first, place), areSame(first + 1, place + 1) {
        numbers[place] = numbers[first]
      } else {
        numbers[place] = Self.noNumber
      }
    }
    uses = Buckets(phrases.filter { numbers[$0] >= 0 }, count: Int(count)) { numbers[$0] }
  }

  /// The numbers of phrases that stand in so many beads or more, by their second use.
  func recurring(inBeads fewest: Int) -> [Int] {
    (0..<uses.count).filter { uses[$0].count >= fewest && beadCount(of: $0) >= fewest }
      .sorted { uses[$0][uses[$0].startIndex + 1] < uses[$1][uses[$1].startIndex + 1] }
  }

  /// How many different phrases there are.
  var count: Int { uses.count }

  /// The first words of a phrase's uses.
  func uses(of number: Int) -> ArraySlice<Int32> { uses[number] }

  /// In how many beads a phrase stands.
  func beadCount(of number: Int) -> Int {
    var last: Int32 = -1
    return uses[number].count { place in
      defer { last = words[Int(place)].bead }
      return words[Int(place)].bead != last
    }
  }

  private func words(inBead bead: Int) -> Range<Int> {
    Int(beadStarts[bead])..<Int(beadStarts[bead + 1])
  }

  /// The first words of the phrases in a bead, in order; with those that have no number.
  func phrases(inBead bead: Int) -> some Sequence<Int> {
    words(inBead: bead).lazy.filter { [numbers] in numbers[$0] != Self.noPhrase }
  }

  func range(at index: Int) -> Range<Int> {
    token(at: index).range.lowerBound..<token(at: index + 1).range.upperBound
  }

  /// Whether two words are forms of one.
  func areSame(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (folded(at: one), folded(at: other))
    let forms = text.tokenTable.foldedForms
    return one == other || Inflection().areSame(forms[one], forms[other])
  }

  /// Whether two words can stand for each other: written alike, and no forms of one
  /// word, not even with a changed stem.
  func areRivals(_ one: Int, _ other: Int) -> Bool {
    let forms = text.tokenTable.foldedForms
    return text.form(of: token(at: one)).casing == text.form(of: token(at: other)).casing
      && forms[folded(at: one)].first != forms[folded(at: other)].first
  }

  func count(ofWordLike index: Int, inBead bead: Int) -> Int {
    let start = front(of: index)
    return words(inBead: bead).count { front(of: $0) == start && areSame($0, index) }
  }

  /// Whether a word, in whatever form, stands in other beads, too.
  func hasWord(like index: Int, outside beads: Set<Int>) -> Bool {
    wordsAlike.value { WordsAlike(words.map { fronts[Int($0.form)] }) }.words(like: index).contains
    {
      !beads.contains(Int(words[Int($0)].bead)) && areSame(Int($0), index)
    }
  }

  private func folded(at index: Int) -> Int { Int(words[index].form) }

  private func front(of index: Int) -> UInt64 { fronts[folded(at: index)] }
}

/// Words filed by what all their forms begin with.
private struct WordsAlike {
  /// The first word that begins as each word does.
  private let firsts: [Int32]
  private let byFirst: Buckets

  /// - Parameter fronts: what each word begins with.
  init(_ fronts: [UInt64]) {
    var table = PlaceTable(expected: fronts.count)
    let firsts = fronts.indices.map { place in
      Int32(table.first(fronts[place], place) { fronts[$0] == fronts[place] })
    }
    self.firsts = firsts
    byFirst = Buckets(Array(fronts.indices), count: fronts.count) { firsts[$0] }
  }

  func words(like index: Int) -> ArraySlice<Int32> { byFirst[Int(firsts[index])] }
}

/// The first of the places that have something in common, by open addressing.
private struct PlaceTable {
  /// A place and one; 0 marks a free slot.
  private var slots: [Int32]

  init(expected: Int) {
    var capacity = 16
    while capacity < 2 * expected { capacity *= 2 }
    slots = [Int32](repeating: 0, count: capacity)
  }

  /// The first place given with `key`, which may be this one.
  mutating func first(_ key: UInt64, _ place: Int, _ isSame: (Int) -> Bool) -> Int {
    // Fibonacci hashing: the high bits of the product are well mixed.
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
    while slots[slot] != 0 {
      if isSame(Int(slots[slot]) - 1) { return Int(slots[slot]) - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(place) + 1
    return place
  }
}

/// Numbers filed under small numbers, those of one side by side in the order given.
private struct Buckets {
  private var starts: [Int32] = [0]
  private var members: [Int32] = []

  init() {}

  /// - Parameter count: above every key.
  init(_ numbers: [Int], count: Int, by keyOf: (Int) -> Int32) {
    starts = [Int32](repeating: 0, count: count + 1)
    starts.withUnsafeMutableBufferPointer { starts in
      for number in numbers { starts[Int(keyOf(number)) + 1] += 1 }
      for key in 0..<count { starts[key + 1] += starts[key] }
    }
    // An array without room is one for all threads, whose count would be set.
    guard !numbers.isEmpty else { return }
    var next = starts
    members = [Int32](unsafeUninitializedCapacity: numbers.count) { members, count in
      next.withUnsafeMutableBufferPointer { next in
        for number in numbers {
          let key = Int(keyOf(number))
          members.initializeElement(at: Int(next[key]), to: Int32(number))
          next[key] += 1
        }
      }
      count = numbers.count
    }
  }

  var count: Int { starts.count - 1 }

  subscript(key: Int) -> ArraySlice<Int32> { members[Int(starts[key])..<Int(starts[key + 1])] }
}
