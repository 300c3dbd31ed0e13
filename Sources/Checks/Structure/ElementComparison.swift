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

  /// Elements of the target by bead, those without a partner.
  private struct Rest {
    /// Elements of one bead that a partner is looked for among.
    private static let mostCompared = 256

    let places: [Place]
    /// From the last to the first, as the first ones are taken first.
    private var byBead: [Int: [Int]] = [:]

    init(_ places: [Place]) {
      self.places = places
      for index in places.indices.reversed() {
        byBead[places[index].bead, default: []].append(index)
      }
    }

    var indices: [Int] { byBead.values.joined().sorted() }

    /// Takes the first one at a distance that fulfils a condition.
    mutating func take(
      at distance: Int, from bead: Int, where isPartner: (Element) -> Bool
    ) -> Place? {
      for near in distance == 0 ? [bead] : [bead - distance, bead + distance] {
        let found = byBead[near]?.suffix(Self.mostCompared).lastIndex {
          isPartner(places[$0].element)
        }
        if let found { return places[byBead[near, default: []].remove(at: found)] }
      }
      return nil
    }

    mutating func takeNearest(to bead: Int, within reach: Int) -> Place? {
      for distance in 0...reach {
        if let place = take(at: distance, from: bead, where: { _ in true }) { return place }
      }
      return nil
    }

    mutating func remove(_ index: Int) {
      byBead[places[index].bead]?.removeAll { $0 == index }
    }
  }

  /// Pairs of leftovers up to which equal ones are looked for anywhere.
  private static let largestRest = 250_000

  /// - Parameters:
  ///   - reach: how many beads apart two elements may be to be one; anywhere when nil.
  ///   - skipsOmissions: leaves out what is lost with a passage that is not translated at
  ///     all, which is reported as such.
  /// - Returns: in the order of the source, then what only the target has.
  ///
  /// Complexity: linear in the number of elements.
  func differences(reach: Int?, skipsOmissions: Bool = false) -> [Difference] {
    var sources = places(in: context.source, context.alignment.beadOfSource)
    var rest = Rest(places(in: context.target, context.alignment.originOfTarget))
    let near = reach ?? 2
    for distance in 0...near {
      sources.removeAll { source in
        rest.take(at: distance, from: source.bead) { isSame(source.element, $0) } != nil
      }
    }
    if reach == nil { pairAnywhere(&sources, &rest) }
    var differences = sources.map { source in
      let target = rest.takeNearest(to: source.bead, within: near)
      return Difference(source: source.element, target: target?.element, bead: source.bead)
    }
    if skipsOmissions {
      let beads = context.alignment.beads
      differences.removeAll { $0.target == nil && beads[$0.bead].target.isEmpty }
    }
    for index in rest.indices {
      let place = rest.places[index]
      differences.append(Difference(source: nil, target: place.element, bead: place.bead))
    }
    return differences
  }

  private func pairAnywhere(_ sources: inout [Place], _ rest: inout Rest) {
    var indices = rest.indices
    guard sources.count * indices.count <= Self.largestRest else { return }
    sources.removeAll { source in
      let found = indices.firstIndex { isSame(source.element, rest.places[$0].element) }
      guard let found else { return false }
      rest.remove(indices.remove(at: found))
      return true
    }
  }

  private func places(in text: Analysis, _ beads: [Int]) -> [Place] {
    text.document.elements.compactMap { element in
      guard kinds(element.kind) else { return nil }
      let sentence = text.sentenceIndex(at: element.offset)
      return Place(element: element, bead: sentence.map { beads[$0] } ?? 0)
    }
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
