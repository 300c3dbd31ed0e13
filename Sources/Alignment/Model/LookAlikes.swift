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

  private let source: Vocabulary
  private let target: Vocabulary
  private var links: [Link] = []

  /// Complexity: linear in the vocabularies plus the pairs of words that share their
  /// first two letters or first three consonant classes.
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
    var index = ChainedIndex(count: target.count)
    for form in 0..<target.count {
      index.add(Self.hash(target.kinds[form], target.key(form)), Int32(form))
    }
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
    let (left, right) = (Words(source), Words(target))
    var index = ChainedIndex(count: 2 * right.forms.count)
    for word in right.forms.indices {
      right.forEachBucket(word) { index.add($0, Int32(word)) }
    }
    var distance = EditDistance()
    var seen = [Int32](repeating: -1, count: right.forms.count)
    var found: [Link] = []
    for word in left.forms.indices {
      let (key, skeleton) = (left.key(word), left.skeleton(word))
      found.removeAll(keepingCapacity: true)
      left.forEachBucket(word) { bucket in
        index.forEach(bucket) { other in
          guard seen[Int(other)] != Int32(word) else { return }
          seen[Int(other)] = Int32(word)
          let weight = Self.similarity(
            key, skeleton, right.key(Int(other)), right.skeleton(Int(other)), &distance)
          if weight > 0 {
            found.append(
              Link(source: left.forms[word], target: right.forms[Int(other)], weight: weight))
          }
        }
      }
      if found.count > Self.limit {
        found.sort { ($1.weight, $0.target) < ($0.weight, $1.target) }
        found.removeLast(found.count - Self.limit)
      }
      links += found
    }
  }

  /// 0…1; 0 for words that do not look alike, and for equal ones, which have their link.
  private static func similarity(
    _ key: ArraySlice<UInt8>, _ skeleton: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>,
    _ otherSkeleton: ArraySlice<UInt8>, _ distance: inout EditDistance
  ) -> Float {
    let (short, long) = (min(key.count, other.count), max(key.count, other.count))
    var weight: Float = 0
    if short >= 4 {
      var prefix = 0
      while prefix < short, key[key.startIndex + prefix] == other[other.startIndex + prefix] {
        prefix += 1
      }
      if prefix == long { return 0 }
      if prefix >= 4, 5 * prefix >= 3 * short {
        weight = 0.15 + 0.7 * Float(2 * prefix) / Float(short + long)
      }
      if 5 * short >= 3 * long {
        let similarity = 1 - Float(distance.between(key, other)) / Float(long)
        if similarity >= 0.6 { weight = max(weight, similarity - 0.3) }
      }
    } else if key == other {
      return 0
    }
    if skeleton.count >= 3, skeleton == otherSkeleton {
      weight = max(weight, skeleton.count >= 4 ? 0.7 : 0.4)
    }
    return min(weight, 0.9)
  }

  private static func hash(_ kind: Vocabulary.Kind, _ key: ArraySlice<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261 ^ UInt32(kind.rawValue)
    for byte in key { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash ^ hash >> 15
  }
}

/// The words of a vocabulary that are long enough to be compared, with their skeletons.
private struct Words {
  var forms: [Int32] = []
  private let vocabulary: Vocabulary
  private var skeletons: [UInt8] = []
  private var starts: [Int32] = [0]

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    let data = ComparisonData.shared
    for form in 0..<vocabulary.count where vocabulary.kinds[form] == .word {
      let key = vocabulary.key(form)
      // Bit-parallel edit distance holds a word in one machine word.
      guard 3...64 ~= key.count else { continue }
      forms.append(Int32(form))
      data.appendSkeleton(of: key, to: &skeletons)
      starts.append(Int32(skeletons.count))
    }
  }

  func key(_ word: Int) -> ArraySlice<UInt8> { vocabulary.key(Int(forms[word])) }

  func skeleton(_ word: Int) -> ArraySlice<UInt8> {
    skeletons[Int(starts[word])..<Int(starts[word + 1])]
  }

  /// The buckets where look-alikes of a word are to be found.
  func forEachBucket(_ word: Int, _ body: (UInt32) -> Void) {
    let (key, skeleton) = (key(word), skeleton(word))
    body(UInt32(key[key.startIndex]) << 8 | UInt32(key[key.startIndex + 1]))
    if skeleton.count >= 3 {
      body(skeleton.prefix(3).reduce(1) { $0 << 8 | UInt32($1) })
    }
  }
}

/// Numbers filed under 32-bit keys.
private struct ChainedIndex {
  private var heads: [Int32]
  private var entries: [(key: UInt32, value: Int32, next: Int32)] = []

  init(count: Int) {
    var size = 16
    while size < count { size *= 2 }
    heads = [Int32](repeating: -1, count: size)
    entries.reserveCapacity(count)
  }

  private func slot(_ key: UInt32) -> Int {
    Int((key &* 2_654_435_769) >> 7) & (heads.count - 1)
  }

  mutating func add(_ key: UInt32, _ value: Int32) {
    let slot = slot(key)
    entries.append((key, value, heads[slot]))
    heads[slot] = Int32(entries.count - 1)
  }

  func forEach(_ key: UInt32, _ body: (Int32) -> Void) {
    var entry = heads[slot(key)]
    while entry >= 0 {
      let (found, value, next) = entries[Int(entry)]
      if found == key { body(value) }
      entry = next
    }
  }
}

/// Levenshtein distance of short byte strings.
/// Source: Myers 1999, "A fast bit-vector algorithm for approximate string matching".
private struct EditDistance {
  private var positions = [UInt64](repeating: 0, count: 256)

  mutating func between(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Int {
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
