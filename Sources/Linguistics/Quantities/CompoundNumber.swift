import QuantityTables

/// Numbers whose words are written together: `honderdvijftig`, `milleduecento`,
/// `jednadvacet`, `siebzehnjährig`, `artonhundratalet`.
struct CompoundNumber {
  private let lexicon: QuantityLexicon

  init(_ lexicon: QuantityLexicon) { self.lexicon = lexicon }

  /// What a form means that is made of at least two number words; nil where it
  /// is not.
  ///
  /// - Parameter path: how far the lexicon goes along with the form.
  ///
  /// Complexity: quadratic in the form's length for the few forms that begin
  /// like a number word.
  func senses(of form: ArraySlice<UInt16>, _ path: FormPath) -> [Sense]? {
    guard !lexicon.links.isEmpty, form.count >= 6,
      path.lengths.contains(anyOf: Self.shortest..<form.count)
    else { return nil }
    return parts(of: form, after: nil)
  }

  private func read(_ rest: ArraySlice<UInt16>, after sum: WordSum) -> [Sense]? {
    if rest.count >= Self.shortest,
      let senses = lexicon.senses(of: rest)
        ?? lexicon.sensesOfInflected(rest, lexicon.path(along: rest)),
      let meaning = ending(senses, of: sum)
    {
      return [meaning]
    }
    return parts(of: rest, after: sum)
  }

  /// Units of the shortest number word that is written together with others.
  private static let shortest = 2

  /// The meaning of a word and what follows it; nil where the form is one word.
  private func parts(of rest: ArraySlice<UInt16>, after sum: WordSum?) -> [Sense]? {
    for length in lexicon.numberLengths(beginning: rest)
    where length >= Self.shortest && length < rest.count {
      let end = rest.startIndex + length
      guard let senses = lexicon.senses(of: rest[..<end]), let next = advanced(sum, by: senses)
      else { continue }
      if let found = read(rest[end...], after: next) { return found }
      for link in lexicon.links where rest[end...].starts(with: link) {
        if let found = read(rest[(end + link.count)...], after: next) { return found }
      }
    }
    return nil
  }

  /// The number with the last word of the compound.
  private func ending(_ senses: [Sense], of sum: WordSum) -> Sense? {
    if let total = advanced(sum, by: senses)?.total, total >= 13 {
      let isOrdinal = senses.contains { $0.kind == .ordinal }
      let isInflected = senses.contains { $0.kind == .counting }
      return Sense(kind: isOrdinal ? .ordinal : isInflected ? .counting : .number, value: total)
    }
    if senses.contains(where: { $0.kind == .suffix }) {
      return Sense(kind: .number, value: sum.total)
    }
    let isDecade = sum.total >= 20 && sum.total.truncatingRemainder(dividingBy: 10) == 0
    return isDecade && senses.contains { $0.kind == .decade }
      ? Sense(kind: .decadeName, value: sum.total) : nil
  }

  private func advanced(_ sum: WordSum?, by senses: [Sense]) -> WordSum? {
    let value = senses.first { [.number, .ordinal, .counting, .weak].contains($0.kind) }?.value
    let scale = senses.first { $0.kind == .scale }?.value
    guard var sum else { return (value ?? scale).map { WordSum(first: $0) } }
    if let scale, sum.multiply(by: scale) { return sum }
    return value.map { sum.add($0, isInverted: true) } == true ? sum : nil
  }
}
