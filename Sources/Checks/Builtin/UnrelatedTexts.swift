import Alignment
import ICU
import Linguistics

/// A target that is no translation of the source at all.
struct UnrelatedTexts: Rule {
  static let name = "unrelated-texts"

  let page = RulePage(
    name: name,
    summary: "The two texts do not look like translations of each other",
    why: "A wrong file was named or uploaded, and nothing else can be checked.",
    category: .mistranslation, severity: .error, mqmSeverity: .critical, confidence: 0.95,
    examples: [
      .bad(
        "en|de",
        """
        ⟦The bridge was opened on Monday morning in the presence of the mayor. It had been closed \
        for three years because its piers had to be renewed. The works cost nearly nine million \
        euros. Many people came to see the first bus cross the river. A band played until late. \
        The old ferry will stay in service for tourists.⟧
        """,
        """
        ⟦Rote Bete wird gewaschen und in dünne Scheiben geschnitten. Danach kommt Salz hinzu. \
        Man lässt den Salat ziehen, bis er weich ist, und gibt Öl, Essig und Kümmel dazu. Er \
        passt zu Fisch! Kinder mögen ihn selten. Wer es süß liebt, reibt einen Apfel hinein.⟧
        """),
      .bad(
        "ru|en",
        """
        ⟦Мост открыли в понедельник утром. По нему уже прошло больше тысячи машин. Мэр \
        поблагодарил строителей за работу. Жители соседней деревни жалуются на шум. Старый паром \
        будет ходить до осени. Билет стоит дорого.⟧
        """,
        """
        ⟦Wash the beetroot and cut it into thin slices. Then add some salt! Let the salad rest in \
        the fridge until it is soft, and stir in oil, vinegar and caraway. It goes well with \
        fish. Children rarely like it. In winter it keeps for a week.⟧
        """),
      .good(
        "en|de",
        """
        The bridge was opened on Monday morning in the presence of the mayor. It had been closed \
        for three years because its piers had to be renewed. The works cost nearly nine million \
        euros. Many people came to see the first bus cross the river. A band played until late. \
        The old ferry will stay in service for tourists.
        """,
        """
        Die Brücke wurde am Montagmorgen im Beisein des Bürgermeisters eröffnet. Drei Jahre war \
        sie gesperrt gewesen, weil ihre Pfeiler erneuert werden mussten. Die Arbeiten kosteten \
        fast neun Millionen Euro. Viele Menschen wollten den ersten Bus sehen. Eine Kapelle \
        spielte bis spät. Die alte Fähre bleibt für Touristen in Betrieb.
        """),
      .good(
        "en|hu", "Name\n\nSize\n\nOwner\n\nColours of the bridge\n\nKeys\n\nOther topics",
        "Név\n\nMéret\n\nTulajdonos\n\nA híd színei\n\nBillentyűk\n\nEgyéb témák"),
      // No word, name or number is the same; the sentences are as long as each other.
      .good(
        "en|hu",
        """
        Stir well. Wash the beetroot and cut it into thin slices. Then add some salt. Let the \
        salad rest in the fridge until it is soft, and stir in oil, vinegar and caraway if you \
        like. It goes well with fish. Children rarely like it. Whoever loves sweet food grates \
        an apple into it and leaves out the salt. In winter it keeps for a week.
        """,
        """
        Jól keverje meg. Mossa meg a céklát, és vágja vékony szeletekre. Aztán adjon hozzá kevés \
        sót. Hagyja állni a hűtőben, amíg meg nem puhul, majd ízlés szerint keverjen bele olajat, \
        ecetet és köményt. Jól illik halhoz. A gyerekek ritkán szeretik. Aki az édeset kedveli, \
        reszeljen bele egy almát, és hagyja el a sót. Télen egy hétig eláll.
        """),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let (source, target) = (context.source.sentences, context.target.sentences)
    guard !context.alignment.isOfTranslations,
      let sourceRange = context.sourceRange(source.indices),
      let targetRange = context.targetRange(target.indices)
    else { return [] }
    let first = Excerpt.short(context.source.string(source[0].range))
    let other = Excerpt.short(context.target.string(target[0].range))
    return [
      finding(
        "these texts do not look like translations of each other:"
          + " the source begins “\(first)”, the translation “\(other)”",
        help: "check that the right files were named; sentences were not compared",
        target: targetRange, source: [sourceRange], in: context)
    ]
  }
}
