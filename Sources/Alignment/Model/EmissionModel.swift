import Glibc

/// How likely the words of one text are, given the sentences of the other that they
/// translate, against the text's own word frequencies.
///
/// A word w stands in the translation of the words s₁…sₙ with the probability
/// (1−λ)·p(w) + λ·Σt(w|sᵢ)/n (Brown et al. 1993, model 1, with one λ for each word).
struct EmissionModel: Sendable {
  /// Links from each form of the given text, and the share t of each.
  let linkStarts: [Int32]
  let linkForms: [Int32]
  let linkShares: [Float]
  /// p(w) in the emitted text; the λ that is expected before anything is known.
  let unigram: [Float]
  private let prior: [Float]
  /// Words with the same key as another, other words, numbers, marks.
  private let classes: [Int]
  /// λ of each form of the emitted text.
  private(set) var trust: [Float]

  private(set) var given: TextFeatures
  private var emitted: TextFeatures
  /// The sentences of the emitted text that hold a form, and how often.
  private(set) var postingStarts: [Int32] = []
  private(set) var postings: [(sentence: Int32, count: Float)] = []
  /// Σ log(1−λ) of each emitted sentence: what its words say where none has a partner.
  private(set) var base: [Float] = []

  /// - Parameter links: from a form of the given to a form of the emitted text.
  init(
    given: TextFeatures, emitted: TextFeatures, links: [(given: Int32, emitted: Int32, Float)]
  ) {
    (self.given, self.emitted) = (given, emitted)
    let forms = emitted.vocabulary.count
    var counts = [Float](repeating: 0, count: forms)
    for form in emitted.tokens { counts[Int(form)] += 1 }
    let total = Float(max(1, emitted.tokens.count))
    unigram = counts.map { $0 / total }

    var starts = [Int32](repeating: 0, count: given.vocabulary.count + 1)
    var mass = [Float](repeating: 0, count: given.vocabulary.count)
    var best = [Float](repeating: 0, count: forms)
    for (from, to, weight) in links {
      starts[Int(from) + 1] += 1
      mass[Int(from)] += weight
      best[Int(to)] = max(best[Int(to)], weight)
    }
    for form in 0..<given.vocabulary.count { starts[form + 1] += starts[form] }
    linkStarts = starts
    var targets = [Int32](repeating: 0, count: links.count)
    var shares = [Float](repeating: 0, count: links.count)
    for (from, to, weight) in links {
      let slot = Int(starts[Int(from)])
      starts[Int(from)] += 1
      targets[slot] = to
      shares[slot] = weight / max(1, mass[Int(from)])
    }
    (linkForms, linkShares) = (targets, shares)
    let kinds = emitted.vocabulary.kinds
    prior = (0..<forms).map { form in
      switch kinds[form] {
      case .number: best[form] * Float(Priors.numberTrust)
      case .mark: best[form] * Float(Priors.markTrust)
      case .word, .ideographs, .sign: best[form] * Float(Priors.wordTrust)
      }
    }
    classes = (0..<forms).map { form in
      switch kinds[form] {
      case .number: 2
      case .mark: 3
      case .word, .ideographs, .sign: best[form] == 1 ? 0 : 1
      }
    }
    trust = prior
    indexSentences()
  }

  /// The same words and links with the sentences of another level of the search.
  func rescaled(given: TextFeatures, emitted: TextFeatures) -> EmissionModel {
    var model = self
    (model.given, model.emitted) = (given, emitted)
    model.indexSentences()
    return model
  }

  private mutating func indexSentences() {
    var last = [Int32](repeating: -1, count: trust.count)
    var starts = [Int32](repeating: 0, count: trust.count + 1)
    forEachLinkedToken { form, sentence in
      if last[form] != sentence { starts[form + 1] += 1 }
      last[form] = sentence
    }
    for form in trust.indices { starts[form + 1] += starts[form] }
    postingStarts = starts
    postings = [(sentence: Int32, count: Float)](repeating: (0, 0), count: Int(starts[trust.count]))
    last = [Int32](repeating: -1, count: trust.count)
    forEachLinkedToken { form, sentence in
      if last[form] != sentence {
        postings[Int(starts[form])].sentence = sentence
        starts[form] += 1
      }
      last[form] = sentence
      postings[Int(starts[form]) - 1].count += 1
    }
    sumBase()
  }

  private func forEachLinkedToken(_ body: (Int, Int32) -> Void) {
    for sentence in 0..<emitted.count {
      for token in emitted.tokenRange(sentence) {
        let form = Int(emitted.tokens[token])
        if prior[form] > 0 { body(form, Int32(sentence)) }
      }
    }
  }

  private mutating func sumBase() {
    let losses = trust.map { $0 > 0 ? log(1 - $0) : 0 }
    base = (0..<emitted.count).map { sentence in
      emitted.tokenRange(sentence).reduce(0) { $0 + losses[Int(emitted.tokens[$1])] }
    }
  }

  /// Makes each λ a tenth, so that words without a partner cost little.
  mutating func doubt() {
    trust = prior.map { 0.1 * $0 }
    sumBase()
  }

  /// Estimates λ anew: for each class of words first, which is then the prior of each word.
  /// - Parameters:
  ///   - hits: how often each word is expected to be translated by a link.
  ///   - unaligned: the probability that each emitted sentence has no partner.
  mutating func updateTrust(hits: [Float], unaligned: [Float]) {
    var covered = [Float](repeating: 0, count: trust.count)
    var expected = [Float](repeating: Self.classWeight, count: 4)
    var found = expected
    for form in trust.indices where prior[form] > 0 {
      for posting in postings[Int(postingStarts[form])..<Int(postingStarts[form + 1])] {
        covered[form] += posting.count * (1 - unaligned[Int(posting.sentence)])
      }
      expected[classes[form]] += covered[form] * prior[form]
      found[classes[form]] += hits[form]
    }
    let weight = Float(Priors.trustWeight)
    for form in trust.indices where prior[form] > 0 {
      let scale = found[classes[form]] / expected[classes[form]]
      let chance = (hits[form] + weight * prior[form] * scale) / (covered[form] + weight)
      trust[form] = min(0.98, chance)
    }
    sumBase()
  }

  /// Translated words that the general chance of a class is worth.
  private static let classWeight: Float = 100
}
