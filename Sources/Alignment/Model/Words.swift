/// A word with what tells quickly that two words do not look alike.
struct Word: BitwiseCopyable {
  var form: Int32
  /// Where in the keys of the vocabulary its letters begin.
  var start: Int32
  var length: Int32
  /// The first eight letters, the first one the lowest.
  var head: UInt64 = 0
  /// A bit for each letter that occurs.
  var letters: UInt32 = 0
  /// Hash of the consonant classes, and how many there are.
  var skeleton: UInt32 = 17
  var sounds: Int32 = 0
  /// The last bucket that the word is filed under.
  var lastBucket: UInt32 = 0

  var range: Range<Int> { Int(start)..<Int(start &+ length) }

  /// Letters that may be edited: two fifths of the longer word's.
  @inline(__always)
  func edits(_ other: Word) -> Int32 { 2 &* max(length, other.length) / 5 }

  /// False only for words that are surely not alike.
  @inline(__always)
  func mayResemble(_ other: Word) -> Bool {
    UInt32(truncatingIfNeeded: head ^ other.head) == 0 || sounds >= 3 && skeleton == other.skeleton
      || isNear(other, edits(other))
  }

  /// False only where more than so many letters differ. Each letter that one word has more is an
  /// edit; an edit changes one letter of the set then, two otherwise.
  @inline(__always)
  func isNear(_ other: Word, _ edits: Int32) -> Bool {
    let longer = abs(length &- other.length)
    return longer <= edits
      && Int32(truncatingIfNeeded: (letters ^ other.letters).nonzeroBitCount) &+ longer
        <= 2 &* edits
  }
}

/// The target sentences that a word may meet words of the other text in.
struct WordSpan: BitwiseCopyable {
  var first: Int32
  var end: Int32

  /// All sentences, by numbers whose differences are numbers too.
  static let all = WordSpan(first: 0, end: .max / 2)

  @inline(__always)
  func overlaps(_ other: WordSpan) -> Bool {
    // Each is true where the difference is negative; both at once are one branch.
    (first &- other.end) & (other.first &- end) < 0
  }
}

/// The words of a vocabulary that are long enough to be compared.
struct Words: ~Copyable {
  let words: Scratch<Word>
  /// By word. Most words of a bucket are passed over by them, so they lie close together.
  let spans: Scratch<WordSpan>
  private(set) var count = 0
  /// Where look-alikes are to be found: by the first `depth` letters, and by the first
  /// consonant classes, one more.
  let buckets: Scratch<BucketIndex.Entry>
  private(set) var bucketCount = 0

  init(_ vocabulary: Vocabulary, _ keys: borrowing KeyBytes, depth: Int) {
    let sounds = Sounds(.shared)
    words = Scratch(unset: vocabulary.count)
    spans = Scratch(repeating: .all, count: vocabulary.count)
    buckets = Scratch(unset: 2 * vocabulary.count)
    for form in 0..<vocabulary.count where vocabulary.kinds[form] == .word {
      let range = vocabulary.keyRange(form)
      // Bit-parallel edit distance holds a word in one machine word.
      if 3...64 ~= range.count {
        let word = Word(
          form: Int32(truncatingIfNeeded: form),
          start: Int32(truncatingIfNeeded: range.lowerBound),
          length: Int32(truncatingIfNeeded: range.count))
        add(word, range, keys, sounds, depth)
      }
    }
  }

  /// Sets the target sentences that words may meet others in, by their forms.
  func setSentences(_ ofForms: borrowing Scratch<Range<Int32>>) {
    for number in 0..<count {
      let sentences = ofForms[Int(words[number].form)]
      spans[number] = WordSpan(first: sentences.lowerBound, end: sentences.upperBound)
    }
  }

  private mutating func add(
    _ word: Word, _ range: Range<Int>, _ keys: borrowing KeyBytes, _ sounds: borrowing Sounds,
    _ depth: Int
  ) {
    var word = word
    word.head = keys.word(range.lowerBound, before: range.upperBound)
    var bucket: UInt32 = 1
    var head = word.head
    for _ in 0..<min(depth, range.count) {
      bucket = bucket << 7 | UInt32(truncatingIfNeeded: head & 0xFF)
      head >>= 8
    }
    file(&word, bucket)
    bucket = 2
    var letters: UInt32 = 0
    for place in range { letters |= 1 &<< UInt32(keys[place]) }
    word.letters = letters
    var (skeleton, count) = (word.skeleton, 0)
    sounds.forEach(in: keys, range) { sound in
      if count <= depth { bucket = bucket << 5 ^ UInt32(sound) }
      skeleton = skeleton &* 31 &+ UInt32(sound)
      count &+= 1
    }
    (word.skeleton, word.sounds) = (skeleton, Int32(truncatingIfNeeded: count))
    if count > depth { file(&word, bucket) }
    words[self.count] = word
    self.count &+= 1
  }

  private mutating func file(_ word: inout Word, _ bucket: UInt32) {
    buckets[bucketCount] = (bucket, Int32(truncatingIfNeeded: count))
    bucketCount &+= 1
    word.lastBucket = bucket
  }
}

/// The consonant classes of words.
private struct Sounds: ~Copyable {
  private let single: Scratch<UInt8>
  private let beforeH: Scratch<UInt8>

  init(_ data: ComparisonData) {
    single = Scratch(data.sounds)
    beforeH = Scratch(data.soundsBeforeH)
  }

  /// Visits the classes of a key, each run of one class once.
  @inline(__always)
  func forEach(in keys: borrowing KeyBytes, _ range: Range<Int>, _ visit: (UInt8) -> Void) {
    let h = UInt8(ascii: "h")
    var index = range.lowerBound
    var last: UInt8 = 0
    // An h is heard at the beginning alone.
    if index < range.upperBound, keys[index] == h {
      visit(h)
      last = h
      index &+= 1
    }
    while index < range.upperBound {
      let letter = Int(keys[index] & 0x7F)
      index &+= 1
      var sound = single[letter]
      if sound == 0 { continue }
      if index < range.upperBound, keys[index] == h {
        if beforeH[letter] != 0 { sound = beforeH[letter] }
        index &+= 1
      }
      if sound != last { visit(sound) }
      last = sound
    }
  }
}
