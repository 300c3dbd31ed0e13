/// The spans of given sentences that begin with one sentence, from the last sentence to the
/// first, and the words of the emitted text that they explain.
///
/// Each step adds the links of one sentence and moves what is known of the words one lane up.
struct SlidingSpans: ~Copyable {
  /// A form of the emitted text.
  private struct Word {
    /// Σt over the words of a span, by the length of the span.
    var shares = Lanes()
    /// What the sentence in hand adds to them.
    var fresh: Float = 0
    var strength: Float
    /// Where in `places` its last sentence in reach is.
    var place: Int32

    var isActive: Bool { fresh > 0 || shares.w > 0 }
  }

  private let given: TextFeatures
  private let band: Band
  private let maxSide: Int
  private let tokens: Scratch<Int32>
  private let linkStarts: Scratch<Int32>
  private let links: Scratch<LinkTable.Entry>
  private let words: Scratch<Word>
  private let places: Scratch<Int32>
  private let counts: Scratch<Float>
  /// The forms that a span has links to.
  private let active: Scratch<Int32>
  private var activeCount = 0
  /// Tokens of the spans.
  private var sizes = Lanes()

  /// - Parameter band: rows are given, columns are emitted sentences.
  init(_ model: EmissionModel, in band: Band, maxSide: Int) {
    given = model.given
    (self.band, self.maxSide) = (band, maxSide)
    tokens = Scratch(given.tokens)
    linkStarts = Scratch(model.links.starts)
    links = Scratch(model.links.entries)
    places = Scratch(model.places.sentences)
    counts = Scratch(model.places.counts)
    let forms = model.strengths.count
    words = Scratch(unset: forms)
    for form in 0..<forms {
      let strength = model.strengths[form]
      // A word that is hardly ever translated stands nowhere.
      let place = model.places.starts[strength > 0 ? form : form + 1] - (strength > 0 ? 0 : 1)
      words[form] = Word(strength: strength, place: place)
    }
    active = Scratch(unset: forms)
  }

  /// Goes on to the spans that begin with a sentence, which is the one before the last time's,
  /// and adds what they say, in nats, for the sentences in the band.
  ///
  /// - Parameter evidence: of the sentences from the first one in the band on.
  mutating func advance(to sentence: Int, addingTo evidence: borrowing Scratch<Lanes>) {
    addLinks(of: sentence)
    sizes = longer(sizes, given.sizes[sentence])
    let parts = 1 / sizes.limited(1, .infinity)
    let lower = band.lower[sentence]
    var kept = 0
    for index in 0..<activeCount {
      let form = active[index]
      var word = words[Int(form)]
      word.shares = longer(word.shares, word.fresh)
      word.fresh = 0
      words[Int(form)] = word
      // The last lane is the sum.
      if word.shares.w == 0 { continue }
      active[kept] = form
      kept &+= 1
      var place = reach(Int(form), sentence)
      if places[place] < lower { continue }
      let gain = (word.shares * (parts * word.strength) + 1).logarithm
        .limited(0, Priors.maxTokenGain)
      repeat {
        evidence[Int(places[place] &- lower)] += gain * counts[place]
        place &+= 1
      } while places[place] >= lower
    }
    activeCount = kept
  }

  /// Forgets the sentences so far: those that come are not their neighbours.
  mutating func clear() {
    for index in 0..<activeCount { words[Int(active[index])].shares = Lanes() }
    activeCount = 0
    sizes = Lanes()
  }

  /// The lanes of spans that begin one sentence earlier, which adds a value to them.
  @inline(__always)
  private func longer(_ lanes: Lanes, _ value: Float) -> Lanes {
    let sums = lanes.grown + value
    return maxSide < 4 ? Lanes(sums.x, sums.y, sums.y, sums.y) : sums
  }

  /// Where the last sentence before the end of a row is that has a form.
  @inline(__always)
  private func reach(_ form: Int, _ row: Int) -> Int {
    let upper = band.upper[row]
    var place = words[form].place
    while places[Int(place)] >= upper { place &+= 1 }
    words[form].place = place
    return Int(place)
  }

  private mutating func addLinks(of sentence: Int) {
    // The first sentence that any of the spans with this one may be translated by.
    let lower = band.lower[max(0, sentence - maxSide + 1)]
    for token in given.tokenRange(sentence) {
      let form = Int(tokens[token])
      for index in Int(linkStarts[form])..<Int(linkStarts[form &+ 1]) {
        let link = links[index]
        let word = Int(link.form)
        // A weight of a lexicon may be too small for its share to be above 0.
        if link.share == 0 || places[reach(word, sentence)] < lower { continue }
        if !words[word].isActive {
          active[activeCount] = link.form
          activeCount &+= 1
        }
        words[word].fresh += link.share
      }
    }
  }
}

extension EmissionModel {
  /// Visits the given sentences from the last to the first, those passed over that open beads do
  /// not hold, with what the words of the emitted
  /// sentences in the band say, in nats, for the spans that begin with each. What is visited
  /// starts with the first sentence in the band and ends with four zeros.
  ///
  /// - Parameter band: rows are given, columns are emitted sentences.
  func forEachSentence(
    in band: Band, maxSide: Int, _ visit: (Int, borrowing Scratch<Lanes>) -> Void
  ) {
    var spans = SlidingSpans(self, in: band, maxSide: maxSide)
    let isPassedOver = band.isPassedOver
    let evidence = Scratch(repeating: Lanes(), count: band.widest + Lattice.lanes)
    for sentence in (0..<given.count).reversed() {
      if isPassedOver[sentence] {
        spans.clear()
        continue
      }
      let columns = band.columns(sentence)
      for column in columns.clamped(to: 0..<emitted.count) {
        evidence[column &- columns.lowerBound] = Lanes(repeating: base[column])
      }
      let end = columns.clamped(to: 0..<emitted.count).count
      evidence.fill(end..<columns.count + Lattice.lanes, with: Lanes())
      spans.advance(to: sentence, addingTo: evidence)
      visit(sentence, evidence)
    }
  }
}
