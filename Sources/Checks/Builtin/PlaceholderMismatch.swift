import Documents
import ICU
import Linguistics

/// A placeholder that differs from the source's.
struct PlaceholderMismatch: ReferenceRule {
  let page = RulePage(
    name: "placeholder-mismatch",
    summary: "A placeholder is broken, lost or put in",
    why: "The program that fills the placeholders in fails or shows them to the reader.",
    category: .markup, severity: .error, mqmSeverity: .critical, confidence: 0.97,
    examples: [
      .bad(
        "en|de", "The file ⟦{0}⟧ was saved by ⟦{name}⟧.",
        "Die Datei ⟦{1}⟧ wurde von ⟦{Name}⟧ gespeichert."),
      .bad("en|ru", "About ⟦%d⟧ files were saved.", "Сохранено файлов: ⟦%s⟧."),
      .bad("en|de", "⟦%1$s⟧ was saved.", "Gespeichert.⟦⟧"),
      .bad("en|de", "The game ⟦%s⟧ is running.", "Das Spiel ⟦%s⟧läuft bereits."),
      .bad("en|it", "⟦%s⟧ cannot move %s.", "%2$s non può essere spostato da ⟦%3$s⟧."),
      .bad(
        "en|de", "You receive the ⟦%s⟧ worldmap.", "Sie haben die ⟦%s⟧e Weltkarte erhalten."),
      .bad(
        "en|de", #"{"a": "Copied %1 files to ⟦%2⟧."}"#, #"{"a": "%1 Dateien kopiert.⟦⟧"}"#,
        format: .json),
      .bad(
        "en|de", #"{"a": "Hello ⟦$name⟧, it is ⟦{ $day }⟧."}"#,
        #"{"a": "Hallo ⟦$nahme⟧, es ist ⟦{ $tag }⟧."}"#, format: .json),
      .bad(
        "en|de", #"{"a": "The file ⟦%s⟧ was opened.", "b": "The folder was closed."}"#,
        #"{"a": "Die Datei wurde geöffnet.⟦⟧", "b": "Der Ordner ⟦%s⟧ wurde geschlossen."}"#,
        format: .json),
      .good(
        "en|de", "It cost several $billion.\nPrices rose by %20.",
        "Es kostete mehrere Milliarden Dollar.\nDie Preise stiegen um 20 %."),
      .bad("en|de", "At ⟦%place%⟧: %number%x %what%.", "Bei ⟦%platz%⟧: %number%x %what%."),
      .good("en|de", "%lld%% of %s", "%lld %% von %s"),
      .good(
        "en|de", #"{"a": "Copied %1 files to %2."}"#,
        #"{"a": "Nach %2 wurden %1 Dateien kopiert."}"#, format: .json),
      .good(
        "tr|en", #"{"a": "Fiyatlar %20 arttı."}"#, #"{"a": "Prices rose by 20%."}"#, format: .json),
      .bad(
        "en|de", "The %s have taken %s from the ⟦%s⟧.", "Die %s haben %s von den ⟦%s⟧n übernommen."),
      .good("en|de", "Steal %sGold%s", "%sGold%s stehlen"),
      .good("en|ja", "%1$dx %2$s", "%2$sx%1$d"),
      .good("en|es", "mode (%o) of %s, was (%o)", "%2$s: modo (%1$o), era (%3$o)"),
      .bad("en|es", "%.*s, ⟦%.*s⟧ of %s", "%.*s de %s⟦⟧"),
      .good("en|ca", "%A %d %B %Y", "%A, %-d %B del %Y"),
      .good("en|fi", "A %dx defense bonus.", "Puolustus on %d-kertainen."),
      .good("en|da", "%s, %s%sA: %.1f", "%4$.1f, %1$s, %2$s%3$sA"),
      .good("en|it", "%s cannot move %-5ld of %s.", "%3$s: %1$s non può spostarne %2$-5ld."),
      .good(
        "en|de", "%1$s saved {count, plural, one {# file} other {# files}}.",
        "{count, plural, one {# Datei} other {# Dateien}} von %1$s gespeichert."),
      .good("en|de", "Prices rose by 20% since May.", "Die Preise stiegen seit Mai um 20 %."),
    ])

  let kinds: Set<Reference.Kind> = [.placeholder]
  let noun = "placeholder"

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let arguments = ConversionArguments(context)
    let comparison = ReferenceComparison(context) { one, other in
      Self.argument(one) == Self.argument(other)
        || arguments?.areSame(one.startIndex, other.startIndex) ?? false
    }
    let lost = try lostArguments(in: context)
    return lost
      + comparison.differences(kinds).compactMap { difference in
        guard let source = difference.source else {
          return isInWord(difference.target, arguments, in: context)
            ? nil : added(difference.target, in: context)
        }
        if difference.target.isEmpty, isNumberOfForm(source, in: context) { return nil }
        if isOfDate(source, in: context) { return nil }
        let isSuffixed = hasSuffix(difference.target, of: source, in: context)
        return finding(difference, source: source, severity: isSuffixed ? .info : nil, in: context)
      }
  }

  func applies(to context: RuleContext) -> Bool {
    context.source.signs.units.contains(0x25)
      || context.source.references.contains { $0.kind == .placeholder }
      || context.target.references.contains { $0.kind == .placeholder }
  }

  /// Qt's arguments that the target of their bead does not have.
  ///
  /// Complexity: linear in the texts.
  private func lostArguments(in context: RuleContext) throws(ICUError) -> [Finding] {
    var (last, found) = (-1, Set<ArraySlice<UInt16>>())
    return try QtArguments.ranges(in: context.source).compactMap { source in
      guard let bead = context.beadIndex(atSource: source.lowerBound),
        let target = context.targetRange(context.alignment.beads[bead].target),
        !isNumberOfForm(source, in: context)
      else { return nil }
      if bead != last {
        (last, found) = (bead, QtArguments.all(in: context.target.text[target]))
      }
      // Told once, however often the source has it.
      guard found.insert(context.source.text[source]).inserted else { return nil }
      let end = target.upperBound..<target.upperBound
      return finding(
        ReferenceComparison.Difference(source: source, target: end), source: source, in: context)
    }
  }

  /// Whether a placeholder puts the number that a form of a message stands for, which one for a
  /// single number may leave out: “a file”.
  private func isNumberOfForm(_ source: Range<Int>, in context: RuleContext) -> Bool {
    guard let sentence = context.source.sentenceIndex(at: source.lowerBound),
      let form = context.source.unit(ofSentence: sentence)?.form,
      form != 0, form != Unit.generalForm, let last = context.source.text[source].last
    else { return false }
    return Self.numbers.contains(last)
  }

  /// Whether a placeholder belongs to the format of a date (POSIX, strftime), which each language
  /// has its own of: `%d %B %Y`.
  private func isOfDate(_ source: Range<Int>, in context: RuleContext) -> Bool {
    guard context.source.text[source].count == 2, let letter = context.source.text[source].last,
      Self.shared.contains(letter),
      let sentence = context.source.sentenceIndex(at: source.lowerBound)
    else { return false }
    let text = context.source.text[context.source.sentences[sentence].range]
    return text.count <= Self.longestDate
      && zip(text, text.dropFirst()).contains { $0 == 0x25 && Self.fields.contains($1) }
  }

  /// Letters of fields of dates that are none of printf.
  private static let fields = Array("BbYyHIMmkDFRT".utf16)

  /// Letters of fields of dates and of printf.
  private static let shared = Array("dcxu".utf16)

  /// UTF-16 units of the format of a date.
  private static let longestDate = 100

  /// How placeholders of numbers end: `%d`, `{count}`, `%1`.
  private static let numbers = Array("diu}0123456789".utf16)

  /// Letters of a suffix that a translation may write onto a placeholder: `%sen`.
  private static let longestSuffix = 3

  /// Whether a placeholder without a name is the source's with a suffix.
  private func hasSuffix(_ range: Range<Int>, of source: Range<Int>, in context: RuleContext)
    -> Bool
  {
    let placeholder = context.target.text[range]
    guard context.source.text[source] == placeholder, !placeholder.contains(0x28) else {
      return false
    }
    let rest = context.target.text.indices[range.upperBound...].prefix(Self.longestSuffix + 1)
    return rest.prefix { context.target.isWordCharacter(at: $0) }.count <= Self.longestSuffix
  }

  /// Whether the source has the placeholder, too, where it runs into a word, as in `%dx`.
  private func isInWord(
    _ range: Range<Int>, _ arguments: ConversionArguments?, in context: RuleContext
  ) -> Bool {
    guard let bead = context.bead(atTarget: range.lowerBound),
      let source = context.sourceRange(bead.source), source.count <= Self.longestBead
    else { return false }
    let placeholder = context.target.text[range]
    return source.contains { offset in
      context.source.text[offset] == placeholder.first
        && !context.source.isInReference(offset..<offset + 1)
        && (context.source.text[offset...].starts(with: placeholder)
          || arguments?.areSame(offset, range.lowerBound) ?? false)
    }
  }

  /// UTF-16 units of a bead's source up to which a placeholder is looked for.
  private static let longestBead = 5000

  private func added(_ range: Range<Int>, in context: RuleContext) -> Finding {
    finding(
      "the source has no placeholder “\(context.target.string(range))” here", help: "take it out",
      target: range, in: context)
  }

  /// Of a MessageFormat argument with texts to choose from, its name and kind:
  /// the texts are translated, and languages differ in their plurals.
  private static func argument(_ text: ArraySlice<UInt16>) -> ArraySlice<UInt16> {
    let comma: UInt16 = 0x2C
    guard text.first == 0x7B, let first = text.firstIndex(of: comma),
      let second = text[(first + 1)...].firstIndex(of: comma)
    else { return text }
    return ArraySlice(text[..<second].filter { $0 != 0x20 })
  }
}
