import Documents
import ICU
import Linguistics

/// A word with letters of another script that look like its own.
struct MixedScriptWord: Rule {
  let page = RulePage(
    name: "mixed-script-word",
    summary: "A word holds letters of another script",
    why: "It looks right, but search, spelling and speech programs take it for another word.",
    category: .characters, severity: .error, mqmSeverity: .minor, confidence: 0.97,
    examples: [
      .bad("ru|en", "Мост открыли.", "The ⟦bridgе⟧ was opened."),
      .bad("en|ru", "The bridge was opened.", "⟦Moст⟧ открыли."),
      .bad("en|uk", "A bridge", "Через ⟦рiчку⟧"),
      .bad("en|tr", "in Oklahoma", "⟦Oklahomа'da⟧"),
      .bad("en|el", "Athens", "Η ⟦Aθήνα⟧"),
      .bad("en|ru", "Mr O’Neill agreed.", "Господин ⟦O’Нил⟧ согласился."),
      .good("en|ru", "iPhones and SMS", "iPhone'ы, SMS-ки и PR-щик"),
      .good("en|ru", "A 4K screen", "4K-экран и IT’шник"),
      .good("en|uk", "Run start_bridge.py now.", "Запустіть старт_моста.py зараз."),
      .good("en|fr", "the H-alpha line and TNF alpha", "la raie Hα, le TNFα et le NFκB"),
      .bad("en|fr", "Bravo to the bridge", "⟦Βravο⟧ au pont"),
      .good("en|ja", "Tokyo Tower", "東京タワーのAB型"),
      .good("en|de", "beta-blocker and µm", "β-Blocker und µm"),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    var faults: [Int32: String?] = [:]
    var isFaulty = [Bool](repeating: false, count: text.tokenTable.forms.count)
    for (index, form) in text.tokenTable.forms.enumerated() where isMixed(form, in: text) {
      let word = text.text[form.range]
      guard !isInSource(word, context) else { continue }
      faults[Int32(index)] = try repaired(word, in: text)
      isFaulty[index] = true
    }
    guard !faults.isEmpty else { return [] }
    return text.tokens.compactMap { token in
      guard isFaulty[Int(token.form)], let fix = faults[token.form] else { return nil }
      let word = text.string(token.range)
      return finding(
        "“\(word)” mixes \(scriptNames(of: text.text[token.range]))",
        help: "type the word in one script", target: token.range,
        severity: fix == nil ? .info : .error, confidence: fix == nil ? 0.5 : 0.98,
        fix: fix.map { (token.range, $0, true) }, in: context)
    }
  }

  /// Letters of two of the scripts that have look-alikes.
  private func isMixed(_ form: Form, in text: Analysis) -> Bool {
    guard form.kind == .word, mayBeMixed(text.text[form.range]) else { return false }
    var (latin, other) = (false, Script.common)
    let word = text.text[form.range]
    let isName = isNameWithApostrophe(word)
    for (index, unit) in zip(word.indices, word) where !isSymbol(at: index, of: word) {
      // What an apostrophe, a low line or a full stop parts is a word of its own: iPhone'ы,
      // данные_X, звіт.txt.
      if isApostrophe(unit) && !isName || unit == 0x5F || unit == 0x2E {
        if latin && other.isSpecific { break }
        (latin, other) = (false, .common)
      }
      if unit < 0x80 {
        latin = latin || 0x41...0x5A ~= unit & 0xDF
      } else {
        let script = Script(of: UInt32(unit))
        if script == .latin {
          latin = true
        } else if script == .cyrillic || script == .greek {
          // Greek letters stand for quantities: µm, Ωm.
          if other.isSpecific, other != script { return true }
          other = script
        }
      }
    }
    return latin && other.isSpecific
  }

  /// Whether a Greek letter is the symbol behind a Latin capital: Hα, NFκB. An omicron never is.
  private func isSymbol(at index: Int, of word: ArraySlice<UInt16>) -> Bool {
    let greek: ClosedRange<UInt16> = 0x3B1...0x3C9
    guard greek ~= word[index], word[index] != 0x3BF, index > word.startIndex,
      0x41...0x5A ~= word[index - 1]
    else { return false }
    guard index + 1 < word.endIndex else { return true }
    return !(greek ~= word[index + 1]) && !(0x61...0x7A ~= word[index + 1])
  }

  /// Whether letters other than Latin ones stand beside Latin ones, or not all are of one alphabet.
  private func mayBeMixed(_ word: ArraySlice<UInt16>) -> Bool {
    let cyrillic: ClosedRange<UInt16> = 0x400...0x52F
    return word.contains { $0 >= 0x370 }
      && !word.allSatisfy { cyrillic ~= $0 || $0 < 0x80 && !(0x41...0x5A ~= $0 & 0xDF) }
  }

  /// A capital, an apostrophe and another capital: O'Нил, whose O may be of another script.
  private func isNameWithApostrophe(_ word: ArraySlice<UInt16>) -> Bool {
    guard word.count > 3 else { return false }
    let (first, mark, second) = (word.startIndex, word.startIndex + 1, word.startIndex + 2)
    return isApostrophe(word[mark])
      && [first, second].allSatisfy {
        GeneralCategory(of: UInt32(word[$0])) == .uppercaseLetter
      }
  }

  private func isApostrophe(_ unit: UInt16) -> Bool { unit == 0x27 || unit == 0x2019 }

  private func isInSource(_ word: ArraySlice<UInt16>, _ context: RuleContext) -> Bool {
    context.source.tokenTable.forms.contains {
      context.source.text[$0.range].elementsEqual(word)
    }
  }

  /// The word in its main script; nil where some letter has no look-alike there.
  private func repaired(_ word: ArraySlice<UInt16>, in text: Analysis) throws(ICUError) -> String? {
    let scripts = word.map { Script(of: UInt32($0)) }
    var counts: [Script: Int] = [:]
    for script in scripts where script.isSpecific { counts[script, default: 0] += 1 }
    let own = text.language.script
    // The language's own script wins a tie.
    guard
      let main = counts.keys.max(by: {
        (counts[$0, default: 0], $0 == own ? 1 : 0, $1.rawValue)
          < (counts[$1, default: 0], $1 == own ? 1 : 0, $0.rawValue)
      })
    else { return nil }
    for script in counts.keys.sorted(by: { ($0 == own ? 0 : 1) < ($1 == own ? 0 : 1) })
    where script == own || script == main {
      if let found = try respelled(word, scripts, in: script, text) { return found }
    }
    return nil
  }

  private func respelled(
    _ word: ArraySlice<UInt16>, _ scripts: [Script], in script: Script, _ text: Analysis
  ) throws(ICUError) -> String? {
    let candidates = letters(of: script, text)
    var skeletons: [[UInt16]: UInt16] = [:]
    for letter in candidates {
      let skeleton = try Characters.skeleton([letter][...])
      if skeletons[skeleton] == nil { skeletons[skeleton] = letter }
    }
    var out: [UInt16] = []
    for (unit, own) in zip(word, scripts) {
      if own == script || !own.isSpecific {
        out.append(unit)
      } else if let letter = skeletons[try Characters.skeleton([unit][...])] {
        out.append(letter)
      } else {
        return nil
      }
    }
    return String(decoding: out, as: UTF16.self)
  }

  /// The letters that a word of a script may hold: the language's own, or the
  /// plain alphabet of a foreign script.
  private func letters(of script: Script, _ text: Analysis) -> [UInt16] {
    if script == text.language.script { return text.language.exemplarLetters }
    if script == .latin { return Array(0x41...0x5A) + Array(0x61...0x7A) }
    let tag = script == .cyrillic ? "ru" : "el"
    return LanguageTag(tag)?.exemplarLetters ?? []
  }

  private func scriptNames(of word: ArraySlice<UInt16>) -> String {
    var names: [String] = []
    forEachScalar(in: word) { scalar, _ in
      let script = Script(of: scalar)
      if script.isSpecific, !names.contains(script.name) { names.append(script.name) }
    }
    return names.joined(separator: " and ")
  }
}
