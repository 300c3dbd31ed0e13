import ICU
import Linguistics

/// A spelling that the project's own list of names does not have.
struct NameUnlisted: Rule {
  private static let list = try? NameList(
    "Зеленский\tZelensky\tZelenskyy\nRosenblum\tRosenblum\nΠαπαδάκης\tPapadakis", file: "names.tsv")
  private static let settings = NameSettings(list: list ?? NameList())

  let page = RulePage(
    name: "name-unlisted",
    summary: "A name is not spelled as the project's list has it",
    why: "The project has settled how it writes this name.",
    category: .terminology, severity: .warning, mqmSeverity: .minor, confidence: 0.9,
    examples: [
      .bad(
        "ru|en", "Потом пришёл ⟦Зеленский⟧. Журналисты ждали ⟦Зеленского⟧.",
        "Then ⟦Zelenski⟧ came. Journalists awaited ⟦Zelenski⟧.", names: settings),
      .bad(
        "en|de", "Then ⟦Rosenblum⟧ came. Everybody awaited ⟦Rosenblum⟧.",
        "Dann kam ⟦Rosenblumm⟧. Alle warteten auf ⟦Rosenblumm⟧.", names: settings),
      .bad(
        "el|en", "Μετά ήρθε ο ⟦Παπαδάκης⟧. Χθες μίλησε ο ⟦Παπαδάκης⟧.",
        "Then ⟦Papadaki⟧ came. Yesterday ⟦Papadaki⟧ spoke.", names: settings),
      .bad(
        "en|fr", "Then ⟦Rosenblum⟧ came. Everybody awaited ⟦Rosenblum⟧.",
        "Puis ⟦Rosenblumm⟧ est venu. Tous attendaient ⟦Rosenblumm⟧.", names: settings),
      .bad(
        "en|es", "Then ⟦Rosenblum⟧ came. Everybody awaited ⟦Rosenblum⟧.",
        "Luego vino ⟦Rosemblum⟧. Todos esperaban a ⟦Rosemblum⟧.", names: settings),
      .bad(
        "ru|de", "Потом пришёл ⟦Зеленский⟧. Вчера выступал ⟦Зеленский⟧.",
        "Dann kam ⟦Selenskij⟧. Gestern sprach ⟦Selenskij⟧.", names: settings),
      .good(
        "ru|en", "Потом пришёл Зеленский. Журналисты ждали Зеленского.",
        "Then Zelensky came. Journalists awaited Zelenskyy.", names: settings),
      .good(
        "en|fr", "Then Rosenblum came. Everybody awaited Rosenblum.",
        "Puis Rosenblum est venu. Tous attendaient Rosenblum.", names: settings),
      .good(
        "uk|en", "Потім прийшов Карпенко. Усі чекали на Карпенка.",
        "Then Karpenko came. Everybody awaited Karpenko.", names: settings),
      .good(
        "en|de", "Then Rosenblum came. Everybody awaited Rosenblum.",
        "Dann kam Rosenblum. Alle warteten auf Rosenblum.", names: settings),
      .good(
        "el|en", "Μετά ήρθε ο Παπαδάκης. Χθες μίλησε ο Παπαδάκης.",
        "Then Papadakis came. Yesterday Papadakis spoke.", names: settings),
      .good(
        "ru|de", "Потом пришёл Зеленский. Вчера выступал Зеленский.",
        "Dann kam Zelensky. Gestern sprach Zelensky.", names: settings),
    ])

  func applies(to context: RuleContext) -> Bool { !context.nameSettings.list.isEmpty }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let names = try context.names
    var findings: [Finding] = []
    for entity in names.entities {
      guard let listed = spellings(of: entity, names, context), let preferred = listed.first
      else { continue }
      let admitted = Set(listed.map(NameList.folded))
      for rendering in entity.renderings
      where rendering.tie != .recurring
        && !admitted.contains(Array(names.target.lemmas[rendering.lemma]))
      {
        for link in rendering.links.map({ names.links[$0] }) {
          let form = names.target.forms[names.target.words[link.target].form]
          guard !names.target.bases(of: form).contains(where: admitted.contains) else { continue }
          let place = names.bareRange(ofTarget: link.target)
          let source = names.source.words[link.source].range
          findings.append(
            finding(
              "“\(context.target.string(place))” is not how the list of names spells"
                + " “\(context.source.string(source))”",
              help: "write “\(preferred)”", target: place, source: [source],
              fix: (place, preferred, false), in: context))
        }
      }
    }
    return findings
  }

  private func spellings(
    of entity: NameCorrespondence.Entity, _ names: NameCorrespondence, _ context: RuleContext
  ) -> [String]? {
    for word in entity.words {
      for base in names.source.bases(of: names.source.forms[names.source.words[word].form]) {
        if let found = context.nameSettings.list.spellings(of: base) { return found }
      }
    }
    return nil
  }
}
