import Glibc

/// The words of the emitted text that each given sentence can explain somewhere in a band.
struct Reach: Sendable {
  struct Word: Sendable {
    var form: Int32
    /// The postings of the form from the first on that may stand in the band.
    var posting: Int32
    var end: Int32
    /// λ·Σt / (1−λ)·p, where Σt is over the words of the given sentence.
    var mass: Float
  }

  fileprivate var starts: [Int32] = [0]
  fileprivate var words: [Word] = []
}

/// A span of given sentences that grows by one sentence after the other, and the words that
/// it explains.
private struct GrowingSpan {
  /// Each form once, with its mass over all sentences of the span.
  private(set) var words: [Reach.Word] = []
  private(set) var size: Float = 0
  /// One more than the index of each form in `words`, 0 for none.
  private var places: [Int32]

  init(forms: Int) { places = [Int32](repeating: 0, count: forms) }

  mutating func append(_ sentence: Int, of reach: Reach, size: Float) {
    self.size += size
    let range = Int(reach.starts[sentence])..<Int(reach.starts[sentence + 1])
    reach.words.withUnsafeBufferPointer { added in
      places.withUnsafeMutableBufferPointer { places in
        for index in range {
          let place = Int(places[Int(added[index].form)])
          if place > 0 {
            words[place - 1].mass += added[index].mass
          } else {
            words.append(added[index])
            places[Int(added[index].form)] = Int32(words.count)
          }
        }
      }
    }
  }

  mutating func clear() {
    for word in words { places[Int(word.form)] = 0 }
    words.removeAll(keepingCapacity: true)
    size = 0
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
  private static let floor: Float = 1e-4

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

extension EmissionModel {
  /// What the search for words in reach knows of a form.
  private struct Slot {
    /// Σt over the words of the sentence in hand.
    var mass: Float = 0
    /// The first posting that may stand in the band, its sentence, and the last one's end.
    var posting: Int32
    var sentence: Int32
    var end: Int32
  }

  /// Finds the words in reach. Complexity: linear in the tokens and their links.
  ///
  /// - Parameter band: rows are given, columns are emitted sentences.
  func reach(in band: Band, maxSide: Int) -> Reach {
    var reach = Reach()
    reach.starts.reserveCapacity(given.count + 1)
    var slots = slots()
    var touched: [Int32] = []
    let strength = trust.indices.map { trust[$0] / (unigram[$0] * (1 - trust[$0])) }
    for sentence in 0..<given.count {
      let lower = band.lower[max(0, sentence - maxSide + 1)]
      let upper = band.upper[sentence]
      touched.removeAll(keepingCapacity: true)
      for token in given.tokenRange(sentence) {
        let form = Int(given.tokens[token])
        for link in Int(linkStarts[form])..<Int(linkStarts[form + 1]) {
          let word = Int(linkForms[link])
          if slots[word].sentence < lower { advance(&slots[word], to: lower) }
          if slots[word].sentence >= upper { continue }
          if slots[word].mass == 0 { touched.append(Int32(word)) }
          slots[word].mass += linkShares[link]
        }
      }
      for form in touched {
        let slot = slots[Int(form)]
        reach.words.append(
          Reach.Word(
            form: form, posting: slot.posting, end: slot.end,
            mass: slot.mass * strength[Int(form)]))
        slots[Int(form)].mass = 0
      }
      reach.starts.append(Int32(reach.words.count))
    }
    return reach
  }

  private func slots() -> [Slot] {
    trust.indices.map { form in
      let (start, end) = (postingStarts[form], postingStarts[form + 1])
      let isTold = start < end && trust[form] > 0.001
      return Slot(
        posting: start, sentence: isTold ? postings[Int(start)].sentence : .max, end: end)
    }
  }

  private func advance(_ slot: inout Slot, to lower: Int32) {
    while slot.posting < slot.end, postings[Int(slot.posting)].sentence < lower {
      slot.posting += 1
    }
    slot.sentence = slot.posting < slot.end ? postings[Int(slot.posting)].sentence : .max
  }

  /// What the words of each emitted sentence gain from each span of given sentences, at
  /// `band.node(first, sentence) * maxSide + span − 1`, in nats.
  func gains(_ reach: Reach, in band: Band, maxSide: Int) -> [Float] {
    var gains = [Float](repeating: 0, count: band.nodeCount * maxSide)
    var span = GrowingSpan(forms: trust.count)
    gains.withUnsafeMutableBufferPointer { gains in
      postings.withUnsafeBufferPointer { postings in
        for first in 0..<given.count {
          let (lower, upper) = (band.lower[first], band.upper[first])
          let offset = band.node(first, 0)
          for side in 1...maxSide where first + side <= given.count {
            let last = first + side - 1
            span.append(last, of: reach, size: given.sizes[last])
            let size = 1 / span.size
            for word in span.words {
              let end = Int(word.end)
              var index = Int(word.posting)
              while index < end, postings[index].sentence < lower { index += 1 }
              guard index < end, postings[index].sentence < upper else { continue }
              let gain = min(Priors.maxTokenGain, log(1 + word.mass * size))
              while index < end, postings[index].sentence < upper {
                let place = (offset + Int(postings[index].sentence)) * maxSide + side - 1
                gains[place] += gain * postings[index].count
                index += 1
              }
            }
          }
          span.clear()
        }
      }
    }
    return gains
  }

  /// How often each form is expected to be translated by a link.
  func hits(_ reach: Reach, _ pairs: SpanPairs) -> [Float] {
    var hits = [Float](repeating: 0, count: trust.count)
    var span = GrowingSpan(forms: trust.count)
    var chances: [Float] = []
    for first in 0..<given.count {
      let here = pairs.from(first)
      guard let start = here.map(\.sentence).min(), let end = here.map(\.sentence).max(),
        let longest = here.map(\.side).max()
      else { continue }
      for side in 1...Int(longest) {
        let last = first + side - 1
        span.append(last, of: reach, size: given.sizes[last])
        guard here.contains(where: { $0.side == side }) else { continue }
        chances.removeAll(keepingCapacity: true)
        chances += repeatElement(0, count: Int(end - start) + 1)
        for pair in here where pair.side == side {
          chances[Int(pair.sentence - start)] += pair.probability
        }
        for word in span.words {
          let share = word.mass / (span.size + word.mass)
          for index in Int(word.posting)..<Int(word.end) {
            let posting = postings[index]
            if posting.sentence > end { break }
            if posting.sentence < start { continue }
            hits[Int(word.form)] +=
              chances[Int(posting.sentence - start)] * posting.count * share
          }
        }
      }
      span.clear()
    }
    return hits
  }
}
