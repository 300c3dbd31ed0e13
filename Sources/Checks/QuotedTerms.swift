import ICU
import Linguistics

/// The short quoted terms of the source and what stands for them in the target.
///
/// Where a bead has as many short quotations on both sides, and not many, they mostly correspond
/// in order: translators keep the quotation marks of a term that is not their own.
struct QuotedTerms {
  struct Use {
    var source: Range<Int>
    var target: Range<Int>
    /// Whether its bead has no other term: else the order may have changed.
    var isAlone: Bool
  }

  /// Words of a term; what is longer is speech.
  private static let longest = 4
  /// Tokens of a term, punctuation and spaces included.
  private static let mostTokens = 40
  private static let mostCompared = 1000
  /// Terms of a bead from which on it is a list.
  private static let list = 4

  private let context: RuleContext
  /// Whether the script of the source has case.
  private let hasCase: Bool
  let uses: [Use]

  init(_ context: RuleContext) {
    self.context = context
    hasCase = context.source.hasCase
    let source = Self.terms(of: context.source, context.alignment.beadOfSource)
    let target = Self.terms(of: context.target, context.alignment.beadOfTarget)
    var uses: [Use] = []
    for bead in context.alignment.beads.indices {
      guard let terms = source[bead], let renderings = target[bead],
        terms.count == renderings.count, terms.count < Self.list
      else { continue }
      uses += zip(terms, renderings).map {
        Use(source: $0, target: $1, isAlone: terms.count == 1)
      }
    }
    self.uses = uses
  }

  /// The uses of one term of the source, by terms used twice or more, without those whose
  /// rendering stands for another term elsewhere, so that two may have changed places.
  ///
  /// Complexity: quadratic in the number of terms whose first words begin or end alike, of
  /// which 1,000 are compared at most.
  func recurring() -> [[Use]] {
    var groups: [(words: [Int32], uses: [(use: Use, rendering: [Int32])])] = []
    var groupOfWords: [[Int32]: Int] = [:]
    var byEnd: [UInt64: [Int]] = [:]
    var groupOfRendering: [[Int32]: Int] = [:]
    var shared: Set<[Int32]> = []
    for use in uses {
      let words = words(of: use.source, in: context.source)
      guard let first = words.first else { continue }
      let rendering = self.words(of: use.target, in: context.target)
      let group: Int
      if let known = groupOfWords[words] {
        group = known
      } else {
        let ends = ends(of: first)
        let near = ends.compactMap { end in
          byEnd[end]?.prefix(Self.mostCompared).first { areForms(groups[$0].words, words) }
        }
        group = near.min() ?? groups.count
        groupOfWords[words] = group
        if group == groups.count {
          for end in ends { byEnd[end, default: []].append(group) }
          groups.append((words, []))
        }
      }
      groups[group].uses.append((use, rendering))
      let last = groupOfRendering.updateValue(group, forKey: rendering)
      if let last, last != group { shared.insert(rendering) }
    }
    return groups.map { group in
      group.uses.filter { $0.use.isAlone || !shared.contains($0.rendering) }.map(\.use)
    }
    .filter { $0.count > 1 }
  }

  /// The ends that forms of one word may share if they are not equal, three letters each.
  private func ends(of word: Int32) -> [UInt64] {
    let form = context.source.tokenTable.foldedForms[Int(word)]
    func number(_ end: ArraySlice<UInt16>, side: UInt64) -> UInt64 {
      end.reduce(side) { $0 << 16 | UInt64($1) }
    }
    let front = number(form.prefix(3), side: 1)
    return hasCase ? [front] : [front, number(form.suffix(3), side: 2)]
  }

  /// Whether two terms of the source have the same words but for their endings.
  private func areForms(_ left: [Int32], _ right: [Int32]) -> Bool {
    left.count == right.count
      && left.indices.allSatisfy { left[$0] == right[$0] || areForms(left[$0], right[$0]) }
  }

  /// Stricter than for renderings: `action` is not `active`, nor `slash` `backslash`. Scripts
  /// without case write articles and prepositions in front.
  private func areForms(_ left: Int32, _ right: Int32) -> Bool {
    let forms = context.source.tokenTable.foldedForms
    let (left, right) = (forms[Int(left)], forms[Int(right)])
    if !hasCase { return Inflection().areSame(left, right) }
    let front = Inflection().commonFront(left, right)
    let (shorter, longer) = (min(left.count, right.count), max(left.count, right.count))
    return front >= 3 && longer - front <= (shorter == front || front >= 5 ? 3 : 1)
  }

  /// Whether the target has the same words in both places, in any order and form.
  func areSameInTarget(_ left: Use, _ right: Use) -> Bool {
    let inflection = Inflection()
    let forms = context.target.tokenTable.foldedForms
    let one = words(of: left.target, in: context.target).map { forms[Int($0)] }
    let other = words(of: right.target, in: context.target).map { forms[Int($0)] }
    if inflection.areSame(one, other) { return true }
    // Articles and the like may come and go.
    let (heavy, others) = (one.filter { $0.count >= 4 }, other.filter { $0.count >= 4 })
    guard !heavy.isEmpty, !others.isEmpty else { return false }
    // Nor does a verb that the quotation takes in make another term.
    return heavy.allSatisfy { word in others.contains { inflection.areSame(word, $0) } }
      || others.allSatisfy { word in heavy.contains { inflection.areSame(word, $0) } }
  }

  /// The numbers of the folded words of a term.
  private func words(of range: Range<Int>, in text: Analysis) -> [Int32] {
    text.tokenTable.indices(in: range).compactMap { index in
      let token = text.tokens[index]
      return token.isWordLike ? text.form(of: token).folded : nil
    }
  }

  /// What stands between the marks of the short quotations, by bead.
  private static func terms(of text: Analysis, _ beads: [Int]) -> [Int: [Range<Int>]] {
    var terms: [Int: [Range<Int>]] = [:]
    let pairs = (text.quotations.pairs + text.quotations.mixed)
      .sorted { $0.open.offset < $1.open.offset }
    func isWord(_ index: Int) -> Bool {
      text.tokens[index].isWordLike && !text.isInReference(text.tokens[index].range)
    }
    for pair in pairs {
      let range = pair.open.offset + 1..<pair.close.offset
      let tokens = text.tokenTable.indices(in: range)
      guard tokens.count <= mostTokens, case let words = tokens.count(where: isWord),
        1...longest ~= words, let sentence = text.sentenceIndex(at: range.lowerBound)
      else {
        continue
      }
      terms[beads[sentence], default: []].append(range)
    }
    return terms
  }
}

/// Tells inflected forms of one word from two words by what they begin or end with.
struct Inflection {
  /// Whether two phrases have the same words in the same order, whatever their endings.
  func areSame(_ left: [ArraySlice<UInt16>], _ right: [ArraySlice<UInt16>]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { areSame($0, $1) }
  }

  /// Whether two folded words share their front, or their back where a
  /// language inflects in front: three letters at least and half of the longer.
  func areSame(_ left: ArraySlice<UInt16>, _ right: ArraySlice<UInt16>) -> Bool {
    let (shorter, longer) = (min(left.count, right.count), max(left.count, right.count))
    let needed = max(3, (longer + 1) / 2)
    let front = commonFront(left, right)
    if front >= needed || front == longer { return true }
    var back = 0
    while back < shorter,
      areAlike(left[left.endIndex - 1 - back], right[right.endIndex - 1 - back])
    {
      back += 1
    }
    return back >= needed
  }

  /// How many UTF-16 units two words begin with alike.
  func commonFront(_ left: ArraySlice<UInt16>, _ right: ArraySlice<UInt16>) -> Int {
    var front = 0
    let shorter = min(left.count, right.count)
    while front < shorter,
      areAlike(left[left.startIndex + front], right[right.startIndex + front])
    {
      front += 1
    }
    return front
  }

  /// Whether two letters differ in their marks at most: the stress moves in Greek and Spanish.
  private func areAlike(_ one: UInt16, _ other: UInt16) -> Bool {
    one == other
      || max(one, other) >= 0xC0 && Characters.unmarked(one) == Characters.unmarked(other)
  }
}
