import Glibc

/// How likely the words of one text are, given the sentences of the other that they
/// translate, against the text's own word frequencies.
///
/// A word w stands in the translation of the words s₁…sₙ with the probability
/// (1−λ)·p(w) + λ·Σt(w|sᵢ)/n (Brown et al. 1993, model 1, with one λ for each word).
struct EmissionModel: Sendable {
  private(set) var given: TextFeatures
  private(set) var emitted: TextFeatures
  /// The forms of the emitted text that each form of the given one may be translated by.
  let links: LinkTable
  /// Where the forms of the emitted text stand.
  private(set) var places: FormPlaces
  /// λ / (1−λ)·p of each form of the emitted text; 0 for words that are hardly ever translated
  /// by a link.
  private(set) var strengths: [Float] = []
  /// Σ log(1−λ) of each emitted sentence: what its words say where none has a partner.
  private(set) var base: [Float] = []

  private let givesSource: Bool
  /// The forms of the given text that may be translated by each form of the emitted one.
  private let origins: LinkTable
  /// log(1−λ) of each form.
  private var losses: [Float] = []
  /// λ of each form of the emitted text, and what is expected before anything is known.
  private var trust: [Float]
  private let prior: [Float]
  private let classes: [Class]

  private enum Class: Int { case equalWord, word, number, mark }

  /// Words less often translated by a link are passed over.
  private static let leastTrust: Float = 0.001
  /// Beads less likely than this tell next to nothing of their words.
  private static let beadFloor: Float = 0.01

  /// - Parameter givesSource: whether the source is the given text.
  init(given: TextFeatures, emitted: TextFeatures, links: [Link], givesSource: Bool) {
    (self.given, self.emitted, self.givesSource) = (given, emitted, givesSource)
    let forms = emitted.vocabulary.count
    let sums = Scratch(repeating: Float(0), count: given.vocabulary.count)
    let best = Scratch(repeating: Float(0), count: forms)
    for link in links {
      let (from, to) = link.ends(givesSource)
      sums[from] += link.weight
      best[to] = max(best[to], link.weight)
    }
    let shares = links.map { $0.weight / max(1, sums[$0.ends(givesSource).from]) }
    self.links = LinkTable(links, shares, count: given.vocabulary.count) { $0.ends(givesSource) }
    origins = LinkTable(links, shares, count: forms) { $0.ends(!givesSource) }
    let classes: [Class] = emitted.vocabulary.kinds.enumerated().map { form, kind in
      switch kind {
      case .number: .number
      case .mark: .mark
      case .word, .ideographs, .sign: best[form] == 1 ? .equalWord : .word
      }
    }
    self.classes = classes
    prior = classes.enumerated().map { form, kind in
      switch kind {
      case .number: best[form] * Float(Priors.numberTrust)
      case .mark: best[form] * Float(Priors.markTrust)
      case .equalWord, .word: best[form] * Float(Priors.wordTrust)
      }
    }
    trust = prior
    places = FormPlaces(emitted)
    spreadTrust()
  }

  /// The same words and links with the sentences of another level of the search.
  func rescaled(given: TextFeatures, emitted: TextFeatures) -> EmissionModel {
    var model = self
    (model.given, model.emitted) = (given, emitted)
    model.places = FormPlaces(emitted)
    model.sumBase()
    return model
  }

  private mutating func spreadTrust() {
    let strengths = Scratch(repeating: Float(0), count: trust.count)
    let losses = Scratch(repeating: Float(0), count: trust.count)
    // Before anything is known most words have one of a few chances.
    var (last, loss) = (Float(0), Float(0))
    for (form, (trust, frequency)) in zip(trust, emitted.vocabulary.frequencies).enumerated() {
      if trust > Self.leastTrust { strengths[form] = trust / (frequency * (1 - trust)) }
      if trust != last { (last, loss) = (trust, log(1 - trust)) }
      losses[form] = loss
    }
    self.strengths = strengths.array
    self.losses = losses.array
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
  ///   - arcs: beads with their probabilities.
  ///   - unaligned: the probability that each emitted sentence has no partner.
  mutating func updateTrust(_ arcs: [Lattice.Arc], unaligned: [Float]) {
    let hits = hits(arcs)
    let covered = Scratch(repeating: Float(0), count: trust.count)
    emitted.tokens.withUnsafeBufferPointer { tokens in
      for sentence in 0..<emitted.count {
        let aligned = 1 - unaligned[sentence]
        for token in emitted.tokenRange(sentence) { covered[Int(tokens[token])] += aligned }
      }
    }
    let trust = Scratch(trust)
    let prior = Scratch(prior)
    let expected = Scratch(repeating: Self.classWeight, count: 4)
    let found = Scratch(repeating: Self.classWeight, count: 4)
    for form in 0..<trust.count where prior[form] > 0 {
      expected[classes[form].rawValue] += covered[form] * prior[form]
      found[classes[form].rawValue] += hits[form]
    }
    let weight = Float(Priors.trustWeight)
    for form in 0..<trust.count where prior[form] > 0 {
      let scale = found[classes[form].rawValue] / expected[classes[form].rawValue]
      let chance = (hits[form] + weight * prior[form] * scale) / (covered[form] + weight)
      trust[form] = min(0.98, chance)
    }
    self.trust = trust.array
    spreadTrust()
  }

  /// Translated words that the general chance of a class is worth.
  private static let classWeight: Float = 100

  /// How often each form of the emitted text is expected to be translated by a link.
  private func hits(_ arcs: [Lattice.Arc]) -> Scratch<Float> {
    let hits = Scratch(repeating: Float(0), count: emitted.vocabulary.count)
    let counts = Scratch(repeating: Float(0), count: given.vocabulary.count)
    let words = Scratch(given.tokens)
    let tokens = Scratch(emitted.tokens)
    let starts = Scratch(origins.starts)
    let strengths = Scratch(strengths)
    origins.entries.withUnsafeBufferPointer { entries in
      for arc in arcs where arc.sources > 0 && arc.targets > 0 && arc.probability > Self.beadFloor {
        let rows = Int(arc.row)..<Int(arc.row) + Int(arc.sources)
        let columns = Int(arc.column)..<Int(arc.column) + Int(arc.targets)
        let (span, others) = givesSource ? (rows, columns) : (columns, rows)
        let range = given.tokenRange(span)
        for word in range { counts[Int(words[word])] += 1 }
        var size: Float = 0
        for sentence in span { size += given.sizes[sentence] }
        for token in emitted.tokenRange(others) {
          let form = Int(tokens[token])
          if strengths[form] == 0 { continue }
          var share: Float = 0
          for index in Int(starts[form])..<Int(starts[form + 1]) {
            share += counts[Int(entries[index].form)] * entries[index].share
          }
          let mass = share * strengths[form]
          if mass > 0 { hits[form] += arc.probability * mass / (size + mass) }
        }
        for word in range { counts[Int(words[word])] = 0 }
      }
    }
    return hits
  }
}

/// The links of forms side by side, by the form that they start from.
struct LinkTable: Sendable {
  struct Entry: Sendable {
    /// The form at the other end.
    var form: Int32
    /// t, the link's share of the given form.
    var share: Float
  }

  /// The entries of form `i` are `entries[starts[i]..<starts[i + 1]]`.
  let starts: [Int32]
  let entries: [Entry]

  /// - Parameter ends: the two forms of a link.
  @inline(__always)
  init(
    _ links: [Link], _ shares: [Float], count: Int,
    ends: (Link) -> (from: Int, to: Int)
  ) {
    let next = Scratch(repeating: Int32(0), count: count + 1)
    for link in links { next[ends(link).from + 1] &+= 1 }
    for form in 0..<count { next[form + 1] &+= next[form] }
    starts = next.array
    guard !links.isEmpty else {
      entries = []
      return
    }
    entries = [Entry](unsafeUninitializedCapacity: links.count) { entries, initialized in
      for (link, share) in zip(links, shares) {
        let (from, to) = ends(link)
        let entry = Entry(form: Int32(truncatingIfNeeded: to), share: share)
        entries.initializeElement(at: Int(next[from]), to: entry)
        next[from] &+= 1
      }
      initialized = links.count
    }
  }
}

extension Link {
  /// The forms of the given and of the emitted text.
  @inline(__always)
  fileprivate func ends(_ givesSource: Bool) -> (from: Int, to: Int) {
    givesSource ? (Int(source), Int(target)) : (Int(target), Int(source))
  }
}

/// Where the forms of a text stand.
struct FormPlaces: Sendable {
  /// Where in `sentences` each form begins.
  private(set) var starts: [Int32] = []
  /// The sentences of each form from the last to the first, and −1.
  private(set) var sentences: [Int32] = []
  /// How often the form stands in each of them. A sentence may hold a word very often.
  private(set) var counts: [Float] = []

  init(_ text: TextFeatures) {
    let forms = text.vocabulary.count
    let tokens = Scratch(text.tokens)
    let next = Scratch(repeating: Int32(0), count: forms + 1)
    for token in 0..<tokens.count { next[Int(tokens[token]) + 1] += 1 }
    for form in 0..<forms { next[form + 1] += next[form] + 1 }
    starts = next.array
    sentences = [Int32](repeating: -1, count: tokens.count + forms)
    counts = [Float](repeating: 1, count: sentences.count)
    sentences.withUnsafeMutableBufferPointer { sentences in
      counts.withUnsafeMutableBufferPointer { counts in
        for sentence in (0..<text.count).reversed() {
          for token in text.tokenRange(sentence) {
            let form = Int(tokens[token])
            let place = Int(next[form])
            if place > 0, sentences[place - 1] == sentence {
              counts[place - 1] += 1
            } else {
              sentences[place] = Int32(truncatingIfNeeded: sentence)
              next[form] &+= 1
            }
          }
        }
      }
    }
  }
}
