import Glibc

/// The words of the emitted text that each given sentence can explain somewhere in a band.
struct Reach: Sendable {
  struct Word: Sendable {
    var form: Int32
    /// The first posting that may stand in the band.
    var posting: Int32
    /// Σt over the words of the given sentence.
    var share: Float
  }

  fileprivate var starts: [Int32] = [0]
  fileprivate var words: [Word] = []

  fileprivate func range(_ sentence: Int) -> Range<Int> {
    Int(starts[sentence])..<Int(starts[sentence + 1])
  }
}

/// A span of given sentences that grows by one sentence after the other, and the words that
/// it explains.
private struct GrowingSpan {
  private(set) var touched: [Reach.Word] = []
  private(set) var size: Float = 0
  /// Σt of each form over the words of the span.
  private(set) var mass: [Float]

  init(forms: Int) { mass = [Float](repeating: 0, count: forms) }

  mutating func append(_ sentence: Int, of reach: Reach, size: Float) {
    self.size += size
    for index in reach.range(sentence) {
      let word = reach.words[index]
      let form = Int(word.form)
      if mass[form] == 0 { touched.append(word) }
      mass[form] += word.share
    }
  }

  mutating func clear() {
    for word in touched { mass[Int(word.form)] = 0 }
    touched.removeAll(keepingCapacity: true)
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
  /// Finds the words in reach. Complexity: linear in the tokens and their links.
  ///
  /// - Parameter band: rows are given, columns are emitted sentences.
  func reach(in band: Band, maxSide: Int) -> Reach {
    var reach = Reach()
    reach.starts.reserveCapacity(given.count + 1)
    var mass = [Float](repeating: 0, count: trust.count)
    var cursor = Array(postingStarts.dropLast())
    var touched: [Int] = []
    for sentence in 0..<given.count {
      let lower = band.lower[max(0, sentence - maxSide + 1)]
      let upper = band.upper[sentence]
      touched.removeAll(keepingCapacity: true)
      for token in given.tokenRange(sentence) {
        let form = Int(given.tokens[token])
        for link in Int(linkStarts[form])..<Int(linkStarts[form + 1]) {
          let word = Int(linkForms[link])
          if mass[word] == 0 {
            let end = postingStarts[word + 1]
            var posting = cursor[word]
            while posting < end, postings[Int(posting)].sentence < lower { posting += 1 }
            cursor[word] = posting
            guard posting < end, postings[Int(posting)].sentence < upper, trust[word] > 0.001
            else { continue }
            touched.append(word)
          }
          mass[word] += linkShares[link]
        }
      }
      for word in touched {
        reach.words.append(
          Reach.Word(form: Int32(word), posting: cursor[word], share: mass[word]))
        mass[word] = 0
      }
      reach.starts.append(Int32(reach.words.count))
    }
    return reach
  }

  /// What the words of each emitted sentence gain from each span of given sentences, at
  /// `band.node(first, sentence) * maxSide + span − 1`, in nats.
  func gains(_ reach: Reach, in band: Band, maxSide: Int) -> [Float] {
    var gains = [Float](repeating: 0, count: band.nodeCount * maxSide)
    let strength = strength
    var span = GrowingSpan(forms: trust.count)
    for first in 0..<given.count {
      let (lower, upper) = (band.lower[first], band.upper[first])
      let offset = band.node(first, 0)
      for side in 1...maxSide where first + side <= given.count {
        let last = first + side - 1
        span.append(last, of: reach, size: given.sizes[last])
        for word in span.touched {
          let form = Int(word.form)
          let odds = strength[form] * span.mass[form] / span.size
          let gain = min(Priors.maxTokenGain, log(1 + odds))
          for posting in postings[Int(word.posting)..<Int(postingStarts[form + 1])] {
            if posting.sentence >= upper { break }
            if posting.sentence < lower { continue }
            let index = (offset + Int(posting.sentence)) * maxSide + side - 1
            gains[index] += gain * posting.count
          }
        }
      }
      span.clear()
    }
    return gains
  }

  /// How often each form is expected to be translated by a link.
  func hits(_ reach: Reach, _ pairs: SpanPairs) -> [Float] {
    var hits = [Float](repeating: 0, count: trust.count)
    let strength = strength
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
        for word in span.touched {
          let form = Int(word.form)
          let odds = strength[form] * span.mass[form] / span.size
          for posting in postings[Int(word.posting)..<Int(postingStarts[form + 1])] {
            if posting.sentence > end { break }
            if posting.sentence < start { continue }
            hits[form] += chances[Int(posting.sentence - start)] * posting.count * odds / (1 + odds)
          }
        }
      }
      span.clear()
    }
    return hits
  }

  /// λ / (1−λ)·p of each form.
  private var strength: [Float] {
    trust.indices.map { trust[$0] > 0 ? trust[$0] / (unigram[$0] * (1 - trust[$0])) : 0 }
  }
}
