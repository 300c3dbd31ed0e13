import Alignment
import ArgumentParser
import Documents
import ICU
import Linguistics
import Reporting

struct Align: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Print which sentences of two texts translate each other.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case beads, tsv, tmx, text
  }

  @Argument(help: "The source text; - is standard input.")
  var source: String

  @Argument(help: "The translation; - is standard input.")
  var target: String

  @Option(help: "The language of the source (BCP 47); detected when absent.")
  var sourceLanguage: LanguageOption?

  @Option(help: "The language of the translation (BCP 47); detected when absent.")
  var targetLanguage: LanguageOption?

  @Flag(help: "Each line is one sentence.")
  var presegmented = false

  @Option(
    help: """
      beads: [source,…]:[target,…] with sentence numbers from 0; tsv: the texts and the \
      probability; tmx: a translation memory; text: two columns.
      """)
  var format = Format.beads

  func run() throws {
    let source = try analysis(self.source, sourceLanguage)
    let target = try analysis(self.target, targetLanguage)
    let alignment = Aligner().align(source, target)
    let report = AlignmentReport(source: source, target: target, alignment: alignment)
    let output =
      switch format {
      case .beads: report.beads()
      case .tsv: report.tabSeparated()
      case .tmx: report.translationMemory(version: TQCheck.configuration.version)
      case .text: report.sideBySide(cells: Console.width)
      }
    try Console.write(Array(output.utf8))
  }

  private func analysis(_ path: String, _ language: LanguageOption?) throws(Failure) -> Analysis {
    let file = try reporting { () throws(DocumentError) in try SourceFile.read(path: path) }
    let document = try reporting { () throws(DocumentError) in
      try (presegmented ? .text : InputFormat(path: path)).read(
        file, layout: presegmented ? .lines : nil)
    }
    let language =
      language?.tag ?? LanguageIdentifier().identify(document.text[...])?.language
      ?? .undetermined
    return try reporting { () throws(ICUError) in try Analysis(document, language: language) }
  }
}
