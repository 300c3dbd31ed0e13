import Alignment
import ArgumentParser
import Documents
import ICU
import Linguistics
import Reporting
import Workspace

struct Align: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Print which sentences of two texts translate each other.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case beads, tsv, tmx, text
  }

  @Argument(
    help: ArgumentHelp(
      "A source text and its translation (- is standard input); with --train, any number of"
        + " such pairs.", valueName: "source> <target"))
  var paths: [String]

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

  @Option(
    help: ArgumentHelp(
      "Words and their translations: a source word, a tab, a target word a line.",
      valueName: "file"))
  var lexicon: String?

  @Flag(help: "Learn a lexicon from the pairs instead, and write it to --output.")
  var train = false

  @Option(help: ArgumentHelp("Where --train writes the lexicon.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard train == (output != nil) else {
      throw ValidationError("--train and --output FILE go together.")
    }
    guard train ? paths.count.isMultiple(of: 2) : paths.count == 2 else {
      throw ValidationError("Name a source text and its translation.")
    }
  }

  func run() throws {
    let aligner = Aligner(lexicon: try readLexicon())
    if let output { return try learn(aligner, output) }
    let source = try analysis(paths[0], sourceLanguage)
    let target = try analysis(paths[1], targetLanguage)
    let alignment = aligner.align(source, target)
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

  /// Learns from pairs and writes the lexicon.
  private func learn(_ aligner: Aligner, _ output: String) throws(Failure) {
    var trainer = LexiconTrainer()
    for first in stride(from: 0, to: paths.count, by: 2) {
      let source = try analysis(paths[first], sourceLanguage)
      let target = try analysis(paths[first + 1], targetLanguage)
      trainer.add(source, target, aligner.align(source, target))
    }
    let table = trainer.lexicon().table()
    try reporting { () throws(CheckError) in try OutputFile.write(Array(table.utf8), to: output) }
  }

  private func readLexicon() throws(Failure) -> Lexicon? {
    guard let lexicon else { return nil }
    let file = try reporting { () throws(DocumentError) in try SourceFile.read(path: lexicon) }
    return try reporting { () throws(LexiconError) in try Lexicon(file) }
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
