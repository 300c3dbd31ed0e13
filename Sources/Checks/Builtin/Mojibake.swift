import ICU
import Linguistics

/// UTF-8 that was read in a one-byte encoding: `BrÃ¼cke` for `Brücke`.
struct Mojibake: Rule {
  let page = RulePage(
    name: "mojibake",
    summary: "Letters were read in a wrong encoding",
    why: "The words cannot be read.",
    category: .characters, severity: .error, mqmSeverity: .major, confidence: 0.99,
    examples: [
      .bad("ru|de", "Мост открыли.", "Die Br⟦Ã¼⟧cke wurde eröffnet."),
      .bad("en|ru", "Bridge", "Это ⟦РјРѕСЃС‚⟧ здесь."),
      .bad("en|fr", "It’s summer.", "C⟦â€™⟧est l⟦â€™Ã©⟧té."),
      .bad("en|ja", "Bridge", "これは⟦æ©\u{8B}⟧です。"),
      .bad("en|pl", "bridge", "To jest ⟦Å\u{82}⟧awka."),
      .bad("en|de", "5 euros", "Das kostet 5⟦Â\u{A0}⟧Euro."),
      .bad("en|it", "It is already open.", "È gi⟦Ã\u{A0}⟧ aperto."),
      .good("en|pt", "The APPLE orchard!", "É a MAÇÃ\u{A0}! A maçã¡"),
      .good("ru|de", "Мост открыли.", "Die Brücke wurde eröffnet."),
      .good("en|pt", "SÃO PAULO is here.", "SÃO PAULO é aqui, Ângela."),
      .good("en|uk", "Rivne", "Рівне, Січень, Рєпін"),
      .good("en|sk", "The caves Ch'en and Ch'ab", "Jaskyne Č’en a Č’ab"),
    ])

  /// The encodings that UTF-8 is taken for; ICU's names, the commonest first.
  private static let encodings = [
    "windows-1252", "ISO-8859-1", "windows-1251", "windows-1250", "windows-1254", "KOI8-R",
    "KOI8-U", "ISO-8859-2", "IBM866", "macintosh",
  ]

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target.text
    var found: [Finding] = []
    var end = 0
    let starts = text.withUnsafeBufferPointer { units in
      units.indices.dropLast().filter {
        units[$0] >= 0xC2 && Self.mayStart(units[$0], units[$0 + 1])
      }
    }
    var isKnownStart: [UInt32: Bool] = [:]
    for start in starts where start >= end {
      let pair = UInt32(text[start]) << 16 | UInt32(text[start + 1])
      let isStart = isKnownStart[pair] ?? Self.isStart(text[start..<start + 2])
      isKnownStart[pair] = isStart
      guard isStart, let match = longestMatch(from: start, in: context.target) else { continue }
      end = start + match.length
      let range = start..<end
      found.append(
        finding(
          "“\(context.target.string(range))” is “\(match.repaired)” in a wrong encoding",
          help: "write “\(match.repaired)”", target: range,
          fix: (range, match.repaired, true), in: context))
    }
    return found
  }

  /// Whether two units may be what some encoding makes of the first two bytes
  /// of a UTF-8 sequence: a lead of 0xC2…0xF4 in Latin code pages, Р С В Г п я ╨ ╤
  /// in Cyrillic ones, and a trail of 0x80…0xBF, where code pages have hardly any
  /// letter of their languages.
  private static func mayStart(_ lead: UInt16, _ trail: UInt16) -> Bool {
    // Letters of Cyrillic texts, mostly.
    if lead >= 0x0400, trail < 0x80 || 0x0410...0x044F ~= trail { return false }
    return switch lead {
    case 0xC2...0xF4, 0x0102...0x0118, 0x0139...0x0165:
      trail >= 0x80 && !(0xC0...0xFF ~= trail)
    case 0x0420, 0x0421, 0x0412, 0x0413, 0x043F, 0x044F, 0x2564, 0x2568:
      trail >= 0x80 && !(0x0410...0x044F ~= trail)
    default: false
    }
  }

  /// Whether two units are the first two bytes of a UTF-8 sequence in one of the encodings.
  private static func isStart(_ units: ArraySlice<UInt16>) -> Bool {
    encodings.contains { encoding in
      guard let bytes = Encodings.encode(units, as: encoding), bytes.count == 2 else {
        return false
      }
      return 0xC2...0xF4 ~= bytes[0] && 0x80...0xBF ~= bytes[1]
    }
  }

  private func longestMatch(
    from start: Int, in analysis: Analysis
  ) -> (length: Int, repaired: String)? {
    let text = analysis.text
    var end = start
    while end < text.count, text[end] >= 0x80, end - start < 200 { end += 1 }
    // A no-break space became Â and a no-break space.
    if text[start] == 0xC2, text[start + 1] == 0xA0,
      analysis.category(at: start - 1) != .uppercaseLetter
    {
      return (2, "\u{A0}")
    }
    // A capital behind a small letter: `giÃ` for `già`.
    let isBehindSmall =
      analysis.category(at: start - 1) == .lowercaseLetter
      && analysis.category(at: start) == .uppercaseLetter
    let isBeforeLetter = analysis.isLetter(at: end)
    var best: (length: Int, repaired: String)?
    for encoding in Self.encodings {
      guard
        let match = match(text[start..<end], as: encoding, isBehindSmall, isBeforeLetter),
        match.length > best?.length ?? 0, isReadable(match.repaired, in: analysis.facts.scripts)
      else { continue }
      best = match
    }
    return best
  }

  /// Whether a repaired text is in one of a language's scripts, or Latin, and in letters that
  /// some alphabet has.
  private func isReadable(_ text: String, in scripts: Set<Script>) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      let script = Script(of: scalar.value)
      guard script == .latin else { return !script.isSpecific || scripts.contains(script) }
      return !Self.rareLetters.contains { $0.contains(scalar.value) }
    }
  }

  /// Those of Latin Extended-B around the Romanian ones: marks of verse and phonetics, while
  /// Č with an apostrophe is written every day.
  private static let rareLetters: [ClosedRange<UInt32>] = [0x200...0x217, 0x21C...0x24F]

  /// The longest beginning of `units` that is whole UTF-8 sequences in `encoding`.
  private func match(
    _ units: ArraySlice<UInt16>, as encoding: String, _ isBehindSmall: Bool, _ isBeforeLetter: Bool
  ) -> (length: Int, repaired: String)? {
    var slice = units
    var bytes = Encodings.encode(slice, as: encoding)
    // Characters behind the sequence may be good ones that the encoding lacks.
    if bytes == nil {
      slice = slice.prefix(while: { Encodings.encode([$0][...], as: encoding) != nil })
      bytes = Encodings.encode(slice, as: encoding)
    }
    guard let bytes, bytes.count == slice.count else { return nil }
    let sequences = Self.utf8Sequences(bytes)
    let length = sequences.reduce(0, +)
    guard length > 0 else { return nil }
    let repaired = String(decoding: bytes[..<length], as: UTF8.self)
    let end = units.startIndex + length
    let isInside =
      isBehindSmall
      || (end < units.endIndex
        ? GeneralCategory(of: UInt32(units[end])).isLetter : isBeforeLetter)
    return isPlausible(slice.prefix(length), sequences, isInside: isInside)
      ? (length, repaired) : nil
  }

  /// The lengths of the well-formed multi-byte sequences at the front.
  private static func utf8Sequences(_ bytes: [UInt8]) -> [Int] {
    var lengths: [Int] = []
    var index = 0
    while index < bytes.count {
      let length =
        switch bytes[index] {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
      guard length > 0, index + length <= bytes.count,
        bytes[(index + 1)..<(index + length)].allSatisfy({ 0x80...0xBF ~= $0 }),
        bytes[index] != 0xE0 || bytes[index + 1] >= 0xA0
      else { break }
      lengths.append(length)
      index += length
    }
    return lengths
  }

  /// Whether the units are hardly a word with a mark behind it. A lead and a
  /// trail that both are letters may stand side by side by right (Рі), and a
  /// single trail may be a quotation mark (СССР»).
  private func isPlausible(
    _ units: ArraySlice<UInt16>, _ sequences: [Int], isInside: Bool
  ) -> Bool {
    var index = units.startIndex
    var odd = 0
    for length in sequences {
      let trail = units[(index + 1)..<(index + length)]
      let categories = trail.map { GeneralCategory(of: UInt32($0)) }
      // ª and º are letters by category.
      let isOdd = categories.contains { !$0.isLetter && !$0.isMark } || trail.contains { $0 < 0xC0 }
      if isOdd { odd += 1 }
      if sequences.count == 1 {
        // Cyrillic capitals and я stand before marks every day.
        guard isOdd, units.first.map({ $0 < 0x400 }) ?? false else { return false }
        let isMark = categories.allSatisfy { $0.isPunctuation || $0.isSeparator }
        return isInside || !isMark
      }
      index += length
    }
    return odd > 0 || sequences.count >= 4
  }
}
