import Linguistics

/// The pairs of neighbouring words of one text, by what all their forms begin with.
struct Phrases {
  struct Word {
    /// The number of its token.
    var token: Int32
    var bead: Int32
    /// The number of its folded form.
    var form: Int32
    /// The number of the first letters, which all its forms begin with; −1 for what is no
    /// part of a term: a number, or a short word of grammar.
    var front: Int32
  }

  /// Letters of a word below which it is taken for a word of grammar.
  private static let shortest = 4
  /// UTF-16 units that all forms of a word begin with.
  private static let front = 3

  private(set) var words: [Word] = []
  /// The phrase that begins at a word: all phrases whose words begin alike and are forms of
  /// the first one's have one number; −1 where none begins.
  private(set) var numbers: [Int32] = []
  private let text: Analysis
  /// Words in which a phrase begins, by its number and in order.
  private var uses = Buckets()
  private var phrasesByBead = Buckets()
  private var wordsByFront = Buckets()
  private var wordsByBead = Buckets()
  private var beadCounts: [Int32] = []

  /// - Parameters:
  ///   - beads: the bead of each sentence.
  ///   - count: how many beads there are.
  init(_ text: Analysis, _ beads: [Int], count: Int) {
    self.text = text
    let (fronts, frontCount) = Self.fronts(text.tokenTable.foldedForms)
    let (tokens, forms) = (text.tokens, text.tokenTable.forms)
    words.reserveCapacity(tokens.count)
    for (number, sentence) in text.sentences.enumerated() {
      for index in sentence.tokens where tokens[index].isWordLike {
        let token = tokens[index]
        let form = forms[Int(token.form)].folded
        let isHeavy = token.kind == .word && token.range.count >= Self.shortest
        words.append(
          Word(
            token: Int32(index), bead: Int32(beads[number]), form: Int32(form),
            front: isHeavy ? fronts[Int(form)] : -1))
      }
    }
    let heavy = words.indices.filter { words[$0].front >= 0 }
    wordsByFront = Buckets(heavy, count: frontCount) { words[$0].front }
    wordsByBead = Buckets(heavy, count: count) { words[$0].bead }
    let phrases = heavy.filter { begins($0) }
    phrasesByBead = Buckets(phrases, count: count) { words[$0].bead }
    number(phrases)
  }

  /// The first letters of each form as a number.
  private static func fronts(_ forms: FormTable) -> (numbers: [Int32], count: Int) {
    var fronts = FormTable(expected: forms.count)
    let numbers = (0..<forms.count).map { Int32(fronts.intern(forms[$0].prefix(front)).index) }
    return (numbers, fronts.count)
  }

  private func token(at index: Int) -> Token { text.tokens[Int(words[index].token)] }

  private func begins(_ index: Int) -> Bool {
    index + 1 < words.count && words[index + 1].front >= 0 && areNeighbours(index)
  }

  /// Gives those the same number that begin with the same letters as an earlier phrase and
  /// are forms of its words.
  private mutating func number(_ phrases: [Int]) {
    numbers = [Int32](repeating: -1, count: words.count)
    var firsts = PlaceTable(expected: phrases.count)
    var count: Int32 = 0
    for place in phrases {
      let (front, next) = (words[place].front, words[place + 1].front)
      let first = firsts.first(UInt64(front) << 32 | UInt64(next), place) {
        words[$0].front == front && words[$0 + 1].front == next
      }
      if first == place {
        numbers[place] = count
        count += 1
      } else if areSame(first, place), areSame(first + 1, place + 1) {
        numbers[place] = numbers[first]
      }
    }
    uses = Buckets(phrases.filter { numbers[$0] >= 0 }, count: Int(count)) { numbers[$0] }
    beadCounts = (0..<uses.count).map { number in
      var last: Int32 = -1
      return uses[number].reduce(into: 0) { count, place in
        if words[Int(place)].bead != last { count += 1 }
        last = words[Int(place)].bead
      }
    }
  }

  /// The numbers of phrases that stand in so many beads or more, by their second use.
  func recurring(inBeads fewest: Int) -> [Int] {
    (0..<uses.count).filter { beadCounts[$0] >= fewest && uses[$0].count > 1 }
      .sorted { uses[$0][uses[$0].startIndex + 1] < uses[$1][uses[$1].startIndex + 1] }
  }

  /// How many different phrases there are.
  var count: Int { uses.count }

  /// The first words of a phrase's uses.
  func uses(of number: Int) -> ArraySlice<Int32> { uses[number] }

  /// In how many beads a phrase stands.
  func beadCount(of number: Int) -> Int { Int(beadCounts[number]) }

  /// The first words of the phrases in a bead, in order; with those that have no number.
  func phrases(inBead bead: Int) -> ArraySlice<Int32> { phrasesByBead[bead] }

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
    let front = words[index].front
    return wordsByBead[bead].count {
      words[Int($0)].front == front && areSame(Int($0), index)
    }
  }

  func count(ofWordLike index: Int, outside beads: Set<Int>) -> Int {
    wordsByFront[Int(words[index].front)].count {
      !beads.contains(Int(words[Int($0)].bead)) && areSame(Int($0), index)
    }
  }

  private func folded(at index: Int) -> Int { Int(words[index].form) }

  /// Whether a single character, a space mostly, stands between a word and the next.
  private func areNeighbours(_ index: Int) -> Bool {
    let (one, next) = (token(at: index), token(at: index + 1))
    return words[index].bead == words[index + 1].bead && next.start - one.end == 1
      && WhiteSpace.isBlank(text.unit(at: Int(one.end)))
  }
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
    for number in numbers { starts[Int(keyOf(number)) + 1] += 1 }
    for key in 0..<count { starts[key + 1] += starts[key] }
    members = [Int32](repeating: 0, count: Int(starts[count]))
    var next = starts
    for number in numbers {
      let key = Int(keyOf(number))
      members[Int(next[key])] = Int32(number)
      next[key] += 1
    }
  }

  var count: Int { starts.count - 1 }

  subscript(key: Int) -> ArraySlice<Int32> { members[Int(starts[key])..<Int(starts[key + 1])] }
}
