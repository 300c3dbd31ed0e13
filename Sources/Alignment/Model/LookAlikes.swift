/// A form of the source and a form of the target that may translate each other.
struct Link: Sendable {
  var source: Int32
  var target: Int32
  /// How alike the two are, 0…1.
  var weight: Float
}

/// Finds the forms of two vocabularies that look alike: equal keys (digits, classes of
/// marks, ideographs, Latin readings), and readings with a long common prefix, a small
/// edit distance or the same consonants.
struct LookAlikes {
  /// Links that a form keeps at most, the best ones.
  static let limit = 8
  /// What comparing the words of two texts may cost: a candidate that is passed over counts
  /// 1, one whose letters are compared 16. Beyond it words stay without look-alikes.
  private static let effort = 400_000_000

  private let source: Vocabulary
  private let target: Vocabulary
  private var links: [Link] = []

  /// Links of equal forms. Complexity: linear in the vocabularies.
  static func equal(_ source: Vocabulary, _ target: Vocabulary) -> [Link] {
    var finder = LookAlikes(source, target)
    finder.addEqual()
    return finder.links
  }

  /// Links of words that are alike and not equal.
  ///
  /// - Parameter meeting: the target sentences that the forms of both texts may meet in; all
  ///   forms may meet where it is nil.
  ///
  /// Complexity: linear in the vocabularies plus the pairs of words that begin alike.
  static func similar(
    _ source: Vocabulary, _ target: Vocabulary, meeting: Meeting? = nil
  ) -> [Link] {
    var finder = LookAlikes(source, target)
    finder.addSimilar(meeting)
    return finder.links
  }

  /// What similar words weigh where they are compared only if they may meet: without those that
  /// stand elsewhere, words that are alike by chance have fewer rivals.
  private static let weightWithoutRivals: Float = 0.2

  /// By the form, target sentences: those near which the source's forms are looked for, and
  /// those from the first to the last that the target's forms stand in.
  struct Meeting {
    let source: [Range<Int32>]
    let target: [Range<Int32>]
  }

  private init(_ source: Vocabulary, _ target: Vocabulary) {
    (self.source, self.target) = (source, target)
  }

  private mutating func addEqual() {
    let hashes = Self.hashes(of: target)
    let index = BucketIndex(hashes.indices.map { (key: hashes[$0], value: Int32($0)) })
    for (form, hash) in Self.hashes(of: source).enumerated() {
      let length = source.keyRange(form).count
      if length == 0 { continue }
      let kind = source.kinds[form]
      // Words of one or two letters are often alike by chance.
      let weight: Float = kind == .word && length < 3 ? 0.5 : 1
      index.forEach(hash) { other in
        guard target.kinds[Int(other)] == kind, target.key(Int(other)) == source.key(form) else {
          return
        }
        links.append(Link(source: Int32(form), target: other, weight: weight))
      }
    }
  }

  private mutating func addSimilar(_ meeting: Meeting?) {
    // Finer buckets for large vocabularies keep the pairs near-linear.
    let largest = max(source.count, target.count)
    let depth = largest < 2_048 ? 2 : largest < 131_072 ? 3 : 4
    let left = Words(source, depth: depth, meeting?.source)
    let right = Words(target, depth: depth, meeting?.target)
    let index = BucketIndex(right.buckets)
    var comparison = Comparison(source, target)
    let certainty = meeting == nil ? 1 : Self.weightWithoutRivals
    let seen = Scratch(repeating: Int32(-1), count: right.words.count)
    let candidates = Scratch(right.words)
    var (effort, first) = (0, 0)
    for (bucket, number) in left.buckets {
      if right.words.isEmpty || effort > Self.effort { break }
      let word = left.words[Int(number)]
      index.forEach(bucket) { other in
        effort += 1
        let candidate = candidates[Int(other)]
        guard word.mayMeet(candidate), word.mayResemble(candidate), seen[Int(other)] != number
        else { return }
        seen[Int(other)] = number
        effort += 15
        let weight = comparison.similarity(word, candidate)
        if weight > 0 {
          links.append(Link(source: word.form, target: candidate.form, weight: weight * certainty))
        }
      }
      if word.lastBucket == bucket {
        keepBest(from: first)
        first = links.count
      }
    }
  }

  /// Keeps the best links of a word, which are the last ones.
  private mutating func keepBest(from first: Int) {
    guard links.count > first + Self.limit else { return }
    let best = links[first...].sorted { ($1.weight, $0.target) < ($0.weight, $1.target) }
    links.replaceSubrange(first..., with: best.prefix(Self.limit))
  }

  /// A hash of the kind and the key of each form.
  private static func hashes(of vocabulary: Vocabulary) -> [UInt32] {
    vocabulary.keys.withUnsafeBufferPointer { keys in
      (0..<vocabulary.count).map { form in
        var hash: UInt32 = 2_166_136_261 ^ UInt32(vocabulary.kinds[form].rawValue)
        for index in vocabulary.keyRange(form) {
          hash = (hash ^ UInt32(keys[index])) &* 16_777_619
        }
        return hash ^ hash >> 15
      }
    }
  }
}

/// A word with what tells quickly that two words do not look alike.
private struct Word {
  var form: Int32
  /// Where in the keys of the vocabulary its letters begin.
  var start: Int32
  var length: Int32
  /// The first four letters.
  var head: UInt32 = 0
  /// A bit for each letter that occurs.
  var letters: UInt32 = 0
  /// Hash of the consonant classes, and how many there are.
  var skeleton: UInt32 = 17
  var sounds: Int32 = 0
  /// The last bucket that the word is filed under.
  var lastBucket: UInt32 = 0
  /// The target sentences that it may meet words of the other text in.
  var sentences: Range<Int32>

  @inline(__always)
  func mayMeet(_ other: Word) -> Bool {
    sentences.lowerBound < other.sentences.upperBound
      && other.sentences.lowerBound < sentences.upperBound
  }

  /// Letters that may be edited: two fifths of the longer word's.
  @inline(__always)
  func edits(_ other: Word) -> Int32 { 2 &* max(length, other.length) / 5 }

  /// False only for words that are surely not alike.
  @inline(__always)
  func mayResemble(_ other: Word) -> Bool {
    head == other.head || sounds >= 3 && skeleton == other.skeleton
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

/// The words of a vocabulary that are long enough to be compared.
private struct Words {
  var words: [Word] = []
  /// Where look-alikes are to be found: by the first `depth` letters, and by the first
  /// consonant classes, one more.
  var buckets: [(key: UInt32, value: Int32)] = []

  init(_ vocabulary: Vocabulary, depth: Int, _ sentences: [Range<Int32>]?) {
    let sounds = Sounds(.shared)
    words.reserveCapacity(vocabulary.count)
    buckets.reserveCapacity(2 * vocabulary.count)
    vocabulary.keys.withUnsafeBufferPointer { keys in
      for form in 0..<vocabulary.count where vocabulary.kinds[form] == .word {
        let range = vocabulary.keyRange(form)
        // Bit-parallel edit distance holds a word in one machine word.
        if 3...64 ~= range.count {
          let word = Word(
            form: Int32(form), start: Int32(range.lowerBound), length: Int32(range.count),
            sentences: sentences?[form] ?? 0..<Int32.max)
          add(word, keys, range, sounds, depth)
        }
      }
    }
  }

  private mutating func add(
    _ word: Word, _ keys: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    _ sounds: borrowing Sounds, _ depth: Int
  ) {
    var word = word
    for index in range { word.letters |= 1 &<< UInt32(keys[index]) }
    var bucket: UInt32 = 1
    for place in 0..<min(4, range.count) {
      let letter = UInt32(keys[range.lowerBound + place])
      word.head = word.head << 8 | letter
      if place < depth { bucket = bucket << 7 | letter }
    }
    buckets.append((bucket, Int32(words.count)))
    word.lastBucket = bucket
    bucket = 2
    sounds.forEach(in: keys, range) { sound in
      if word.sounds <= depth { bucket = bucket << 5 ^ UInt32(sound) }
      word.skeleton = word.skeleton &* 31 &+ UInt32(sound)
      word.sounds &+= 1
    }
    if word.sounds > depth {
      buckets.append((bucket, Int32(words.count)))
      word.lastBucket = bucket
    }
    words.append(word)
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
  func forEach(in keys: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ visit: (UInt8) -> Void) {
    let h = UInt8(ascii: "h")
    var index = range.lowerBound
    var last: UInt8 = 0
    while index < range.upperBound {
      let letter = Int(keys[index] & 0x7F)
      var sound = letter == h && index == range.lowerBound ? h : single[letter]
      index &+= 1
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

/// Numbers filed under 32-bit keys, those of one key side by side.
private struct BucketIndex: ~Copyable {
  private let starts: Scratch<Int32>
  private let entries: Scratch<(key: UInt32, value: Int32)>

  init(_ pairs: [(key: UInt32, value: Int32)]) {
    var size = 16
    while size < pairs.count { size *= 2 }
    starts = Scratch(repeating: 0, count: size + 1)
    entries = Scratch(pairs)
    for pair in pairs { starts[slot(pair.key) + 1] += 1 }
    for slot in 0..<size { starts[slot + 1] += starts[slot] }
    let next = Scratch(repeating: Int32(0), count: size)
    for pair in pairs {
      let slot = slot(pair.key)
      entries[Int(starts[slot] + next[slot])] = pair
      next[slot] += 1
    }
  }

  private func slot(_ key: UInt32) -> Int {
    Int((key &* 2_654_435_769) >> 7) & (starts.count - 2)
  }

  @inline(__always)
  func forEach(_ key: UInt32, _ body: (Int32) -> Void) {
    let slot = slot(key)
    for index in Int(starts[slot])..<Int(starts[slot + 1]) {
      let entry = entries[index]
      if entry.key == key { body(entry.value) }
    }
  }
}

/// Compares words of the source with words of the target.
private struct Comparison: ~Copyable {
  private let source: Scratch<UInt8>
  private let target: Scratch<UInt8>
  /// A bit for each place where a letter stands in a word, and the word.
  private let places = Scratch(repeating: UInt64(0), count: 256)
  private var pattern: Int32 = -1

  init(_ source: Vocabulary, _ target: Vocabulary) {
    self.source = Scratch(source.keys)
    self.target = Scratch(target.keys)
  }

  /// 0…1; 0 for words that do not look alike, and for equal ones, which have their link.
  @inline(__always)
  mutating func similarity(_ word: Word, _ other: Word) -> Float {
    let (short, long) = (min(word.length, other.length), max(word.length, other.length))
    var prefix: Int32 = 0
    while prefix < short, source[Int(word.start &+ prefix)] == target[Int(other.start &+ prefix)] {
      prefix &+= 1
    }
    if prefix == long { return 0 }
    var weight: Float = 0
    if word.sounds >= 3, word.skeleton == other.skeleton { weight = word.sounds >= 4 ? 0.7 : 0.4 }
    if short >= 4 {
      if prefix >= 4, 5 * prefix >= 3 * short {
        weight = max(weight, 0.15 + 0.7 * Float(2 * prefix) / Float(short + long))
      }
      // With more edits the words' distance would not add to the weight.
      let most = min(word.edits(other), Int32(Float(long) * (0.7 - weight)))
      if most > 0, word.isNear(other, most) {
        let edits = distance(word, other, after: prefix, atMost: most)
        let similarity = 1 - Float(edits) / Float(long)
        if similarity >= 0.6 { weight = max(weight, similarity - 0.3) }
      }
    }
    return min(weight, 0.9)
  }

  /// The Levenshtein distance.
  /// Source: Myers 1999, "A fast bit-vector algorithm for approximate string matching".
  ///
  /// - Parameters:
  ///   - prefix: how many letters both words begin with; they are passed over.
  ///   - most: any larger distance may stand for one that is larger.
  private mutating func distance(
    _ word: Word, _ other: Word, after prefix: Int32, atMost most: Int32
  ) -> Int32 {
    var score = word.length - prefix
    if score == 0 { return other.length - prefix }
    if pattern != word.form { setPattern(word) }
    let last: UInt64 = 1 << UInt64(score - 1)
    var (plus, minus) = (~UInt64(0), UInt64(0))
    // The score falls by one with each letter at most.
    var least = most &+ other.length &- prefix
    for index in Int(other.start &+ prefix)..<Int(other.start &+ other.length) {
      if score > least { return score }
      least &-= 1
      let equal = places[Int(target[index])] &>> UInt64(prefix)
      let vertical = equal | minus
      let horizontal = (((equal & plus) &+ plus) ^ plus) | equal
      var up = minus | ~(horizontal | plus)
      var down = plus & horizontal
      if up & last != 0 { score &+= 1 }
      if down & last != 0 { score &-= 1 }
      up = up << 1 | 1
      down <<= 1
      plus = down | ~(vertical | up)
      minus = up & vertical
    }
    return score
  }

  private mutating func setPattern(_ word: Word) {
    places.fill(0..<places.count, with: 0)
    for place in 0..<Int(word.length) {
      places[Int(source[Int(word.start) + place])] |= 1 << UInt64(place)
    }
    pattern = word.form
  }
}
