import Checks
import Documents
import Linguistics

/// A name for a finding that stays the same when lines are added elsewhere: a
/// hash of the rule, the target's path, the sentence, the text found, and the
/// number of the same finding before it.
public enum Fingerprint {
  /// The fingerprint of what these parts name.
  public static func of(_ parts: [String]) -> String { digits(hash(parts)) }

  /// The fingerprints of a pair's findings, in their order: 16 hexadecimal digits each.
  static func all(of findings: [Finding], in pair: PairReport, path: String) -> [String] {
    var seen: [UInt64: Int] = [:]
    return findings.map { finding in
      let place = Place(finding, of: pair)
      let sentence = finding.target.flatMap { span in
        pair.target.sentences.last { $0.start <= span.start }.map { pair.target.text($0) }
      }
      let source = finding.source.first.map { pair.source.text($0) }
      let found = String(decoding: place.file.text[place.range], as: UTF16.self)
      let parts = [finding.rule, path, sentence ?? source ?? "", found]
      let key = hash(parts)
      let number = seen[key, default: 0]
      seen[key] = number + 1
      return digits(key &+ UInt64(number))
    }
  }

  private static func hash(_ parts: [String]) -> UInt64 {
    FormTable.hash(of: Array(parts.joined(separator: "\u{0}").utf16)[...])
  }

  private static func digits(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
