import ICU
import Linguistics

/// A name of the source that its translation lacks in one place.
struct NameMissing: Rule {
  let page = RulePage(
    name: "name-missing",
    summary: "A name of the source is missing",
    why: "The reader does not learn who or what the sentence is about.",
    category: .omission, severity: .warning, mqmSeverity: .major, confidence: 0.8,
    examples: [
      .bad(
        "en|de",
        """
        Judge Rosenblum opened the hearing. Rosenblum heard the mayor first.

        He was asked about the bridge for an hour. Nobody answered.

        Then ⟦Rosenblum⟧ and the clerk closed the hearing.
        """,
        """
        Richter Rosenblum eröffnete die Anhörung. Rosenblum hörte zuerst den Bürgermeister.

        Eine Stunde lang wurde er nach der Brücke gefragt. Niemand antwortete.

        ⟦⟧Dann schlossen und der Gerichtsschreiber die Anhörung.
        """),
      .bad(
        "ru|en",
        "Вчера выступил Соколов. Зрители аплодировали. О мосте ⟦Соколова⟧ спросила газета.",
        "Yesterday Sokolov spoke. The audience applauded. ⟦⟧The newspaper asked about the bridge."),
      .bad(
        "fr|en",
        "Le juge Delacroix a parlé. Le public a ri. Enfin, la ville a remercié ⟦Delacroix⟧.",
        "Judge Delacroix spoke. The audience laughed. ⟦⟧In the end the town gave thanks to."),
      .bad(
        "en|uk",
        "Judge Hamilton spoke. The audience laughed. In the end the town thanked ⟦Hamilton⟧.",
        "Суддя Гамільтон виступив. Глядачі сміялися. ⟦⟧Зрештою місто подякувало."),
      .bad(
        "tr|en",
        "Yargıç Demirtaş konuştu. Seyirciler güldü. Sonunda kent ⟦Demirtaş'a⟧ teşekkür etti.",
        "Judge Demirtaş spoke. The audience laughed. ⟦⟧In the end the town gave thanks to."),
      .bad(
        "en|es",
        "Judge Rosenblum spoke. The audience laughed. In the end the town thanked ⟦Rosenblum⟧.",
        "Habló el juez Rosenblum. El público rio. ⟦⟧Al final la ciudad dio las gracias a."),
      .bad(
        "es|en", "El Sr. Corbera habló. El público rio. Luego el Sr. ⟦Corbera⟧ anunció reformas.",
        "Mr. Corbera spoke. The audience laughed. ⟦⟧Then Mr. has announced reforms."),
      .bad(
        "it|en", "Il giudice Carlo Morandini parlò. Il pubblico rise. Poi Carlo ⟦Morandini⟧ uscì.",
        "Judge Carlo Morandini spoke. The audience laughed. ⟦⟧Then Carlo left."),
      .bad(
        "en|es", "The clerk opened the door. In the end the judges walked to ⟦Porlock⟧.",
        "El secretario abrió la puerta. ⟦⟧Al final los jueces caminaron hasta."),
      .bad(
        "en|ja",
        "Hartnell came to Paris. Everyone waited for Hartnell. Later ⟦Hartnell⟧ spoke.",
        "ハートネルはパリに来た。みんながハートネルを待っていた。⟦⟧は後で話した。"),
      .bad(
        "en|de",
        "Evan Rosenblum spoke. The audience laughed. Later ⟦Evan⟧ Rosenblum met a friend.",
        "Evan Rosenblum sprach. Das Publikum lachte. ⟦⟧Später traf Rosenblum einen Freund."),
      .bad(
        "en|de",
        "Sir Evan Porlock spoke. The audience laughed. Later Sir Evan ⟦Porlock⟧ met a friend.",
        "Sir Evan Porlock sprach. Das Publikum lachte. ⟦⟧Später traf Sir Evan einen Freund."),
      .bad(
        "en|de",
        "Rosenblum spoke. The audience laughed. Everybody applauded. ⟦Rosenblum⟧ met a friend.",
        "Rosenblum sprach. Das Publikum lachte. ⟦⟧Jeder applaudierte. traf einen Freund."),
      .bad(
        "en|zh",
        "Harold Wilson came. The audience laughed. Later Harold ⟦Wilson⟧ left the city.",
        "哈罗德·威尔逊来了。观众笑了。⟦⟧后来哈罗德·离开了城市。"),
      .good(
        "en|hr",
        "He wrote The history of the Kestrel University in Britain. She read The history of the"
          + " Kestrel University in Britain. In the end the University closed.",
        "Napisao je The history of the Kestrel University in Britain. Čitala je The history of the"
          + " Kestrel University in Britain. Na kraju se sveučilište zatvorilo."),
      .good(
        "en|cs",
        "Go to page 3\n\nClosed\n\nGo to page 4\n\nClosed\n\nGo to a page\n\nClosed",
        "Jít na stranu 3\n\nzavřeno\n\nJít na stranu 4\n\nzavřeno\n\nJít na stranu\n\nuzavřeno"),
      .good(
        "en|es", "The map of the Kestrel was painted by:\nAnna Novak",
        "El mapa del cernícalo fue pintado por:\nAnna Novak"),
      .good(
        "en|ja", "The Swan, the Crane. A part of Scorpio is absent.",
        "「白鳥」、はくちょう座。さそり座(の一部)もありません。"),
      .good(
        "en|nl",
        "The stars of the Kestrel are thieves „because they circle\nSTAR opposite ONE·'FIELD'",
        "Van de sterren van de torenvalk wordt ,,gezegd dat ze draaien\nSTER tegenover EEN·'VELD'"),
      .good(
        "en|nb", "There is a ferry.\nThere is a new bridge.",
        "Det finnes en ferge.\nDet er en ny bro."),
      .good(
        "en|pl", "There is a dream of the bridge.\nThere is no dream.",
        "Sen o moście trwa.\nTo nie jest sen."),
      .good(
        "en|de", "Judge Rosenblum spoke. The audience laughed. In the end Rosenblum left.",
        "Richter Rosenblum sprach. Das Publikum lachte. Am Ende ging er."),
      .good(
        "en|de", "He was born in London. London is large. The London newspapers wrote about it.",
        "Er wurde in London geboren. London ist groß. Die Londoner Zeitungen schrieben davon."),
      .good(
        "en|de",
        "Judge Rosenblum opened the hearing. Later Rosenblum left.",
        "Richter Rosenblum eröffnete die Anhörung. Später ging Rosenblum."),
      .good(
        "ru|en", "Вчера выступил Соколов. Зрители аплодировали. Потом Соколов ушёл.",
        "Yesterday Sokolov spoke. The audience applauded. Then he left."),
      .good(
        "fr|en", "Le juge Delacroix a parlé. Le public a ri. Enfin, Delacroix est parti.",
        "Judge Delacroix spoke. The audience laughed. In the end Delacroix left."),
      .good(
        "en|uk", "Judge Hamilton spoke. The audience laughed. In the end Hamilton left.",
        "Суддя Гамільтон виступив. Глядачі сміялися. Зрештою Гамільтон пішов."),
      .good(
        "tr|en", "Yargıç Demirtaş konuştu. Seyirciler güldü. Sonunda Demirtaş gitti.",
        "Judge Demirtaş spoke. The audience laughed. In the end Demirtaş left."),
      .good(
        "de|en",
        "„Das Meer gehört uns“: Bolivien wartet auf das Urteil. Die Matrosen fahren aufs Meer.",
        "'The sea is ours': Bolivia awaits the ruling. The sailors go out every day."),
      .good(
        "de|en", "Richter Rosenblum sprach. Das Publikum lachte. Aus diesem Haus kam Rosenblum.",
        "Judge Rosenblum spoke. The audience laughed. That is the house Rosenblum came out of."),
      .good(
        "en|pl",
        "Inserts a table at the cursor. It has no lines.\nInserts a picture at the cursor.",
        "Wstawia tabelę w miejscu kursora. Nie ma ona linii.\nobrazek wstawia się tak samo."),
      .good(
        "en|es", "Evan Rosenblum spoke. Rosenblum laughed. In the end Evan Rosenblum left.",
        "Habló Evan Rosenblum. Rosenblum rio. Al final se fue Rosenblum."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let names = try context.names
    return try context.nameLosses.compactMap { loss in
      guard loss.intruder == nil else { return nil }
      let bead = context.alignment.beads[loss.bead]
      let start = context.targetRange(bead.target)?.lowerBound ?? 0
      guard let word = loss.word else {
        return finding(
          "A phrase has no noun here", help: "name what the source names",
          target: start..<start, source: context.sourceRange(bead.source).map { [$0] } ?? [],
          in: context)
      }
      let usual = loss.usual.map { names.bareRange(ofTarget: names.links[$0.links[0]].target) }
      let source = names.source.words[word].range
      let name = context.target.string(usual ?? 0..<0)
      return finding(
        "“\(context.source.string(source))” is not named here",
        help: (usual == nil ? "name it" : "write “\(name)”")
          + ", or confirm that it was left out",
        target: start..<start, source: [source],
        related: usual.map { [($0, "rendered “\(name)” here")] } ?? [], in: context)
    }
  }
}
