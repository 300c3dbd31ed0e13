import Glibc

/// How likely the words of one text are, given the sentences of the other that they
/// translate, against the text's own word frequencies.
///
/// A word w stands in the translation of the words s₁…sₙ with the probability
/// (1−λ)·p(w) + λ·Σt(w|sᵢ)/n (Brown et al. 1993, model 1, with one λ for each word).
struct EmissionModel: Sendable {
  /// A form of the emitted text that a form of the given one may be translated by.
  struct Link: Sendable {
    var form: Int32
    /// λ·t / (1−λ)·p, in `told`; t, the link's share, in `links`.
    var mass: Float
  }

  /// Links side by side, by the form of the given text that they start from.
  struct Links: Sendable {
    var starts: [Int32]
    var entries: [Link]
  }

  private(set) var given: TextFeatures
  private(set) var emitted: TextFeatures
  /// The links that count, those of words that are hardly ever translated by one left out.
  private(set) var told: Links
  /// Σ log(1−λ) of each emitted sentence: what its words say where none has a partner.
  private(set) var base: [Float] = []

  private let links: Links
  /// log(1−λ) of each form.
  private var losses: [Float] = []
  /// λ of each form of the emitted text, and what is expected before anything is known.
  private var trust: [Float]
  private let prior: [Float]
  private let classes: [Class]

  private enum Class: Int { case equalWord, word, number, mark }

  /// Words less often translated by a link are passed over.
  private static let leastTrust: Float = 0.001

  /// - Parameter links: from a form of the given to a form of the emitted text.
  init(
    given: TextFeatures, emitted: TextFeatures, links: [(given: Int32, emitted: Int32, Float)]
  ) {
    (self.given, self.emitted) = (given, emitted)
    let forms = emitted.vocabulary.count
    var starts = [Int32](repeating: 0, count: given.vocabulary.count + 1)
    var mass = [Float](repeating: 0, count: given.vocabulary.count)
    var best = [Float](repeating: 0, count: forms)
    for (from, to, weight) in links {
      starts[Int(from) + 1] += 1
      mass[Int(from)] += weight
      best[Int(to)] = max(best[Int(to)], weight)
    }
    for form in 0..<given.vocabulary.count { starts[form + 1] += starts[form] }
    var next = starts
    var entries = [Link](repeating: Link(form: 0, mass: 0), count: links.count)
    for (from, to, weight) in links {
      entries[Int(next[Int(from)])] = Link(form: to, mass: weight / max(1, mass[Int(from)]))
      next[Int(from)] += 1
    }
    self.links = Links(starts: starts, entries: entries)
    told = self.links
    let kinds = emitted.vocabulary.kinds
    classes = (0..<forms).map { form in
      switch kinds[form] {
      case .number: .number
      case .mark: .mark
      case .word, .ideographs, .sign: best[form] == 1 ? .equalWord : .word
      }
    }
    prior = zip(classes, best).map { kind, best in
      switch kind {
      case .number: best * Float(Priors.numberTrust)
      case .mark: best * Float(Priors.markTrust)
      case .equalWord, .word: best * Float(Priors.wordTrust)
      }
    }
    trust = prior
    spreadTrust()
  }

  /// The same words and links with the sentences of another level of the search.
  func rescaled(given: TextFeatures, emitted: TextFeatures) -> EmissionModel {
    var model = self
    (model.given, model.emitted) = (given, emitted)
    model.sumBase()
    return model
  }

  private mutating func spreadTrust() {
    let frequencies = emitted.vocabulary.frequencies
    let strength = trust.indices.map { form in
      trust[form] > Self.leastTrust ? trust[form] / (frequencies[form] * (1 - trust[form])) : 0
    }
    let starts = links.starts
    var toldStarts = starts
    told.entries = links.entries.withUnsafeBufferPointer { links in
      strength.withUnsafeBufferPointer { strength in
        [Link](unsafeUninitializedCapacity: links.count) { entries, count in
          for form in 0..<starts.count - 1 {
            for index in Int(starts[form])..<Int(starts[form + 1]) {
              let link = links[index]
              let mass = link.mass * strength[Int(link.form)]
              if mass == 0 { continue }
              entries.initializeElement(at: count, to: Link(form: link.form, mass: mass))
              count &+= 1
            }
            toldStarts[form + 1] = Int32(count)
          }
        }
      }
    }
    told.starts = toldStarts
    losses = trust.map { $0 > 0 ? log(1 - $0) : 0 }
    sumBase()
  }

  private mutating func sumBase() {
    base = losses.withUnsafeBufferPointer { losses in
      emitted.tokens.withUnsafeBufferPointer { tokens in
        (0..<emitted.count).map { sentence in
          var sum: Float = 0
          for token in emitted.tokenRange(sentence) { sum += losses[Int(tokens[token])] }
          return sum
        }
      }
    }
  }

  /// Makes each λ a tenth, so that words without a partner cost little.
  mutating func doubt() {
    trust = prior.map { 0.1 * $0 }
    spreadTrust()
  }

  /// Estimates λ anew: for each class of words first, which is then the prior of each word.
  /// - Parameters:
  ///   - hits: how often each word is expected to be translated by a link.
  ///   - unaligned: the probability that each emitted sentence has no partner.
  mutating func updateTrust(hits: borrowing Scratch<Float>, unaligned: [Float]) {
    let covered = Scratch(repeating: Float(0), count: trust.count)
    emitted.tokens.withUnsafeBufferPointer { tokens in
      for sentence in 0..<emitted.count {
        let aligned = 1 - unaligned[sentence]
        for token in emitted.tokenRange(sentence) { covered[Int(tokens[token])] += aligned }
      }
    }
    var expected = [Float](repeating: Self.classWeight, count: 4)
    var found = expected
    for form in trust.indices where prior[form] > 0 {
      expected[classes[form].rawValue] += covered[form] * prior[form]
      found[classes[form].rawValue] += hits[form]
    }
    let weight = Float(Priors.trustWeight)
    for form in trust.indices where prior[form] > 0 {
      let scale = found[classes[form].rawValue] / expected[classes[form].rawValue]
      let chance = (hits[form] + weight * prior[form] * scale) / (covered[form] + weight)
      trust[form] = min(0.98, chance)
    }
    spreadTrust()
  }

  /// Translated words that the general chance of a class is worth.
  private static let classWeight: Float = 100
}
