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
      .bad(
        "en|ar",
        "Minister Ramsfeld spoke. Ramsfeld was calm. Then ⟦Ramsfeld⟧ left.",
        "تحدث الوزير رامسفيلد. كان رامسفيلد هادئا. ثم غادر ⟦رامسفلد⟧."),
      .bad(
        "en|ja",
        "Hartnell came to Paris. Everyone waited for Hartnell. Later ⟦Hartnell⟧ spoke.",
        "ハートネルはパリに来た。みんながハートネルを待っていた。その後、⟦ハートネール⟧は話した。"),
      .bad(
        "en|ru", "Trump has a plan. Trump spoke. ⟦Trump⟧ went home early in the evening.",
        "Трамп составил план. Трамп выступил. ⟦Трэмп⟧ рано вечером ушёл домой."),
      .bad(
        "fr|en",
        "Loukachenko est arrivé. Le ministre attendait Loukachenko. Puis ⟦Loukachenko⟧ a parlé.",
        "Lukashenko arrived. The minister awaited Lukashenko. Then ⟦Loukachenko⟧ spoke."),
      .bad(
        "fr|en",
        "La ministre Delacroix a parlé du pont. Delacroix a souri. À la fin, les élus du conseil"
          + " l’ont saluée devant la porte de la mairie.",
        "Minister Delacroix spoke about the bridge. Delacroix smiled. In the end the members of"
          + " the council greeted ⟦Delacreix⟧ in front of the door of the town hall."),
      .good(
        "en|zh-Hans",
        "The people of Velnoth slept. The king of Velnoth ate. Velnoth is large. They left Velnoth"
          + " with Anna. They love Velnoth.",
        "维尔诺的人民睡了。维尔诺的国王吃了饭。维尔诺很大。他们和安娜离开了维尔诺和河。他们爱维尔诺吗。"),
      .good(
        "en|hu", "Bah! He laughed. Hmm, it is late. Hmm, let us go. Hmm, he said.",
        "Hah! Nevetett. Hmm, késő van. Hmm, menjünk. Hmmm, mondta."),
      .good(
        "en|sk", "Stellarium is open. Ask the makers of Stellarium. They work on Stellarium.",
        "Stellarium je otvorené. Spýtajte sa tvorcov Stellaria. Pracujú na Stellariu."),
      .good(
        "en|sl", "Merkel came. Biden met Merkel. Merkel spoke with Biden.",
        "Merkel je prišla. Biden se je srečal z Merklovo. Merklova je govorila z Bidnom."),
      .good(
        "en|bn", "Zelensky came to Kyiv. We heard Zelensky's words.",
        "জেলেনস্কি কিয়েভে এলেন। আমরা জেলেনস্কির কথা শুনলাম।"),
      .good(
        "en|mn", "Johnson came. Johnson's spokesman spoke. They gave Johnson help.",
        "Жонсон ирэв. Жонсоны төлөөлөгч ярив. Жонсонд тусламж өгөв."),
      .good(
        "en|nl", "A Chinese flag hung there. The Chinese minister came. The flag is Chinese.",
        "Er hing een Chinese vlag. De Chinese minister kwam. De vlag is Chinees."),
      .good(
        "en|gl",
        "John Steele wrote The development of the Babylonian zodiac in 2018. The Babylonian bull"
          + " came later. A Babylonian king saw it.",
        "John Steele escribiu The development of the Babylonian zodiac no 2018. O touro de"
          + " Babilonia chegou despois. Un rei de Babilonia viuno."),
      .good(
        "ru|en", "Пригожин ушёл. Пригожину позвонили. Пригожина не было.",
        "Prigozhin left. They called Prigozhin. Prigozhin's phone was off."),
      .good(
        "en|ru", "Merkel met Macron. Macron thanked Merkel.",
        "Меркель встретилась с Макроном. Макрон поблагодарил Меркель."),
      .good(
        "en|de",
        "He was born in Berlin. Two people from Berlin came. The Berlin newspapers wrote about it.",
        "Er wurde in Berlin geboren. Zwei Berliner kamen. Die Zeitungen in Berlin schrieben davon."),
      .good(
        "de|en", "Wagner und Wagener sprachen. Wagner lachte, Wagener nicht.",
        "Wagner and Wagener spoke. Wagner laughed, Wagener did not."),
      .good(
        "uk|en", "Міністр Бондарюк відкрив виставку. Гості Бондарюка побачили картини.",
        "Minister Bondariuk opened the exhibition. Bondariuk's guests saw the paintings."),
      .good(
        "fr|en", "Loukachenko est arrivé. Le ministre attendait Loukachenko.",
        "Lukashenko arrived. The minister awaited Lukashenko."),
      .good(
        "en|el",
        "This guide explains the bridges. This information is useful. It is also in the book.\n"
          + "This information is old.",
        "Αυτός ο οδηγός εξηγεί τις γέφυρες. Αυτές οι πληροφορίες είναι χρήσιμες. Είναι και στο"
          + " βιβλίο.\nΑυτές οι πληροφορίες είναι παλιές."),
      .good(
        "en|pt", "Note\nThe bridge is old.\nNote that the bridge is closed.\nNote\nIt is red.",
        "Nota\nA ponte é antiga.\nNote que a ponte está fechada.\nNota\nÉ vermelha."),
      .good(
        "en|ca",
        "Burundi became a nation. Burundi is old.\nSavoy emerged after the disintegration of the"
          + " Burgundian Kingdom. Its growth was not based on spectacular conquests, but on gradual"
          + " territorial expansion through trade.",
        "Burundi va ser una nació. Burundi és vell.\nSavoia va aparèixer després de la"
          + " desintegració del Regne Burgundi. El creixement no va ser basat en conquestes"
          + " espectaculars, sinó en una expansió territorial gradual mitjançant el comerç."),
      .good(
        "en|el", "Russia is large. In Russia there are rivers. The rivers of Russia are long.",
        "Η Ρωσία είναι μεγάλη. Στη Ρωσία υπάρχουν ποτάμια. Τα ποτάμια της Ρωσίας είναι μακριά."),
      .good(
        "en|sv",
        "Click on the old key Shift. The ship is here. Here layers selected with Shift + Click"
          + " are called targets. We select them all as sources with Shift + Click.",
        "Klicka på den gamla tangenten Skift. Skeppet är här. Here layers selected with Shift +"
          + " Click are called targets. We select them all as sources with Shift + Click."),
    ])

  func applies(to context: RuleContext) -> Bool {
    context.source.language.language != context.target.language.language
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let names = try context.names
    let rivals = try NameRivals(context)
    var findings: [Finding] = []
    var known: Set<Int> = []
    for entity in names.entities {
      for rival in try rivals.rivals(of: entity) {
        findings.append(finding(rival, of: entity, names, context))
        known.formUnion(rival.rendering.links.map { names.links[$0].target })
      }
    }
    let strays = try NameCache.reading { () throws(NameError) in
      var strays = NameStrays(names)
      return try strays?.all() ?? []
    }
    for stray in strays where !known.contains(stray.word) {
      findings.append(finding(stray, names, context))
    }
    return findings
  }

  private func finding(
    _ stray: NameStrays.Stray, _ names: NameCorrespondence, _ context: RuleContext
  ) -> Finding {
    let place = names.bareRange(ofTarget: stray.word)
    let usual = names.bareRange(ofTarget: stray.name)
    let usualText = context.target.string(usual)
    return finding(
      "“\(context.target.string(place))” is one letter away from “\(usualText)”"
        + " (\(stray.count) times)",
      help: "write “\(usualText)” throughout, or confirm that another name is meant",
      target: place, related: [(usual, "spelled “\(usualText)” here")], confidence: 0.85,
      fix: (place, usualText, false), in: context)
  }

  private func finding(
    _ rival: NameRivals.Rival, of entity: NameCorrespondence.Entity,
    _ names: NameCorrespondence, _ context: RuleContext
  ) -> Finding {
    let link = names.links[rival.rendering.links[0]]
    let place = names.bareRange(ofTarget: link.target)
    let usual = names.bareRange(ofTarget: names.links[rival.usual.links[0]].target)
    let source = names.source.words[link.source].range
    let (written, usualText) = (context.target.string(place), context.target.string(usual))
    let count = rival.usual.links.count
    var message = "“\(written)” and “\(usualText)”"
    message += count > 1 ? " (\(count) times)" : ""
    message += " are one name, “\(context.source.string(source))”"
    let isCopied = [place, usual].contains {
      context.target.text[$0].elementsEqual(context.source.text[source])
    }
    // What the source's own spelling follows says nothing about a slip in the other.
    if let schemes = rival.schemes, !isCopied || schemes.first.first != schemes.second.first {
      message += ": " + text(schemes)
    }
    return finding(
      message, help: "write “\(usualText)” throughout", target: place, source: [source],
      related: [(usual, "spelled “\(usualText)” here")], confidence: rival.confidence,
      fix: (place, usualText, false), in: context)
  }

  private func text(_ schemes: (first: [String], second: [String])) -> String {
    let (first, second) = (schemes.first.first ?? "", schemes.second.first ?? "")
    return first == second
      ? "both follow \(first)" : "the first follows \(first), the second \(second)"
  }
}
