import ICU
import Linguistics

/// The names of the source and the spellings under which the target renders
/// them, told by romanisation schemes within aligned sentences.
struct NameCorrespondence {
  /// One name of the source with all its renderings.
  struct Entity {
    /// The source's base form, folded.
    var base: [UInt16]
    /// Where the source names it.
    var source: [Mention]
    var spellings: [Spelling]

    /// Where the source names it in a bead, or first of all.
    func source(inBead bead: Int) -> Range<Int> {
      (source.first { $0.bead == bead } ?? source[0]).range
    }
  }

  /// A place where a name stands, without the ending that the text hangs on it
  /// where it has one.
  struct Mention {
    var range: Range<Int>
    var bead: Int
  }

  /// One way in which the target writes a name.
  struct Spelling {
    /// Without inflection, folded.
    var folded: [UInt16]
    var mentions: [Mention]
    /// The schemes that license it; empty for the same spelling in the same script.
    var schemes: SchemeSet
  }

  let entities: [Entity]
  /// The tables that the sets of schemes refer to; nil where the source's
  /// language has none.
  let table: SchemeTable?
  /// Target words by bead that stand where a name may stand and render no name
  /// of the source that a scheme would know.
  let unexplained: [[Range<Int>]]

  init(_ context: RuleContext) throws(NameError) {
    var builder = try Builder(context)
    try builder.run()
    entities = builder.entities.filter { !$0.spellings.isEmpty }
    table = builder.table
    unexplained = builder.unexplained
  }
}

extension NameCorrespondence.Entity {
  /// The spelling with the most mentions, the first one of equals.
  var usualSpelling: NameCorrespondence.Spelling {
    spellings.dropFirst().reduce(spellings[0]) {
      $1.mentions.count > $0.mentions.count ? $1 : $0
    }
  }
}

extension NameCorrespondence {
  /// Spellings that no scheme licenses but that nearly are the usual one, in
  /// beads whose source has the name and whose target has no other rendering of it.
  func strays(of entity: Entity, in context: RuleContext) -> [Spelling] {
    let usual = entity.usualSpelling
    guard usual.folded.count >= 5, usual.mentions.count >= 2 else { return [] }
    let rendered = Set(entity.spellings.flatMap(\.mentions).map(\.bead))
    var strays: [Spelling] = []
    for bead in Set(entity.source.map(\.bead)).subtracting(rendered).sorted() {
      for range in unexplained[bead] {
        guard
          let folded = try? NameFolding.fold(
            context.target.text[range], language: context.target.language.language),
          EditDistance.between(folded, usual.folded) * 4 <= usual.folded.count
        else { continue }
        let mention = Mention(range: range, bead: bead)
        if let known = strays.firstIndex(where: { $0.folded == folded }) {
          strays[known].mentions.append(mention)
        } else {
          strays.append(Spelling(folded: folded, mentions: [mention], schemes: []))
        }
      }
    }
    return strays
  }
}

/// Levenshtein's distance.
enum EditDistance {
  /// Insertions, deletions and replacements of units between two words.
  /// Complexity: the product of the lengths.
  static func between(_ left: [UInt16], _ right: [UInt16]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let replaced = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}

extension NameCorrespondence {
  private struct Builder: ~Copyable {
    let context: RuleContext
    var matcher: SchemeMatcher?
    let table: SchemeTable?
    let sourceEndings: SuffixTable
    let targetEndings: SuffixTable
    var entities: [Entity] = []
    var unexplained: [[Range<Int>]] = []
    private var entityOfBase: [[UInt16]: Int] = [:]
    private var basesOfSource: [[UInt16]: [[UInt16]]] = [:]
    private var links: [Pair: Link?] = [:]

    private struct Pair: Hashable {
      var source: [UInt16]
      var target: [UInt16]
    }

    /// A source base form, and the target base form that renders it.
    private struct Link {
      var base: [UInt16]
      var spelling: [UInt16]
      var schemes: SchemeSet
    }

    init(_ context: RuleContext) throws(NameError) {
      let (source, target) = (context.source.language.language, context.target.language.language)
      let table: SchemeTable?
      do { table = try SchemeTable(language: source) } catch { throw .scheme(error) }
      let endings = (try SuffixTable(language: source), try SuffixTable(language: target))
      let matcher: SchemeMatcher?
      if let table { matcher = try SchemeMatcher(table) } else { matcher = nil }
      self.context = context
      self.table = table
      self.matcher = matcher
      (sourceEndings, targetEndings) = endings
    }

    /// A word of the source that may be a name.
    private struct Candidate {
      var range: Range<Int>
      var folded: [UInt16]
    }

    mutating func run() throws(NameError) {
      let recurring = try recurringCandidates()
      for (index, bead) in context.alignment.beads.enumerated() {
        for candidate in recurring[index] { try note(candidate, bead: index) }
        var left: [Range<Int>] = []
        if !recurring[index].isEmpty {
          for target in NameCandidates(context.target, sentences: bead.target).ranges
          where try !link(target, to: recurring[index], bead: index) {
            left.append(target)
          }
        }
        unexplained.append(left)
      }
    }

    /// By bead, the words of the source that share a base form with another one:
    /// a name that stands once has no second spelling.
    private mutating func recurringCandidates() throws(NameError) -> [[Candidate]] {
      var candidates: [[Candidate]] = []
      var counts: [[UInt16]: Int] = [:]
      for bead in context.alignment.beads {
        var found: [Candidate] = []
        for range in NameCandidates(context.source, sentences: bead.source).ranges {
          let candidate = Candidate(range: range, folded: try fold(context.source, range))
          for base in bases(ofSource: candidate.folded) { counts[base, default: 0] += 1 }
          found.append(candidate)
        }
        candidates.append(found)
      }
      for index in candidates.indices {
        candidates[index].removeAll { candidate in
          !bases(ofSource: candidate.folded).contains { counts[$0, default: 0] > 1 }
        }
      }
      return candidates
    }

    private mutating func note(_ source: Candidate, bead: Int) throws(NameError) {
      for base in bases(ofSource: source.folded) {
        let index = entityOfBase[base] ?? entities.count
        if index == entities.count {
          entityOfBase[base] = index
          entities.append(Entity(base: base, source: [], spellings: []))
        }
        entities[index].source.append(Mention(range: source.range, bead: bead))
      }
    }

    private mutating func link(
      _ target: Range<Int>, to sources: [Candidate], bead: Int
    ) throws(NameError) -> Bool {
      let folded = try fold(context.target, target)
      for source in sources {
        let key = Pair(source: source.folded, target: folded)
        let link: Link?
        if let known = links[key] {
          link = known
        } else {
          link = try findLink(key)
          links[key] = link
        }
        guard let link, let index = entityOfBase[link.base] else { continue }
        let range = try trimmed(target, to: link.spelling, folded: folded)
        add(Mention(range: range, bead: bead), link, to: index)
        return true
      }
      return false
    }

    private mutating func add(_ mention: Mention, _ link: Link, to entity: Int) {
      if let known = entities[entity].spellings.firstIndex(where: { $0.folded == link.spelling }) {
        entities[entity].spellings[known].mentions.append(mention)
      } else {
        entities[entity].spellings.append(
          Spelling(folded: link.spelling, mentions: [mention], schemes: link.schemes))
      }
    }

    /// The front of a word that is the name itself; the word where no front is.
    private func trimmed(
      _ range: Range<Int>, to spelling: [UInt16], folded: [UInt16]
    ) throws(NameError) -> Range<Int> {
      guard spelling != folded else { return range }
      for end in range.dropFirst() {
        if try fold(context.target, range.lowerBound..<end) == spelling {
          return range.lowerBound..<end
        }
      }
      return range
    }

    private mutating func findLink(_ pair: Pair) throws(NameError) -> Link? {
      let targets = [pair.target] + targetEndings.bases(of: pair.target).map(\.base)
      for base in bases(ofSource: pair.source) {
        for target in targets where target.count >= 3 {
          if base == target { return Link(base: base, spelling: target, schemes: []) }
          let schemes = try matcher?.schemes(
            rendering: base[...], as: target[...], in: context.target.language.language)
          if let schemes, !schemes.isEmpty {
            return Link(base: base, spelling: target, schemes: schemes)
          }
        }
      }
      return nil
    }

    private mutating func bases(ofSource folded: [UInt16]) -> [[UInt16]] {
      if let known = basesOfSource[folded] { return known }
      var found = [folded]
      for (base, kind) in sourceEndings.bases(of: folded)
      where kind != .gender && base.count >= 3 && !found.contains(base) {
        found.append(base)
      }
      basesOfSource[folded] = found
      return found
    }

    private func fold(_ text: Analysis, _ range: Range<Int>) throws(NameError) -> [UInt16] {
      do {
        return try NameFolding.fold(text.text[range], language: text.language.language)
      } catch {
        throw .icu(error)
      }
    }
  }
}

/// Where names may stand in some sentences of a text: words with a capital
/// first, alone or joined by hyphens; any longer word in a script without case.
struct NameCandidates {
  private(set) var ranges: [Range<Int>] = []

  init(_ text: Analysis, sentences: Range<Int>) {
    for sentence in sentences {
      let tokens = text.sentences[sentence].tokens
      var index = tokens.lowerBound
      while index < tokens.upperBound {
        var end = index + 1
        while end + 1 < tokens.upperBound, isHyphen(text, end), isWord(text, end + 1) { end += 2 }
        let range =
          text.tokens[index].range.lowerBound..<text.tokens[end - 1].range.upperBound
        if isWord(text, index), !text.isInReference(range) {
          if (index..<end).contains(where: { isName(text, $0) }) { ranges.append(range) }
        }
        index = end
      }
    }
  }

  private func isHyphen(_ text: Analysis, _ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.range.count == 1 && text.text[token.range.lowerBound] == 0x2D
      && text.tokens[index - 1].end == token.start && text.tokens[index + 1].start == token.end
  }

  private func isWord(_ text: Analysis, _ index: Int) -> Bool { text.tokens[index].kind == .word }

  private func isName(_ text: Analysis, _ index: Int) -> Bool {
    guard isWord(text, index) else { return false }
    let form = text.form(of: text.tokens[index])
    switch form.casing {
    case .title, .mixed: return form.range.count >= 2
    case .upper: return form.range.count >= 4
    case .none: return form.script.isSpecific && form.range.count >= 3
    case .lower: return false
    }
  }
}
