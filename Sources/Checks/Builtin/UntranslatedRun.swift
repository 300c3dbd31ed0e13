import ICU
import Linguistics

/// Words of the source's language inside a translated sentence.
struct UntranslatedRun: Rule {
  let page = RulePage(
    name: "untranslated-run",
    summary: "Words of the source's language stand in a translated sentence",
    why: "They were overlooked; the reader stumbles over them.",
    category: .untranslated, severity: .error, mqmSeverity: .major, confidence: 0.95,
    examples: [
      .bad(
        "ru|en", "Комитет выпустил поручение о новых сроках.",
        "The committee issued a ⟦поручение⟧ about the new deadlines."),
      .bad(
        "en|de", "The results will be published in the coming weeks by the office.",
        "Die Ergebnisse werden ⟦in the coming weeks⟧ vom Amt veröffentlicht."),
      .good(
        "en|es", "The font is in C:\\windows\\fonts, as it was.",
        "La fuente está en C:\\windows\\fonts, como antes."),
      .good(
        "en|ru", "The company Apple showed the new iPhone in California.",
        "Компания Apple показала новый iPhone в Калифорнии."),
      .good(
        "en|ru", "The library libmtp talks to cameras.",
        "Библиотека libmtp общается с камерами."),
      .good(
        "en|ru", "Orion's Sword is Kasulia rerparep there, the short yoke.",
        "Меч Ориона зовётся там Kasulia rerparep — короткое ярмо."),
      .good(
        "en|es", "The motto of the old town is Vestis virum reddit there, as before.",
        "El lema de la ciudad vieja es Vestis virum reddit allí, como antes."),
      .good("ru|en", "Слово «правда» известно всем.", "Everyone knows the word pravda (правда)."),
      .bad(
        "en|fr", "He said that the landlord had repaired the old windows of the house.",
        "Il a dit que le propriétaire avait réparé les vieilles ⟦windows⟧ de la maison."),
      .good(
        "en|it", "You can move the old window of the house with the mouse.",
        "Potete spostare la vecchia finestra della casa con il mouse."),
      .good(
        "en|fr", "The trio plays hip hop and jazz in a club of the suburbs.",
        "Le trio joue du hip hop et du jazz dans un club de la banlieue."),
      .good(
        "en|ca", "This line is a de facto standard of the old bridges.",
        "Aquesta línia és un estàndard de facto dels ponts antics."),
      .good(
        "en|uk", "The bridge is stored as a picture (png, jpg, gif).",
        "Міст зберігається як зображення (png, jpg, gif)."),
      .good(
        "en|nl", "The southern cross Suatu kywer rises, an equivalent of the four ways.",
        "Het zuiderkruis Suatu kywer komt op, een equivalent van de vier wegen."),
      .good(
        "en|sk", "The orchid's feathers are those of the mandrake Platax woordenboek.",
        "Perie orchidey je perím mandragory Platax woordenboek."),
      .good(
        "en|de", "The minister was so positive about the new bridge.",
        "Der Minister fand so positive Worte über die neue Brücke."),
      .good(
        "en|el", "width: the new width of the chart. It may be left out.",
        "width (πλάτος): το νέο πλάτος του γραφήματος. Μπορεί να παραλειφθεί."),
      .good(
        "en|cs", "command: the program to start. It may be a document.",
        "command: program, který se má spustit. Může to být dokument."),
      .good(
        "en|uk", "invite &lt;nick&gt; [room]:  Asks someone to come to the old bridge.",
        "invite &lt;нік&gt; [кімната]:  Просить когось прийти до старого мосту."),
      .bad(
        "en|uk", "invite someone [room]: it asks someone to come to the old bridge.",
        "Попросити, ⟦someone⟧ [кімната]: просить когось прийти до старого мосту."),
      .good(
        "en|it", "Save the file in the folder archive/username/documents of the disk.",
        "Salvate il file nella cartella archive/username/documents del disco."),
      .good(
        "en|uk", "Settings are kept in .config and /etc, notes in *.txt files; call clone() first.",
        "Параметри зберігаються у .config і /etc, нотатки у файлах *.txt; викличте clone()."),
      .good(
        "it|da", "Ulteriori informazioni sono disponibili via e-mail presso il comune.",
        "Yderligere oplysninger fås via e-mail hos kommunen."),
      .good(
        "sv|hu", "Mötet äger rum den 3 november i stadshuset.",
        "Az ülést november 3-án tartják a városházán."),
      .good(
        "en|es", "The crowd outside chanted \"Winter is coming soon!\" for an hour.",
        "La multitud coreó «Winter is coming soon!» (¡se acerca el invierno!) durante una hora."),
    ])

  func applies(to context: RuleContext) -> Bool {
    context.source.language.language != context.target.language.language
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let untranslated = context.untranslated
    guard !untranslated.isCopy else { return [] }
    let evidence = SourceLanguageEvidence(context)
    var found: [Finding] = []
    for index in context.target.sentences.indices where !untranslated.isForeign[index] {
      for run in evidence.runs(inSentence: index) {
        let text = context.target.string(run.target)
        found.append(
          finding(
            "“\(Excerpt.short(text))” is left in \(context.source.language.englishName)",
            help: "translate it, or set it off as a foreign word with its meaning",
            target: run.target, source: run.source.map { [$0] } ?? [],
            severity: run.confidence >= 0.9 ? .error : .warning, confidence: run.confidence,
            in: context))
      }
    }
    return found
  }
}

extension SourceLanguageEvidence {
  /// A stretch of source words in the target.
  struct Run {
    var target: Range<Int>
    /// The same words in the aligned source, where they stand there.
    var source: Range<Int>?
    var confidence: Double
  }
}
