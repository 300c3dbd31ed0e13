import ICU
import Linguistics

/// Finds foreign names in a text of Chinese characters, which neither parts its
/// words nor marks its names: by what the other text names in the same bead.
///
/// For each recurring name, all short stretches of its beads are compared with it
/// by their readings; the one that the most beads share is how the text writes it. A name
/// that stands once may have lost its others: there the stretch must recur.
struct HanNames {
  struct Stretch {
    /// Range in the text, UTF-16 units.
    var range: Range<Int>
    var bead: Int
  }

  private(set) var stretches: [Stretch] = []

  private let text: Analysis
  private let units: [UInt16]
  /// The readings of the sentences, as far as they were asked for.
  private var readings: [Reading?]
  /// The sentences of each bead.
  private var sentences: [Int: [Int]] = [:]
  /// Pairs of characters with the bead that has them; nil where several have.
  private var beadOfPair: [UInt32: Int?] = [:]

  private static let lengths = 2...7
  /// How many different characters in place of one make it none of a name.
  private static let fewest = 3
  /// A logit below which a stretch is no candidate.
  private static let least: Float = -1.5

  /// How a sentence is read: its Chinese characters, a space behind each.
  private struct Reading {
    var letters: [UInt16] = []
    /// Where the letters of each unit of the sentence begin; one more than there are units.
    var starts: [Int] = [0]
  }

  private struct Candidate {
    var range: Range<Int>
    var logit: Float
  }

  /// - Parameters:
  ///   - names: the words of the other text.
  ///   - text: the text in Chinese characters.
  ///   - isSource: whether it is the original, which has each name in its place.
  /// Complexity: the mentions of recurring names times the characters of their beads.
  init(
    of names: NameWords, in text: Analysis, _ beadOfSentence: [Int], _ likeness: inout NameLikeness,
    isSource: Bool
  ) throws(NameError) {
    self.text = text
    units = text.text
    readings = [Reading?](repeating: nil, count: text.sentences.count)
    for (sentence, bead) in beadOfSentence.enumerated() {
      sentences[bead, default: []].append(sentence)
    }
    guard names.hasCase else { return }
    var usual: [ArraySlice<UInt16>] = []
    let beads = names.beadsOfLemmas
    for lemma in names.lemmas.indices where beads.count(of: lemma) > 1 {
      guard names.lemmas[lemma].count > 2 else { continue }
      let name =
        try isSource
        ? likeness.number(ofTarget: names.lemmas[lemma])
        : likeness.number(ofSource: names.lemmas[lemma])
      var candidates: [Int: [Candidate]] = [:]
      for bead in beads[lemma] {
        candidates[bead] = try self.candidates(for: name, in: bead, &likeness)
      }
      guard let stretch = usualStretch(candidates) else { continue }
      let best = bare(stretch, in: beads[lemma])
      usual.append(best)
      addRivals(of: best, candidates)
    }
    if isSource { usual += try stretches(ofSingle: names, &likeness) }
    addEverywhere(usual)
    removeOverlaps()
  }

  /// How the text writes names that the other text has once, where it repeats them.
  private mutating func stretches(
    ofSingle names: NameWords, _ likeness: inout NameLikeness
  ) throws(NameError) -> [ArraySlice<UInt16>] {
    countPairs()
    var known: [ArraySlice<UInt16>] = []
    let beads = names.beadsOfLemmas
    for word in names.words where word.isCertain {
      let lemma = names.forms[word.form].lemma
      guard beads.count(of: lemma) == 1, names.lemmas[lemma].count > 3,
        !names.forms[word.form].isCommon
      else { continue }
      let name = try likeness.number(ofTarget: names.lemmas[lemma])
      let found = try candidates(for: name, in: word.bead, &likeness, isRepeated: true)
      let best = found.max {
        ($0.logit, $1.range.lowerBound) < ($1.logit, $0.range.lowerBound)
      }
      if let best, best.logit >= NameLikeness.strong { known.append(units[best.range]) }
    }
    return known
  }

  private mutating func countPairs() {
    for (bead, sentences) in sentences {
      for sentence in sentences {
        let range = text.sentences[sentence].range
        for place in range.dropLast() {
          let pair = pair(at: place)
          if let known = beadOfPair[pair], known != bead {
            beadOfPair[pair] = .some(nil)
          } else {
            beadOfPair[pair] = bead
          }
        }
      }
    }
  }

  private func pair(at place: Int) -> UInt32 {
    UInt32(units[place]) << 16 | UInt32(units[place + 1])
  }

  /// Whether all pairs of characters of a stretch stand in other beads, too.
  private func isRepeated(_ stretch: Range<Int>) -> Bool {
    stretch.dropLast().allSatisfy { beadOfPair[pair(at: $0)] == .some(nil) }
  }

  private mutating func reading(
    of sentence: Int, _ likeness: inout NameLikeness
  ) throws(NameError) -> Reading {
    if let known = readings[sentence] { return known }
    var reading = Reading()
    for offset in text.sentences[sentence].range {
      if isHan(offset) {
        try likeness.appendReading(of: units[offset], to: &reading.letters)
        reading.letters.append(0x20)
      }
      reading.starts.append(reading.letters.count)
    }
    readings[sentence] = reading
    return reading
  }

  private mutating func candidates(
    for name: Int, in bead: Int, _ likeness: inout NameLikeness,
    isRepeated: Bool = false
  ) throws(NameError) -> [Candidate] {
    var found: [Candidate] = []
    for sentence in sentences[bead] ?? [] {
      let range = text.sentences[sentence].range
      let reading = try reading(of: sentence, &likeness)
      for start in range where isHan(start) {
        var ends: [Int] = []
        for length in Self.lengths {
          let end = start + length
          guard end <= range.upperBound, isHan(end - 1),
            !isRepeated || self.isRepeated(start..<end)
          else { break }
          ends.append(reading.starts[end - range.lowerBound] - 1)
        }
        let letters = reading.letters[reading.starts[start - range.lowerBound]...]
        let logits = likeness.logitsOfHan(letters, ends: ends, name)
        for (length, logit) in zip(Self.lengths, logits) where logit > Self.least {
          found.append(Candidate(range: start..<start + length, logit: logit))
        }
      }
    }
    return found
  }

  private func isHan(_ offset: Int) -> Bool {
    let unit = units[offset]
    return 0x4E00...0x9FFF ~= unit || 0x3400...0x4DBF ~= unit
  }

  /// The stretch with the most evidence from all beads; nil where none is likely.
  private func usualStretch(_ candidates: [Int: [Candidate]]) -> ArraySlice<UInt16>? {
    var weights: [[UInt16]: (sum: Float, first: Int)] = [:]
    for found in candidates.values {
      for (stretch, best) in Dictionary(grouping: found, by: { Array(units[$0.range]) }) {
        let logit = best[0].logit - Self.least
        let known = weights[stretch, default: (0, Int.max)]
        weights[stretch] = (known.sum + logit, min(known.first, best[0].range.lowerBound))
      }
    }
    let best = weights.max { ($0.value.sum, $1.value.first) < ($1.value.sum, $0.value.first) }
    guard let best, best.value.sum > -Self.least else { return nil }
    return best.key[...]
  }

  /// A stretch without the characters of other words at its ends: those in whose place many
  /// others stand.
  private func bare(
    _ stretch: ArraySlice<UInt16>, in beads: ArraySlice<Int>
  ) -> ArraySlice<UInt16> {
    let sentences = Set(beads).sorted().flatMap { self.sentences[$0] ?? [] }
    let ranges = sentences.map { text.sentences[$0].range }
    var bare = stretch
    while bare.count > Self.lengths.lowerBound {
      let (front, back) = (bare.dropLast(), bare.dropFirst())
      let behind = ranges.flatMap { range in
        places(of: front, in: range).map { $0.upperBound }.filter { $0 < range.upperBound }
      }
      let before = ranges.flatMap { range in
        places(of: back, in: range).map { $0.lowerBound - 1 }.filter { $0 >= range.lowerBound }
      }
      if isFree(behind, bare.last) {
        bare = front
      } else if isFree(before, bare.first) {
        bare = back
      } else {
        break
      }
    }
    return bare
  }

  /// Whether the characters at offsets belong to other words than the name beside them, which
  /// usually has the same there: a name that is misspelled has one or two others.
  private func isFree(_ offsets: [Int], _ usual: UInt16?) -> Bool {
    let others = offsets.map { units[$0] }.filter { $0 != usual }
    return 3 * others.count > offsets.count && Set(others).count >= Self.fewest
  }

  /// In beads without the usual stretch, the likeliest other one.
  private mutating func addRivals(
    of usual: ArraySlice<UInt16>, _ candidates: [Int: [Candidate]]
  ) {
    for (bead, found) in candidates {
      guard !stands(usual, in: bead) else { continue }
      let rival = found.filter {
        $0.logit > 0 || EditDistance.between(units[$0.range], usual) == 1
      }.max { ($0.logit, $1.range.lowerBound) < ($1.logit, $0.range.lowerBound) }
      if let rival { stretches.append(Stretch(range: rival.range, bead: bead)) }
    }
  }

  private func stands(_ name: ArraySlice<UInt16>, in bead: Int) -> Bool {
    (sentences[bead] ?? []).contains { !places(of: name, in: text.sentences[$0].range).isEmpty }
  }

  /// A name may stand where the other text has another one.
  private mutating func addEverywhere(_ usual: [ArraySlice<UInt16>]) {
    for (bead, sentences) in sentences {
      for sentence in sentences {
        let range = text.sentences[sentence].range
        for name in usual {
          for found in places(of: name, in: range) {
            stretches.append(Stretch(range: found, bead: bead))
          }
        }
      }
    }
  }

  /// Where a name stands in a range of the text, without overlaps.
  private func places(of name: ArraySlice<UInt16>, in range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = range.lowerBound
    while start + name.count <= range.upperBound {
      if units[start] == name.first, units[start..<start + name.count] == name {
        found.append(start..<start + name.count)
        start += name.count
      } else {
        start += 1
      }
    }
    return found
  }

  /// Of stretches that overlap, keeps the longest, the first of equals.
  private mutating func removeOverlaps() {
    stretches.sort {
      ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound)
    }
    var isTaken = [Bool](repeating: false, count: units.count)
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
