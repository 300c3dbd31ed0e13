import Linguistics

/// How the words of the target stand to those of the source.
struct SourceWords: Sendable {
  /// By form of the target, the number of the same folded form in the source, or −1.
  let forms: [Int32]
  /// By token of the target, whether it is a word of prose: no number, and in no reference.
  let isWord: [Bool]

  init(source: Analysis, target: Analysis) {
    let (ours, theirs) = (source.tokenTable.foldedForms, target.tokenTable.foldedForms)
    let folded = (0..<theirs.count).map { number in
      ours.index(ofForm: number, in: theirs).map(Int32.init) ?? -1
    }
    forms = target.tokenTable.forms.map { folded[Int($0.folded)] }
    let references = target.references
    var next = 0
    isWord = target.tokens.map { token in
      guard token.isWordLike, token.kind != .number else { return false }
      while next < references.count, references[next].range.upperBound <= token.start { next += 1 }
      return next == references.count || references[next].range.lowerBound >= token.end
    }
  }
}
