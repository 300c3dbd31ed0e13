import ICU

/// A place where a text names somebody or something.
public struct NameMention: Sendable {
  /// Range in the text, UTF-16 units.
  public let range: Range<Int>
  public let sentence: Int
  /// The indices of the tokens that carry the name: no particle, initial or mark.
  public let words: [Int]
  /// Index into `NameFinder.entities`.
  public internal(set) var entity: Int
}

/// All mentions in a text that seem to be of one bearer: the full name, its
/// parts alone, their inflected forms.
public struct NameEntity: Sendable {
  /// Indices into `NameFinder.mentions`, in order; the longest name is `fullest`.
  public internal(set) var mentions: [Int]
  public internal(set) var fullest: Int
}

/// Finds the names of one text by its writing alone: capitals that are not due
/// to the start of a sentence, katakana, and what joins them to longer names.
///
/// Scripts without case, and languages that write every noun with a capital,
/// show no names by themselves; for them the other text has to tell.
public struct NameFinder: Sendable {
  public private(set) var mentions: [NameMention] = []
  public private(set) var entities: [NameEntity] = []
  /// Tokens with a capital that the start of a sentence may be the cause of, and
  /// that the text never writes in lower case: names or not.
  public private(set) var doubtful: [Int] = []

  /// Complexity: linear in the text, plus the distinct names times the
  /// language's endings.
  public init(_ text: Analysis) throws(NameError) {
    let endings = try SuffixTable(language: text.language.language)
    let scan = NameScan(text, endings: endings)
    (mentions, doubtful) = scan.mentions()
    link(text, endings)
  }

  /// Joins mentions to entities, longer names first, so that a surname alone
  /// finds the full name that it belongs to.
  private mutating func link(_ text: Analysis, _ endings: SuffixTable) {
    var keys = FormKeys(text: text, endings: endings)
    var entityOfWord: [Int32: Int] = [:]
    let byLength = mentions.indices.sorted {
      let (a, b) = (mentions[$0].words.count, mentions[$1].words.count)
      return a != b ? a > b : $0 < $1
    }
    for index in byLength {
      let words = mentions[index].words.map { keys.key(of: text.tokens[$0]) }
      // The last word is the surname in most orders of names; a name of several
      // words joins only one that has its last word too.
      let candidates = words.count == 1 ? words : Array(words.suffix(1))
      let known = candidates.compactMap { entityOfWord[$0] }.first { entity in
        words.count == 1 || shares(words, with: mentions[entities[entity].fullest], text, &keys)
      }
      let entity = known ?? entities.count
      if known == nil { entities.append(NameEntity(mentions: [], fullest: index)) }
      mentions[index].entity = entity
      entities[entity].mentions.append(index)
      for word in words where entityOfWord[word] == nil { entityOfWord[word] = entity }
    }
    for entity in entities.indices { entities[entity].mentions.sort() }
  }

  private func shares(
    _ words: [Int32], with mention: NameMention, _ text: Analysis, _ keys: inout FormKeys
  ) -> Bool {
    let full = mention.words.map { keys.key(of: text.tokens[$0]) }
    return words.allSatisfy(full.contains)
  }
}

/// One number for all forms of a word that its language's endings tie together.
private struct FormKeys {
  let text: Analysis
  let endings: SuffixTable
  private var keys: [Int32: Int32] = [:]
  /// The least key of the names met so far, and of what they may be inflected from.
  private var keyOfName: [[UInt16]: Int32] = [:]
  private var keyOfBase: [[UInt16]: Int32] = [:]

  init(text: Analysis, endings: SuffixTable) {
    self.text = text
    self.endings = endings
  }

  /// The least key of a name met so far that this one is inflected from, or that
  /// is inflected from this one; a key of its own where there is none.
  mutating func key(of token: Token) -> Int32 {
    let folded = text.form(of: token).folded
    if let known = keys[folded] { return known }
    let form = text.tokenTable.foldedForms[Int(folded)]
    guard let name = try? NameFolding.fold(form, language: "root") else {
      keys[folded] = folded
      return folded
    }
    let bases = endings.bases(of: name).filter { $0.kind != .gender }.map(\.base)
    let met = bases.compactMap { keyOfName[$0] } + [keyOfBase[name]].compactMap(\.self)
    let key = met.min() ?? folded
    keys[folded] = key
    keyOfName[name] = min(key, keyOfName[name] ?? key)
    for base in bases { keyOfBase[base] = min(key, keyOfBase[base] ?? key) }
    return key
  }
}
