import Checks
import ICU
import Linguistics
import QuantityTables
import TestSupport
import Testing

@Suite struct QuantityTests {
  /// The quantities of a text as `kind value`, with the unit where there is one.
  private func read(_ language: String, _ text: String) throws -> [String] {
    let tag = try #require(LanguageTag(language))
    return try ExampleRunner.analysis(text, tag, layout: .lines).quantities.all.map { quantity in
      let unit = quantity.units.first.map { " " + UnitTable.standard[$0].name } ?? ""
      let value = quantity.value
      let number = value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
      return "\(quantity.kind) \(number)\(unit)"
    }
  }

  @Test(arguments: [
    ("en", "They paid $5.2 million.", "money 5200000 dollar"),
    ("en", "It fell by 1,250.5 points.", "cardinal 1250.5"),
    ("en", "Two hundred and five came.", "cardinal 205"),
    ("en", "It rose −3.5 degrees.", "measure -3.5 celsius"),
    ("en", "He is 6 ½ years old.", "duration 6.5 year"),
    ("de", "Es kostet 1.234,5 Euro.", "money 1234.5 euro"),
    ("de", "Es kamen einundzwanzig.", "cardinal 21"),
    ("de", "Es begann im 19. Jahrhundert.", "century 19"),
    ("fr", "Près de 820 000 habitants.", "cardinal 820000"),
    ("fr", "Elle a quatre-vingt-dix ans.", "duration 90 year"),
    ("ru", "Ждали сорок два дня.", "duration 42 day"),
    ("ru", "Около 350 тыс. долларов.", "money 350000 dollar"),
    ("es", "Son 3,5 mil millones de euros.", "money 3500000000 euro"),
    ("ar", "دفع ٥٫٢ مليون دولار.", "money 5200000 dollar"),
    ("fa", "۱۲۳ نفر آمدند.", "cardinal 123"),
    ("hi", "८२०,००० लोग आए।", "cardinal 820000"),
    ("hi", "पाँच लाख लोग आए।", "cardinal 500000"),
    ("bn", "১২৩ জন এসেছে।", "cardinal 123"),
    ("th", "มีคน ๑๒๓ คน", "cardinal 123"),
    ("ja", "12億5050万ドルを払った。", "money 1250500000 dollar"),
    ("ja", "三百二十万人が来た。", "cardinal 3200000"),
    ("zh-Hans", "二〇一八年他来了。", "year 2018"),
    ("zh-Hans", "价格上涨百分之二十。", "percent 20"),
    ("ko", "82만 명이 왔다.", "cardinal 820000"),
    ("tr", "Fiyatlar yüzde 20 arttı.", "percent 20"),
    ("pl", "Zapłacił 3,5 mld euro.", "money 3500000000 euro"),
    ("he", "הוא שילם 3.5 מיליארד דולר.", "money 3500000000 dollar"),
    ("el", "Πλήρωσε 3,5 δισεκατομμύρια ευρώ.", "money 3500000000 euro"),
    ("cs", "Stalo se to v 19. století.", "century 19"),
    ("cs", "Stál sto let.", "duration 100 year"),
    ("fi", "soitti kahdesti tusinalle", "cardinal 12"),
    ("ru", "после 12-процентного роста", "percent 12"),
    ("ru", "на 3,5 процентного пункта", "percent 3.5"), ("pl", "o 3,5 pkt proc.", "percent 3.5"),
    ("cs", "po 12procentním růstu", "percent 12"),
    ("uk", "після 12-відсоткового зростання", "percent 12"),
    ("sl", "po 12-odstotni rasti", "percent 12"), ("et", "pärast 12-protsendilist", "percent 12"),
    ("lv", "par 3,5 procentpunktiem", "percent 3.5"), ("he", "ב-3.5 נקודות האחוז", "percent 3.5"),
    ("vi", "giảm 3,5 điểm phần trăm", "percent 3.5"), ("my", "၁၂ ရာခိုင်နှုန်း", "percent 12"),
    ("te", "30 లక్షల రూపాయలు", "money 3000000 rupee"), ("ml", "2 കോടി ആളുകൾ", "cardinal 20000000"),
    ("kn", "5 ಲಕ್ಷ ಜನ", "cardinal 500000"), ("si", "රුපියල් ලක්ෂ 30ක්", "cardinal 3000000"),
    ("yo", "Ó ná mílíọ̀nù 3 yúrò.", "cardinal 3000000"),
    ("fr", "un million et demi de personnes", "cardinal 1500000"),
    ("it", "2 milioni e mezzo di persone", "cardinal 2500000"),
    ("he", "מיליון וחצי", "cardinal 1500000"), ("hr", "milijun i pol ljudi", "cardinal 1500000"),
    ("nb", "halvannen million", "cardinal 1500000"), ("lv", "pusotrs miljons", "cardinal 1500000"),
    ("bn", "২১শ শতাব্দীতে", "century 21"),
    ("en", "sold for $1.2m in May", "money 1200000 dollar"),
    ("ru", "150 л. с. и 50 кв. м", "measure 150 horsepower"),
    ("ar", "50 مترا مربعا", "measure 50 square-meter"),
    ("ko", "2천236억 원", "money 223600000000 won"), ("ko", "3천2백만 명", "cardinal 32000000"),
    ("ko", "1조 2천345억 원", "money 1234500000000 won"),
    ("ru", "450 тг за доллар", "money 450 tenge"),
    ("id", "15.800 rupiah per dolar", "money 15800 rupiah"),
    ("fr", "un budget de 3,5 M€", "money 3500000 euro"),
    ("bn", "১.৫ বিলিয়ন ইউরোর", "money 1500000000 euro"),
    ("sw", "euro milioni 2.3 na dola trilioni 4", "cardinal 2300000"),
    ("ko", "나토 조약 제5조", "ordinal 5"),
    ("ml", "12 ശതമാനം", "percent 12"), ("kn", "ಶೇಕಡಾ 12 ರಷ್ಟು", "percent 12"),
    ("sw", "kwa asilimia 3.5 hadi dola 12", "percent 3.5"),
    ("tr", "Onu beş yüzden fazla kişi gördü.", "cardinal 500"),
    ("tr", "Yirmi binin üzerinde kişi geldi.", "cardinal 20000"),
    ("az", "Beş yüzdən çox adam gəldi.", "cardinal 500"),
    ("kk", "Жиырма мыңнан астам адам келді.", "cardinal 20000"),
    ("hy", "Հինգ հարյուրից ավելի մարդ եկավ։", "cardinal 500"),
    ("lt", "Jis pastatytas septintajame dešimtmetyje.", "decade 60"),
    ("is", "Hún var byggð á sjöunda áratugnum.", "decade 60"),
    ("sv", "Det var på 1990-talet.", "decade 1990"),
    ("it", "Nel XIX secolo era grande.", "century 19"),
    ("nl", "Het is 16 kilometer ver.", "measure 16 kilometer"),
    ("bg", "Той плати 1250,5 милиона долара.", "money 1250500000 dollar"),
    ("uk", "Він чекав п’ять годин.", "duration 5 hour"),
    ("lt", "Sumokėjo penkis tūkstančius.", "cardinal 5000"),
    ("lt", "Gavo dešimt tūkstančių.", "cardinal 10000"),
    ("lt", "Atėjo penkios dešimtys.", "cardinal 50"),
    ("sr", "Продао је две стотине књига.", "cardinal 200"),
    ("hr", "Došlo je pet stotina ljudi.", "cardinal 500"),
    ("gl", "Viñeron corenta e cinco persoas.", "cardinal 45"),
    ("eu", "Hogeita hamar egun igaro dira.", "duration 30 day"),
    ("tr", "Elli altın verdi.", "cardinal 50"),
    ("fr", "Il a vu vingt-et-un films.", "cardinal 21"),
    ("fr", "Il y a deux mille cinq cent quatre films.", "cardinal 2504"),
    ("de", "Es kamen drei Millionen fünfhunderttausend.", "cardinal 3500000"),
    ("ca", "Van venir vint-i-cinc mil homes.", "cardinal 25000"),
    ("pt", "Chegaram cento e dez livros.", "cardinal 110"),
    ("ro", "Au venit o sută zece oameni.", "cardinal 110"),
    ("no", "Det kom hundre og fem bøker.", "cardinal 105"),
    ("nn", "Det kom hundre og fem bøker.", "cardinal 105"),
    ("is", "Tuttugu og fimm þúsund bækur.", "cardinal 25000"),
    ("af", "Vyf-en-twintig duisend boeke.", "cardinal 25000"),
    ("sq", "Erdhën njëzet e pesë libra.", "cardinal 25"),
    ("mk", "Дојдоа дваесет и пет книги.", "cardinal 25"),
    ("ka", "ორასორმოცდაათი წიგნი.", "cardinal 250"),
    ("mt", "Ġew ħames u erbgħin ktieb.", "cardinal 45"),
    ("fi", "Kaksisataaviisikymmentä kirjaa.", "cardinal 250"),
    ("vi", "Ba triệu năm trăm nghìn cuốn.", "cardinal 3500000"),
    ("vi", "Hai mươi mốt cuốn.", "cardinal 21"),
    ("th", "หนังสือสองร้อยห้าสิบเล่ม", "cardinal 250"),
    ("th", "สองหมื่นห้าพันคน", "cardinal 25000"),
    ("ar", "ستة وستون كتابا", "cardinal 66"),
    ("ko", "면적은 3km²이다.", "measure 3 square-kilometer"),
    ("zh", "频率为3兆赫。", "cardinal 3"),
    ("zh-Hant", "用了3千瓦小時。", "measure 3 kilowatt-hour"),
    ("yue", "用咗3公里。", "measure 3 kilometer"),
    ("ru", "Ушло 5 кВт-ч.", "measure 5 kilowatt-hour"),
    ("fr", "C’est la vingt-et-unième maison.", "ordinal 21"),
    ("es", "Es el vigésimo segundo libro.", "ordinal 22"),
    ("sw", "Watu milioni 3.5 walikuja.", "cardinal 3500000"),
    ("en", "They sold 3.5M copies.", "cardinal 3500000"),
    ("en", "He ran 200m.", "measure 200 meter"),
    ("nn", "Det kom 1 234 bøker.", "cardinal 1234"),
  ])
  func readsNumbersOfManyLanguages(language: String, text: String, quantity: String) throws {
    #expect(try read(language, text).contains(quantity))
  }

  @Test(arguments: [
    ("en", "on March 5, 2018", "month 3|day 5|year 2018"),
    ("en", "on 5 March 2018", "day 5|month 3|year 2018"),
    ("en-US", "on 3/5/2018", "day 5|month 3|year 2018"),
    ("de", "am 5. März 2018", "day 5|month 3|year 2018"),
    ("de", "am 05.03.2018", "day 5|month 3|year 2018"),
    ("ru", "5 марта 2018 года", "day 5|month 3|year 2018"),
    ("sv", "den 2018-03-05", "day 5|month 3|year 2018"),
    ("es", "el 5 de marzo de 2018", "day 5|month 3|year 2018"),
    ("ja", "2018年3月5日", "year 2018|month 3|day 5"),
    ("ko", "2018년 3월 5일", "year 2018|month 3|day 5"),
    ("en", "at 3:30 p.m.", "hour 15|minute 30"),
    ("de", "um 17.30 Uhr", "hour 17|minute 30"),
    ("en", "at 1430 GMT", "hour 14|minute 30"), ("en", "in 1430 it", "year 1430"),
    ("fr", "à 7h55", "hour 7|minute 55"), ("fr", "à 16 h 45.", "hour 16|minute 45"),
    ("fr", "dure 16 h et 45 minutes", "duration 16 hour|duration 45 minute"),
    ("ja", "午後2時半ごろ", "hour 14|minute 30"), ("ko", "오후 세 시 반에", "hour 15|minute 30"),
    ("zh", "下午三点半开始", "hour 15|minute 30"),
    ("hi", "बैठक साढ़े तीन बजे है", "hour 3|minute 30"),
    ("ja", "午後3時30分に", "hour 15|minute 30"),
    ("zh-Hans", "下午3点30分", "hour 15|minute 30"),
  ])
  func readsDatesAndTimes(language: String, text: String, fields: String) throws {
    #expect(try read(language, text).joined(separator: "|") == fields)
  }

  @Test(arguments: [
    ("th", "เขามาเมื่อ 3 มกราคม 2564", 2021.0), ("fa", "او در سال ۱۴۰۰ آمد.", 2021),
    ("fa-Arab-AF", "او در سال ۱۴۰۰ آمد.", 2021), ("rw", "mu 2021", 2021),
    ("fa", "او در ۱۴ دی ۱۳۹۹ آمد.", 2021), ("ps", "هغه د ۱۳۹۹ د مرغومی په ۱۴ راغی.", 2021),
  ])
  func readsYearsOfOtherEras(language: String, text: String, year: Double) throws {
    let tag = try #require(LanguageTag(language))
    let quantities = try ExampleRunner.analysis(text, tag, layout: .lines).quantities.all
    let years = quantities.filter { $0.kind == .year }
    #expect(years.count == 1 && years.first?.values.contains(year) == true)
  }

  @Test func readsDaysOfSolarMonths() throws {
    let tag = try #require(LanguageTag("fa"))
    let text = "او در ۱۴ دی آمد و در ۲ بهمن رفت."
    let quantities = try ExampleRunner.analysis(text, tag, layout: .lines).quantities.all
    let (days, months) = (
      quantities.filter { $0.kind == .day }, quantities.filter { $0.kind == .month }
    )
    #expect(days.map { Array($0.values) } == [[4, 3, 5, 14], [22, 21, 23, 2]])
    #expect(months.map { Array($0.values) } == [[1], [1]])
  }

  @Test func aNumeralHasSevenGroupsAtMost() throws {
    let tag = try #require(LanguageTag("en"))
    for (text, values) in [
      ("1.2.3.4.5.6.7", [[1, 2, 3, 4, 5, 6, 7]]),
      ("1.2.3.4.5.6.7.8", [[1, 2, 3, 4, 5, 6, 7], [8]]),
      ("1,000,000,000,000,000,000", [[1e18]]),
    ] as [(String, [[Double]])] {
      let quantities = try ExampleRunner.analysis(text, tag, layout: .lines).quantities.all
      #expect(quantities.map { Array($0.values) } == values)
    }
  }

  @Test(arguments: [
    ("en", "1.234", [1.234, 1234]), ("de", "1.234", [1234, 1.234]),
    ("en", "1,234", [1234, 1.234]), ("fr", "12,5", [12.5]), ("en", "12,34,567", [1_234_567]),
    ("de-CH", "1’234.56", [1234.56]), ("de", "£125m", [125, 125_000_000]),
    ("ja", "12", [12]), ("am", "12", [12]),
    ("rw", "miliyoni 3.5", [3.5, 3500, 3_500_000, 3_500_000_000]),
  ])
  func keepsTheReadingsOfOtherLanguages(language: String, text: String, values: [Double]) throws {
    let tag = try #require(LanguageTag(language))
    let quantities = try ExampleRunner.analysis(text, tag, layout: .lines).quantities.all
    #expect(quantities.map { Array($0.values) } == [values])
  }

  @Test(arguments: [
    ("en", "They won 4-1.", "score 4|score 1"), ("de", "Es stand 2:0.", "score 2|score 0"),
    ("en", "Call +44 20 7946 0958 now.", "phone 9460958"),
    ("en", "They drank 3½ litres.", "measure 3.5 liter"),
    ("en", "from 10–12 May", "cardinal 10|day 12|month 5"),
    ("en", "page 10 may be", "cardinal 10"), ("en", "12 may 2021", "day 12|month 5|year 2021"),
    ("cs", "padl v 70. letech", "decade 70"),
    ("cs", "sedmnáctiletý a jednadvacet", "cardinal 17|cardinal 21"),
    ("nl", "honderdvijftig", "cardinal 150"), ("it", "milleduecento", "cardinal 1200"),
    ("sv", "tolvhundra på åttiotalet", "cardinal 1200|decade 80"),
    ("hi", "साढ़े तीन करोड़", "cardinal 35000000"), ("ko", "백오십만 명", "cardinal 1500000"),
    ("ko", "토스트 90조각", "cardinal 90"),
    ("it", "sei ore", "duration 6 hour"), ("nl", "maar 12 dagen", "duration 12 day"),
  ])
  func readsOtherKinds(language: String, text: String, quantities: String) throws {
    #expect(try read(language, text).joined(separator: "|") == quantities)
  }

  @Test(arguments: [
    ("en", "Some 120 people", "cardinal 120"), ("en", "the 3rd day", "ordinal 3rd day"),
    ("en", "It grew 12.5 times.", "decimal 12.5"), ("fr", "12 % de plus", "percent 12 %"),
    ("en", "two thirds of it", "fraction two thirds"), ("en", "with ODF 1.1 too", "decimal 1.1"),
    ("en", "5 to 10 came", "range 5 to 10"),
    ("de", "5–10 km", "range 5–10 km"), ("de", "am 5. März 2018", "date 5. März 2018"),
    ("en", "on Tuesday", "date Tuesday"), ("ja", "午後3時30分に", "time 3時30分"),
    ("ru", "ждал 5 часов", "duration 5 часов"), ("en", "for $5.2 million", "money $5.2 million"),
    ("it", "12 km di strada", "measure 12 km"), ("en", "back in 1987 it", "year 1987"),
    ("uk", "у 1990-х роках", "decade 1990-х роках"), ("cs", "v 19. století", "century 19. století"),
    ("es", "ganó 2-1 ayer", "score 2-1"), ("en", "call +44 20 7946 0958", "phone +44 20 7946 0958"),
    ("en", "use it from 16.40.1 on", "version 16.40.1"),
    ("de", "siehe 15.2.4 dort", "version 15.2.4"),
    ("en", "flight MH17 fell", "identifier 17"), ("en", "the B2B shop", "identifier 2"),
    ("en", "one B grade", "cardinal one"),
    ("en", "by 8168B or so", "cardinal 8168"),
    ("en", "sells for $100 and gives $2 back", "money $100|money $2"),
  ])
  func readsWholesOfEveryKind(language: String, text: String, expected: String) throws {
    let tag = try #require(LanguageTag(language))
    let analysis = try ExampleRunner.analysis(text, tag, layout: .lines)
    let wholes = analysis.quantities.wholes(ofSentence: 0)
    #expect(
      wholes.map { "\($0.kind) \(analysis.string($0.range))" }.joined(separator: "|") == expected)
  }

  @Test(arguments: ["-", "‐", "‑", "‒", "–", "—", "−", "~", "〜", " – ", " bis "])
  func readsRangesOfEveryDash(dash: String) throws {
    let tag = try #require(LanguageTag("de"))
    let analysis = try ExampleRunner.analysis("Es sind 5\(dash)10 km.", tag, layout: .lines)
    let wholes = analysis.quantities.wholes(ofSentence: 0)
    #expect(wholes.map(\.kind) == [.range])
    #expect(wholes.first?.parts.map(\.value) == [5, 10])
    #expect(wholes.first?.parts.map(\.kind) == [.measure, .measure])
    #expect(wholes.first?.units.map { UnitTable.standard[$0].name } == ["kilometer"])
    #expect(wholes.first?.decimals == 0)
  }

  @Test(arguments: [
    ("en", "It has 10⁶ cells.", "cardinal 1000000"), ("en", "It was 10⁻³ of it.", "cardinal 0.001"),
    ("en", "in 1987¹ it was", "year 1987"), ("fr", "du CO₂", ""),
    ("en", "plots of 50 m²", "measure 50 square-meter"),
    ("en", "of 3.5 × 10⁶ cells", "cardinal 3500000"),
    ("en", "¾ of it", "fraction 0.75"), ("ru", "в XIX веке", "century 19"),
    ("zh-Hans", "第十九世纪", "century 19"), ("en", "at −12 °C", "measure -12 celsius"),
    ("fr", "à 14 °C", "measure 14 celsius"), ("ru", "при 14°F", "measure 14 fahrenheit"),
  ])
  func readsSignsOfManyKinds(language: String, text: String, quantity: String) throws {
    let found = try read(language, text).joined(separator: "|")
    #expect(found == quantity)
  }

  @Test func wordsThatAreSeldomNumbersAreWeak() throws {
    let tag = try #require(LanguageTag("en"))
    let quantities = try ExampleRunner.analysis("A second look at once.", tag).quantities.all
    #expect(!quantities.isEmpty && quantities.allSatisfy(\.isWeak))
  }

  @Test(arguments: [
    "It took several days.", "They threw away great fortunes.", "Threats severed them.",
    "non&#8209;stop", "non&#x2011;stop",
  ])
  func wordsThatBeginLikeNumbersAreNone(text: String) throws {
    #expect(try read("en", text).isEmpty)
  }

  @Test func rangesShareTheirUnit() throws {
    #expect(try read("en", "5 to 10 km") == ["measure 5 kilometer", "measure 10 kilometer"])
    #expect(try read("fr", "70 à 90 %") == ["percent 70", "percent 90"])
    #expect(try read("en", "He has 5, 10 and 15 km.").last == "measure 15 kilometer")
  }

  @Test func unitsConvert() throws {
    let table = UnitTable.standard
    func convert(_ value: Double, _ from: String, _ to: String) throws -> Double {
      let (a, b) = (try #require(table.index(named: from)), try #require(table.index(named: to)))
      return try #require(table[a].convert(value, to: table[b]))
    }
    #expect(abs(try convert(80, "fahrenheit", "celsius") - 26.667) < 0.001)
    #expect(abs(try convert(385, "mile", "kilometer") - 619.597) < 0.001)
    #expect(abs(try convert(12, "mile-per-hour", "kilometer") - 19.312) < 0.001)
  }

  @Test func everyUnitNamedInTheLanguageFilesIsKnown() {
    #expect(UnitTable.standard.units.count > 50)
    #expect(UnitTable.standard.index(named: "no-such-unit") == nil)
  }
}
