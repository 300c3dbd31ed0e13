import Documents
import ICU
import Linguistics

/// Code that differs from the source's; comments and texts in it may.
struct CodeChanged: StructureRule {
  let page = RulePage(
    name: "code-changed",
    summary: "Code differs from the source's, is missing or was put in",
    why: "Who copies the code gets something that does not work.",
    category: .markup, severity: .warning, mqmSeverity: .major, confidence: 0.85,
    examples: [
      .bad(
        "en|de", "Call ⟦`open(file)`⟧ first.", "Rufen Sie zuerst ⟦`öffne(datei)`⟧ auf.",
        format: .markdown),
      .bad(
        "en|de", "Write this:\n\n⟦```\nlet x = 1\n```⟧\n",
        "Schreiben Sie:\n\n⟦```\nlass x = 1\n```⟧\n", format: .markdown),
      .good(
        "en|de", "Write <code>x =\n  1</code> there. Then <code>y\u{A0}=\u{A0}2</code>.",
        "Schreiben Sie <code>x = 1</code> hin. Dann <code>y = 2</code>.", format: .html),
      .bad(
        "en|de", "Write ⟦<code>x = 1</code>⟧ there.",
        "Schreiben Sie ⟦<code>x\u{A0}= 1</code>⟧ hin.", format: .html),
      .good(
        "en|de", "Write `x = 1`:\n\n```\nx = 1  # one\nprint(\"done\")\n```\n",
        "Schreiben Sie `x = 1`:\n\n```\nx = 1  # eins\nprint(\"fertig\")\n```\n",
        format: .markdown),
    ])

  func compares(_ kind: Element.Kind) -> Bool { kind == .codeSpan || kind == .codeBlock }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    ElementComparison(context, kinds: compares) { source, target in
      source.kind == target.kind
        && (source.value == target.value
          || (source.kind == .codeBlock
            ? Self.skeleton(source.value) == Self.skeleton(target.value)
            : Self.haveSameWords(source.value, target.value)))
    }
    .differences(reach: nil, skipsOmissions: true).map { difference in
      switch (difference.source, difference.target) {
      case (let source?, let target?):
        finding(
          "the code “\(target.label)” differs from the source's “\(source.label)”",
          help: "write “\(source.label)” as in the source", difference, in: context)
      case (let source?, nil):
        finding(
          "the code “\(source.label)” is missing", help: "write it as in the source", difference,
          in: context)
      case (nil, let target):
        finding(
          "the source has no code “\(target?.label ?? "")”", help: "take it out, or its marks",
          difference, severity: .info, in: context)
      }
    }
  }

  /// Whether code within a line differs in its white space at most, which readers fold. A no-break
  /// space is none in the translation's code.
  private static func haveSameWords(
    _ source: ArraySlice<UInt16>, _ target: ArraySlice<UInt16>
  ) -> Bool {
    source.split { WhiteSpace.isBlank($0) || $0 < 0x20 } == target.split { $0 <= 0x20 }
  }

  /// The code without comments, quoted texts and white space.
  private static func skeleton(_ code: ArraySlice<UInt16>) -> [UInt16] {
    var kept: [UInt16] = []
    for line in code.split(separator: LineBreak.lineFeed) {
      var offset = line.startIndex
      while offset < line.endIndex, !startsComment(line, at: offset) {
        let unit = line[offset]
        offset += 1
        if unit == 0x22 || unit == 0x27, let end = line[offset...].firstIndex(of: unit) {
          offset = end + 1
        } else if unit > 0x20 {
          kept.append(unit)
        }
      }
    }
    return kept
  }

  /// `#`, `//`, `--`, `/*`, `<!--`, `;`, `%` at the start of a line or after a space, and the
  /// star of a comment that goes on.
  private static func startsComment(_ line: ArraySlice<UInt16>, at offset: Int) -> Bool {
    guard offset == line.startIndex || line[offset - 1] <= 0x20 else { return false }
    let rest = line[offset...]
    let starts = ["#", "//", "--", "/*", "<!--", ";", "%"].contains { rest.starts(with: $0.utf16) }
    return starts || rest.first == 0x2A && line[..<offset].allSatisfy { $0 <= 0x20 }
  }
}
