import Documents
import ICU
import Linguistics

/// A tag that differs from the source's.
struct TagMismatch: ReferenceRule {
  let page = RulePage(
    name: "tag-mismatch",
    summary: "A tag or a character reference is broken, lost or put in",
    why: "The page shows raw markup, or formats the wrong words.",
    category: .markup, severity: .error, mqmSeverity: .major, confidence: 0.97,
    examples: [
      .bad("en|de", "He was <b>not⟦</b>⟧ there.", "Er war <b>nicht⟦<b>⟧ dort."),
      .bad("en|ru", "He was ⟦<i>⟧not</i> there.", "Его там < ⟦i>⟧не</i> было."),
      .bad("en|de", "He was <i>not</i> there.", "Er war <i>nicht</i> ⟦<br>⟧dort."),
      .good(
        "en|de", "Read <a href=\"/en/a\" title=\"More\">the report</a>.",
        "Lesen Sie <a href=\"/de/a\" title=\"Mehr\">den Bericht</a>."),
      .bad(
        "en|de", "Type /kick <name>. Type /mute <name>. Type /find ⟦<name>⟧.",
        "Geben Sie /kick <name> ein. Geben Sie /mute <name> ein. Geben Sie /find ⟦<Name-dort>⟧ ein."
      ),
      .good(
        "en|ru", "Type /load <filename> to load, /save <filename> to save.",
        "Введите /load <имя файла>, чтобы загрузить, /save <имя файла>, чтобы сохранить."),
      .good(
        "en|de", "Anna Miller\nWrite to the editor.",
        "Anna Miller <anna@example.org>\nSchreiben Sie der Redaktion."),
      .good("en|fr", "Johnson &amp; Johnson rose by 5%.", "Johnson & Johnson gagne 5&nbsp;%."),
      .good(
        "en|de",
        """
        The bridge of Bergvik was opened in 1931.
        Oslo has 700,000 inhabitants.
        The tower of Zagreb is 70 metres tall.
        In Narvik it rains on 210 days.
        The station of Malmö was closed on 5 May.
        The <b>cathedral</b> of Aachen was built by Charlemagne 1,200 years ago.
        """,
        """
        Der <b>Dom</b> von Aachen wurde vor 1.200 Jahren von Charlemagne gebaut.
        Die Brücke von Bergvik wurde 1931 eröffnet.
        Oslo hat 700.000 Einwohner.
        Der Turm von Zagreb ist 70 Meter hoch.
        In Narvik regnet es an 210 Tagen.
        Der Bahnhof von Malmö wurde am 5. Mai geschlossen.
        """),
    ])

  let kinds: Set<Reference.Kind> = [.tag]
  let noun = "tag"

  func applies(to context: RuleContext) -> Bool {
    [context.source, context.target].contains { text in
      text.references.contains { $0.kind == .tag }
        || text.document.elements.contains { $0.kind == .tag }
    }
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    differencesInText(in: context) + differencesInMarkup(in: context)
  }

  /// Tags that a reader of the file set aside. In a unit they are codes that a program
  /// needs; in an article emphasis may be put otherwise.
  private func differencesInMarkup(in context: RuleContext) -> [Finding] {
    let (source, target) = (context.source.document, context.target.document)
    guard source.format.hasInlineTags, target.format.hasInlineTags else { return [] }
    let isUnits = !target.units.isEmpty
    return ElementComparison(context) { $0 == .tag }
      .differences(reach: isUnits ? 0 : 2).compactMap { difference in
        guard !context.alignment.beads[difference.bead].target.isEmpty else { return nil }
        let severity: Severity = isUnits ? .error : .info
        if let source = difference.source, difference.target == nil {
          return finding(
            "the tag “\(source.label)” is missing", help: "put it in as in the source",
            difference, severity: severity, in: context)
        }
        guard let target = difference.target else { return nil }
        return finding(
          difference.source.map {
            "the tag “\(target.label)” stands for the source's “\($0.label)”"
          } ?? "the source has no tag “\(target.label)” here",
          help: difference.source.map { "write “\($0.label)” as in the source" } ?? "take it out",
          difference, severity: severity, in: context)
      }
  }

  private func differencesInText(in context: RuleContext) -> [Finding] {
    let differences = ReferenceComparison(context) { Self.name($0) == Self.name($1) }
      .differences(kinds)
    guard !differences.isEmpty else { return [] }
    let (sourceNames, targetNames) = (
      Self.names(in: context.source), Self.names(in: context.target)
    )
    let words = context.source.references.count {
      $0.kind == .tag && Self.isWord(context.source.text[$0.range], sourceNames)
    }
    let isWord = differences.map { difference in
      difference.source.map { Self.isWord(context.source.text[$0], sourceNames) }
        ?? (words > 0 && Self.isWord(context.target.text[difference.target], targetNames))
    }
    let changed = differences.indices.count { isWord[$0] && differences[$0].source != nil }
    let areTranslated = changed > words - changed
    var replaced: [Int: Bool] = [:]
    let isLost = differences.indices.map { index in
      guard isWord[index] else { return false }
      guard areTranslated else { return true }
      guard differences[index].target.isEmpty,
        let bead = differences[index].source.flatMap({ context.beadIndex(atSource: $0.lowerBound) })
      else { return false }
      let isReplaced = replaced[bead] ?? hasAsManyWords(bead, in: context)
      replaced[bead] = isReplaced
      return !isReplaced
    }
    // So many are written otherwise, in capitals for instance.
    let areWrittenOtherwise = areTranslated && isLost.count { $0 } >= Self.mostLost
    return differences.indices.compactMap { index in
      let difference = differences[index]
      if isWord[index], areWrittenOtherwise || !isLost[index] { return nil }
      let severity: Severity? = isWord[index] ? .warning : nil
      guard let source = difference.source else {
        let text = context.target.string(difference.target)
        return finding(
          "the source has no tag “\(text)” here", help: "take it out",
          target: difference.target, severity: severity, in: context)
      }
      return finding(difference, source: source, severity: severity, in: context)
    }
  }

  /// Whether the target of a bead has as many words in angle brackets as its source, in whatever
  /// script, so that another one stands for each of the source.
  private func hasAsManyWords(_ index: Int, in context: RuleContext) -> Bool {
    let bead = context.alignment.beads[index]
    guard let source = context.sourceRange(bead.source),
      let target = context.targetRange(bead.target),
      source.count + target.count <= Self.longestBead
    else { return false }
    func words(_ text: ArraySlice<UInt16>) -> Int {
      text.indices.count { text[$0] == 0x3C && text[$0...].prefix(Self.longestWord).contains(0x3E) }
    }
    return words(context.target.text[target]) >= words(context.source.text[source])
  }

  /// Whether a tag is rather a word in angle brackets that tells what to put there, which is
  /// translated: `/kick <name>`. It has no attributes, and no end tag anywhere.
  private static func isWord(_ text: ArraySlice<UInt16>, _ names: Set<[UInt16]>) -> Bool {
    let word = text.dropFirst().dropLast()
    return word.count >= shortestWord && !names.contains([0x2F] + word.map(ASCII.lower))
      && word.allSatisfy {
        GeneralCategory(of: UInt32($0)).isLetter || [0x20, 0x2D, 0x5F, 0x7C].contains($0)
      }
  }

  /// The names of the tags of a text.
  private static func names(in text: Analysis) -> Set<[UInt16]> {
    Set(text.references.lazy.filter { $0.kind == .tag }.map { name(text.text[$0.range]) })
  }

  /// Letters of a word in angle brackets; names of void elements are mostly shorter.
  private static let shortestWord = 3

  /// Words in angle brackets that a text may lose by mistake.
  private static let mostLost = 10

  /// UTF-16 units of a word in angle brackets and its closing one.
  private static let longestWord = 60

  /// UTF-16 units of a bead's two sides up to which such words are counted.
  private static let longestBead = 5000

  /// The tag's name with the slash of an end tag: attributes may be translated.
  private static func name(_ text: ArraySlice<UInt16>) -> [UInt16] {
    let body = text.dropFirst().prefix { $0 != 0x20 && $0 != 0x3E }
    let isEmptyElement = body.count > 1 && body.last == 0x2F
    return (isEmptyElement ? body.dropLast() : body).map(ASCII.lower)
  }
}
