import ICU
import Linguistics

/// A number that the translation gives another value.
struct NumberMismatch: QuantityRule {
  let page = RulePage(
    name: "number-mismatch",
    summary: "A number has another value in the translation",
    why: "Readers take figures at their word, and quote them.",
    category: .number, severity: .error, mqmSeverity: .major, confidence: 0.95,
    examples: [
      .bad("en|de", "The fire destroyed ⟦820⟧ houses.", "Das Feuer zerstörte ⟦830⟧ Häuser."),
      .bad(
        "en|ru", "The bank lost ⟦$5.2 million⟧ last year.",
        "В прошлом году банк потерял ⟦5,2 млрд долларов⟧."),
      .bad("fr|en", "⟦Treize⟧ personnes ont été blessées.", "⟦Fourteen⟧ people were injured."),
      .bad(
        "en|de",
        """
        The bridge of Bergvik was opened in 1931.
        Oslo has 700,000 inhabitants.
        The tower of Zagreb is 70 metres tall.
        In Narvik it rains on 210 days.
        The station of Malmö was closed on 5 May.
        The cathedral of Aachen was built by Charlemagne and Odo of Metz 1,200 \
        years ago, in ⟦15 years⟧.
        """,
        """
        Der Dom von Aachen wurde vor 1.200 Jahren von Charlemagne und Odo von Metz gebaut, in \
        ⟦45 Jahren⟧.
        Die Brücke von Bergvik wurde 1931 eröffnet.
        Oslo hat 700.000 Einwohner.
        Der Turm von Zagreb ist 70 Meter hoch.
        In Narvik regnet es an 210 Tagen.
        Der Bahnhof von Malmö wurde am 5. Mai geschlossen.
        """),
      .good("en|de", "The limit is 16M here.", "Die Grenze liegt hier bei 16 MB."),
      .good(
        "en|de", "The bridge was opened<a href=\"#n2\">[2]</a> on Monday.",
        "Die Brücke wurde am Montag eröffnet<a href=\"#n1\">[1]</a>.", format: .html),
      .good("en|ja", "Some 820,000 people live here.", "ここには約82万人が住んでいる。"),
      .good("en|ru", "Two dozen people waited.", "Ждали 24 человека."),
      .bad(
        "pl|en", "Zwraca pozycję między 0 i ⟦1⟧ dla danej wartości w macierzy.",
        "Returns the position, between 0 and ⟦3⟧, of a given value within an array."),
      .good("en|vi", "The result is 0.8413447461 here.", "Kết quả ở đây là 0,84."),
      .good("en|es", "The fund holds 1,250.5 million.", "El fondo cuenta con 1250,5 millones."),
      .good("en|hu", "The address is 00:1B:44:11:3A.", "A cím 00:1B:44:11:3A."),
      .good("en|tr", "More than five hundred came.", "Beş yüzden fazla kişi geldi."),
      .good("en|cs", "A century ago it stood.", "Stál tu před sto lety."),
      .good("en|tr", "Select a 3D object on this page.", "Bu sayfada bir 3B nesne seçin."),
      .good(
        "en|tr",
        "The bridge was opened in the morning. Hold three of the ropes on the deck of the ship.",
        "Köprü sabah açıldı. Hold two of the ropes on the deck of the ship."),
      .good(
        "en|de", "The address 00:1B:44:11:3A:B7 is an example of one.",
        "Die Adresse 00:1B:44:11:3A:B7 ist ein Beispiel für eine."),
      .good("en|de", "It lasted for three centuries.", "Es dauerte 300 Jahre."),
      .good(
        "en|de", "It reads the format L1B of the other.", "Es liest das Format L1B des anderen."),
    ])

  func concerns(_ fault: QuantityFault) -> Bool {
    fault.kind == .value && !fault.isOfDate && !fault.isOfTime
  }

  func message(_ fault: QuantityFault, in context: RuleContext) -> (text: String, help: String)? {
    guard let source = fault.source, let target = fault.target else { return nil }
    // Letters written onto digits may stand for other powers of ten, but the same ones stand for no
    // more than their place, such as one in a name: `00:1B:44`, `L1B`.
    let (given, wanted) = (
      chunk(target.range, in: context.target), chunk(source.range, in: context.source)
    )
    if given == wanted, given.contains(where: { GeneralCategory(of: UInt32($0)).isLetter }),
      !given.contains(where: WhiteSpace.isBlank)
    {
      return nil
    }
    return (
      "\(QuantityText.shown(target, in: context.target)) where the source has "
        + QuantityText.shown(source, in: context.source),
      "give the number of the source"
    )
  }

  /// UTF-16 units to either side of a number that are looked at.
  private static let longest = 32

  /// A number with the letters and digits that are written onto it.
  private func chunk(_ range: Range<Int>, in text: Analysis) -> ArraySlice<UInt16> {
    var (start, end) = (range.lowerBound, range.upperBound)
    let limits = (start - Self.longest, end + Self.longest)
    while start > limits.0, text.isWordCharacter(at: start - 1) { start -= 1 }
    while end < limits.1, text.isWordCharacter(at: end) { end += 1 }
    return text.text[start..<end]
  }
}

extension QuantityFault {
  /// Whether it is about a day, a month, a year or a weekday.
  var isOfDate: Bool {
    [source, target].contains { quantity in
      switch quantity?.kind {
      case .day, .month, .weekday: true
      default: false
      }
    } || (source?.kind == .year && target?.kind == .year)
  }

  var isOfTime: Bool {
    source?.kind == .hour || source?.kind == .minute || target?.kind == .hour
      || target?.kind == .minute
  }

  var isOfMoney: Bool { source?.kind == .money && target?.kind == .money }
}
