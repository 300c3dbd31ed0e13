import ICU
import Linguistics

/// One name of the source under two spellings in the target.
struct NameVariants: Rule {
  let page = RulePage(
    name: "name-variants",
    summary: "One name is spelled two ways",
    why: "The reader takes two spellings for two people, and a search for one misses the other.",
    category: .inconsistentTerm, severity: .warning, mqmSeverity: .minor, confidence: 0.9,
    examples: [
      .bad(
        "ru|en",
        """
        В суд пришёл бизнесмен Пригожин. Судья отказал Пригожину в отсрочке.

        Адвокаты ⟦Пригожина⟧ обжаловали решение.
        """,
        """
        The businessman Prigozhin came to court. The judge refused Prigozhin a delay.

        The lawyers of ⟦Prigojine⟧ appealed against the decision.
        """),
      .bad(
        "uk|en",
        """
        Міністр Бондарюк відкрив виставку. Гості Бондарюка побачили понад сто картин.

        До ⟦Бондарюка⟧ приїхали митці.
        """,
        """
        Minister Bondariuk opened the exhibition. Bondariuk's guests saw over a hundred paintings.

        Artists came to ⟦Bondaryuk⟧.
        """),
      .bad(
        "en|de",
        "Judge Rosenblum spoke. Rosenblum was calm. Later ⟦Rosenblum⟧ left the court.",
        "Richter Rosenblum sprach. Rosenblum war ruhig. Später verließ ⟦Rosenblem⟧ das Gericht."),
      .good(
        "ru|en", "Пригожин ушёл. Пригожину позвонили. Пригожина не было.",
        "Prigozhin left. They called Prigozhin. Prigozhin's phone was off."),
      .good(
        "en|ru", "Merkel met Macron. Macron thanked Merkel.",
        "Меркель встретилась с Макроном. Макрон поблагодарил Меркель."),
    ])

  func applies(to context: RuleContext) -> Bool {
    context.source.language.language != context.target.language.language
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let names: NameCorrespondence
    do {
      names = try NameCorrespondence(context)
    } catch .icu(let error) {
      throw error
    } catch {
      // The embedded tables are checked by the tests; a broken one knows no name.
      return []
    }
    return names.entities.flatMap { entity in
      let usual = entity.usualSpelling
      let others = entity.spellings.filter { $0.folded != usual.folded }
      let strays = names.strays(of: entity, in: context)
      return (others + strays).map { finding($0, beside: usual, of: entity, names, context) }
    }
  }

  private func finding(
    _ variant: NameCorrespondence.Spelling, beside usual: NameCorrespondence.Spelling,
    of entity: NameCorrespondence.Entity, _ names: NameCorrespondence, _ context: RuleContext
  ) -> Finding {
    let target = context.target
    let place = variant.mentions[0]
    let source = entity.source(inBead: place.bead)
    let written = target.string(place.range)
    let usualText = target.string(usual.mentions[0].range)
    var message = "“\(written)” and “\(usualText)”"
    message += usual.mentions.count > 1 ? " (\(usual.mentions.count) times)" : ""
    message += " are one name, “\(context.source.string(source))”"
    if let schemes = schemes(variant, usual, names) { message += ": " + schemes }
    return finding(
      message, help: "write “\(usualText)” throughout", target: place.range, source: [source],
      related: [(usual.mentions[0].range, "spelled “\(usualText)” here")], in: context)
  }

  /// Which schemes the two spellings follow.
  private func schemes(
    _ variant: NameCorrespondence.Spelling, _ usual: NameCorrespondence.Spelling,
    _ names: NameCorrespondence
  ) -> String? {
    guard let table = names.table, !usual.schemes.isEmpty else { return nil }
    let second = schemeName(usual.schemes, beside: variant.schemes, table)
    guard !variant.schemes.isEmpty else {
      return "no romanisation scheme gives the first, the second follows \(second)"
    }
    let first = schemeName(variant.schemes, beside: usual.schemes, table)
    return first == second
      ? "both follow \(first)" : "the first follows \(first), the second \(second)"
  }

  /// The name of the first scheme that licenses a spelling, one that does
  /// not license the other one where there is such.
  private func schemeName(
    _ schemes: SchemeSet, beside other: SchemeSet, _ table: SchemeTable
  ) -> String {
    let telling = schemes.subtracting(other)
    let shown = telling.isEmpty ? schemes : telling
    return shown.indices.first.map { table.schemes[$0].name } ?? ""
  }
}
