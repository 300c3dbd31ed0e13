import Checks

/// The page of one rule, as `tqcheck explain` prints it.
public enum RulePageReport {
  public static func text(_ entry: RuleEntry) -> [UInt8] {
    let page = entry.page
    var out = "\(page.name)\n\n\(page.summary).\n"
    if !page.why.isEmpty { out += page.why + (page.why.hasSuffix("\n") ? "" : "\n") }
    out += "\nseverity   \(page.severity)"
    if page.stage == .preview { out += " (in preview)" }
    out += "\nMQM        \(page.category.mqm), \(page.mqmSeverity.rawValue)\n"
    out += "ITS 2.0    \(page.category.its)\n"
    out += "languages  \(entry.languagesText)\n"
    if let precision = entry.precision, precision.words > 0 {
      out += "measured   \(precision.text) findings per 1,000 words of professional translations\n"
    }
    for example in page.examples {
      out += "\n\(example.isBad ? "bad" : "good") (\(example.languages))\n"
      if example.source != MarkedText(example.target).text, !example.source.isEmpty {
        out += lines(example.source)
      }
      out += lines(example.target)
      if let fixed = example.fixed { out += "  fixed:\n" + lines(fixed) }
    }
    if !page.references.isEmpty {
      out += "\n" + page.references.map { "see \($0)\n" }.joined()
    }
    return Array(out.utf8)
  }

  public static func json(_ entry: RuleEntry) -> [UInt8] {
    var json = JSONWriter()
    object(entry, to: &json)
    return json.finished()
  }

  static func object(_ entry: RuleEntry, to json: inout JSONWriter) {
    let page = entry.page
    json.object {
      $0.value("name", page.name)
      $0.value("summary", page.summary)
      $0.value("why", page.why)
      $0.value("severity", "\(page.severity)")
      $0.value("mqmSeverity", page.mqmSeverity.rawValue)
      $0.value("category", page.category.mqm)
      $0.value("its", page.category.its)
      $0.value("confidence", page.confidence)
      $0.value("stage", page.stage.rawValue)
      $0.value("since", page.since)
      $0.array("sourceLanguages") { for range in entry.source { $0.value(nil, range) } }
      $0.array("targetLanguages") { for range in entry.target { $0.value(nil, range) } }
      $0.array("references") { for address in page.references { $0.value(nil, address) } }
      $0.array("examples") {
        for example in page.examples {
          $0.object {
            $0.value("kind", example.isBad ? "bad" : "good")
            $0.value("languages", example.languages)
            $0.value("source", example.source)
            $0.value("target", example.target)
            if let fixed = example.fixed { $0.value("fixed", fixed) }
          }
        }
      }
      guard let precision = entry.precision, precision.words > 0 else {
        $0.null("measured")
        return
      }
      $0.object("measured") {
        $0.value("findings", precision.findings)
        $0.value("words", precision.words)
        $0.array("kinds") { for kind in precision.kinds { $0.value(nil, kind) } }
      }
    }
  }

  /// A text with each line indented and controls shown.
  private static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "  \(Visible.text(String($0)))\n" }.joined()
  }
}
