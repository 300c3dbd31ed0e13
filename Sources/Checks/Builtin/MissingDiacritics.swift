import ICU
import Linguistics

/// A name with and without its diacritics.
struct MissingDiacritics: Rule {
  let page = RulePage(
    name: "missing-diacritics",
    summary: "A name has its diacritics in one place and lacks them in another",
    why: "It looks like carelessness, and a search for one spelling misses the other.",
    category: .inconsistentTerm, severity: .warning, mqmSeverity: .minor, confidence: 0.85,
    examples: [
      .bad(
        "tr|en", "Erdoğan geldi. Herkes Erdoğan'ı bekliyordu. Sonra Erdoğan gitti.",
        "President Erdoğan came. All awaited President Erdoğan. Then President ⟦Erdogan⟧ left."),
      .bad(
        "es|en", "El juez Núñez habló. Luego el juez Núñez se fue.",
        "Judge Núñez spoke. Then Judge ⟦Nunez⟧ left."),
      .bad(
        "en|fr", "Mayor Lefèvre spoke. Then Mayor Lefèvre left.",
        "Le maire Lefèvre a parlé. Puis le maire ⟦Lefevre⟧ est parti."),
      .bad(
        "cs|en", "Soudce Dvořák promluvil. Pak soudce Dvořák odešel.",
        "Judge Dvořák spoke. Then Judge ⟦Dvorak⟧ left."),
      .bad(
        "fr|en", "Le maire Lefèvre a parlé. Puis le maire Lefèvre est parti.",
        "Mayor Lefèvre spoke. Then Mayor ⟦Lefevre⟧ left."),
      .bad(
        "pt|en", "O juiz Guimarães falou. Depois o juiz Guimarães saiu.",
        "Judge Guimarães spoke. Then Judge ⟦Guimaraes⟧ left."),
      .good(
        "en|el", "Mayor Delfador came. All awaited Delfador. DELFADOR left.",
        "Ο δήμαρχος Ντέλφαντορ ήρθε. Όλοι περίμεναν τον Ντέλφαντορ. Ο ΝΤΕΛΦΑΝΤΟΡ έφυγε."),
      .good(
        "en|pl", "Krakow is large. It rains in Krakow. Anna is from Krakow.",
        "Kraków jest duży. W Krakowie pada. Anna jest z Krakowa."),
      .good(
        "tr|en", "Erdoğan geldi. Sonra Erdoğan gitti.",
        "President Erdogan came. Then President Erdogan left."),
      .good(
        "en|fr",
        "Quebec paid. Quebec and the mayor of Quebec thanked the Quebec Bridge Company.",
        "Québec a payé. Québec et le maire de Québec ont remercié la Quebec Bridge Company."),
      .good(
        "en|fr", "Anna wrote about the Telescope. The Telescope pleased “Sky & Telescope”.",
        "Anna a écrit sur le Télescope. Le Télescope a plu à « Sky & Telescope »."),
      .good(
        "en|es", "Judge Núñez spoke to Nunes.", "El juez Núñez habló con Nunes."),
      .good(
        "cs|en", "Soudce Novák a soudkyně Nováková mluvili.",
        "Judge Novák and Judge Nováková spoke."),
      .good(
        "es|en", "El juez Núñez habló. Luego el juez Núñez se fue.",
        "Judge Núñez spoke. Then Judge Núñez left."),
      .good(
        "en|fr", "Mayor Lefèvre spoke. Then Mayor Lefèvre left.",
        "Le maire Lefèvre a parlé. Puis le maire Lefèvre est parti."),
      .good(
        "pt|en", "O juiz Guimarães falou. Depois o juiz Guimarães saiu.",
        "Judge Guimaraes spoke. Then Judge Guimaraes left."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let names = try context.names
    var findings: [Finding] = []
    for entity in names.entities where entity.renderings.count > 1 {
      let marked = markedRenderings(of: entity, names)
      for rendering in entity.renderings where !marked.isEmpty && rendering.tie != .recurring {
        let plain = names.target.lemmas[rendering.lemma]
        // Diacritics at the end may be inflection.
        guard
          let marked = marked[Array(plain)]?.first(where: {
            names.target.lemmas[$0.lemma].last == plain.last
          })
        else { continue }
        for link in rendering.links where !isInCapitals(names.links[link], beside: marked, names) {
          let place = names.bareRange(ofTarget: names.links[link].target)
          if isInOriginalName(place, in: context) { continue }
          findings.append(
            finding(at: names.links[link], marked: names.links[marked.links[0]], names, context))
        }
      }
    }
    return findings
  }

  /// The spellings of a name that have diacritics, by what they are without.
  private func markedRenderings(
    of entity: NameCorrespondence.Entity, _ names: NameCorrespondence
  ) -> [[UInt16]: [NameCorrespondence.Rendering]] {
    var marked: [[UInt16]: [NameCorrespondence.Rendering]] = [:]
    for rendering in entity.renderings {
      let lemma = names.target.lemmas[rendering.lemma]
      let plain = lemma.withoutMarks
      if !plain.elementsEqual(lemma) { marked[Array(plain), default: []].append(rendering) }
    }
    return marked
  }

  /// Whether a name is in capitals, which leave diacritics out in Greek and often in French, and
  /// its spelling with them is not.
  private func isInCapitals(
    _ link: NameCorrespondence.Link, beside marked: NameCorrespondence.Rendering,
    _ names: NameCorrespondence
  ) -> Bool {
    let isInCapitals = { names.target.forms[names.target.words[$0].form].isAcronym }
    return isInCapitals(link.target) && !isInCapitals(names.links[marked.links[0]].target)
  }

  /// UTF-16 units between two words of a name: “Sky & Telescope”.
  private static let widestGap = 3

  /// Whether the word stands in the source as it does here, together with the capitalised word
  /// before or behind: part of a name that is not translated.
  private func isInOriginalName(_ range: Range<Int>, in context: RuleContext) -> Bool {
    let text = context.target
    guard let source = context.sourceRange(atTarget: range.lowerBound) else { return false }
    let around = max(0, range.lowerBound - 40)..<min(text.text.count, range.upperBound + 40)
    return text.tokenTable.indices(in: around).contains { index in
      let token = text.tokens[index]
      let casing = text.form(of: token).casing
      guard casing == .title || casing == .upper,
        1...Self.widestGap ~= range.lowerBound - Int(token.end)
          || 1...Self.widestGap ~= Int(token.start) - range.upperBound
      else { return false }
      let both = min(Int(token.start), range.lowerBound)..<max(Int(token.end), range.upperBound)
      return context.source.text[source].contains(text.text[both])
    }
  }

  private func finding(
    at link: NameCorrespondence.Link, marked: NameCorrespondence.Link,
    _ names: NameCorrespondence, _ context: RuleContext
  ) -> Finding {
    let place = names.bareRange(ofTarget: link.target)
    let other = names.bareRange(ofTarget: marked.target)
    let spelling = context.target.string(other)
    return finding(
      "“\(context.target.string(place))” lacks the diacritics of “\(spelling)”",
      help: "write “\(spelling)” throughout", target: place,
      source: [names.source.words[link.source].range],
      related: [(other, "spelled “\(spelling)” here")], fix: (place, spelling, false), in: context)
  }
}
