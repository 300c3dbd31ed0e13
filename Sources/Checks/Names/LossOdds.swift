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
  /// The target has the words before a name in a full name, or the one behind it, which it
  /// never has without the name: nobody shortens a full name to those.
  private static let restOfFullName = 1.8
  /// The target has the word behind a name in a full name: translations shorten names to it.
  private static let givenName = -1.2
  /// The target has no word of the full name.
  private static let wholeFullName = -0.8
  private static let firstWord = -0.6
  private static let unsaidByRight = -0.4
  /// The target has a pronoun more than the source.
  private static let pronoun = -0.7
  /// The name is near the start, where subjects stand.
  private static let pronounForSubject = -0.8
  /// For each standard deviation that the target is longer than usual and a quarter of one.
  private static let length = -0.8
  private static let usualLength = 0.25
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
    sum += fullName(of: loss, rest)
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
    // Scripts without capitals write syllables, or consonants alone.
    if names.source.hasCase, names.source.words[loss.word].range.count < Self.fewestLetters {
      sum += Self.shortName
    }
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
    return Self.length * min(2.5, max(0, deviation - Self.usualLength))
  }

  /// What the other words of a full name tell.
  private func fullName(of loss: Case, _ rest: Rest) -> Double {
    let (before, after) = neighbours(of: loss.word)
    func partner(of name: Int?) -> Int? {
      name.flatMap { rest.partners[$0] }.flatMap {
        names.target.words[$0].isCertain || !names.target.hasCase ? $0 : nil
      }
    }
    let isPart = isSure(loss)
    if partner(of: before) != nil { return isPart ? Self.restOfFullName : 0 }
    if let partner = partner(of: after) {
      let isBetween = before != nil && names.source.hasCase
      return isPart && (isBetween || isAlways(partner, behind: loss.entity))
        ? Self.restOfFullName : Self.givenName
    }
    let fullName = names.fullName(ofSource: loss.word)
    return fullName.count > 1
      && fullName.allSatisfy { names.linkOfSource[$0] == nil } ? Self.wholeFullName : 0
  }

  /// Whether the name stands once in its bead and has a rendering that no doubt is about;
  /// headlines shorten all names.
  private func isSure(_ loss: Case) -> Bool {
    loss.bead > 0 && loss.entity.renderings[0].isEstablished
      && loss.entity.words.count { names.source.words[$0].bead == loss.bead } == 1
  }

  /// The words of a full name on either side of one of its words; in a script without capitals
  /// any words with at most a space between.
  private func neighbours(of name: Int) -> (before: Int?, after: Int?) {
    let words = names.source.words
    func neighbour(_ other: Int) -> Int? {
      guard words.indices.contains(other), words[other].bead == words[name].bead else { return nil }
      if names.source.hasCase {
        return words[name].mention != nil && words[other].mention == words[name].mention
          ? other : nil
      }
      let (first, second) = (words[min(name, other)].range, words[max(name, other)].range)
      return first.upperBound + 1 >= second.lowerBound ? other : nil
    }
    return (neighbour(name - 1), neighbour(name + 1))
  }

  /// Whether a word of the target stands behind a rendering of the name wherever else it stands:
  /// it is not what the target shortens the full name to.
  private func isAlways(_ word: Int, behind entity: NameCorrespondence.Entity) -> Bool {
    let (words, lemma) = (names.target.words, names.target.lemma(of: word))
    return words.indices.allSatisfy { other in
      guard other != word, names.target.lemma(of: other) == lemma else { return true }
      guard other > 0, words[other - 1].bead == words[other].bead,
        words[other - 1].range.upperBound + 2 >= words[other].range.lowerBound
      else { return false }
      let before = names.target.lemma(of: other - 1)
      return entity.renderings.contains { $0.lemma == before }
    }
  }

  /// The names of a bead that nothing is tied to, without those of either text that spell
  /// one of the other: they stand once, and nothing had to tie them.
  private struct Rest {
    var source: Set<Int>
    var target: Set<Int>
    /// The words of the target for the names that have one.
    var partners: [Int: Int]
  }

  private func rest(of bead: Int) throws(ICUError) -> Rest {
    var source = Set(names.source.inBead[bead].filter { names.linkOfSource[$0] == nil })
    var target = Set(names.target.inBead[bead].filter { names.linkOfTarget[$0] == nil })
    var partners: [Int: Int] = [:]
    for pair in try kin.pairs(of: source, target)
    where source.contains(pair.name) && target.contains(pair.word) {
      source.remove(pair.name)
      target.remove(pair.word)
      partners[pair.name] = pair.word
    }
    for name in names.source.inBead[bead] {
      if let link = names.linkOfSource[name] { partners[name] = names.links[link].target }
    }
    return Rest(source: source, target: target, partners: partners)
  }
}
