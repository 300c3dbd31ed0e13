import ICU
import Linguistics

/// A spelling that does not follow the romanisation scheme of the project.
struct NameScheme: Rule {
  private static let settings = NameSettings(scheme: "bgn-pcgn")

  let page = RulePage(
    name: "name-scheme",
    summary: "A name does not follow the house's romanisation scheme",
    why: "Names under one scheme can be traced back to their originals and sorted.",
    category: .inconsistentStyle, severity: .warning, mqmSeverity: .minor, confidence: 0.85,
    examples: [
      .bad(
        "ru|en", "Потом пришёл ⟦Пригожин⟧. Журналисты ждали ⟦Пригожина⟧.",
        "Then ⟦Prigojine⟧ came. Journalists awaited ⟦Prigojine⟧.", names: settings),
      .bad(
        "uk|en", "Потім прийшов ⟦Зеленський⟧. Учора виступав ⟦Зеленський⟧.",
        "Then ⟦Zelensky⟧ came. Yesterday ⟦Zelensky⟧ spoke.", names: settings),
      .bad(
        "ru|de", "Потом пришёл ⟦Пригожин⟧. Вчера выступил ⟦Пригожин⟧.",
        "Dann kam ⟦Prigoschin⟧. Gestern sprach ⟦Prigoschin⟧.", names: settings),
      .bad(
        "ru|fr", "Потом пришёл ⟦Пригожин⟧. Вчера выступил ⟦Пригожин⟧.",
        "Puis ⟦Prigojine⟧ est venu. Hier, ⟦Prigojine⟧ a parlé.", names: settings),
      .bad(
        "uk|de", "Потім прийшов ⟦Зеленський⟧. Учора виступав ⟦Зеленський⟧.",
        "Dann kam ⟦Selenskyj⟧. Gestern sprach ⟦Selenskyj⟧.", names: settings),
      .bad(
        "ru|it", "Потом пришёл ⟦Пригожин⟧. Вчера выступил ⟦Пригожин⟧.",
        "Poi arrivò ⟦Prigožin⟧. Ieri ha parlato ⟦Prigožin⟧.", names: settings),
      .good(
        "ru|en", "Потом пришёл Пригожин. Журналисты ждали Пригожина.",
        "Then Prigozhin came. Journalists awaited Prigozhin.", names: settings),
      .good(
        "en|de", "Then Rosenblum came. Everybody awaited Rosenblum.",
        "Dann kam Rosenblum. Alle warteten auf Rosenblum.", names: settings),
      .good(
        "ru|en", "Потом пришёл Пригожин. Журналисты ждали Пригожина.",
        "Then Prigojine came. Journalists awaited Prigojine."),
      .good(
        "uk|en", "Потім прийшов Бондаренко. Учора виступав Бондаренко.",
        "Then Bondarenko came. Yesterday Bondarenko spoke.", names: settings),
      .good(
        "ru|de", "Потом пришёл Пригожин. Вчера выступил Пригожин.",
        "Dann kam Prigozhin. Gestern sprach Prigozhin.", names: settings),
      .good(
        "ru|fr", "Потом пришёл Пригожин. Вчера выступил Пригожин.",
        "Puis Prigozhin est venu. Hier, Prigozhin a parlé.", names: settings),
      .good(
        "ru|it", "Потом пришёл Пригожин. Вчера выступил Пригожин.",
        "Poi arrivò Prigozhin. Ieri ha parlato Prigozhin.", names: settings),
    ])

  func applies(to context: RuleContext) -> Bool { context.nameSettings.scheme != nil }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    guard let id = context.nameSettings.scheme else { return [] }
    let names = try context.names
    let schemes = NameSchemes(context)
    let places = TranslatedNames(context.target.data, names.target.lemmas)
    var findings: [Finding] = []
    for entity in names.entities {
      for rendering in entity.renderings
      where rendering.tie != .recurring && !places.contains(rendering.lemma) {
        guard let spelling = try schemes.spelling(of: entity, as: rendering, by: id, names) else {
          continue
        }
        for link in rendering.links.map({ names.links[$0] }) {
          let place = names.bareRange(ofTarget: link.target)
          let source = names.source.words[link.source].range
          findings.append(
            finding(
              "“\(context.target.string(place))” for “\(context.source.string(source))” does not"
                + " follow \(spelling.scheme)",
              help: "write “\(spelling.text)”", target: place, source: [source],
              fix: (place, spelling.text, false), in: context))
        }
      }
    }
    return findings
  }
}
