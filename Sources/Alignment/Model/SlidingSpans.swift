/// The spans of given sentences that begin with one sentence, from the last sentence to the
/// first, and the words of the emitted text that they explain.
///
/// Each step adds the links of one sentence and moves what is known of the words one lane up.
struct SlidingSpans: ~Copyable {
  /// λ·Σt / (1−λ)·p of each form of the emitted text, where Σt is over the words of a span; four
  /// for each form, by the length of the span.
  let masses: Scratch<Float>
  /// What each form gains from the spans, once it is set.
  let gains: Scratch<Lanes>
  /// Tokens of the spans.
  private(set) var sizes = Lanes()

  private let given: TextFeatures
  private let emitted: TextFeatures
  private let band: Band
  private let maxSide: Int
  private let links: Scratch<EmissionModel.Link>
  private let linkStarts: Scratch<Int32>
  /// What the sentence in hand adds to the mass of each form.
  private let fresh: Scratch<Float>
  /// The first sentence in reach that has a form.
  private let nearest: Scratch<Int32>
  /// The first sentence in reach.
  private var reach: Int
  /// The forms whose mass is not 0, and whether a form is among them.
  private let active: Scratch<Int32>
  private var activeCount = 0
  private let isActive: Scratch<Bool>

  /// - Parameter band: rows are given, columns are emitted sentences.
  init(_ model: EmissionModel, in band: Band, maxSide: Int) {
    (given, emitted) = (model.given, model.emitted)
    (self.band, self.maxSide) = (band, maxSide)
    links = Scratch(model.told.entries)
    linkStarts = Scratch(model.told.starts)
    let forms = emitted.vocabulary.count
    masses = Scratch(repeating: 0, count: 4 * forms)
    gains = Scratch(repeating: Lanes(), count: forms)
    fresh = Scratch(repeating: 0, count: forms)
    nearest = Scratch(repeating: .max, count: forms)
    active = Scratch(repeating: 0, count: forms)
    isActive = Scratch(repeating: false, count: forms)
    reach = emitted.count
  }

  /// Goes on to the spans that begin with a sentence, which is the one before the last time's.
  mutating func advance(to sentence: Int) {
    addReach(from: Int(band.lower[max(0, sentence - maxSide + 1)]))
    addLinks(of: sentence, before: band.upper[sentence])
    sizes = longer(sizes, given.sizes[sentence])
    var kept = 0
    for index in 0..<activeCount {
      let form = active[index]
      let here = Int(form)
      let mass = longer(masses.load(4 &* here, as: Lanes.self), fresh[here])
      fresh[here] = 0
      masses.store(4 &* here, mass)
      // The last lane is the sum.
      if mass.w > 0 {
        active[kept] = form
        kept &+= 1
      } else {
        isActive[here] = false
        gains[here] = Lanes()
      }
    }
    activeCount = kept
  }

  /// The lanes of spans that begin one sentence earlier, which adds a value to them.
  @inline(__always)
  private func longer(_ lanes: Lanes, _ value: Float) -> Lanes {
    let sums = lanes.grown + value
    return maxSide < 4 ? Lanes(sums.x, sums.y, sums.y, sums.y) : sums
  }

  /// Sets what each word gains from the spans, in nats.
  mutating func setGains() {
    let parts = 1 / sizes.limited(1, .infinity)
    for index in 0..<activeCount {
      let form = Int(active[index])
      let gain = (masses.load(4 &* form, as: Lanes.self) * parts + 1).logarithm
      gains[form] = gain.limited(0, Priors.maxTokenGain)
    }
  }

  private mutating func addReach(from lower: Int) {
    while reach > lower {
      reach -= 1
      for form in emitted.tokens[emitted.tokenRange(reach)] { nearest[Int(form)] = Int32(reach) }
    }
  }

  private mutating func addLinks(of sentence: Int, before upper: Int32) {
    for form in given.tokens[given.tokenRange(sentence)] {
      for index in Int(linkStarts[Int(form)])..<Int(linkStarts[Int(form) + 1]) {
        let link = links[index]
        let word = Int(link.form)
        if nearest[word] >= upper { continue }
        fresh[word] += link.mass
        if isActive[word] { continue }
        isActive[word] = true
        active[activeCount] = link.form
        activeCount += 1
      }
    }
  }
}

extension EmissionModel {
  /// Visits the given sentences from the last to the first with what the words of the emitted
  /// sentences in the band say, in nats, for the spans that begin with each. What is visited
  /// starts with the first sentence in the band and ends with four zeros.
  ///
  /// - Parameter band: rows are given, columns are emitted sentences.
  func forEachSentence(
    in band: Band, maxSide: Int, _ visit: (Int, borrowing Scratch<Lanes>) -> Void
  ) {
    var spans = SlidingSpans(self, in: band, maxSide: maxSide)
    let tokens = Scratch(emitted.tokens)
    let evidence = Scratch(repeating: Lanes(), count: band.widest + Lattice.lanes)
    for sentence in (0..<given.count).reversed() {
      spans.advance(to: sentence)
      spans.setGains()
      let columns = band.columns(sentence)
      for column in columns {
        var sum = Lanes()
        if column < emitted.count {
          sum += base[column]
          for token in emitted.tokenRange(column) { sum += spans.gains[Int(tokens[token])] }
        }
        evidence[column &- columns.lowerBound] = sum
      }
      evidence.fill(columns.count..<columns.count + Lattice.lanes, with: Lanes())
      visit(sentence, evidence)
    }
  }

  /// How often each form is expected to be translated by a link.
  func hits(_ pairs: SpanPairs, in band: Band, maxSide: Int) -> Scratch<Float> {
    let hits = Scratch(repeating: Float(0), count: emitted.vocabulary.count)
    let tokens = Scratch(emitted.tokens)
    var spans = SlidingSpans(self, in: band, maxSide: maxSide)
    for sentence in (0..<given.count).reversed() {
      spans.advance(to: sentence)
      for pair in pairs.from(sentence) {
        let lane = Int(pair.side) - 1
        let size = spans.sizes[lane]
        for token in emitted.tokenRange(Int(pair.sentence)) {
          let form = Int(tokens[token])
          let mass = spans.masses[4 &* form &+ lane]
          if mass > 0 { hits[form] += pair.probability * mass / (size + mass) }
        }
      }
    }
    return hits
  }
}

/// Spans of given sentences and emitted sentences, with the probability that they are
/// in one bead; by the first given sentence.
struct SpanPairs {
  struct Pair {
    var side: Int8
    var sentence: Int32
    var probability: Float
  }

  private var starts: [Int32]
  private var pairs: [Pair]

  /// Pairs less likely than this tell next to nothing.
  private static let floor: Float = 1e-3

  /// - Parameter givesSource: whether the source is the given text.
  init(_ arcs: [Lattice.Arc], count: Int, givesSource: Bool) {
    starts = [Int32](repeating: 0, count: count + 1)
    let likely = arcs.filter { $0.sources > 0 && $0.targets > 0 && $0.probability > Self.floor }
    for arc in likely {
      starts[Int(givesSource ? arc.row : arc.column) + 1] += Int32(
        givesSource ? arc.targets : arc.sources)
    }
    for first in 0..<count { starts[first + 1] += starts[first] }
    pairs = [Pair](
      repeating: Pair(side: 0, sentence: 0, probability: 0), count: Int(starts[count]))
    var next = starts
    for arc in likely {
      let (first, side) = givesSource ? (arc.row, arc.sources) : (arc.column, arc.targets)
      let (start, count) = givesSource ? (arc.column, arc.targets) : (arc.row, arc.sources)
      for sentence in start..<start + Int32(count) {
        pairs[Int(next[Int(first)])] = Pair(
          side: side, sentence: sentence, probability: Float(arc.probability))
        next[Int(first)] += 1
      }
    }
  }

  func from(_ first: Int) -> ArraySlice<Pair> { pairs[Int(starts[first])..<Int(starts[first + 1])] }
}
