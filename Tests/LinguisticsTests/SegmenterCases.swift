extension SegmenterCase {
  /// One case a behaviour and language; the texts are written for these tests.
  static let all =
    speech + scripts + titles + initials + digits + wide + endings + quotations
    + lists + others

  static let speech = [
    SegmenterCase("dash of direct speech", "pl", "– Idziesz? | – Tak. | – Poszedł sam."),
    SegmenterCase("dash of direct speech", "bg", "Тя влезе. | — Добър ден. | — Седнете."),
    SegmenterCase("dash of direct speech", "ru", "Он вошёл. | — Здравствуйте. | — Садитесь."),
    SegmenterCase("reporting clause", "ru", "— Кто там? — спросила она. | Никто не ответил."),
    SegmenterCase("dash of direct speech", "uk", "Він увійшов. | — Добрий день. | — Сідайте."),
    SegmenterCase("dash of direct speech", "es", "—Buenos días. | —Pase usted."),
  ]

  static let scripts = [
    SegmenterCase("Armenian stop", "hy", "Նա եկավ։ | Ես գնացի: | Նա մնաց։"),
    SegmenterCase("Armenian dot is a colon", "hy", "Նա ասաց. «Արի»։ | Ես եկա։"),
    SegmenterCase("Khmer stop", "km", "ខ្ញុំទៅផ្សារ។ | គាត់មកវិញ។ | តើអ្នកណា?"),
    SegmenterCase("bar as a danda", "pa", "ਉਹ ਆਇਆ। | ਮੈਂ ਗਿਆ।"),
    SegmenterCase("Burmese comma", "my", "သူ သွား၏၊ ထို့နောက် ပြန်လာ၏။ | ငါ သိသည်။"),
    SegmenterCase("doubled Ethiopic mark", "am", "እሱ መጣ። | እኔ ሄድኩ፡፡ | ልጁ ተኛ።"),
    SegmenterCase("Greek question mark", "el", "Ποιος είναι; | Δεν ξέρω."),
    SegmenterCase("danda", "hi", "वह आया। | मैं गया।"),
    SegmenterCase("Urdu stop", "ur", "وہ آیا۔ | میں گیا۔"),
    SegmenterCase("Arabic question mark", "ar", "هل تعرف؟ | نعم أعرف."),
  ]

  static let titles = [
    SegmenterCase("title", "en", "We met Mr. Brown and Dr. Hill. | They left."),
    SegmenterCase("title", "de", "Das sagte Prof. Dr. Weber. | Er ging."),
    SegmenterCase("title", "es", "Vino la Sra. Gil con el Dr. Paz. | Luego se fue."),
    SegmenterCase("title", "nl", "Daar komt mevr. De Wit. | Zij lacht."),
    SegmenterCase("title", "hi", "डॉ. शर्मा आए। | वे बैठे।"),
    SegmenterCase("title", "gu", "ડૉ. શાહ આવ્યા. | તે બેઠા."),
    SegmenterCase("title", "sl", "Prišel je dr. Kos. | Sedel je."),
    SegmenterCase("street", "ru", "Он живёт на ул. Садовой. | Дом стоит у реки."),
    SegmenterCase("town and year", "ru", "В г. Туле он жил до 1990 г. | Потом он уехал."),
    SegmenterCase("abbreviation of parts", "de", "Er mag Obst, z. B. Äpfel. | Sie nicht."),
    SegmenterCase("abbreviation of parts", "sv", "Där växer bl. a. Björk. | Där bor ingen."),
    SegmenterCase("abbreviation of parts", "cs", "Koupil např. Olej. | Potom odešel."),
    SegmenterCase("behind an apostrophe", "fr", "Voir l’art. 5 de la loi. | Il le dit."),
  ]

  static let initials = [
    SegmenterCase("initials", "en", "A poem by T. S. Eliot. | It is long."),
    SegmenterCase("initials", "ru", "Это писал А. И. Петров. | Книга вышла."),
    SegmenterCase("initials", "fi", "Sen kirjoitti J. K. Paasikivi. | Hän oli kuuluisa."),
    SegmenterCase("pronoun", "en", "So did you and I. | We were late."),
    SegmenterCase("letters that are words", "gu", "મારો ભાઈ એ. | તે આવ્યો."),
    SegmenterCase("letter names", "gu", "પ્રમુખ એ. કે. શાહ આવ્યા. | તે બેઠા."),
  ]

  static let digits = [
    SegmenterCase("number of another item", "en", "1. See page 9. | Read part 2. | It is short."),
    SegmenterCase("digit at the start", "en", "Nobody spoke. | 12 people left early."),
    SegmenterCase("abbreviation and number", "en", "See No. 5 and Art. 3 on p. 7. | It is clear."),
    SegmenterCase("abbreviation and number", "uk", "Дивись ст. 12 закону. | Там усе є."),
    SegmenterCase("month and day", "en", "They met on Dec. 5 in Rome. | It rained."),
    SegmenterCase("ordinal", "de", "Am 5. Mai kam er. | Am 6. Mai ging er."),
    SegmenterCase("ordinal and noun", "de", "Sie lebte im 19. Jahrhundert. | Er nicht."),
    SegmenterCase("year at the end", "de", "Das war 1999. | Danach ging er."),
    SegmenterCase("ordinal", "pl", "Było to 5. dnia maja. | Potem przyszła wiosna."),
    SegmenterCase("ordinal", "da", "Han kom den 5. maj. | Så gik han."),
    SegmenterCase("ordinal", "tr", "Bu 19. Yüzyıl evidir. | Sonra yandı."),
    SegmenterCase("Roman ordinal", "hu", "Akkor XIV. Lajos uralkodott. | Aztán meghalt."),
    SegmenterCase("decimals and dates", "en", "It rose by 1.5 on 3.4.2020. | Then it fell."),
  ]

  static let wide = [
    SegmenterCase("opener belongs to the next", "zh", "他走了。|「等一下！」|她说。"),
    SegmenterCase("closer belongs to this", "zh", "他说：“我来了。”|然后他走了。"),
    SegmenterCase("marks in a title", "zh", "我喜欢《你好！世界》这本书。|你呢？"),
    SegmenterCase("quotation goes on", "ja", "彼は「行く。また来る。」と言った。|雨が降った。"),
    SegmenterCase("opener belongs to the next", "ja", "雨だ。|「本当？」|彼女は笑った。"),
    SegmenterCase("quotation goes on", "ko", "그는 “간다.”라고 말했다. | 비가 왔다."),
  ]

  static let endings = [
    SegmenterCase(
      "etc.", "en", "We saw cats, dogs, etc. in town. | We saw birds, etc. | Then we left."),
    SegmenterCase(
      "company", "en", "He works for Hill Inc. in Bonn. | She left Hill Inc. | The firm is old."),
    SegmenterCase("и т. д.", "ru", "Там были столы, стулья и т. д. | Потом всё убрали."),
    SegmenterCase("usw.", "de", "Er kaufte Brot usw. | Danach ging er."),
    SegmenterCase("itd.", "hr", "Kupio je kruh itd. | Zatim je otišao."),
    SegmenterCase("atd.", "sk", "Kúpil chlieb atď. | Potom odišiel."),
    SegmenterCase(
      "clock time", "en", "She came at 5 p.m. | Tom was out. | At 6 a.m. Mr. Hill rose."),
    SegmenterCase("era", "en", "The town fell in 44 B.C. | Nobody knows why."),
    SegmenterCase("lower case behind ? and !", "fr", "Quoi ! dit-il. | Rien ? demanda-t-elle."),
    SegmenterCase("lower case behind …", "it", "Forse… ma non oggi. | Domani sì."),
    SegmenterCase("capital behind …", "it", "Forse… | Domani vedremo."),
    SegmenterCase("abbreviation in brackets", "pt", "O autor (m. ca. 930) viveu aqui. | Era rico."),
  ]

  static let quotations = [
    SegmenterCase("stranded guillemet", "fr", "« Il vient. » | Elle rit. | « Non ! » | Il part."),
    SegmenterCase("» opens", "de", "Er rief. | »Komm her!« | Sie kam."),
    SegmenterCase("» opens", "sl", "Klical je. | »Pridi!« | Prišla je."),
    SegmenterCase("» opens", "hr", "Zvao je. | »Dođi!« | Došla je."),
    SegmenterCase("» opens", "da", "Han råbte. | »Kom!« | Hun kom."),
    SegmenterCase("two sentences quoted", "en", "“It rains. | We stay.” | He sat down."),
    SegmenterCase("quoted within a sentence", "en", "The sign “Stop! Look!” was new. | It fell."),
    SegmenterCase("same mark twice", "sv", "Han ropade. | ”Kom!” | Hon kom."),
    SegmenterCase("remark in brackets", "uk", "Він (народ. 1900. у Львові) писав. | Потім поїхав."),
    SegmenterCase("inverted marks", "es", "Vive en EE. UU. | ¿Lo sabías? | ¡Claro!"),
  ]

  static let lists = [
    SegmenterCase("number as marker", "en", "1. Open the box. | 2. Take the key."),
    SegmenterCase("markers without stops", "en", "1) Open the box | 2) Take the key"),
    SegmenterCase("letter as marker", "de", "a) Der Hund bellt. | b) Die Katze schläft."),
    SegmenterCase("bullets", "en", "• Bread • Milk".replacingBullets),
    SegmenterCase("reference", "en", "It is old.[12] | Nobody knows why. [3] | It stands."),
    SegmenterCase("raised reference", "en", "It is old.12 | Nobody knows why."),
  ]

  static let others = [
    SegmenterCase(
      "addresses", "en", "Go to www.example.org/a.b?c=d or a.b@example.org. | It helps."),
    SegmenterCase("capital inside a name", "en", "It is new. | iPhone owners know."),
    SegmenterCase("name with a mark", "en", "She joined Yahoo! Japan in May. | It was fun."),
    SegmenterCase("apostrophe at the start", "nl", "Hij kwam. | ’s Avonds ging hij."),
    SegmenterCase("combining mark", "ru", "Э́то Во́дская пя́тина. | Она́ стара́."),
    SegmenterCase("direction marks", "ar", "وصل د\u{202A}.\u{202C} سامي. | ثم غادر."),
    SegmenterCase("no space behind the stop", "fa", "او رفت.|من ماندم."),
    SegmenterCase("word of consonants", "mk", "Тоа е прст. | Петар дојде."),
    SegmenterCase("no data", "haw", "Aloha ʻoe. | Mahalo nui!"),
    SegmenterCase("Thai", "th", "ปี พ.ศ. 2550 เขากลับบ้าน"),
  ]
}

extension String {
  /// A sentence starts at each bullet but the first.
  fileprivate var replacingBullets: String {
    split(separator: "•").map { "•" + $0 }.joined(separator: "|")
  }
}
