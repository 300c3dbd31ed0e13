import Checks
import Documents

/// A name for a finding that stays the same when lines are added elsewhere: a
/// hash of the rule, the target's path, the sentence, the text found, and the
/// number of the same finding before it.
public enum Fingerprint {
  /// UTF-16 units of a sentence or of the text found that count.
  private static let reach = 2000

  /// How often each finding was met.
  public struct Seen: Sendable {
    fileprivate var counts: [UInt64: Int] = [:]

    public init() {}
  }

  /// The fingerprint of what these parts name.
  public static func of(_ parts: [String]) -> String {
    digits(hash(parts.map { Array($0.utf16)[...] }))
  }

  /// The fingerprints of a pair's findings, in their order: 16 hexadecimal digits each.
  static func all(
    of findings: some Sequence<Finding>, in pair: PairReport, path: String, after seen: inout Seen
  ) -> [String] {
    let path = Array(path.utf16)[...]
    return findings.map { finding in
      let place = finding.target ?? finding.source.first ?? Span(start: 0, end: 0)
      let sentence = finding.target.flatMap { span in
        let next = pair.target.sentences.partitioningIndex { $0.start > span.start }
        return next > 0 ? units(pair.target.sentences[next - 1], in: pair.target) : nil
      }
      let source = finding.source.first.map { units($0, in: pair.source) }
      let found = units(place, in: finding.target != nil ? pair.target : pair.source)
      let key = hash([Array(finding.rule.utf16)[...], path, sentence ?? source ?? [], found])
      let number = seen.counts[key, default: 0]
      seen.counts[key] = number + 1
      return digits(key &+ UInt64(number))
    }
  }

  private static func units(_ span: Span, in side: PairReport.Side) -> ArraySlice<UInt16> {
    side.units(span).prefix(reach)
  }

  /// FNV-1a over UTF-16 units with a final mix: what baselines hold must not change.
  /// Source: Fowler, Noll, Vo (draft-eastlake-fnv); the mix is MurmurHash3's.
  private static func hash(_ parts: [ArraySlice<UInt16>]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ unit: UInt16) { hash = (hash ^ UInt64(unit)) &* 0x100_0000_01B3 }
    for (number, part) in parts.enumerated() {
      if number > 0 { add(0) }
      part.withUnsafeBufferPointer { $0.forEach(add) }
    }
    hash ^= hash >> 33
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    return hash ^ hash >> 33
  }

  private static func digits(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
