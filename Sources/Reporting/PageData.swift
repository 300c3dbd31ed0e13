import Checks
import Documents

/// The data block of the HTML report. Places are UTF-16 offsets in the text of
/// their side, as the page's script counts.
enum PageData {
  static func encode(_ report: Report, rules: [RulePage]) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.value("version", report.version)
      $0.array("rules") {
        for rule in rules {
          $0.object {
            $0.value("name", rule.name)
            $0.value("summary", rule.summary)
            $0.value("why", rule.why)
            $0.value("category", rule.category.mqm)
          }
        }
      }
      $0.array("pairs") {
        for pair in report.pairs { write(pair, rules, to: &$0) }
      }
    }
    return scriptSafe(json.bytes)
  }

  private static func write(_ pair: PairReport, _ rules: [RulePage], to json: inout JSONWriter) {
    json.object {
      write(pair.source, "source", to: &$0)
      write(pair.target, "target", to: &$0)
      $0.value("quality", pair.alignment.quality)
      $0.array("beads") {
        for bead in pair.alignment.beads {
          $0.array {
            for bound in [bead.source, bead.target] {
              $0.value(nil, bound.lowerBound)
              $0.value(nil, bound.upperBound)
            }
            $0.value(nil, bead.posterior)
          }
        }
      }
      $0.object("outcomes") {
        for (rule, outcome) in pair.outcomes { $0.value(rule, outcome.rawValue) }
      }
      $0.array("findings") {
        for finding in pair.findings {
          write(finding, of: pair, to: &$0)
        }
      }
      $0.array("names") { for name in pair.names { write(name, of: pair, to: &$0) } }
    }
  }

  private static func write(_ side: PairReport.Side, _ key: String, to json: inout JSONWriter) {
    json.object(key) {
      $0.value("file", side.file.name)
      $0.value("language", side.language.description)
      $0.value("languageName", side.language.englishName)
      $0.value("direction", side.language.isRightToLeft ? "rtl" : "ltr")
      $0.value("words", side.words)
      $0.value("text", String(decoding: side.file.text, as: UTF16.self))
      $0.array("sentences") {
        for sentence in side.sentences { write(sentence, in: side, to: &$0) }
      }
      $0.array("paragraphs") { for number in side.paragraphs { $0.value(nil, number) } }
    }
  }

  private static func write(
    _ finding: ReportedFinding, of pair: PairReport, to json: inout JSONWriter
  ) {
    json.object {
      $0.value("rule", finding.rule)
      $0.value("severity", finding.severity.description)
      $0.value("mqm", finding.mqmSeverity.rawValue)
      $0.value("penalty", Score.penalty(of: finding.finding, pair.score.profile))
      $0.value("review", finding.confidence < Engine.certain)
      $0.value("confidence", finding.confidence)
      $0.value("message", finding.message)
      if let help = finding.help { $0.value("help", help) }
      $0.value("fingerprint", finding.fingerprint)
      let place = Place(finding, of: pair)
      $0.value("place", "\(place.start.line):\(place.start.column)")
      if let target = finding.target { write(target, "target", in: pair.target, to: &$0) }
      $0.array("source") {
        for span in finding.source { write(span, in: pair.source, to: &$0) }
      }
      $0.array("related") {
        for related in finding.related {
          $0.object {
            $0.value("message", related.message)
            write(related.span, "target", in: pair.target, to: &$0)
          }
        }
      }
      if let fix = finding.fix {
        $0.object("fix") {
          $0.value("text", fix.replacement)
          $0.value("safe", fix.isSafe)
          write(fix.span, "target", in: pair.target, to: &$0)
        }
      }
    }
  }

  private static func write(
    _ name: NameTable.Entry, of pair: PairReport, to json: inout JSONWriter
  ) {
    json.object {
      $0.array("forms") { for form in name.forms { $0.value(nil, form) } }
      $0.value("count", name.count)
      $0.array("variants") {
        for variant in name.variants {
          $0.object {
            $0.value("spelling", variant.spelling)
            $0.array("schemes") { for scheme in variant.schemes { $0.value(nil, scheme) } }
            $0.value("count", variant.mentions.count)
          }
        }
      }
    }
  }

  private static func write(
    _ span: Span, _ key: String? = nil, in side: PairReport.Side, to json: inout JSONWriter
  ) {
    let range = side.file(of: span).textRange(of: span)
    json.array(key) {
      $0.value(nil, range.lowerBound)
      $0.value(nil, range.upperBound)
    }
  }

  /// JSON that cannot end a `script` element nor turn the order of its line
  /// round: markup signs, line separators and bidi controls as escapes. All of
  /// them stand in strings only.
  static func scriptSafe(_ json: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(json.count)
    var index = 0
    while index < json.count {
      let byte = json[index]
      if byte == 0x3C || byte == 0x3E || byte == 0x26 {
        out += escape(UInt32(byte))
        index += 1
      } else if byte == 0xE2, index + 2 < json.count, let control = control(json[index..<index + 3])
      {
        out += escape(control)
        index += 3
      } else {
        out.append(byte)
        index += 1
      }
    }
    return out
  }

  /// A three-byte character from U+2028 to U+202E or U+2066 to U+2069.
  private static func control(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    let scalar = bytes.dropFirst().reduce(0x2) { $0 << 6 | UInt32($1 & 0x3F) }
    return 0x2028...0x202E ~= scalar || 0x2066...0x2069 ~= scalar ? scalar : nil
  }

  private static func escape(_ scalar: UInt32) -> [UInt8] {
    let digits = String(scalar, radix: 16)
    return Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
  }
}
