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

  /// - Parameter known: links that are known otherwise, and not found again.
  ///
  /// Complexity: linear in the vocabularies plus the pairs of words that begin alike.
  static func links(
    _ source: Vocabulary, _ target: Vocabulary, besides known: [Link] = []
  ) -> [Link] {
    var finder = LookAlikes(source, target)
    finder.addEqual()
    finder.addSimilar()
    if known.isEmpty { return finder.links }
    let (sources, keys) = (Set(known.map(\.source)), Set(known.map(LinkKey.init)))
    return finder.links.filter { !sources.contains($0.source) || !keys.contains(LinkKey($0)) }
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
    let depth = largest < 2_048 ? 2 : largest < 131_072 ? 3 : 4
    let (left, right) = (Words(source, depth: depth), Words(target, depth: depth))
    let index = BucketIndex(right.buckets)
    let distance = EditDistance()
    let seen = Scratch(repeating: Int32(-1), count: right.words.count)
    let candidates = Scratch(right.words)
    var found: [Link] = []
    var effort = 0
    var last: Int32 = -1
    for (bucket, number) in left.buckets {
      if right.words.isEmpty || effort > Self.effort { break }
      let word = left.words[Int(number)]
      if number != last { distance.setPattern(source.key(Int(word.form))) }
      last = number
      index.forEach(bucket) { other in
        effort += 1
        let candidate = candidates[Int(other)]
        guard word.mayResemble(candidate), seen[Int(other)] != number else { return }
        seen[Int(other)] = number
        effort += 15
        let weight = similarity(word, candidate, distance)
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

  /// 0…1; 0 for words that do not look alike, and for equal ones, which have their link.
  ///
  /// - Parameter distance: from the letters of `word`.
  @inline(__always)
  private func similarity(
    _ word: Word, _ other: Word, _ distance: borrowing EditDistance
  ) -> Float {
    let (short, long) = (Int(min(word.length, other.length)), Int(max(word.length, other.length)))
    let prefix = commonPrefix(word, other, short)
    if prefix == long { return 0 }
    var weight: Float = 0
    if short >= 4 {
      if prefix >= 4, 5 * prefix >= 3 * short {
        weight = 0.15 + 0.7 * Float(2 * prefix) / Float(short + long)
      }
      if word.isNear(other) {
        let most = Int(max(word.edits, other.edits))
        let edits = target.keys.withUnsafeBufferPointer {
          distance.to($0, target.keyRange(Int(other.form)), after: prefix, atMost: most)
        }
        let similarity = 1 - Float(edits) / Float(long)
        if similarity >= 0.6 { weight = max(weight, similarity - 0.3) }
      }
    }
    if word.sounds >= 3, word.skeleton == other.skeleton {
      weight = max(weight, word.sounds >= 4 ? 0.7 : 0.4)
    }
    return min(weight, 0.9)
  }

  /// The number of letters that two words begin with both.
  @inline(__always)
  private func commonPrefix(_ word: Word, _ other: Word, _ short: Int) -> Int {
    source.keys.withUnsafeBufferPointer { left in
      target.keys.withUnsafeBufferPointer { right in
        let starts = (
          Int(source.keyStarts[Int(word.form)]), Int(target.keyStarts[Int(other.form)])
        )
        var prefix = 0
        while prefix < short, left[starts.0 + prefix] == right[starts.1 + prefix] { prefix += 1 }
        return prefix
      }
    }
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
  /// Letters that may be edited: two fifths.
  var edits: Int32
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
  @inline(__always)
  func mayResemble(_ other: Word) -> Bool {
    isNear(other) || head == other.head || sounds >= 3 && skeleton == other.skeleton
  }

  /// False only where more than two fifths of the letters differ. Each letter that one word has
  /// more is an edit; an edit changes one letter of the set then, two otherwise.
  @inline(__always)
  func isNear(_ other: Word) -> Bool {
    let longer = abs(length &- other.length)
    let edits = max(edits, other.edits)
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

  init(_ vocabulary: Vocabulary, depth: Int) {
    var skeleton: [UInt8] = []
    vocabulary.keys.withUnsafeBufferPointer { keys in
      for form in 0..<vocabulary.count where vocabulary.kinds[form] == .word {
        let range = vocabulary.keyRange(form)
        // Bit-parallel edit distance holds a word in one machine word.
        guard 3...64 ~= range.count else { continue }
        skeleton.removeAll(keepingCapacity: true)
        ComparisonData.shared.appendSkeleton(of: vocabulary.key(form), to: &skeleton)
        add(Int32(form), UnsafeBufferPointer(rebasing: keys[range]), skeleton, depth)
      }
    }
  }

  private mutating func add(
    _ form: Int32, _ key: UnsafeBufferPointer<UInt8>, _ skeleton: [UInt8], _ depth: Int
  ) {
    let number = Int32(words.count)
    var bucket: UInt32 = 1
    for index in 0..<min(depth, key.count) { bucket = bucket << 7 | UInt32(key[index]) }
    buckets.append((bucket, number))
    if skeleton.count > depth {
      bucket = 2
      for index in 0...depth { bucket = bucket << 5 ^ UInt32(skeleton[index]) }
      buckets.append((bucket, number))
    }
    var (head, letters, sounds): (UInt32, UInt32, UInt32) = (0, 0, 17)
    for index in 0..<min(4, key.count) { head = head << 8 | UInt32(key[index]) }
    for letter in key { letters |= 1 << UInt32(letter & 31) }
    for sound in skeleton { sounds = sounds &* 31 &+ UInt32(sound) }
    words.append(
      Word(
        form: form, length: Int32(key.count), edits: Int32(2 * key.count / 5), head: head,
        letters: letters, skeleton: sounds, sounds: Int32(skeleton.count), lastBucket: bucket))
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

/// Levenshtein distance of a word from others.
/// Source: Myers 1999, "A fast bit-vector algorithm for approximate string matching".
private struct EditDistance: ~Copyable {
  /// A bit for each place where a letter stands in the word.
  private let places = Scratch(repeating: UInt64(0), count: 256)
  private let length = Scratch(repeating: 0, count: 1)

  func setPattern(_ word: ArraySlice<UInt8>) {
    places.fill(0..<256, with: 0)
    length[0] = word.count
    for (place, letter) in word.enumerated() { places[Int(letter)] |= 1 << UInt64(place) }
  }

  /// - Parameters:
  ///   - prefix: how many letters both words begin with; they are passed over.
  ///   - most: any larger distance may stand for one that is larger.
  func to(
    _ letters: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, after prefix: Int,
    atMost most: Int
  ) -> Int {
    let shift = UInt64(prefix)
    var score = length[0] - prefix
    if score == 0 { return range.count - prefix }
    let last: UInt64 = 1 << UInt64(score - 1)
    var (plus, minus) = (~UInt64(0), UInt64(0))
    // The score falls by one with each letter at most.
    var least = most &+ range.count &- prefix
    for index in range.lowerBound + prefix..<range.upperBound {
      if score > least { return score }
      least &-= 1
      let equal = places[Int(letters[index])] &>> shift
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
}
