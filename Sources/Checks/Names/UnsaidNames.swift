import Linguistics

/// Names that a translation leaves out by right: in a headline, in a gloss, and as the subject
/// of a sentence where the language need not have one.
struct UnsaidNames {
  private let names: NameCorrespondence
  private let context: RuleContext

  /// Words that tell who said a quotation: “Ms. Steinem said to me”.
  private static let longestAttribution = 5
  /// ( and （.
  private static let brackets: Set<UInt16> = [0x28, 0xFF08]

  init(_ names: NameCorrespondence, _ context: RuleContext) {
    self.names = names
    self.context = context
  }

  func contains(_ name: Int, _ bead: Int) -> Bool {
    bead == 0 || isGlossed(name)
      || context.target.facts.value("null-subjects") == "true"
        && (beginsSentence(name, bead) || saysQuotation(name, bead))
  }

  /// Whether the same name stands in brackets behind it, and is rendered: 弗雷克（Flake）.
  private func isGlossed(_ name: Int) -> Bool {
    let words = names.source.words
    guard words.indices.contains(name + 1), words[name + 1].bead == words[name].bead,
      names.linkOfSource[name + 1] != nil
    else { return false }
    let between = words[name].range.upperBound..<words[name + 1].range.lowerBound
    return between.count <= 2
      && context.source.text[between].contains { Self.brackets.contains($0) }
  }

  /// Whether a sentence begins with a name, or with a title or given name before it.
  private func beginsSentence(_ name: Int, _ bead: Int) -> Bool {
    wordsBefore(name, bead).map { $0 <= 1 } ?? false
  }

  /// How many words of its sentence stand before a name.
  func wordsBefore(_ name: Int, _ bead: Int) -> Int? {
    let start = names.source.words[name].range.lowerBound
    return sentence(at: start, in: bead).map { sentence in
      context.source.tokens[sentence.tokens].count { $0.isWordLike && Int($0.start) < start }
    }
  }

  /// Whether a sentence ends with a quotation and a few words that tell whose it is.
  private func saysQuotation(_ name: Int, _ bead: Int) -> Bool {
    let range = names.source.words[name].range
    guard let sentence = sentence(at: range.lowerBound, in: bead),
      let last = context.source.quotations.marks.last(where: {
        sentence.range.contains($0.offset)
      }), last.offset < range.lowerBound
    else { return false }
    return context.source.tokens[sentence.tokens].count {
      $0.isWordLike && Int($0.start) > last.offset
    } <= Self.longestAttribution
  }

  private func sentence(at offset: Int, in bead: Int) -> Sentence? {
    context.alignment.beads[bead].source.lazy
      .map { context.source.sentences[$0] }
      .first { $0.range.contains(offset) }
  }
}
