import Checks
import Documents

/// The format `sarif`: SARIF 2.1.0 (OASIS), columns in UTF-16 units. What a rule
/// is unsure of is of kind `review`; the source stands as related location.
public enum SARIFReport {
  /// - Parameter pages: the address of the rules' pages, which the rule's name follows.
  public static func render(
    _ report: Report, rules: [RulePage], pages: String? = nil
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.value("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      $0.value("version", "2.1.0")
      $0.array("runs") {
        $0.object {
          $0.object("tool") { $0.object("driver") { driver(report, rules, pages, to: &$0) } }
          $0.value("columnKind", "utf16CodeUnits")
          $0.array("invocations") {
            $0.object { $0.value("executionSuccessful", report.isComplete) }
          }
          $0.array("results") {
            for pair in report.pairs {
              for finding in pair.findings + pair.hidden {
                result(finding, pair, rules, to: &$0)
              }
            }
          }
        }
      }
    }
    return json.finished()
  }

  private static func driver(
    _ report: Report, _ rules: [RulePage], _ pages: String?, to json: inout JSONWriter
  ) {
    json.value("name", "tqcheck")
    json.value("version", report.version)
    json.array("rules") {
      for rule in rules {
        $0.object {
          $0.value("id", rule.name)
          $0.object("shortDescription") { $0.value("text", rule.summary) }
          $0.object("fullDescription") { $0.value("text", rule.why) }
          if let pages { $0.value("helpUri", pages + rule.name) }
          $0.object("defaultConfiguration") { $0.value("level", level(rule.severity)) }
          $0.object("properties") {
            $0.array("tags") {
              $0.value(nil, "mqm:" + rule.category.mqm)
              $0.value(nil, "its:" + rule.category.its)
            }
          }
        }
      }
    }
  }

  private static func result(
    _ finding: ReportedFinding, _ pair: PairReport, _ rules: [RulePage],
    to json: inout JSONWriter
  ) {
    let place = Place(finding, of: pair)
    let sources = finding.target == nil ? finding.source.dropFirst() : finding.source[...]
    json.object {
      $0.value("ruleId", finding.rule)
      if let index = rules.firstIndex(where: { $0.name == finding.rule }) {
        $0.value("ruleIndex", index)
      }
      let isReview = finding.confidence < Engine.certain
      $0.value("kind", isReview ? "review" : "fail")
      // Only a failure has a level other than `none` (section 3.27.9).
      $0.value("level", isReview ? "none" : level(finding.severity))
      $0.value("rank", finding.confidence * 100)
      $0.object("message") {
        $0.value("text", finding.message + (finding.help.map { "; " + $0 } ?? ""))
      }
      $0.array("locations") { location(place, message: nil, to: &$0) }
      $0.array("relatedLocations") {
        for source in sources {
          location(Place(source, in: pair.source), message: "source", to: &$0)
        }
        for related in finding.related {
          location(Place(related.span, in: pair.target), message: related.message, to: &$0)
        }
      }
      $0.object("partialFingerprints") { $0.value("tqcheck/1", finding.fingerprint) }
      standing(finding.standing, to: &$0)
      if let fix = finding.fix { $0.array("fixes") { self.fix(fix, pair, to: &$0) } }
    }
  }

  /// `suppressions` (3.27.23) and `baselineState` (3.27.24), which every result
  /// has where there is a baseline.
  private static func standing(
    _ standing: ReportedFinding.Standing, to json: inout JSONWriter
  ) {
    switch standing {
    case .open: return
    case .new: json.value("baselineState", "new")
    case .known: json.value("baselineState", "unchanged")
    case .suppressed(let reason, let inSource):
      json.array("suppressions") {
        $0.object {
          $0.value("kind", inSource ? "inSource" : "external")
          $0.value("justification", reason)
        }
      }
    }
  }

  private static func fix(_ fix: Finding.Fix, _ pair: PairReport, to json: inout JSONWriter) {
    json.object {
      $0.array("artifactChanges") {
        $0.object {
          $0.object("artifactLocation") { $0.value("uri", URIReference.of(pair.target.file.name)) }
          $0.array("replacements") {
            $0.object {
              $0.object("deletedRegion") { region(Place(fix.span, in: pair.target), to: &$0) }
              $0.object("insertedContent") { $0.value("text", fix.replacement) }
            }
          }
        }
      }
    }
  }

  private static func location(_ place: Place, message: String?, to json: inout JSONWriter) {
    json.object {
      $0.object("physicalLocation") {
        $0.object("artifactLocation") { $0.value("uri", URIReference.of(place.file.name)) }
        $0.object("region") { region(place, to: &$0) }
      }
      if let message { $0.object("message") { $0.value("text", message) } }
    }
  }

  private static func region(_ place: Place, to json: inout JSONWriter) {
    json.value("startLine", place.start.line)
    json.value("startColumn", place.start.utf16Column)
    json.value("endLine", place.end.line)
    json.value("endColumn", place.end.utf16Column)
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }
}

/// A path as a relative URI reference (RFC 3986), or a `file` URI where it is absolute.
enum URIReference {
  static func of(_ path: String) -> String {
    var encoded = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      if isPlain(byte) {
        encoded += String(UnicodeScalar(byte))
      } else {
        encoded += "%" + String(byte >> 4, radix: 16, uppercase: true)
        encoded += String(byte & 15, radix: 16, uppercase: true)
      }
    }
    return encoded
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
