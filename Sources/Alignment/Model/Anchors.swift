/// Pairs of sentences that rare words tie together, in the order of both texts. Where a long text
/// has enough of them they tell the band of its search at next to no cost.
///
/// Of all such pairs those are taken that make the best chain: the largest sum of weights, less
/// what the steps from pair to pair leave the straight line by (Li 2018, "Minimap2: pairwise
/// alignment for nucleotide sequences", section 2.1).
struct Anchors {
  /// The most pairs of sentences that two words may tie.
  fileprivate static let mostPairs = 4
  /// What the words of a pair must weigh; a word that stands once in each text weighs 1.
  private static let leastWeight: Float = 0.3
  /// How many pairs before one its predecessor is looked for among.
  private static let reach = 32
  /// What a step costs for each sentence that it leaves the straight line by.
  private static let costPerSentence: Float = 0.2
  /// Columns of the band on either side of the line from anchor to anchor, and the sentences
  /// between them, in the text that has fewer, that are worth one more.
  private static let margin = 2
  private static let sentencesPerColumn = 8
  /// The most nodes of the band for each sentence. More are left where few words are alike.
  private static let mostNodes = 8
  /// The largest share of the shorter text that both may lack of each other. It is larger where the
  /// order of the texts differs.
  private static let mostLacking = 0.25

  /// A source and a target sentence, from 0.
  private struct Anchor {
    var row: Int
    var column: Int
    var weight: Float = 0
  }

  private let sources: Int
  private let targets: Int
  private var chain: [Anchor] = []

  /// - Parameter links: words that translate each other.
  init(_ source: TextFeatures, _ target: TextFeatures, _ links: [Link]) {
    (sources, targets) = (source.count, target.count)
    let pairs = Self.pairs(
      links, RarePlaces(source, links.lazy.map { $0.source }),
      RarePlaces(target, links.lazy.map { $0.target }))
    chain = bestChain(of: Self.heaviestOfRows(pairs))
  }

  /// The sentences that words tie, by source sentence and target sentence, once for each two
  /// words.
  private static func pairs(
    _ links: [Link], _ sources: borrowing RarePlaces, _ targets: borrowing RarePlaces
  ) -> [Anchor] {
    var pairs: [Anchor] = []
    for link in links {
      let (rows, columns) = (sources.range(link.source), targets.range(link.target))
      let count = rows.count * columns.count
      guard 1...mostPairs ~= count else { continue }
      for row in rows {
        for column in columns {
          pairs.append(
            Anchor(
              row: Int(sources.sentences[row]), column: Int(targets.sentences[column]),
              weight: link.weight / Float(count)))
        }
      }
    }
    return pairs.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  /// The heaviest pair of each source sentence, where it weighs enough.
  private static func heaviestOfRows(_ pairs: [Anchor]) -> [Anchor] {
    var heaviest: [Anchor] = []
    var last = Anchor(row: -1, column: -1)
    for pair in pairs {
      let isSame = pair.row == last.row && pair.column == last.column
      last = Anchor(
        row: pair.row, column: pair.column, weight: pair.weight + (isSame ? last.weight : 0))
      if last.weight < leastWeight { continue }
      if let best = heaviest.last, best.row == last.row {
        if last.weight > best.weight { heaviest[heaviest.count - 1] = last }
      } else {
        heaviest.append(last)
      }
    }
    return heaviest
  }

  private func bestChain(of pairs: [Anchor]) -> [Anchor] {
    let slope = Float(targets) / Float(sources)
    // The weight of the best chain that ends with each pair, the largest one until then, and the
    // pair before in the chain.
    let sums = Scratch(repeating: Float(0), count: pairs.count)
    let largest = Scratch(repeating: Float(0), count: pairs.count)
    let before = Scratch(repeating: -1, count: pairs.count)
    var last = -1
    for (index, pair) in pairs.enumerated() {
      var (sum, previous) = (Float(0), -1)
      for place in (max(0, index - Self.reach)..<index).reversed() {
        // No chain so far adds more.
        if largest[place] < sum { break }
        if pairs[place].column >= pair.column { continue }
        let (rows, columns) = (pair.row - pairs[place].row, pair.column - pairs[place].column)
        let cost = Self.costPerSentence * abs(Float(columns) - slope * Float(rows))
        let rest = sums[place] - cost
        if rest > 0, rest >= sum { (sum, previous) = (rest, place) }
      }
      sums[index] = sum + pair.weight
      before[index] = previous
      if last < 0 || sums[index] > sums[last] { last = index }
      largest[index] = sums[last]
    }
    var chain: [Anchor] = []
    while last >= 0 {
      chain.append(pairs[last])
      last = before[last]
    }
    return chain.reversed()
  }

  /// The nodes near the lines from anchor to anchor; nil where the anchors leave them in doubt.
  func band() -> Band? {
    var spans: [Band.Span] = []
    // Sentences that either text lacks between two anchors.
    var lacking = (source: 0, target: 0)
    var (row, column) = (0, 0)
    for anchor in chain + [Anchor(row: sources, column: targets)] {
      let (rows, columns) = (anchor.row - row, anchor.column - column)
      lacking.source += max(0, columns - rows)
      lacking.target += max(0, rows - columns)
      let margin = Self.margin + min(rows, columns) / Self.sentencesPerColumn
      // Off the line, but not beyond the anchors: what one text lacks may stand anywhere between.
      let (reach, between) = (
        margin + abs(rows - columns), column - margin...anchor.column + margin
      )
      for passed in 0...rows {
        let first = column + (rows > 0 ? columns * passed / rows : 0)
        let last = rows > 0 ? first : anchor.column
        spans.append(
          (
            row + passed, max(first - reach, between.lowerBound),
            min(last + reach, between.upperBound)
          ))
      }
      (row, column) = (anchor.row + 1, anchor.column + 1)
    }
    let band = Band(rows: sources + 1, width: targets + 1, margin: 0, spans: spans)
    let isInOrder =
      Double(min(lacking.source, lacking.target))
      <= Self.mostLacking * Double(min(sources, targets))
    return isInOrder && band.nodeCount <= Self.mostNodes * (sources + targets) ? band : nil
  }
}

/// The sentences of the forms that stand in few.
private struct RarePlaces: ~Copyable {
  /// Sentences of a form that are kept.
  private static let most = Anchors.mostPairs

  let sentences: Scratch<Int32>
  private let starts: Scratch<Int32>
  private let counts: Scratch<Int32>

  /// - Parameter forms: those that are looked for.
  init(_ text: TextFeatures, _ forms: some Sequence<Int32>) {
    starts = Scratch(repeating: 0, count: text.vocabulary.count)
    // Those that are not looked for stand in too many.
    counts = Scratch(repeating: Int32(Self.most + 1), count: text.vocabulary.count)
    var room: Int32 = 0
    for form in forms where counts[Int(form)] > 0 {
      counts[Int(form)] = 0
      starts[Int(form)] = room
      room += Int32(Self.most)
    }
    sentences = Scratch(repeating: -1, count: Int(room))
    let tokens = Scratch(text.tokens)
    for sentence in 0..<text.count {
      for token in text.tokenRange(sentence) {
        let form = Int(tokens[token])
        let count = Int(counts[form])
        if count > Self.most { continue }
        let place = Int(starts[form]) + count
        if count > 0, sentences[place - 1] == Int32(truncatingIfNeeded: sentence) { continue }
        if count < Self.most { sentences[place] = Int32(truncatingIfNeeded: sentence) }
        counts[form] += 1
      }
    }
  }

  /// Where in `sentences` those of a form are; empty where they are more than are kept.
  func range(_ form: Int32) -> Range<Int> {
    let (start, count) = (Int(starts[Int(form)]), Int(counts[Int(form)]))
    return count > Self.most ? 0..<0 : start..<start + count
  }
}
