import ICU
import Linguistics

/// How often n-grams of one to three letters occur, a boundary as a letter.
struct NgramCounts {
  private(set) var values: [[UInt16]: Double] = [:]

  mutating func add(_ ngram: [UInt16], _ count: Double) {
    values[ngram, default: 0] += count
  }

  /// The n-grams, most frequent first, as shares of all letters. Equal ones
  /// stand in order of length, then of code.
  var normalised: [(ngram: [UInt16], share: Double)] {
    let total = letterTotal
    return values.map { (ngram: $0.key, share: $0.value / total) }.sorted { first, second in
      guard first.share == second.share else { return first.share > second.share }
      guard first.ngram.count == second.ngram.count else {
        return first.ngram.count < second.ngram.count
      }
      return first.ngram.lexicographicallyPrecedes(second.ngram)
    }
  }

  /// Counts as many boundaries as words begin.
  mutating func countBoundaries() {
    let begins = values.filter { $0.key.count == 2 && $0.key[0] == LetterStream.boundary }
    // The order of a sum changes its last digits, so it is fixed.
    let sum = begins.values.sorted().reduce(0, +)
    values[[LetterStream.boundary]] = sum > 0 ? sum : letterTotal / 10
  }

  /// Turns the counts of a relative into the language's own: each n-gram by the
  /// ratio of its shares in the two fingerprints, which stem from translations
  /// of one text, so that only the languages differ.
  mutating func adapt(by own: NgramCounts, against relative: NgramCounts) {
    let (ownTotal, relativeTotal, total) = (own.letterTotal, relative.letterTotal, letterTotal)
    let ownLeast = 0.7 * own.least / ownTotal
    let relativeLeast = 0.7 * relative.least / relativeTotal
    let letters = Set(own.values.keys.filter { $0.count == 1 }.map { $0[0] })
    var adapted: [[UInt16]: Double] = [:]
    for (ngram, count) in values {
      let ownShare = own.values[ngram].map { $0 / ownTotal }
      let relativeShare = relative.values[ngram].map { $0 / relativeTotal }
      var ratio = 1.0
      if let ownShare, let relativeShare {
        ratio = ownShare / relativeShare
      } else if let relativeShare {
        ratio = min(1, ownLeast / relativeShare)
      } else if let ownShare {
        ratio = max(1, ownShare / relativeLeast)
      }
      // A letter that the language does not use rules the n-gram out.
      if !ngram.allSatisfy(letters.contains) { ratio = min(ratio, 0.05) }
      adapted[ngram] = count * ratio
    }
    for (ngram, count) in own.values where values[ngram] == nil {
      adapted[ngram] = count / ownTotal * total
    }
    values = adapted
    countBoundaries()
  }

  /// Turns the counts into those of the same language in another alphabet. What a longer n-gram
  /// would tell, such as whether an `l` is part of an `lj`, is taken from two letters of it.
  mutating func respell(by spelling: Spelling) {
    func count(_ ngram: [UInt16]) -> Double { values[ngram] ?? 0 }
    func share(_ part: [UInt16], _ longer: [[UInt16]]) -> Double {
      max(0, 1 - longer.map(count).reduce(0, +) / max(count(part), .leastNonzeroMagnitude))
    }
    var respelled: [[UInt16]: Double] = [:]
    // The order of a sum changes its last digits, so it is fixed.
    for (ngram, value) in values.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      guard let letters = spelling.respelled(ngram) else { continue }
      let (start, end) = (Array(ngram.prefix(2)), Array(ngram.suffix(2)))
      let before = spelling.digraphs.filter { $0.from[1] == start[0] }.map { [$0.from[0]] + start }
      let behind = spelling.digraphs.filter { $0.from[0] == end.last }.map { end + [$0.from[1]] }
      respelled[letters, default: 0] += value * share(start, before) * share(end, behind)
    }
    values = respelled
    countBoundaries()
  }

  /// Adds the n-grams of words that stand in order of frequency, as a share of
  /// the letters counted so far; the word at rank r counts 1/(r + 2.7) (Zipf's
  /// law as corrected by Mandelbrot).
  mutating func add(words: String, share: Double, fold: LetterFold) {
    let list = words.split(separator: " ").map { fold.word($0) }
    let weights = list.indices.map { 1 / (Double($0) + 2.7) }
    let letters = zip(list, weights).reduce(0) { $0 + Double($1.0.count - 2) * $1.1 }
    let scale = share * letterTotal / letters
    for (word, weight) in zip(list, weights) {
      for end in 1..<word.count {
        if end < word.count - 1 { add([word[end]], scale * weight) }
        add(Array(word[end - 1...end]), scale * weight)
        if end >= 2 { add(Array(word[end - 2...end]), scale * weight) }
      }
    }
    countBoundaries()
  }

  /// Removes n-grams with letters of other scripts: names and quotations.
  mutating func keep(scripts: [Script]) {
    values = values.filter { ngram, _ in
      ngram.allSatisfy { letter in
        let script = Script(of: UInt32(letter))
        return !script.isSpecific || scripts.contains(script)
      }
    }
  }

  private var letterTotal: Double {
    values.filter { $0.key.count == 1 && $0.key[0] != LetterStream.boundary }
      .values.sorted().reduce(0, +)
  }

  private var least: Double { values.values.min() ?? 0 }
}
