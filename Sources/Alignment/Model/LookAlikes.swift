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

  /// Complexity: linear in the vocabularies plus the pairs of words that begin alike.
  static func links(_ source: Vocabulary, _ target: Vocabulary) -> [Link] {
    var finder = LookAlikes(source, target)
    finder.addEqual()
    finder.addSimilar()
    return finder.links
  }

  private init(_ source: Vocabulary, _ target: Vocabulary) {
    (self.source, self.target) = (source, target)
  }

  private mutating func addEqual() {
    let index = BucketIndex(
      (0..<target.count).map { (Self.hash(target.kinds[$0], target.key($0)), Int32($0)) })
    for form in 0..<source.count {
      let key = source.key(form)
      if key.isEmpty { continue }
      index.forEach(Self.hash(source.kinds[form], key)) { other in
        guard target.kinds[Int(other)] == source.kinds[form], target.key(Int(other)) == key else {
          return
        }
        // Words of one or two letters are often alike by chance.
        let isShort = source.kinds[form] == .word && key.count < 3
        links.append(Link(source: Int32(form), target: other, weight: isShort ? 0.5 : 1))
      }
    }
  }

  private mutating func addSimilar() {
    // Finer buckets for large vocabularies keep the pairs near-linear.
    let largest = max(source.count, target.count)
    let depth = largest < 16_384 ? 2 : largest < 131_072 ? 3 : 4
    let (left, right) = (Words(source, depth: depth), Words(target, depth: depth))
    let index = BucketIndex(right.buckets)
    var distance = EditDistance()
    var seen = [Int32](repeating: -1, count: right.words.count)
    var found: [Link] = []
    var effort = 0
    for (bucket, number) in left.buckets {
      let word = left.words[Int(number)]
      if seen.isEmpty || effort > Self.effort { break }
      index.forEach(bucket) { other in
        effort += 1
        let candidate = right.words[Int(other)]
        guard word.mayResemble(candidate), seen[Int(other)] != number else { return }
        seen[Int(other)] = number
        effort += 15
        let weight = similarity(word, candidate, &distance)
        if weight > 0 {
          found.append(Link(source: word.form, target: candidate.form, weight: weight))
        }
      }
      if word.lastBucket == bucket {
        keepBest(found)
        found.removeAll(keepingCapacity: true)
      }
    }
  }

  private mutating func keepBest(_ found: [Link]) {
    if found.count <= Self.limit {
      links += found
    } else {
      links += found.sorted { ($1.weight, $0.target) < ($0.weight, $1.target) }
        .prefix(Self.limit)
    }
  }

  private func similarity(_ word: Word, _ other: Word, _ distance: inout EditDistance) -> Float {
    source.keys.withUnsafeBufferPointer { sourceKeys in
      target.keys.withUnsafeBufferPointer { targetKeys in
        Self.similarity(
          word, UnsafeBufferPointer(rebasing: sourceKeys[source.keyRange(Int(word.form))]),
          other, UnsafeBufferPointer(rebasing: targetKeys[target.keyRange(Int(other.form))]),
          &distance)
      }
    }
  }

  /// 0…1; 0 for words that do not look alike, and for equal ones, which have their link.
  private static func similarity(
    _ word: Word, _ left: UnsafeBufferPointer<UInt8>, _ other: Word,
    _ right: UnsafeBufferPointer<UInt8>, _ distance: inout EditDistance
  ) -> Float {
    let (short, long) = (min(left.count, right.count), max(left.count, right.count))
    var weight: Float = 0
    if short >= 4 {
      if word.head == other.head {
        var prefix = 4
        while prefix < short, left[prefix] == right[prefix] { prefix += 1 }
        if prefix == long { return 0 }
        if 5 * prefix >= 3 * short {
          weight = 0.15 + 0.7 * Float(2 * prefix) / Float(short + long)
        }
      }
      if 5 * short >= 3 * long {
        let similarity = 1 - Float(distance.between(left, right)) / Float(long)
        if similarity >= 0.6 { weight = max(weight, similarity - 0.3) }
      }
    } else if left.elementsEqual(right) {
      return 0
    }
    if word.sounds >= 3, word.skeleton == other.skeleton {
      weight = max(weight, word.sounds >= 4 ? 0.7 : 0.4)
    }
    return min(weight, 0.9)
  }

  private static func hash(_ kind: Vocabulary.Kind, _ key: ArraySlice<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261 ^ UInt32(kind.rawValue)
    for byte in key { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash ^ hash >> 15
  }
}

/// A word with what tells quickly that two words do not look alike.
private struct Word {
  var form: Int32
  var length: Int32
  /// The first four letters.
  var head: UInt32
  /// A bit for each letter that occurs.
  var letters: UInt32
  /// Hash of the consonant classes, and how many there are.
  var skeleton: UInt32
  var sounds: Int32
  /// The last bucket that the word is filed under.
  var lastBucket: UInt32

  /// False only for words that are surely not alike.
  func mayResemble(_ other: Word) -> Bool {
    if head == other.head { return true }
    if sounds >= 3, skeleton == other.skeleton { return true }
    // An edit changes two letters at most, and two fifths of the letters may be edited.
    let edits = 2 * max(length, other.length) / 5
    return abs(length - other.length) <= edits
      && (letters ^ other.letters).nonzeroBitCount <= 2 * Int(edits)
  }
}

/// The words of a vocabulary that are long enough to be compared.
private struct Words {
  var words: [Word] = []
  /// Where look-alikes are to be found: by the first `depth` letters, and by the first
  /// consonant classes, one more.
  var buckets: [(key: UInt32, value: Int32)] = []

  init(_ vocabulary: Vocabulary, depth: Int) {
    let data = ComparisonData.shared
    var skeleton: [UInt8] = []
    for form in 0..<vocabulary.count where vocabulary.kinds[form] == .word {
      let key = vocabulary.key(form)
      // Bit-parallel edit distance holds a word in one machine word.
      guard 3...64 ~= key.count else { continue }
      skeleton.removeAll(keepingCapacity: true)
      data.appendSkeleton(of: key, to: &skeleton)
      let number = Int32(words.count)
      var bucket = key.prefix(depth).reduce(1) { $0 << 7 | UInt32($1) }
      buckets.append((bucket, number))
      if skeleton.count > depth {
        bucket = skeleton.prefix(depth + 1).reduce(2) { $0 << 5 ^ UInt32($1) }
        buckets.append((bucket, number))
      }
      words.append(
        Word(
          form: Int32(form), length: Int32(key.count),
          head: key.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
          letters: key.reduce(0) { $0 | 1 << UInt32($1 & 31) },
          skeleton: skeleton.reduce(17) { $0 &* 31 &+ UInt32($1) },
          sounds: Int32(skeleton.count), lastBucket: bucket))
    }
  }
}

/// Numbers filed under 32-bit keys, those of one key side by side.
private struct BucketIndex {
  private var starts: [Int32]
  private var entries: [(key: UInt32, value: Int32)]

  init(_ pairs: [(key: UInt32, value: Int32)]) {
    var size = 16
    while size < pairs.count { size *= 2 }
    starts = [Int32](repeating: 0, count: size + 1)
    entries = pairs
    for pair in pairs { starts[slot(pair.key) + 1] += 1 }
    for slot in 0..<size { starts[slot + 1] += starts[slot] }
    var next = starts
    for pair in pairs {
      let slot = slot(pair.key)
      entries[Int(next[slot])] = pair
      next[slot] += 1
    }
  }

  private func slot(_ key: UInt32) -> Int {
    Int((key &* 2_654_435_769) >> 7) & (starts.count - 2)
  }

  func forEach(_ key: UInt32, _ body: (Int32) -> Void) {
    let slot = slot(key)
    for entry in entries[Int(starts[slot])..<Int(starts[slot + 1])] where entry.key == key {
      body(entry.value)
    }
  }
}

/// Levenshtein distance of short byte strings.
/// Source: Myers 1999, "A fast bit-vector algorithm for approximate string matching".
private struct EditDistance {
  private var positions = [UInt64](repeating: 0, count: 256)

  mutating func between(
    _ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    positions.withUnsafeMutableBufferPointer { positions in
      var bit: UInt64 = 1
      for byte in pattern {
        positions[Int(byte)] |= bit
        bit <<= 1
      }
      let last: UInt64 = 1 << UInt64(pattern.count - 1)
      var (plus, minus, score) = (~UInt64(0), UInt64(0), pattern.count)
      for byte in text {
        let equal = positions[Int(byte)]
        let vertical = equal | minus
        let horizontal = (((equal & plus) &+ plus) ^ plus) | equal
        var up = minus | ~(horizontal | plus)
        var down = plus & horizontal
        if up & last != 0 { score += 1 }
        if down & last != 0 { score -= 1 }
        up = up << 1 | 1
        down <<= 1
        plus = down | ~(vertical | up)
        minus = up & vertical
      }
      for byte in pattern { positions[Int(byte)] = 0 }
      return score
    }
  }
}
