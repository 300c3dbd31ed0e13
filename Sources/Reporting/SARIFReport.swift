import Checks
import Documents

/// The format `sarif`: SARIF 2.1.0 (OASIS), columns in UTF-16 units. What a rule
/// is unsure of is of kind `review`; the source stands as related location.
public enum SARIFReport {
  /// GitHub's code scanning refuses a run of more results, or a result of more
  /// locations; SARIF itself sets no bound.
  static let mostResults = 25_000
  private static let mostLocations = 1_000

  /// - Parameter pages: the address of the rules' pages, which the rule's name follows.
  public static func render(
    _ report: Report, rules: [RulePage], pages: String? = nil, to out: ReportStream
  ) {
    let (results, leftOut) = results(of: report)
    var json = JSONWriter(to: out)
    json.object {
      $0.value("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      $0.value("version", "2.1.0")
      $0.array("runs") {
        $0.object {
          $0.object("tool") { $0.object("driver") { driver(report, rules, pages, to: &$0) } }
          $0.object("automationDetails") { $0.value("id", category(of: report)) }
          $0.value("columnKind", "utf16CodeUnits")
          $0.array("newlineSequences") {
            for sequence in ["\r\n", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"] {
              $0.value(nil, sequence)
            }
          }
          $0.array("invocations") { invocation(report, leftOut: leftOut, to: &$0) }
          $0.array("results") {
            for (finding, pair) in results { result(finding, pair, rules, to: &$0) }
          }
        }
      }
    }
    out += json.finished()
  }

  /// The findings and what is hidden; of too many the worst, and how many are left out.
  private static func results(
    of report: Report
  ) -> (kept: [(ReportedFinding, PairReport)], leftOut: Int) {
    let all = report.pairs.flatMap { pair in
      (pair.findings + pair.hidden).map { ($0, pair) }
    }
    guard all.count > mostResults else { return (all, 0) }
    let worstFirst = Severity.allCases.reversed().flatMap { severity in
      all.filter { $0.0.severity == severity }
    }
    return (Array(worstFirst.prefix(mostResults)), all.count - mostResults)
  }

  /// What code scanning tells runs apart by: a pair that is checked alone must not
  /// close the alerts of another (section 3.17.3).
  private static func category(of report: Report) -> String {
    report.pairs.count == 1
      ? "tqcheck/\(URIReference.of(report.pairs[0].target.file.name))/" : "tqcheck/"
  }

  private static func invocation(_ report: Report, leftOut: Int, to json: inout JSONWriter) {
    json.object {
      $0.value("executionSuccessful", report.isComplete)
      guard leftOut > 0 else { return }
      $0.array("toolExecutionNotifications") {
        $0.object {
          $0.value("level", "warning")
          $0.object("message") {
            $0.value("text", "\(leftOut) results are left out: code scanning takes \(mostResults)")
          }
        }
      }
    }
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
        for (place, note) in Place.related(to: finding, of: pair).prefix(mostLocations - 1) {
          location(place, message: note, to: &$0)
        }
      }
      $0.object("partialFingerprints") { $0.value("tqcheck/1", finding.fingerprint) }
      standing(finding.standing, to: &$0)
      if let fix = finding.fix { $0.array("fixes") { self.fix(fix, pair, to: &$0) } }
    }
  }

  /// `suppressions` (3.27.23), or the `baselineState` (3.27.24) of what was compared
  /// with a baseline.
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
          artifact(pair.target.file.name, to: &$0)
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
        artifact(place.file.name, to: &$0)
        $0.object("region") { region(place, to: &$0) }
      }
      if let message { $0.object("message") { $0.value("text", message) } }
    }
  }

  private static func artifact(_ path: String, to json: inout JSONWriter) {
    json.object("artifactLocation") {
      $0.value("uri", URIReference.of(path))
      // The root of the checkout, as code scanning calls it.
      if !path.hasPrefix("/") { $0.value("uriBaseId", "%SRCROOT%") }
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
