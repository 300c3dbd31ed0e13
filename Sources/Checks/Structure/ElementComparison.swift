import Alignment
import Documents
import Linguistics

/// Structure of one kind that the target does not carry over from the source.
///
/// Equal elements of a bead, then of beads near it, belong together. What is left over
/// was changed, lost or put in.
struct ElementComparison {
  /// An element of the source without its equal in the target, or the reverse.
  struct Difference {
    var source: Element?
    var target: Element?
    /// The bead that the element stands in.
    var bead: Int
  }

  private let context: RuleContext
  private let kinds: (Element.Kind) -> Bool
  private let isSame: (Element, Element) -> Bool

  init(
    _ context: RuleContext, kinds: @escaping (Element.Kind) -> Bool,
    isSame: @escaping (Element, Element) -> Bool = { $0.value == $1.value }
  ) {
    self.context = context
    self.kinds = kinds
    self.isSame = isSame
  }

  private struct Place {
    var element: Element
    var bead: Int
  }

  /// - Parameter reach: how many beads apart two elements may be to be one; anywhere when nil.
  /// - Returns: in the order of the source, then what only the target has.
  ///
  /// Complexity: linear in the number of elements, quadratic in those without an equal.
  func differences(reach: Int?) -> [Difference] {
    var sources = places(in: context.source, context.alignment.beadOfSource)
    var targets = places(in: context.target, context.alignment.beadOfTarget)
    for distance in 0...(reach ?? 2) { pair(&sources, &targets) { abs($0 - $1) == distance } }
    if reach == nil { pair(&sources, &targets) { _, _ in true } }
    var differences: [Difference] = []
    for source in sources {
      let changed = targets.firstIndex { $0.bead == source.bead }
      let target = changed.map { targets.remove(at: $0) }
      differences.append(
        Difference(source: source.element, target: target?.element, bead: source.bead))
    }
    return differences
      + targets.map { Difference(source: nil, target: $0.element, bead: $0.bead) }
  }

  private func places(in text: Analysis, _ beads: [Int]) -> [Place] {
    text.document.elements.compactMap { element in
      guard kinds(element.kind) else { return nil }
      let sentence = text.sentenceIndex(at: element.offset)
      return Place(element: element, bead: sentence.map { beads[$0] } ?? 0)
    }
  }

  /// Takes out what is equal and stands near enough. Both lists are in order, so that
  /// the search for a partner begins near the last one.
  private func pair(
    _ sources: inout [Place], _ targets: inout [Place], _ isNear: (Int, Int) -> Bool
  ) {
    var rest: [Place?] = targets
    var start = 0
    sources.removeAll { source in
      while start < rest.count, rest[start] == nil { start += 1 }
      let found = rest.indices.dropFirst(start).first { index in
        guard let target = rest[index] else { return false }
        return isNear(source.bead, target.bead) && isSame(source.element, target.element)
      }
      if let found { rest[found] = nil }
      return found != nil
    }
    targets = rest.compactMap { $0 }
  }
}

/// What the rules about structure have in common.
protocol StructureRule: Rule {
  /// Whether the rule compares elements of this kind.
  func compares(_ kind: Element.Kind) -> Bool
}

extension StructureRule {
  func applies(to context: RuleContext) -> Bool {
    let (source, target) = (context.source.document, context.target.document)
    guard source.format.hasStructure, target.format.hasStructure else { return false }
    return source.elements.contains { compares($0.kind) }
      || target.elements.contains { compares($0.kind) }
  }
}

extension Rule {
  /// A finding about an element; where the target has none, it is put where the bead ends.
  func finding(
    _ message: String, help: String, _ difference: ElementComparison.Difference,
    severity: Severity? = nil, in context: RuleContext
  ) -> Finding {
    let bead =
      context.alignment.beads.indices.contains(difference.bead)
      ? context.targetRange(context.alignment.beads[difference.bead].target) : nil
    let place = bead.map { $0.upperBound..<$0.upperBound } ?? context.gap(atBead: difference.bead)
    var found = finding(
      message, help: help, target: place, severity: severity, in: context)
    if let target = difference.target {
      found.target = context.target.document.file.span(of: target.range)
    }
    if let source = difference.source {
      found.source = [context.source.document.file.span(of: source.range)]
    }
    return found
  }
}

extension Element {
  /// What is compared, short enough for a message.
  var label: String { Excerpt.short(String(decoding: value, as: UTF16.self)) }
}
