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
    _ source: Vocabulary, _ target: Vocabulary, meeting: borrowing Meeting? = nil
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
  struct Meeting: ~Copyable {
    let source: Scratch<Range<Int32>>
    let target: Scratch<Range<Int32>>
  }

  private init(_ source: Vocabulary, _ target: Vocabulary) {
    (self.source, self.target) = (source, target)
  }

  private mutating func addEqual() {
    let keys = KeyBytes(source)
    let others = KeyBytes(target)
    let filed = Scratch<BucketIndex.Entry>(unset: target.count)
    for form in 0..<target.count {
      filed[form] = (others.hash(target.keyRange(form), target.kinds[form]), Int32(form))
    }
    let index = BucketIndex(filed, target.count)
    for form in 0..<source.count {
      let range = source.keyRange(form)
      if range.isEmpty { continue }
      let kind = source.kinds[form]
      // Words of one or two letters are often alike by chance.
      let weight: Float = kind == .word && range.count < 3 ? 0.5 : 1
      index.forEach(keys.hash(range, kind)) { other in
        guard target.kinds[Int(other)] == kind,
          keys.areSame(range, target.keyRange(Int(other)), in: others)
        else { return }
        links.append(Link(source: Int32(form), target: other, weight: weight))
      }
    }
  }

  private mutating func addSimilar(_ meeting: borrowing Meeting?) {
    // Finer buckets for large vocabularies keep the pairs near-linear.
    let largest = max(source.count, target.count)
    let depth = largest < 2_048 ? 2 : largest < 131_072 ? 3 : 4
    var comparison = Comparison(source, target)
    let left = Words(source, comparison.source, depth: depth)
    let right = Words(target, comparison.target, depth: depth)
    var certainty: Float = 1
    switch meeting {
    case .none: break
    case .some(let meeting):
      left.setSentences(meeting.source)
      right.setSentences(meeting.target)
      certainty = Self.weightWithoutRivals
    }
    let index = BucketIndex(right.buckets, right.bucketCount)
    let seen = Scratch(repeating: Int32(-1), count: right.count)
    var (effort, first) = (0, 0)
    for place in 0..<left.bucketCount {
      if right.count == 0 || effort > Self.effort { break }
      let (bucket, number) = left.buckets[place]
      let (word, span) = (left.words[Int(number)], left.spans[Int(number)])
      index.forEach(bucket) { other in
        effort += 1
        guard span.overlaps(right.spans[Int(other)]) else { return }
        let candidate = right.words[Int(other)]
        guard word.mayResemble(candidate), seen[Int(other)] != number else { return }
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
}

/// Numbers filed under 32-bit keys, those of one key side by side.
struct BucketIndex: ~Copyable {
  typealias Entry = (key: UInt32, value: Int32)

  /// Those of a slot begin where those of the one before end.
  private let ends: Scratch<Int32>
  private let entries: Scratch<Entry>

  /// - Parameter count: how many of the pairs there are.
  init(_ pairs: borrowing Scratch<Entry>, _ count: Int) {
    var size = 16
    while size < count { size *= 2 }
    ends = Scratch(repeating: 0, count: size + 1)
    entries = Scratch(unset: count)
    for place in 0..<count { ends[slot(pairs[place].key) + 1] &+= 1 }
    for slot in 0..<size { ends[slot + 1] &+= ends[slot] }
    // Each slot's beginning moves to its end, which is the beginning of the next.
    for place in 0..<count {
      let slot = slot(pairs[place].key)
      entries[Int(ends[slot])] = pairs[place]
      ends[slot] &+= 1
    }
  }

  private func slot(_ key: UInt32) -> Int {
    Int((key &* 2_654_435_769) >> 7) & (ends.count - 2)
  }

  @inline(__always)
  func forEach(_ key: UInt32, _ body: (Int32) -> Void) {
    let slot = slot(key)
    for index in (slot > 0 ? Int(ends[slot &- 1]) : 0)..<Int(ends[slot]) {
      let entry = entries[index]
      if entry.key == key { body(entry.value) }
    }
  }
}

/// Compares words of the source with words of the target.
private struct Comparison: ~Copyable {
  let source: KeyBytes
  let target: KeyBytes
  /// A bit for each place where a letter stands in a word, and the word.
  private let places = Scratch(repeating: UInt64(0), count: 256)
  private var pattern = Word(form: -1, start: 0, length: 0)

  init(_ source: Vocabulary, _ target: Vocabulary) {
    self.source = KeyBytes(source)
    self.target = KeyBytes(target)
  }

  /// 0…1; 0 for words that do not look alike, and for equal ones, which have their link.
  @inline(__always)
  mutating func similarity(_ word: Word, _ other: Word) -> Float {
    let (short, long) = (min(word.length, other.length), max(word.length, other.length))
    var prefix = Int32(
      truncatingIfNeeded: (word.head ^ other.head).trailingZeroBitCount / 8)
    if prefix == 8, short > 8 {
      prefix = Int32(truncatingIfNeeded: source.prefix(word.range, other.range, in: target))
    }
    prefix = min(prefix, short)
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
    if pattern.form != word.form { setPattern(word) }
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
    for place in pattern.range { places[Int(source[place])] = 0 }
    var bit: UInt64 = 1
    for place in word.range {
      places[Int(source[place])] |= bit
      bit &<<= 1
    }
    pattern = word
  }
}
