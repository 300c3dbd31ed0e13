import ICU
import Linguistics

/// Finds foreign names in a text of Chinese characters, which neither parts its
/// words nor marks its names: by what the other text names in the same bead.
///
/// For each recurring name, all short stretches of its beads are compared with it
/// by their readings; the one that the most beads share is how the text writes it.
struct HanNames {
  struct Stretch {
    /// Range in the text, UTF-16 units.
    var range: Range<Int>
    var bead: Int
  }

  private(set) var stretches: [Stretch] = []

  private let text: Analysis
  /// The sentences of each bead.
  private var sentences: [Int: [Int]] = [:]

  private static let lengths = 2...7
  /// A logit below which a stretch is no candidate.
  private static let least: Float = -1.5

  private struct Candidate {
    var range: Range<Int>
    var logit: Float
  }

  /// - Parameters:
  ///   - names: the words of the other text.
  ///   - text: the text in Chinese characters.
  /// Complexity: the mentions of recurring names times the characters of their beads.
  init(
    of names: NameWords, in text: Analysis, _ beadOfSentence: [Int], _ likeness: NameLikeness
  ) throws(NameError) {
    self.text = text
    for (sentence, bead) in beadOfSentence.enumerated() {
      sentences[bead, default: []].append(sentence)
    }
    guard names.hasCase else { return }
    var usual: [ArraySlice<UInt16>] = []
    for (lemma, beads) in names.beadsOfLemmas.enumerated() where beads.count > 1 {
      let name = names.lemmas[lemma]
      guard name.count > 2 else { continue }
      var candidates: [Int: [Candidate]] = [:]
      for bead in beads {
        candidates[bead] = try self.candidates(for: name, in: bead, likeness)
      }
      guard let best = usualStretch(candidates) else { continue }
      usual.append(best)
      addRivals(of: best, candidates)
    }
    addEverywhere(usual)
    removeOverlaps()
  }

  private func candidates(
    for name: [UInt16], in bead: Int, _ likeness: NameLikeness
  ) throws(NameError) -> [Candidate] {
    var found: [Candidate] = []
    for sentence in sentences[bead] ?? [] {
      let range = text.sentences[sentence].range
      for start in range {
        for length in Self.lengths {
          guard start + length <= range.upperBound, isHan(start + length - 1) else { break }
          if length == Self.lengths.lowerBound, !isHan(start) { break }
          let stretch = start..<start + length
          let logit = try likeness.logitOfHan(text.text[stretch], name)
          if logit > Self.least { found.append(Candidate(range: stretch, logit: logit)) }
        }
      }
    }
    return found
  }

  private func isHan(_ offset: Int) -> Bool {
    let unit = text.text[offset]
    return 0x4E00...0x9FFF ~= unit || 0x3400...0x4DBF ~= unit
  }

  /// The stretch with the most evidence from all beads; nil where none is likely.
  private func usualStretch(_ candidates: [Int: [Candidate]]) -> ArraySlice<UInt16>? {
    var weights: [[UInt16]: (sum: Float, first: Int)] = [:]
    for found in candidates.values {
      for (stretch, best) in Dictionary(grouping: found, by: { Array(text.text[$0.range]) }) {
        let logit = best[0].logit - Self.least
        let known = weights[stretch, default: (0, Int.max)]
        weights[stretch] = (known.sum + logit, min(known.first, best[0].range.lowerBound))
      }
    }
    let best = weights.max { ($0.value.sum, $1.value.first) < ($1.value.sum, $0.value.first) }
    guard let best, best.value.sum > -Self.least else { return nil }
    return best.key[...]
  }

  /// In beads without the usual stretch, the likeliest other one.
  private mutating func addRivals(
    of usual: ArraySlice<UInt16>, _ candidates: [Int: [Candidate]]
  ) {
    for (bead, found) in candidates {
      guard !found.contains(where: { text.text[$0.range] == usual }) else { continue }
      let rival = found.filter {
        $0.logit > 0 || EditDistance.between(Array(text.text[$0.range]), Array(usual)) == 1
      }.max { ($0.logit, $1.range.lowerBound) < ($1.logit, $0.range.lowerBound) }
      if let rival { stretches.append(Stretch(range: rival.range, bead: bead)) }
    }
  }

  /// A name may stand where the other text has another one.
  private mutating func addEverywhere(_ usual: [ArraySlice<UInt16>]) {
    for (bead, sentences) in sentences {
      for sentence in sentences {
        let range = text.sentences[sentence].range
        for name in usual {
          for found in text.text[range].ranges(of: name) {
            stretches.append(Stretch(range: found, bead: bead))
          }
        }
      }
    }
  }

  /// Of stretches that overlap, keeps the longest, the first of equals.
  private mutating func removeOverlaps() {
    stretches.sort {
      ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound)
    }
    var isTaken = [Bool](repeating: false, count: text.text.count)
    stretches = stretches.filter { stretch in
      guard !isTaken[stretch.range].contains(true) else { return false }
      for place in stretch.range { isTaken[place] = true }
      return true
    }
  }
}

extension Script {
  /// Whether texts are written in Chinese characters alone.
  var isHan: Bool { ["Hans", "Hant", "Hani"].contains(description) }
}
