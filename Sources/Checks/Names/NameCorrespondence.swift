import Alignment
import ICU
import Linguistics
import NameTables

/// Which words of the target render the recurring names of the source: found
/// once for a pair, the base of every rule on names.
///
/// Within each bead, a name and a word of the target are tied where they are
/// each other's best partner by their letters. What stays alone is tied to
/// words that nearly are a known rendering, and to words that come and go with
/// the name (translated names).
struct NameCorrespondence: Sendable {
  /// How a word of the target was tied to a name.
  enum Tie: Int, Sendable {
    /// It stands wherever the name stands: a translated name.
    case recurring
    /// It nearly is another word that renders the name.
    case near
    /// Its letters spell the name.
    case spelled
  }

  /// A word of the target that renders a word of the source.
  struct Link: Sendable {
    /// Indices into the words of the texts.
    var source: Int
    var target: Int
    var tie: Tie
    /// `NameLikeness.logit` of the two.
    var logit: Float
  }

  /// One base form by which the target renders a name.
  struct Rendering: Sendable {
    /// Index into the target's lemmas.
    var lemma: Int
    /// The strongest tie of all.
    var tie: Tie
    var logit: Float
    /// Indices into `links`, in order.
    var links: [Int]
  }

  /// A name that recurs in one of the texts, with all that renders it.
  struct Entity: Sendable {
    /// Index into the source's lemmas.
    var lemma: Int
    /// Indices into the source's words.
    var words: [Int]
    /// The usual one first.
    var renderings: [Rendering]
  }

  let source: NameWords
  let target: NameWords
  let links: [Link]
  let entities: [Entity]
  /// The link of each source word.
  let linkOfSource: [Int?]
  /// The link of each target word.
  let linkOfTarget: [Int?]
  /// What was found out of the letters.
  let likeness: NameLikeness

  init(_ context: RuleContext) throws(NameError) {
    var likeness = NameLikeness(source: context.source.data, target: context.target.data)
    let alignment = context.alignment
    // In a sentence that was not translated, no name is rendered.
    let untranslated = context.untranslatedBeads
    func words(
      _ text: Analysis, _ beadOfSentence: [Int], _ stretches: [HanNames.Stretch] = []
    ) throws(NameError) -> NameWords {
      try NameWords(
        text, beadOfSentence: beadOfSentence, beads: alignment.beads.count, stretches: stretches,
        skipped: untranslated)
    }
    if context.source.language.script.isHan {
      target = try words(context.target, alignment.beadOfTarget)
      let names = try HanNames(
        of: target, in: context.source, alignment.beadOfSource, &likeness, isSource: true)
      source = try words(context.source, alignment.beadOfSource, names.stretches)
    } else {
      source = try words(context.source, alignment.beadOfSource)
      var stretches: [HanNames.Stretch] = []
      if context.target.language.script.isHan {
        stretches = try HanNames(
          of: source, in: context.target, alignment.beadOfTarget, &likeness, isSource: false
        ).stretches
      }
      target = try words(context.target, alignment.beadOfTarget, stretches)
    }
    var linker = NameLinker(source, target, likeness)
    try linker.run()
    links = linker.links
    linkOfSource = linker.linkOfSource
    linkOfTarget = linker.linkOfTarget
    entities = linker.entities()
    self.likeness = linker.likeness
  }
}

extension NameCorrespondence.Rendering {
  /// Whether its letters leave no doubt that it renders the name.
  var isEstablished: Bool {
    tie == .spelled && (logit >= NameLikeness.strong || links.count > 1)
  }
}

extension NameCorrespondence.Entity {
  /// The usual rendering that no doubt is about: by its letters, or because it
  /// stands wherever the name does.
  var usual: NameCorrespondence.Rendering? {
    renderings.first { $0.isEstablished || $0.tie == .recurring }
  }
}

extension NameCorrespondence {
  /// Whether the source's writing, or else the rendering's, shows a name.
  func isCertain(_ entity: Entity) -> Bool {
    if source.hasCase { return entity.words.contains { source.words[$0].isCertain } }
    return entity.renderings.contains { rendering in
      rendering.isEstablished
        && rendering.links.contains { target.words[links[$0].target].isCertain }
    }
  }

  /// The beads of an entity in which nothing renders it.
  func unrendered(_ entity: Entity) -> [Int] {
    var rendered: Set<Int> = []
    for rendering in entity.renderings {
      for link in rendering.links { rendered.insert(target.words[links[link].target].bead) }
    }
    var beads: [Int] = []
    for word in entity.words {
      let bead = source.words[word].bead
      if !rendered.contains(bead), beads.last != bead { beads.append(bead) }
    }
    return beads
  }

  /// The words of the full name that a source word is part of.
  func fullName(ofSource word: Int) -> [Int] {
    guard let mention = source.words[word].mention else { return [word] }
    return source.inBead[source.words[word].bead].filter { source.words[$0].mention == mention }
  }

  /// The range of a target word without the ending that the text hangs on it.
  func bareRange(ofTarget word: Int) -> Range<Int> {
    let (range, lemma) = (target.words[word].range, target.lemmas[target.lemma(of: word)])
    let folded = target.folded(target.words[word].form)
    guard folded.count > lemma.count, folded.starts(with: lemma) else { return range }
    let language = target.text.language.language
    for end in range.dropFirst()
    where (try? NameFolding.fold(target.text.text[range.lowerBound..<end], language: language))?[
      ...]
      == lemma
    {
      return range.lowerBound..<end
    }
    return range
  }
}
