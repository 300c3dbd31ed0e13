import Checks
import ICU
import Linguistics
import TestSupport
import Testing

/// What ICU writes is read back as the same value, in forty locales.
@Suite struct QuantityPropertyTests {
  static let locales = [
    "ar", "bg", "bn", "ca", "cs", "da", "de", "de-CH", "el", "en", "en-IN", "es", "es-MX", "et",
    "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "mr", "nb", "nl",
    "pl", "pt", "pt-PT", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh",
    "zh-Hant",
  ]

  /// The quantities of each of several texts.
  private func quantities(_ texts: [[UInt16]], _ locale: String) throws -> [[Quantity]] {
    let tag = try #require(LanguageTag(locale))
    let lines = texts.map { String(decoding: $0, as: UTF16.self) }.joined(separator: "\n")
    let analysis = try ExampleRunner.analysis(lines, tag, layout: .lines)
    try #require(analysis.sentences.count == texts.count)
    return texts.indices.map { Array(analysis.quantities.ofSentence($0)) }
  }

  /// Expects each text to hold its value.
  private func expect(
    _ cases: [(value: Double, text: [UInt16])], _ locale: String,
    where test: (Quantity) -> Bool = { _ in true }
  ) throws {
    for (wanted, found) in zip(cases, try quantities(cases.map(\.text), locale)) {
      #expect(
        found.contains { quantity in
          test(quantity)
            && quantity.values.contains { abs($0 - wanted.value) <= 1e-9 * abs(wanted.value) }
        },
        "\(locale): \(String(decoding: wanted.text, as: UTF16.self)) read as \(found.map(\.values))"
      )
    }
  }

  /// Random whole numbers written by a skeleton.
  private func cases(_ skeletons: [String], _ range: Range<Int>, _ locale: String) throws
    -> [(value: Double, text: [UInt16])]
  {
    var generator = SplitMix64(state: UInt64(range.upperBound))
    return try skeletons.map { skeleton in
      let value = Double(Int.random(in: range, using: &generator))
      return (value, try NumberFormat(skeleton: skeleton, locale: locale).format(value))
    }
  }

  @Test(arguments: locales)
  func decimalsReadBack(locale: String) throws {
    var generator = SplitMix64(state: 1)
    let format = try NumberFormat(skeleton: ".##", locale: locale)
    var cases: [(value: Double, text: [UInt16])] = []
    for power in [1.0, 100, 10_000, 1e6, 1e9] {
      let value = (Double.random(in: 1..<10, using: &generator) * power * 100).rounded() / 100
      cases.append((value, try format.format(value)))
      cases.append((-value, try format.format(-value)))
    }
    try expect(cases, locale)
  }

  @Test(arguments: locales)
  func percentagesReadBack(locale: String) throws {
    let skeletons = ["percent .#", "measure-unit/concentr-percent unit-width-full-name .#"]
    try expect(cases(skeletons, 1..<100, locale), locale) { $0.kind == .percent }
  }

  @Test(arguments: locales)
  func moneyReadsBack(locale: String) throws {
    let skeletons = ["currency/EUR .##", "currency/EUR unit-width-full-name .##"]
    try expect(cases(skeletons, 1..<100_000, locale), locale) { $0.kind == .money }
  }

  @Test(arguments: locales)
  func measuresReadBack(locale: String) throws {
    let skeletons = ["length-kilometer", "mass-kilogram", "duration-hour", "length-mile"].map {
      "measure-unit/\($0) unit-width-full-name .#"
    }
    try expect(cases(skeletons, 3..<1000, locale), locale) { !$0.units.isEmpty }
  }

  @Test(arguments: locales)
  func largeNumbersReadBack(locale: String) throws {
    let format = try NumberFormat(skeleton: "compact-long @@", locale: locale)
    try expect([2e6, 3.5e6, 4e9].map { ($0, try format.format($0)) }, locale)
  }

  // ICU writes dates of Persian and Thai in other calendars.
  @Test(arguments: locales.filter { $0 != "fa" && $0 != "th" })
  func longDatesReadBack(locale: String) throws {
    var generator = SplitMix64(state: 5)
    let days = (0..<3).map { _ in Double(Int.random(in: 0..<15_000, using: &generator)) }
    let texts = try days.map { try DateFormat.date($0 * 86_400_000, style: .long, locale: locale) }
    let plain = try days.map {
      try DateFormat.format($0 * 86_400_000, pattern: "d'|'M'|'y", locale: "en")
    }
    for (index, found) in try quantities(texts, locale).enumerated() {
      let fields = [Quantity.Kind.day, .month, .year].map { kind in
        found.first { $0.kind == kind }.map { "\(Int($0.value))" } ?? "none"
      }
      #expect(
        fields.joined(separator: "|") == String(decoding: plain[index], as: UTF16.self),
        "\(locale): \(String(decoding: texts[index], as: UTF16.self))")
    }
  }

  // A day after the twelfth can be no month, whatever the order.
  @Test(arguments: locales.filter { $0 != "fa" && $0 != "th" })
  func numericDatesReadBack(locale: String) throws {
    let days = (0..<3).map { Double(($0 * 40 + 20) * 86_400_000) }
    let texts = try days.map { try DateFormat.date($0, style: .short, locale: locale) }
    let plain = try days.map { try DateFormat.format($0, pattern: "d'|'M", locale: "en") }
    for (index, found) in try quantities(texts, locale).enumerated() {
      let fields = [Quantity.Kind.day, .month].map { kind in
        found.first { $0.kind == kind }.map { "\(Int($0.value))" } ?? "none"
      }
      #expect(
        fields.joined(separator: "|") == String(decoding: plain[index], as: UTF16.self),
        "\(locale): \(String(decoding: texts[index], as: UTF16.self)) read as \(found)")
    }
  }

  @Test(arguments: locales)
  func timesReadBack(locale: String) throws {
    var generator = SplitMix64(state: 7)
    let minutes = (0..<4).map { _ in Int.random(in: 0..<24, using: &generator) * 60 + 10 }
    let texts = try minutes.map {
      try DateFormat.format(Double($0) * 60_000, pattern: "H:mm", locale: locale)
    }
    for (index, found) in try quantities(texts, locale).enumerated() {
      let hour = Double(minutes[index] / 60)
      #expect(
        found.contains { $0.kind == .hour && $0.values.contains(hour) }
          && found.contains { $0.kind == .minute && $0.value == 10 },
        "\(locale): \(String(decoding: texts[index], as: UTF16.self)) read as \(found)")
    }
  }

  @Test(arguments: locales)
  func spelledNumbersReadBack(locale: String) throws {
    let base = locale.split(separator: "-").first.map(String.init) ?? locale
    let spelled = try CLDRStrings(spelling: [3, 7, 12, 30, 45, 90, 200], locale: base)
    var cases: [(value: Double, text: [UInt16])] = []
    spelled.visit { text, key, value in
      if key == "%spellout-cardinal" || key == "%spellout-cardinal-masculine" {
        cases.append((value, Array(text)))
      }
    }
    guard !cases.isEmpty else { return }
    try expect(cases, locale)
  }

  @Test(arguments: locales)
  func spelledOrdinalsReadBack(locale: String) throws {
    let base = locale.split(separator: "-").first.map(String.init) ?? locale
    let spelled = try CLDRStrings(spelling: [3, 7, 12, 20], locale: base)
    var cases: [(value: Double, text: [UInt16])] = []
    spelled.visit { text, key, value in
      if key == "%spellout-ordinal" || key == "%spellout-ordinal-masculine" {
        cases.append((value, Array(text)))
      }
    }
    guard !cases.isEmpty else { return }
    try expect(cases, locale)
  }

  @Test(arguments: ["en", "de", "ja", "ar", "hi", "fr"])
  func soupIsReadWithoutHarm(locale: String) throws {
    var generator = SplitMix64(state: 6)
    let signs = Array("0123456789.,:/-–'’ \u{A0}%$€½²ⅫX年月日万億²٣५,,..".unicodeScalars)
    let texts = (0..<400).map { _ in
      var text = "x".unicodeScalars
      for _ in 0..<Int.random(in: 1..<24, using: &generator) {
        text.append(signs.randomElement(using: &generator) ?? "0")
      }
      text.append("x")
      return Array(String(text).utf16)
    }
    let tag = try #require(LanguageTag(locale))
    let lines = texts.map { String(decoding: $0, as: UTF16.self) }.joined(separator: "\n")
    let analysis = try ExampleRunner.analysis(lines, tag, layout: .lines)
    for quantity in analysis.quantities.all {
      let text = analysis.string(quantity.number)
      let isFinite = quantity.values.allSatisfy { $0.isFinite }
      #expect(isFinite, "\(text)")
      // Digits alone have one value.
      if quantity.range == quantity.number, quantity.group < 0, let value = Double(text),
        text.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
      {
        #expect(quantity.values.contains(value), "\(text) read as \(quantity.values)")
      }
    }
  }
}
