import ICU
import Linguistics

/// Another name of the article stands where a name should be.
struct NameMismatch: Rule {
  let page = RulePage(
    name: "name-mismatch",
    summary: "Another name stands where this one should be",
    why: "The translation says of one person or place what the source says of another.",
    category: .entity, severity: .warning, mqmSeverity: .major, confidence: 0.9,
    examples: [
      .bad(
        "en|de",
        """
        Judge Rosenblum opened the hearing. Mayor Kowalczyk was heard first.

        Later ⟦Rosenblum⟧ closed the hearing. Kowalczyk left at noon.
        """,
        """
        Richter Rosenblum eröffnete die Anhörung. Als Erster wurde Bürgermeister Kowalczyk gehört.

        Später schloss ⟦Kowalczyk⟧ die Anhörung. Mittags ging Kowalczyk.
        """),
      .bad(
        "ru|en",
        """
        Вчера выступил Соколов. Потом слово взял Карпенко.

        Журналисты спросили ⟦Соколова⟧ о мосте. Мэр города Карпенко молчал.
        """,
        """
        Yesterday Sokolov spoke. Then Karpenko took the floor.

        Journalists asked ⟦Karpenko⟧ about the bridge. The mayor of the city, Karpenko, was silent.
        """),
      .bad(
        "fr|en",
        "Le juge Delacroix a parlé. Puis Bertrand est venu. Enfin, ⟦Delacroix⟧ est parti.",
        "Judge Delacroix spoke. Then Bertrand came. In the end ⟦Bertrand⟧ left."),
      .bad(
        "en|uk",
        "Judge Hamilton spoke. Then Kowalski came. In the end ⟦Hamilton⟧ left.",
        "Суддя Гамільтон виступив. Потім прийшов Ковальські. Зрештою ⟦Ковальські⟧ пішов."),
      .bad(
        "tr|en",
        "Yargıç Demirtaş konuştu. Sonra Karaman geldi. Sonunda ⟦Demirtaş⟧ gitti.",
        "Judge Demirtaş spoke. Then Karaman came. In the end ⟦Karaman⟧ left."),
      .bad(
        "en|es",
        "Judge Rosenblum spoke. Then Kowalski came. In the end ⟦Rosenblum⟧ left.",
        "Habló el juez Rosenblum. Luego llegó Kowalski. Al final se fue ⟦Kowalski⟧."),
      .good(
        "ru|en", "Выступил Павел Соколов. Соколову возразил Карпенко. Потом Павел ушёл.",
        "Pavel Sokolov spoke. Karpenko contradicted Sokolov. Then Sokolov left."),
      .good(
        "en|de",
        "Judge Rosenblum opened the hearing. Later Rosenblum left.",
        "Richter Rosenblum eröffnete die Anhörung. Später ging Rosenblum."),
      .good(
        "fr|en", "Le juge Delacroix a parlé. Puis Bertrand est venu. Enfin, Delacroix est parti.",
        "Judge Delacroix spoke. Then Bertrand came. In the end Delacroix left."),
      .good(
        "en|uk", "Judge Hamilton spoke. Then Kowalski came. In the end Hamilton left.",
        "Суддя Гамільтон виступив. Потім прийшов Ковальські. Зрештою Гамільтон пішов."),
      .good(
        "tr|en", "Yargıç Demirtaş konuştu. Sonra Karaman geldi. Sonunda Demirtaş gitti.",
        "Judge Demirtaş spoke. Then Karaman came. In the end he left."),
      .good(
        "en|es", "Judge Rosenblum spoke. Then Kowalski came. In the end Rosenblum left.",
        "Habló el juez Rosenblum. Luego llegó Kowalski. Al final se fue Rosenblum."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let names = try context.names
    return try context.nameLosses.compactMap { loss in
      guard let intruder = loss.intruder, let word = loss.word, let rendering = loss.usual
      else { return nil }
      let place = names.bareRange(ofTarget: intruder)
      let usual = names.bareRange(ofTarget: names.links[rendering.links[0]].target)
      let source = names.source.words[word].range
      let name = context.target.string(usual)
      return finding(
        "“\(context.target.string(place))” stands where the source has"
          + " “\(context.source.string(source))”",
        help: "write “\(name)”, or confirm the change", target: place, source: [source],
        related: [(usual, "rendered “\(name)” here")], fix: (place, name, false), in: context)
    }
  }
}
