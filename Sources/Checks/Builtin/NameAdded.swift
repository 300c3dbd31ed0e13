import ICU
import Linguistics

/// A name of the article in a place where the source does not have it.
struct NameAdded: Rule {
  let page = RulePage(
    name: "name-added",
    summary: "The source does not have this name here",
    why: "The translation says of somebody what the source leaves open.",
    category: .addition, severity: .info, mqmSeverity: .minor, confidence: 0.5,
    examples: [
      .bad(
        "en|de",
        "Judge Rosenblum spoke. Everybody listened. Then Rosenblum left. Lamps burned."
          + " The town slept.",
        "Richter Rosenblum sprach. Alle hörten zu. Dann ging Rosenblum. Lampen brannten."
          + " Die Stadt von ⟦Rosenblum⟧ schlief."),
      .bad(
        "ru|en",
        "Выступил судья Соколов. Все слушали. Потом Соколов ушёл. Горели лампы. Город спал.",
        "Judge Sokolov spoke. Everybody listened. Then Sokolov left. Lamps burned."
          + " The town of ⟦Sokolov⟧ slept."),
      .bad(
        "fr|en",
        "Le juge Delacroix a parlé. Tous écoutaient. Puis Delacroix est parti. Des lampes"
          + " brûlaient. La ville dormait.",
        "Judge Delacroix spoke. Everybody listened. Then Delacroix left. Lamps burned."
          + " The town of ⟦Delacroix⟧ slept."),
      .bad(
        "en|es",
        "Judge Rosenblum spoke. Everybody listened. Then Rosenblum left. Lamps burned."
          + " The town slept.",
        "Habló el juez Rosenblum. Todos escuchaban. Luego se fue Rosenblum. Ardían las"
          + " lámparas. El pueblo de ⟦Rosenblum⟧ dormía."),
      .bad(
        "tr|en",
        "Yargıç Demirtaş konuştu. Herkes dinledi. Sonra Demirtaş gitti. Lambalar"
          + " yanıyordu. Kent uyuyordu.",
        "Judge Demirtaş spoke. Everybody listened. Then Demirtaş left. Lamps burned."
          + " The town of ⟦Demirtaş⟧ slept."),
      .bad(
        "en|uk",
        "Judge Hamilton spoke. Everybody listened. Then Hamilton left. Lamps burned."
          + " The town slept.",
        "Суддя Гамільтон виступив. Усі слухали. Потім Гамільтон пішов. Горіли лампи."
          + " Місто ⟦Гамільтон⟧ спало."),
      .good(
        "en|de", "Judge Rosenblum spoke. Everybody listened. Then Rosenblum left.",
        "Richter Rosenblum sprach. Alle hörten zu. Dann ging Rosenblum."),
      .good(
        "ru|en", "Выступил Соколов. Зал слушал. Он говорил час. Потом Соколов ушёл.",
        "Sokolov spoke. The hall listened. Sokolov spoke for an hour. Then Sokolov left."),
      .good(
        "fr|en", "Le juge Delacroix a parlé. Tous écoutaient. Puis Delacroix est parti.",
        "Judge Delacroix spoke. Everybody listened. Then Delacroix left."),
      .good(
        "en|es", "Judge Rosenblum spoke. Everybody listened. Then Rosenblum left.",
        "Habló el juez Rosenblum. Todos escuchaban. Luego se fue Rosenblum."),
      .good(
        "tr|en", "Yargıç Demirtaş konuştu. Herkes dinledi. Sonra Demirtaş gitti.",
        "Judge Demirtaş spoke. Everybody listened. Then Demirtaş left."),
      .good(
        "en|uk", "Judge Hamilton spoke. Everybody listened. Then Hamilton left.",
        "Суддя Гамільтон виступив. Усі слухали. Потім Гамільтон пішов."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let names = try context.names
    let pronouns = Pronouns(context.source)
    var replacing: Set<Int> = []
    for loss in try context.nameLosses {
      if let intruder = loss.intruder { replacing.insert(intruder) }
    }
    return try context.strangeNames.compactMap { stranger in
      guard !replacing.contains(stranger.word),
        case let sentences = context.alignment.beads[names.target.words[stranger.word].bead].source,
        pronouns.count(in: sentences) == 0
      else { return nil }
      let place = names.bareRange(ofTarget: stranger.word)
      let source = names.source.words[stranger.entity.words[0]].range
      return finding(
        "“\(context.target.string(place))” has nothing in the source here",
        help: "confirm that the source means “\(context.source.string(source))”", target: place,
        source: context.sourceRange(sentences).map { [$0] } ?? [],
        in: context)
    }
  }
}
