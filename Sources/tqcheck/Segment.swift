import ArgumentParser
import Documents
import ICU
import Linguistics

struct Segment: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Print the sentences of a text, one a line, an empty line between paragraphs.")

  @Argument(help: "The text; - is standard input.")
  var file = "-"

  @Option(help: "The language of the text (BCP 47); detected when absent.")
  var language: LanguageOption?

  @Option(help: "How lines make up paragraphs: paragraphs, lines or wrapped.")
  var layout: TextLayout = .paragraphs

  @Option(help: "The encoding, by any name that ICU knows.")
  var encoding: String?

  func run() throws {
    let source = try reporting { () throws(DocumentError) in
      try SourceFile.read(path: file, encoding: encoding)
    }
    let document = try reporting { () throws(DocumentError) in
      try InputFormat(path: file).read(source, layout: layout)
    }
    let language =
      language?.tag ?? LanguageIdentifier().identify(document.text[...])?.language
      ?? .undetermined
    let sentences = try reporting { () throws(ICUError) in
      try Segmenter(LanguageFacts(language)).sentences(of: document)
    }
    var output: [UInt16] = []
    output.reserveCapacity(document.text.count + sentences.count)
    var block = 0
    for sentence in sentences {
      if sentence.block != block {
        output.append(LineBreak.lineFeed)
        block = sentence.block
      }
      output += document.text[sentence.range]
      output.append(LineBreak.lineFeed)
    }
    try Console.write(Array(String(decoding: output, as: UTF16.self).utf8))
  }
}

extension TextLayout: ExpressibleByArgument {}

/// A language named on the command line.
struct LanguageOption: ExpressibleByArgument {
  let tag: LanguageTag

  init?(argument: String) {
    guard let tag = LanguageTag(argument) else { return nil }
    self.tag = tag
  }

  static var allValueStrings: [String] { [] }
}
