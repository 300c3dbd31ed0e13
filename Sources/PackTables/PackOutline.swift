import DigitLists
import YAMLTree

/// What is known of a declarative rule before it is read: whether it holds for two languages, and
/// whether it can find something in their texts at all.
public struct PackOutline: Sendable, Equatable {
  public let name: String
  /// The BCP 47 ranges of the languages that it holds for, exclusions with `!` in front.
  public let source: [String]
  public let target: [String]
  /// What its patterns need, one of which matches wherever the rule finds something: in the target
  /// and, where both sides count, in the source. Both nil where the texts do not tell.
  public let inTarget: PatternNeeds?
  public let inSource: PatternNeeds?

  public init(
    name: String, source: [String], target: [String], inTarget: PatternNeeds?,
    inSource: PatternNeeds?
  ) {
    (self.name, self.source, self.target) = (name, source, target)
    (self.inTarget, self.inSource) = (inTarget, inSource)
  }

  /// - Parameter rule: one that `Checks` can read.
  public init(_ rule: YAMLNode) throws(YAMLError) {
    var keys = try rule.mapping()
    name = try keys.require("id").string()
    source = try Self.ranges(keys.take("source"))
    target = try Self.ranges(keys.take("target"))
    var match = try keys.require("match").mapping()
    let (count, absent) = (match.take("count"), try match.take("absent-in-target")?.string())
    var swaps = try match.take("swap")?.mapping()
    let texts = swaps?.takeRest().map(\.key)
    let pattern = try match.take("target")?.string() ?? absent ?? texts.map(SwapPattern.text)
    let source = try match.take("source")?.string()
    let readsCode = try match.take("scope")?.string() == "code"
    inTarget = readsCode ? nil : pattern.map(PatternNeeds.init)
    let comparesSides = count != nil || absent != nil
    inSource = readsCode || !comparesSides ? nil : source.map(PatternNeeds.init)
  }

  private static func ranges(_ node: YAMLNode?) throws(YAMLError) -> [String] {
    guard let node else { return ["*"] }
    var keys = try node.mapping()
    return try keys.require("languages").strings()
  }
}

/// A list of outlines as text that the program holds: a line of words for each, `-` for a side
/// without needs, and behind an empty line the needs as lists of numbers.
extension PackOutline {
  public static func encoded(_ outlines: [PackOutline]) -> String {
    var (lines, writer) = ("", DigitWriter())
    for outline in outlines {
      for needs in [outline.inTarget, outline.inSource] { needs?.write(to: &writer) }
      let sides = [outline.inTarget, outline.inSource].map { $0 == nil ? "-" : "+" }
      let ranges = [outline.source, outline.target].map { $0.joined(separator: " ") }
      lines += ([outline.name] + ranges + sides).joined(separator: "\t") + "\n"
    }
    return "\(lines)\n\(writer.text)"
  }

  /// - Parameter bytes: part of the program, as `encoded` wrote it.
  public static func list(reading bytes: UnsafeBufferPointer<UInt8>) -> [PackOutline] {
    var lines: [[Slice<UnsafeBufferPointer<UInt8>>]] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line = rest[..<end]
      rest = rest[(end + 1)...]
      if line.isEmpty { break }
      lines.append(line.split(separator: UInt8(ascii: "\t")))
    }
    var reader = DigitReader(UnsafeBufferPointer(rebasing: rest))
    return lines.map { fields in
      let ranges = fields[1...2].map { field in
        field.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      }
      let needs = fields[3...4].map {
        $0.first == UInt8(ascii: "+") ? PatternNeeds(reading: &reader) : nil
      }
      return PackOutline(
        name: String(decoding: fields[0], as: UTF8.self), source: ranges[0], target: ranges[1],
        inTarget: needs[0], inSource: needs[1])
    }
  }
}
