import Alignment
import Documents
import Linguistics

/// The words of sentences, for comparing sentences of one text: two that
/// differ only in case, punctuation or spacing are equal.
struct SentenceWords {
  private let text: Analysis
  /// By offset, a negative number for each code span, image and the like: equal ones have one.
  private let objects: [Int: Int32]

  init(_ text: Analysis) {
    self.text = text
    var numbers: [ArraySlice<UInt16>: Int32] = [:]
    var objects: [Int: Int32] = [:]
    for element in text.document.elements {
      // A space may stand before the object.
      guard
        let place = (element.offset...element.offset + 1).first(where: {
          text.unit(at: $0) == Document.object
        })
      else { continue }
      let number = numbers[element.value] ?? -1 - Int32(numbers.count)
      (numbers[element.value], objects[place]) = (number, number)
    }
    self.objects = objects
  }

  /// The folded forms of the words and numbers of some sentences, and the numbers of their
  /// objects, in order.
  func words(_ sentences: Range<Int>) -> [Int32] {
    sentences.flatMap { sentence in
      text.sentences[sentence].tokens.compactMap { word(text.tokens[$0]) }
    }
  }

  private func word(_ token: Token) -> Int32? {
    if token.isWordLike { return text.form(of: token).folded }
    return objects.isEmpty ? nil : objects[Int(token.start)]
  }

  /// The groups of two or more equal sentences with at least `shortest` words,
  /// in order of their first sentences. Complexity: linear.
  func repetitions(shortest: Int) -> [[Int]] {
    let long = text.sentences.indices.compactMap { index in
      hash(text.sentences[index], shortest: shortest).map { (sentence: index, hash: $0) }
    }
    // Most sentences stand once.
    let likely = zip(long, LoneKeys.among(long.map(\.hash))).filter { !$1 }.map(\.0)
    let hashes = likely.map(\.hash).sorted()
    let recurring = Set(zip(hashes, hashes.dropFirst()).filter(==).map(\.0))
    var groups: [[Int]] = []
    var groupOfWords: [[Int32]: Int] = [:]
    for (sentence, hash) in likely where recurring.contains(hash) {
      let words = words(sentence..<sentence + 1)
      if let known = groupOfWords[words] {
        groups[known].append(sentence)
      } else {
        groupOfWords[words] = groups.count
        groups.append([sentence])
      }
    }
    return groups.filter { $0.count > 1 }
  }

  /// A hash of a sentence's words; nil where they are fewer than `shortest`.
  private func hash(_ sentence: Sentence, shortest: Int) -> UInt64? {
    let tokens = text.tokens
    var (hash, count): (UInt64, Int) = (0, 0)
    for index in sentence.tokens {
      guard let word = word(tokens[index]) else { continue }
      // Multiplication by the golden ratio, as Knuth hashes.
      hash = (hash ^ UInt64(truncatingIfNeeded: word)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      if word >= 0 { count += 1 }
    }
    return count >= shortest ? hash : nil
  }
}

/// Sentences of the target that stand there more often than in the source.
struct SentenceRepetitions {
  struct Repetition {
    /// The sentence that is too many.
    var sentence: Int
    var original: Int
    /// Whether no sentence of the source is left for it.
    var isUnaligned: Bool
  }

  private(set) var repetitions: [Repetition] = []

  /// Words that a sentence needs: shorter ones recur by chance.
  private static let shortest = 4
  /// Copies of a sentence, the first ones, that each later one is compared with.
  private static let mostCompared = 100

  private let alignment: Alignment
  /// The bead of each target sentence.
  private let origins: [Int]
  private let source: SentenceWords

  /// Complexity: linear in the texts.
  init(_ context: RuleContext) {
    alignment = context.alignment
    origins = alignment.originOfTarget
    source = SentenceWords(context.source)
    for group in SentenceWords(context.target).repetitions(shortest: Self.shortest) {
      addRepetitions(in: group)
    }
  }

  private mutating func addRepetitions(in group: [Int]) {
    let beads = group.map { origins[$0] }
    let sources = beads.map { alignment.beads[$0].source }
    let anchor = sources.firstIndex { !$0.isEmpty } ?? 0
    // Twins of one bead have the same sentences of the source.
    var last: (sources: Range<Int>, holdRepetition: Bool) = (0..<0, false)
    /// The sentences of units that were translated before.
    var known: Set<[Int32]> = []
    for index in group.indices {
      let isTwin = index > 0 && beads[index] == beads[index - 1]
      let own = isTwin ? [] : words(ofEach: sources[index])
      defer { known.formUnion(own) }
      guard index != anchor else { continue }
      if isTwin, last.sources != sources[index] {
        last = (sources[index], holdRepetition(sources[index]))
      }
      if sources[index].isEmpty || isTwin && !last.holdRepetition {
        repetitions.append(
          Repetition(sentence: group[index], original: group[anchor], isUnaligned: true))
      } else if !isTwin, known.isDisjoint(with: own),
        !sources[..<index].prefix(Self.mostCompared).contains(where: {
          areAlike($0, sources[index])
        })
      {
        repetitions.append(
          Repetition(sentence: group[index], original: group[anchor], isUnaligned: false))
      }
    }
  }

  private func holdRepetition(_ sentences: Range<Int>) -> Bool {
    let words = sentences.map { source.words($0..<$0 + 1) }
    return Set(words).count < words.count
  }

  /// The words of each sentence that is long enough, where there are several: those of a unit.
  private func words(ofEach sentences: Range<Int>) -> [[Int32]] {
    guard sentences.count > 1 else { return [] }
    return sentences.map { source.words($0..<$0 + 1) }.filter { $0.count >= Self.shortest }
  }

  /// Whether half of the words of either are in the other too.
  private func areAlike(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    let (one, other) = (Set(source.words(left)), Set(source.words(right)))
    return 2 * one.intersection(other).count >= min(one.count, other.count)
  }
}
