import Documents
import ICU
import Linguistics

/// The recurring names of a source and how its translation spells them.
public struct NameTable: Sendable {
  /// One name.
  public struct Entry: Sendable {
    /// The forms that the source has, in order.
    public var forms: [String]
    /// Where the source has it first.
    public var place: Span
    /// How often the source has it.
    public var count: Int
    /// The usual one first; empty where nothing was found that renders the name.
    public var variants: [Variant]
  }

  /// One base form of the translation.
  public struct Variant: Sendable {
    /// As it stands first, without its ending.
    public var spelling: String
    /// Names of the romanisation schemes that give it.
    public var schemes: [String]
    /// Where it stands, in order.
    public var mentions: [Span]
  }

  /// In the order of the source.
  public let entries: [Entry]

  public init(_ context: RuleContext) throws(ICUError) {
    let names = try context.names
    let schemes = NameSchemes(context)
    var entries: [Entry] = []
    for entity in names.entities where names.isCertain(entity) {
      entries.append(try Self.entry(entity, names, schemes, context))
    }
    self.entries = entries
  }

  private static func entry(
    _ entity: NameCorrespondence.Entity, _ names: NameCorrespondence, _ schemes: NameSchemes,
    _ context: RuleContext
  ) throws(ICUError) -> Entry {
    var forms: [String] = []
    for word in entity.words {
      let form = context.source.string(names.source.words[word].range)
      if !forms.contains(form) { forms.append(form) }
    }
    var variants: [Variant] = []
    for rendering in entity.renderings {
      let ranges = rendering.links.map { names.bareRange(ofTarget: names.links[$0].target) }
      variants.append(
        Variant(
          spelling: context.target.string(ranges[0]),
          schemes: try schemes.names(of: entity, as: rendering, names),
          mentions: ranges.map(context.target.document.span(of:))))
    }
    return Entry(
      forms: forms,
      place: context.source.document.span(of: names.source.words[entity.words[0]].range),
      count: entity.words.count, variants: variants)
  }
}
