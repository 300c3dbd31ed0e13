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
      guard let (text, help) = message(fault, in: context) else { return nil }
      return finding(
        text, help: help, target: fault.place, source: fault.source.map { [$0.range] } ?? [],
        severity: QuantitySeverity.of(fault.confidence), confidence: fault.confidence, in: context)
    }
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
    while value / step < 100, step > 0.1 { step /= 10 }
    return number((value / step).rounded() * step)
  }
}
