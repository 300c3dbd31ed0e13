import Alignment
import Checks
import Documents

/// The format `json`, schema `tqcheck-report/1`. Offsets count Unicode scalars
/// from the start of the file, a byte order mark included; lines and columns
/// (in scalars) begin at 1.
public enum JSONReport {
  public static func render(_ report: Report, to out: ReportStream) {
    var json = JSONWriter(to: out)
    json.object {
      $0.value("schema", "tqcheck-report/1")
      $0.object("tool") {
        $0.value("name", "tqcheck")
        $0.value("version", report.version)
      }
      $0.object("summary") {
        $0.value("pairs", report.pairs.count)
        $0.value("errors", report.count(.error))
        $0.value("warnings", report.count(.warning))
        $0.value("infos", report.count(.info))
      }
      $0.array("pairs") { for pair in report.pairs { write(pair, to: &$0) } }
      $0.array("issues") {
        for pair in report.pairs {
          for finding in pair.findings {
            write(finding, of: pair, to: &$0)
          }
        }
      }
      if report.pairs.contains(where: { !$0.hidden.isEmpty }) {
        $0.array("hidden") {
          for pair in report.pairs {
            for finding in pair.hidden {
              write(finding, of: pair, to: &$0)
            }
          }
        }
      }
    }
    out += json.finished()
  }

  private static func write(_ pair: PairReport, to json: inout JSONWriter) {
    json.object {
      write(pair.source, "source", to: &$0)
      write(pair.target, "target", to: &$0)
      let score = pair.score
      $0.object("score") {
        $0.value("profile", score.profile.rawValue)
        $0.value("penalty", score.penalty)
        $0.value("penaltyPer1000Words", score.penaltyPer1000Words)
        $0.value("rawQuality", score.rawQuality)
        $0.value("sourceWords", score.words)
        $0.value("smallSample", score.isSmallSample)
      }
      $0.array("rules") {
        for (rule, outcome) in pair.outcomes {
          $0.object {
            $0.value("rule", rule)
            $0.value("outcome", outcome.rawValue)
          }
        }
      }
      $0.array("alignment") {
        for bead in pair.alignment.beads {
          $0.object {
            $0.array("source") { for sentence in bead.source { $0.value(nil, sentence) } }
            $0.array("target") { for sentence in bead.target { $0.value(nil, sentence) } }
            $0.value("score", bead.score)
            $0.value("posterior", bead.posterior)
          }
        }
      }
    }
  }

  private static func write(_ side: PairReport.Side, _ key: String, to json: inout JSONWriter) {
    json.object(key) {
      $0.value("file", side.file.name)
      $0.value("language", side.language.description)
      $0.value("encoding", side.file.encoding)
      $0.value("sentences", side.sentenceCount)
      $0.value("words", side.words)
    }
  }

  private static func write(
    _ finding: ReportedFinding, of pair: PairReport, to json: inout JSONWriter
  ) {
    json.object {
      $0.value("rule", finding.rule)
      $0.value("category", finding.category.mqm)
      $0.value("its", finding.category.its)
      $0.value("severity", finding.severity.description)
      $0.value("mqmSeverity", finding.mqmSeverity.rawValue)
      $0.value("confidence", finding.confidence)
      $0.value("message", finding.message)
      if let help = finding.help { $0.value("help", help) }
      $0.value("fingerprint", finding.fingerprint)
      switch finding.standing {
      case .open: break
      case .new: $0.value("baseline", "new")
      case .known: $0.value("baseline", "known")
      case .suppressed(let reason, _): $0.value("suppressed", reason)
      }
      write(finding.source.first, in: pair.source, "source", to: &$0)
      write(finding.target, in: pair.target, "target", to: &$0)
      $0.array("related") {
        for related in finding.related {
          $0.object {
            $0.value("message", related.message)
            write(related.span, in: pair.target, "target", to: &$0)
          }
        }
      }
      $0.array("suggestions") {
        if let fix = finding.fix {
          $0.object {
            $0.value("text", fix.replacement)
            $0.value("safe", fix.isSafe)
            write(fix.span, in: pair.target, "target", to: &$0)
          }
        }
      }
    }
  }

  private static func write(
    _ span: Span?, in side: PairReport.Side, _ key: String, to json: inout JSONWriter
  ) {
    guard let span else { return json.null(key) }
    let file = side.file(of: span)
    let range = file.textRange(of: span)
    let start = file.position(at: range.lowerBound)
    json.object(key) {
      $0.value("file", file.name)
      $0.value("line", start.line)
      $0.value("column", start.column)
      $0.value("start", start.scalar)
      $0.value("end", file.scalarOffset(at: range.upperBound))
      $0.value("text", String(utf16: file.text[range]))
    }
  }
}
