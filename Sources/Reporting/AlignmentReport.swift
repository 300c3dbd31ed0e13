import Alignment
import Linguistics

/// Two aligned texts, to be written in one of the formats of `tqcheck align`.
public struct AlignmentReport: Sendable {
  public let source: Analysis
  public let target: Analysis
  public let alignment: Alignment

  public init(source: Analysis, target: Analysis, alignment: Alignment) {
    self.source = source
    self.target = target
    self.alignment = alignment
  }

  /// One bead a line, `[source,…]:[target,…]`, with sentence numbers from 0.
  public func beads() -> String {
    var out = ""
    for bead in alignment.beads { out += "\(Array(bead.source)):\(Array(bead.target))\n" }
    return out
  }

  /// Tab-separated: source text, target text, probability. White space is one space.
  public func tabSeparated() -> String {
    var out = "source\ttarget\tprobability\n"
    for bead in alignment.beads {
      out += "\(text(of: bead.source, in: source))\t\(text(of: bead.target, in: target))"
      out += "\t\(Self.threeDecimals(bead.posterior))\n"
    }
    return out
  }

  /// The text of a run of sentences, with every run of white space as one space.
  func text(of sentences: Range<Int>, in analysis: Analysis) -> String {
    guard !sentences.isEmpty else { return "" }
    let start = analysis.sentences[sentences.lowerBound].range.lowerBound
    let end = analysis.sentences[sentences.upperBound - 1].range.upperBound
    var units: [UInt16] = []
    for unit in analysis.text[start..<end] {
      if 0x09...0x0D ~= unit || unit == 0x20 || unit == 0x85 || 0x2028...0x2029 ~= unit {
        if units.last != 0x20 { units.append(0x20) }
      } else {
        units.append(unit)
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func threeDecimals(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
