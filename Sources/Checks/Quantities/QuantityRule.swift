import ICU
import Linguistics

/// A rule about faults that the comparison of quantities found.
protocol QuantityRule: Rule {
  func concerns(_ fault: QuantityFault) -> Bool
  /// What is wrong, and what to do.
  func message(_ fault: QuantityFault, in context: RuleContext) -> (text: String, help: String)?
}

extension QuantityRule {
  func applies(to context: RuleContext) -> Bool {
    !context.source.quantities.all.isEmpty || !context.target.quantities.all.isEmpty
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    context.quantityFaults.filter(concerns).compactMap { fault in
      if isMisread(fault, in: context) { return nil }
      guard let (text, help) = message(fault, in: context) else { return nil }
      return finding(
        text, help: help, target: fault.place, source: fault.source.map { [$0.range] } ?? [],
        severity: QuantitySeverity.of(fault.confidence), confidence: fault.confidence, in: context)
    }
  }

  /// Whether a word of the source's language was read as a number of the target's, as English “on”
  /// is no Turkish ten, parts of a placeholder or of an address that both texts have
  /// (`00:1B:44:11:3A:B7`), the marks of notes, which each text counts for itself.
  private func isMisread(_ fault: QuantityFault, in context: RuleContext) -> Bool {
    let ours = fault.source.flatMap { context.source.reference(at: $0.range) }
    let theirs = fault.target.flatMap { context.target.reference(at: $0.range) }
    if ours?.kind == .placeholder || theirs?.kind == .placeholder { return true }
    guard let target = fault.target else { return false }
    if isNoteMark(target, in: context.target),
      let source = fault.source, isNoteMark(source, in: context.source)
    {
      return true
    }
    if target.form == .words {
      return context.isForeign(at: context.target.document.span(of: target.range))
    }
    guard let ours, let theirs else { return false }
    return context.source.text[ours.range] == context.target.text[theirs.range]
  }

  /// Whether a number in brackets is a link to a note.
  private func isNoteMark(_ quantity: Quantity, in text: Analysis) -> Bool {
    let start = quantity.number.lowerBound - 1
    return text.unit(at: start) == 0x5B && text.unit(at: quantity.number.upperBound) == 0x5D
      && text.document.elements.has(.link, at: start - 1...start)
  }
}

/// From how sure a fault is to what a run does with it.
enum QuantitySeverity {
  static func of(_ confidence: Double) -> Severity {
    confidence >= 0.9 ? .error : confidence >= 0.7 ? .warning : .info
  }
}

/// How quantities are shown in messages.
enum QuantityText {
  /// The text of a quantity, with its value where that cannot be seen from it:
  /// “1,2 млрд” (1,200,000,000).
  static func shown(_ quantity: Quantity, in text: Analysis) -> String {
    let quoted = "“\(text.string(quantity.range))”"
    switch quantity.kind {
    case .month, .weekday, .day, .hour, .minute, .identifier, .version, .decade: return quoted
    default: break
    }
    if quantity.form == .digits {
      let digits = text.text[quantity.number].allSatisfy { 0x30...0x39 ~= $0 }
      if digits { return quoted }
    }
    return "\(quoted) (\(number(quantity.value)))"
  }

  /// A date or time as a whole, with how it is read: “5/3/2018” (5 March 2018).
  static func dated(_ quantity: Quantity, in text: Analysis) -> String {
    let whole = text.quantities.whole(of: quantity)
    let quoted = "“\(text.string(whole.range))”"
    let reading = whole.kind == .time ? time(whole.parts) : date(whole.parts)
    return reading.map { "\(quoted) (\($0))" } ?? quoted
  }

  /// Nil where a field may be read in more than one way.
  private static func date(_ fields: ArraySlice<Quantity>) -> String? {
    let words = [Quantity.Kind.weekday, .day, .month, .year].map { kind -> String? in
      guard let field = fields.first(where: { $0.kind == kind }) else { return "" }
      guard kind == .year || field.values.count == 1 else { return nil }
      let number = Int(field.value)
      switch kind {
      case .weekday: return Self.name(number, of: weekdays)
      case .month: return Self.name(number, of: months)
      default: return "\(number)"
      }
    }
    guard !words.contains(nil) else { return nil }
    let known = words.compactMap { $0 }.filter { !$0.isEmpty }
    return known.isEmpty ? nil : known.joined(separator: " ")
  }

  private static func time(_ fields: ArraySlice<Quantity>) -> String? {
    guard let hour = fields.first(where: { $0.kind == .hour }), hour.values.count == 1 else {
      return nil
    }
    let minute = fields.first { $0.kind == .minute }.map { Int($0.value) } ?? 0
    return "\(Int(hour.value)):\(minute < 10 ? "0" : "")\(minute)"
  }

  private static func name(_ number: Int, of names: [String]) -> String? {
    names.indices.contains(number - 1) ? names[number - 1] : nil
  }

  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// A number as English writes it, up to six decimals.
  static func number(_ value: Double) -> String {
    let magnitude = abs(value)
    guard magnitude < 1e18 else { return "\(value)" }
    let millionths = ((magnitude - magnitude.rounded(.down)) * 1e6).rounded()
    let whole = String(Int(magnitude.rounded(.down)) + (millionths >= 1e6 ? 1 : 0))
    var text = ""
    for (index, digit) in whole.utf8.enumerated() {
      if index > 0, (whole.utf8.count - index) % 3 == 0, whole.utf8.count > 4 { text += "," }
      text += String(decoding: [digit], as: UTF8.self)
    }
    let fraction = Int(millionths) % 1_000_000
    if fraction > 0 {
      var decimals = String(String(fraction + 1_000_000).dropFirst())
      while decimals.hasSuffix("0") { decimals.removeLast() }
      text += "." + decimals
    }
    return value < 0 ? "−" + text : text
  }

  /// A converted value with the digits that a reader needs.
  static func rounded(_ value: Double) -> String {
    var step = 1.0
    while value / step >= 1000 { step *= 10 }
    let finest = value < 1 ? 1e-6 : 0.1
    while value / step < 100, step > finest { step /= 10 }
    return number((value / step).rounded() * step)
  }
}
