import ICU
import Linguistics

/// How likely it is that a name which nothing renders in its bead has been lost there, and was
/// not left unsaid by right.
///
/// The logarithm of the odds is a sum over signs: how the target renders the name elsewhere,
/// what may stand for it, whether the sentence shows a hole. The weights: logistic regression
/// over translated news articles in twenty directions, from copies of which single names were
/// taken, to one decimal; own estimate.
final class LossOdds {
  /// A name in a bead without it.
  struct Case {
    var word: Int
    var bead: Int
    var entity: NameCorrespondence.Entity
    /// How many beads have the name, and how many of them lack a rendering.
    var all: Int
    var lost: Int
    /// Whether usage translates such names.
    var isTranslated: Bool
  }

  private let names: NameCorrespondence
  private let context: RuleContext
  private let kin: NameKin
  private let unsaid: UnsaidNames
  private lazy var pronouns = (
    source: Pronouns(context.source), target: Pronouns(context.target)
  )

  private static let prior = 2.0
  private static let hole = 3.8
  private static let established = 0.5
  private static let translated = -1.0
  /// Other beads lack the name: the translation has a way without it.
  private static let secondLoss = -2.5
  private static let moreLosses = -2.9
  /// Only one other bead has the name.
  private static let onlyOther = -0.5
  /// The target has the name's bearer under the other names.
  private static let restOfFullName = 1.8
  /// The target has the last word of the full name: translations shorten names to it.
  private static let givenName = -0.7
  /// The target has no word of the full name.
  private static let wholeFullName = -0.8
  private static let firstWord = -0.6
  private static let unsaidByRight = -0.4
  /// The target has a pronoun more than the source.
  private static let pronoun = -0.7
  /// The name is near the start, where subjects stand.
  private static let pronounForSubject = -0.8
  /// For each standard deviation that the target is longer than usual and half a one.
  private static let length = -0.8
  /// All other names have their partners.
  private static let onlyGap = 0.4
  private static let justNamed = -0.4
  private static let shortName = -1.0
  private static let acronym = -1.2
  private static let resembled = -0.6

  /// A name that begins so near to the start is likely to be the subject.
  private static let wordsBeforeSubject = 2
  private static let fewestLetters = 4

  init(_ names: NameCorrespondence, _ context: RuleContext, _ kin: NameKin) {
    self.names = names
    self.context = context
    self.kin = kin
    unsaid = UnsaidNames(names, context)
  }

  /// The natural logarithm of the odds.
  ///
  /// - Parameter limit: below which the answer need not be exact.
  /// Complexity: linear in the bead.
  func logOdds(of loss: Case, isHole: Bool, givingUpAt limit: Double) throws(ICUError) -> Double {
    var sum = Self.prior + (isHole ? Self.hole : 0) + history(of: loss)
    guard sum + Self.restOfFullName + Self.onlyGap > limit else { return sum }
    sum += standIns(for: loss) + extent(of: loss)
    guard sum + Self.restOfFullName + Self.onlyGap > limit else { return sum }
    let rest = try rest(of: loss.bead)
    sum += fullName(of: loss, rest.source)
    if rest.target.allSatisfy({ !names.target.words[$0].isCertain }),
      rest.source.count(where: { names.source.words[$0].isCertain }) <= 1
    {
      sum += Self.onlyGap
    }
    guard sum > limit else { return sum }
    switch try kin.relation(to: loss.entity, in: loss.bead) {
    case .none: return sum
    case .faint: return sum + Self.resembled
    case .close: return -.infinity
    }
  }

  /// How the target renders the name elsewhere.
  private func history(of loss: Case) -> Double {
    var sum = loss.lost == 1 ? 0 : loss.lost == 2 ? Self.secondLoss : Self.moreLosses
    if loss.all == 2 { sum += Self.onlyOther }
    if loss.entity.renderings[0].isEstablished { sum += Self.established }
    if loss.isTranslated { sum += Self.translated }
    if names.source.words[loss.word].range.count < Self.fewestLetters { sum += Self.shortName }
    if loss.entity.words.contains(where: { names.source.words[$0].bead == loss.bead - 1 }) {
      sum += Self.justNamed
    }
    return sum
  }

  /// What may stand for the name, or make it needless.
  private func standIns(for loss: Case) -> Double {
    let bead = context.alignment.beads[loss.bead]
    let before = unsaid.wordsBefore(loss.word, loss.bead)
    var sum = 0.0
    if before == 0 { sum += Self.firstWord }
    if unsaid.contains(loss.word, loss.bead) { sum += Self.unsaidByRight }
    if pronouns.target.count(in: bead.target) > pronouns.source.count(in: bead.source) {
      sum += Self.pronoun
      if let before, before <= Self.wordsBeforeSubject { sum += Self.pronounForSubject }
    }
    if kin.hasAcronym(of: loss.entity, in: loss.bead) { sum += Self.acronym }
    return sum
  }

  private func extent(of loss: Case) -> Double {
    let bead = context.alignment.beads[loss.bead]
    guard let deviation = context.lengths.deviation(bead.source, bead.target) else { return 0 }
    return Self.length * min(2.5, max(0, deviation - 0.5))
  }

  private func fullName(of loss: Case, _ rest: Set<Int>) -> Double {
    if isLastOfFullName(loss.word, of: loss.entity, rest) { return Self.restOfFullName }
    let fullName = names.fullName(ofSource: loss.word)
    guard fullName.count > 1, let last = fullName.last else { return 0 }
    if names.linkOfSource[last] != nil { return Self.givenName }
    return fullName.allSatisfy { names.linkOfSource[$0] == nil } ? Self.wholeFullName : 0
  }

  /// Whether the target has a full name but for its last word, one that stands for its
  /// bearer elsewhere.
  private func isLastOfFullName(
    _ name: Int, of entity: NameCorrespondence.Entity, _ rest: Set<Int>
  ) -> Bool {
    guard let before = wordBefore(name),
      entity.words.contains(where: { names.fullName(ofSource: $0).count == 1 })
    else { return false }
    if let link = names.linkOfSource[before] {
      return names.target.words[names.links[link].target].isCertain
    }
    return !rest.contains(before)
  }

  /// The word before the last one of a full name; in a script without capitals any word
  /// with at most a space between.
  private func wordBefore(_ name: Int) -> Int? {
    let fullName = names.fullName(ofSource: name)
    if names.source.hasCase {
      return fullName.last == name ? fullName.dropLast().last : nil
    }
    let (before, bead) = (name - 1, names.source.inBead[names.source.words[name].bead])
    guard bead.contains(before),
      names.source.words[before].range.upperBound + 1 >= names.source.words[name].range.lowerBound
    else { return nil }
    return before
  }

  /// The names of a bead that nothing is tied to, without those of either text that spell
  /// one of the other: they stand once, and nothing had to tie them.
  private func rest(of bead: Int) throws(ICUError) -> (source: Set<Int>, target: Set<Int>) {
    var source = Set(names.source.inBead[bead].filter { names.linkOfSource[$0] == nil })
    var target = Set(names.target.inBead[bead].filter { names.linkOfTarget[$0] == nil })
    for pair in try kin.pairs(of: source, target)
    where source.contains(pair.name) && target.contains(pair.word) {
      source.remove(pair.name)
      target.remove(pair.word)
    }
    return (source, target)
  }
}
