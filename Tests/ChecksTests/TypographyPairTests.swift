import TestSupport
import Testing

/// Quotation marks, punctuation, spacing and characters in languages that nothing
/// is configured for: what their texts write is silent, a slip is found.
@Suite struct TypographyPairTests {
  static let rules: Set<String> = [
    "unpaired-quotes", "mixed-quote-styles", "quote-locale", "nested-quotes", "end-punctuation",
    "missing-stop", "unpaired-brackets", "space-before-punctuation", "missing-space",
    "double-space", "trailing-space", "repeated-word", "repeated-punctuation", "sentence-case",
    "all-caps", "invisible-character", "mixed-script-word", "mojibake", "replacement-character",
    "apostrophe-style", "fullwidth-punctuation", "cjk-spacing", "dash-style", "bidi-control",
    "unnormalised-text", "capitalisation-variants", "inverted-marks", "stop-placement",
    "stray-no-break-space", "ellipsis-style", "quote-missing",
  ]

  @Test(arguments: pairs)
  func onlySlipsAreFound(pair: SlipPair) throws {
    let failures = try pair.failures(of: Self.rules)
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  static let pairs = """
    en→el | “We are ready,” the mayor said. She did not say when. | «Είμαστε έτοιμοι{»→}, είπε η δήμαρχος{.→ .} Δεν είπε πότε.
    en→el | Why did the bridge close? Nobody knows. | Γιατί έκλεισε η γέφυρα{;→.} Κανείς δεν {ξέρει→ξέpει}.
    en→he | The council voted “no” on Monday. The mayor was angry. | המועצה הצביעה "לא{"→} ביום שני{.→ .} ראש העיר כעס.
    en→he | The chief of staff came to Tel Aviv. He stayed for a day. | הרמטכ"ל הגיע לתל־אביב.{ →  }הוא נשאר יום אחד.
    en→hu | “We are ready,” the mayor said. She did not say when. | „Készen állunk{”→} – mondta a polgármester. Azt {nem→nem nem} mondta, mikor.
    en→hu | The “New Bridge” opened on Monday. It is long. | Az {„→«}Új híd{”→»} hétfőn nyílt meg. Hosszú.
    en→pl | “We are ready,” the mayor said. She did not say when. | „Jesteśmy gotowi{”→}, powiedziała burmistrz. Nie powiedziała,{ →}kiedy.
    en→pl | The bridge (the old one) was closed. It rained. | Most (ten stary{)→} został zamknięty. Padało{.→..}
    en→sv | “We are ready,” the mayor said. She did not say when. | ”Vi är redo{”→}, sade borgmästaren. Hon sade inte när.
    en→sv | The bridge was closed on Monday. It rained all day. | Bron stängdes på måndagen{.→} Det regnade {hela→helа} dagen.
    en→fi | “We are ready,” the mayor said. She did not say when. | ”Olemme valmiit{”→}, pormestari sanoi. Hän ei sanonut,{ →  }milloin.
    en→fi | The bridge was closed on Monday. It rained all day. | Silta suljettiin maanantaina{.→ .} {Satoi→satoi} koko päivän.
    en→ko | “We are ready,” the mayor said. She did not say when. | “우리는 준비됐다{”→}라고 시장이 말했다. 언제인지는 말하지 않았다.
    en→ko | The bridge was closed on Monday. It rained all day. | 다리는 월요일에 폐쇄됐다{.→ .} 하루 종일 비가{ →  }왔다.
    en→hi | “We are ready,” the mayor said. She did not say when. | “हम तैयार हैं{”→}, महापौर ने कहा। उन्होंने यह नहीं बताया कि कब।
    en→hi | Was the bridge closed on Monday? It rained all day. | क्या पुल सोमवार को बंद हुआ{?→।} पूरे दिन बारिश{ →  }हुई।
    en→th | The mayor said “we are ready” on Monday. | นายกเทศมนตรีกล่าวว่า “เราพร้อมแล้ว{”→} เมื่อวันจันทร์
    en→th | The old bridge (built in 1932) was closed. | สะพานเก่า (สร้างเมื่อปี 1932{)→} ถูกปิด
    en→ka | “We are ready,” the mayor said. She did not say when. | „ჩვენ მზად ვართ{“→}, – თქვა მერმა. მან არ თქვა,{ →  }როდის.
    en→ka | The bridge was closed on Monday. It rained all day. | ხიდი ორშაბათს დაიკეტა{.→ .} მთელი დღე{ →  }წვიმდა.
    en→hy | “We are ready,” the mayor said. She did not say when. | «Մենք պատրաստ ենք{»→},- ասաց քաղաքապետը։ Նա չասաց,{ →  }թե երբ։
    en→hy | The bridge was closed on Monday. It rained all day. | Կամուրջը փակվեց երկուշաբթի։ Ամբողջ օրն{ →  }անձրևում էր։
    en→fa | “We are ready,” the mayor said. She did not say when. | شهردار گفت: «ما آماده‌ایم{»→}. او نگفت{ →  }چه زمانی.
    en→fa | Was the bridge closed on Monday? It rained all day. | آیا پل روز دوشنبه بسته شد{؟→.} تمام روز{ →  }باران بارید.
    """.split(separator: "\n").map(SlipPair.init)
}
