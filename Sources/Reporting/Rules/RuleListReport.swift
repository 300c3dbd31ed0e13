import Checks

/// A list of rules for people and for programs.
public enum RuleListReport {
  /// One rule a line: name, severity, languages, summary.
  public static func text(_ entries: [RuleEntry]) -> [UInt8] {
    let rows = entries.map {
      ["\($0.page.name)", "\($0.page.severity)", $0.languagesText, $0.page.summary]
    }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    var out = ""
    for row in rows {
      for (cell, width) in zip(row, widths) {
        out += cell + String(repeating: " ", count: width - cell.count + 2)
      }
      out += (row.last ?? "") + "\n"
    }
    out += "\(entries.count) \(entries.count == 1 ? "rule" : "rules")\n"
    return Array(out.utf8)
  }

  public static func json(_ entries: [RuleEntry]) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.value("schema", "tqcheck-rules/1")
      $0.array("rules") { for entry in entries { RulePageReport.object(entry, to: &$0) } }
    }
    return json.finished()
  }

  /// The page `rules/README.md`.
  public static func markdown(_ entries: [RuleEntry]) -> [UInt8] {
    var out = """
      # The rules

      Written by `tqcheck rules --format markdown` from the rules themselves; do not edit. \
      \(entries.count) rules. An error is nearly always right, a warning is worth a look, an info \
      is shown on request; `tqcheck explain RULE` prints one page.

      The last column counts findings per 1,000 words of professional translations in the rule's \
      languages, right ones among them: an upper bound for false ones. `rules/precision.tsv` tells \
      how it was measured; a rule in preview could not be.

      | Rule | Severity | Languages | What it finds | per 1,000 words |
      | --- | --- | --- | --- | ---: |

      """
    for entry in entries {
      let page = entry.page
      out +=
        "| [`\(page.name)`](#\(page.name)) | \(page.severity) | \(escaped(entry.languagesText))"
      out += " | \(escaped(page.summary)) | \(entry.precision?.text ?? "not measured") |\n"
    }
    for entry in entries { out += "\n" + markdown(entry) }
    return Array(out.utf8)
  }

  private static func markdown(_ entry: RuleEntry) -> String {
    let page = entry.page
    var out = "## \(page.name)\n\n\(escaped(page.summary)). \(escaped(page.why))\n\n"
    out += "\(page.severity), MQM \(page.mqmSeverity.rawValue), \(page.category.mqm)"
    out += page.stage == .preview ? ", in preview" : ""
    out += "; languages: \(escaped(entry.languagesText)).\n"
    if let kinds = entry.precision?.kinds, !kinds.isEmpty {
      out += "Finds planted faults of the kinds \(kinds.joined(separator: ", ")).\n"
    }
    out += "\n"
    for example in page.examples {
      out +=
        "- \(example.isBad ? "bad" : "good") (\(example.languages.replacing("|", with: " → "))):"
      if example.source != MarkedText(example.target).text, !example.source.isEmpty {
        out += " \(code(example.source)) →"
      }
      out += " \(code(example.target))\n"
    }
    if !page.references.isEmpty {
      out += "\nSources: " + page.references.map { "<\($0)>" }.joined(separator: ", ") + "\n"
    }
    return out
  }

  /// A text in code marks: one line, no code mark within, controls shown.
  private static func code(_ text: String) -> String {
    "`\(Visible.text(text.replacing("\n", with: " ").replacing("`", with: "'")))`"
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in Visible.text(text.replacing("\n", with: " ")).unicodeScalars {
      if "\\`*_{}[]<>#|".unicodeScalars.contains(scalar) { out += "\\" }
      out.unicodeScalars.append(scalar)
    }
    return out
  }
}
