import Checks
import Documents
internal import ReportPage

/// The format `html`: one file to read, search and decide in, without requests.
///
/// The page shows what the data block says; nothing of the texts is markup. The
/// policy in its head lets only this very script and style run.
public enum HTMLReport {
  public static func render(_ report: Report, rules: [RulePage], to out: ReportStream) {
    let style = bytes(tq_page_style())
    let script = bytes(tq_page_script())
    let policy =
      "default-src 'none'; script-src \(source(script)); style-src \(source(style));"
      + " base-uri 'none'; form-action 'none'"
    let parts: [(name: String, bytes: [UInt8])] = [
      ("policy", Array(policy.utf8)), ("title", Array(title(report).utf8)),
      ("style", style), ("data", PageData.encode(report, rules: rules)), ("script", script),
    ]
    fill(bytes(tq_page_frame()), with: parts, to: out)
  }

  /// What a content security policy (CSP Level 3) calls a piece of the page.
  private static func source(_ content: [UInt8]) -> String {
    "'sha256-\(Base64.encoded(SHA256.digest(of: content)))'"
  }

  private static func title(_ report: Report) -> String {
    let subject =
      report.pairs.count == 1 ? report.pairs[0].target.file.name : "\(report.pairs.count) pairs"
    return XML.escaped(Visible.text("\(subject) – tqcheck"))
  }

  /// The frame with each `{{name}}` replaced, in the order of the parts.
  private static func fill(
    _ frame: [UInt8], with parts: [(name: String, bytes: [UInt8])], to out: ReportStream
  ) {
    var rest = frame[...]
    for (name, content) in parts {
      guard let place = rest.firstRange(of: Array("{{\(name)}}".utf8)) else { continue }
      out += Array(rest[..<place.lowerBound])
      out += content
      rest = rest[place.upperBound...]
    }
    out += Array(rest)
  }

  private static func bytes(_ file: tq_page_file) -> [UInt8] {
    Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count)))
  }
}
