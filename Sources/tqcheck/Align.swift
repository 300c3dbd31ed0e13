import Alignment
import ArgumentParser
import Documents
import ICU
import Linguistics

struct Align: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print which sentences of two texts translate each other.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case beads
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

  @Option(help: "beads: [source,…]:[target,…] with sentence numbers from 0.")
  var format = Format.beads

  func run() throws {
    let source = try analysis(self.source, sourceLanguage)
    let target = try analysis(self.target, targetLanguage)
    let alignment = Aligner().align(source, target)
    var lines = ""
    for bead in alignment.beads {
      lines += "\(Array(bead.source)):\(Array(bead.target))\n"
    }
    try Console.write(Array(lines.utf8))
  }

  private func analysis(_ path: String, _ language: LanguageOption?) throws(Failure) -> Analysis {
    let file = try reporting { () throws(DocumentError) in try SourceFile.read(path: path) }
    let document = PlainText.read(file, layout: presegmented ? .lines : nil)
    let language =
      language?.tag ?? LanguageIdentifier().identify(document.text[...])?.language
      ?? .undetermined
    return try reporting { () throws(ICUError) in try Analysis(document, language: language) }
  }
}
