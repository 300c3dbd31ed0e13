import Foundation
import TestSupport
import Testing

@Suite struct CommandTests {
  private func inFolder<Value>(_ body: (Program) throws -> Value) throws -> Value {
    let program = try Program()
    defer { program.cleanUp() }
    return try body(program)
  }

  private static let source = "«Мы согласны», — сказал министр журналистам во вторник утром.\n"
  private static let target = "“We agree,\" the minister told reporters on Tuesday morning.\n"

  private func check(
    _ arguments: [String], source: String = source, target: String = target,
    environment: [String: String] = [:]
  ) throws -> Program.Output {
    try inFolder { program in
      try program.write(source, to: "ru.txt")
      try program.write(target, to: "en.txt")
      let languages = ["--source-language", "ru", "--target-language", "en"]
      return try program.run(
        languages + arguments + ["ru.txt", "en.txt"], environment: environment)
    }
  }

  @Test func textReportShowsBothSides() throws {
    let output = try check([])
    #expect(
      output.out == """
        en.txt:1:1 error[mixed-quote-styles] “ is closed by "
        1 │ “We agree," the minister told reporters on Tuesday morning.
          │ ^^^^^^^^^^^
          ┌ ru.txt:1:1 source
        1 │ «Мы согласны», — сказал министр журналистам во вторник утром.
          │ -------------
          = help: use one style of quotation marks for both ends

        Found 1 error in 1 pair, 1 sentence.

        """)
    #expect(output.error == "")
    #expect(output.code == 1)
  }

  @Test func findingsOfOneSentenceShareItsExcerpt() throws {
    let output = try check(
      [], target: "“We agree,\" the the minister told  reporters on Tuesday morning.\n")
    #expect(
      output.out == """
        en.txt:1:1 error[mixed-quote-styles] “ is closed by "
        en.txt:1:13 error[repeated-word] “the” stands twice
        en.txt:1:34 warning[double-space] 2 spaces in a row
        1 │ “We agree," the the minister told  reporters on Tuesday morning.
          │ ^^^^^^^^^^^
          │             ^^^^^^^
          │                                  ^^
          ┌ ru.txt:1:1 source
        1 │ «Мы согласны», — сказал министр журналистам во вторник утром.
          │ -------------
          = help: use one style of quotation marks for both ends
          = help: delete one of them
          = help: leave one

        Found 2 errors, 1 warning in 1 pair, 1 sentence.

        """)
  }

  @Test func filesAreNamedFromTheFolderThatTheProgramRunsIn() throws {
    try inFolder { program in
      try program.write(Self.source, to: "ru.txt")
      try program.write(Self.target, to: "en.txt")
      let folder = program.folder.resolvingSymlinksInPath().path(percentEncoded: false)
      for prefix in ["./", folder] {
        let output = try program.run(["--format", "concise", prefix + "ru.txt", prefix + "en.txt"])
        #expect(output.out.hasPrefix("en.txt:1:1: "), "\(output)")
      }
      let outside = try program.run(
        ["--format", "concise", folder + "../ru.txt", folder + "en.txt"])
      #expect(outside.error.contains("../ru.txt"))
    }
  }

  @Test func conciseReportIsOneLineAFinding() throws {
    let output = try check(["--format", "concise"])
    #expect(output.out == "en.txt:1:1: error[mixed-quote-styles] “ is closed by \"\n")
    #expect(output.code == 1)
  }

  @Test func brokenGlossaryIsNamedByLineAndColumn() throws {
    try inFolder { program in
      try program.write(Self.source, to: "ru.txt")
      try program.write(Self.target, to: "en.txt")
      try program.write("ru\ten\tstatus\nминистр\tminister\tgood\n", to: "terms.tsv")
      let output = try program.run(["--glossary", "terms.tsv", "ru.txt", "en.txt"])
      #expect(output.code == 2)
      #expect(output.error.contains("terms.tsv:2:18: “good” is no status"))
      #expect(output.out.isEmpty)
    }
  }

  @Test func glossaryTermsAreChecked() throws {
    try inFolder { program in
      try program.write("Министр приехал.\n", to: "ru.txt")
      try program.write("The secretary came.\n", to: "en.txt")
      try program.write("ru,en\nминистр,minister\n", to: "terms.csv")
      let output = try program.run([
        "--glossary", "terms.csv", "--source-language", "ru", "--target-language", "en",
        "--format", "concise", "ru.txt", "en.txt",
      ])
      #expect(output.out.contains("warning[term-missing] “Министр” is “minister”"))
    }
  }

  @Test func termbasesAreGlossaries() throws {
    try inFolder { program in
      try program.write("Министр приехал.\n", to: "ru.txt")
      try program.write("The secretary came.\n", to: "en.txt")
      let terms = """
        <tbx type="TBX-Core" style="dca" xml:lang="ru"><text><body><conceptEntry>
        <langSec xml:lang="ru"><termSec><term>министр</term></termSec></langSec>
        <langSec xml:lang="en"><termSec><term>minister</term></termSec><termSec>
        <term>secretary</term>
        <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
        </termSec></langSec></conceptEntry></body></text></tbx>
        """
      try program.write(terms, to: "terms.tbx")
      let arguments = [
        "--glossary", "terms.tbx", "--source-language", "ru", "--target-language", "en",
        "--format", "concise", "ru.txt", "en.txt",
      ]
      let output = try program.run(arguments)
      #expect(output.out.contains("en.txt:1:5: error[term-forbidden]"), "\(output.out)")
      try program.write(terms.replacing("</langSec></conceptEntry>", with: ""), to: "terms.tbx")
      let broken = try program.run(arguments)
      #expect(broken.code == 2)
      #expect(broken.error.contains("terms.tbx:6:11: </body>"), "\(broken.error)")
    }
  }

  @Test func exitCodeFollowsFailOn() throws {
    #expect(try check(["--exit-zero"]).code == 0)
    #expect(try check([], target: "“We agree,” the minister told them.\n").code == 0)
  }

  @Test func thePenaltyIsAGate() throws {
    let arguments = ["--fail-on", "error", "--max-penalty"]
    let target = "“We agree,\" the minister told reporters on Tuesday morning.\n"
    let output = try check(arguments + ["5"], target: target)
    #expect(output.code == 1)
    #expect(output.error.contains("en.txt: penalty 125.0 per 1,000 words"))
    #expect(output.error.contains("(automatic, unconfirmed; small sample) is above --max-penalty"))
    #expect(try check(arguments + ["200"], target: target).error.isEmpty)
    #expect(try check(["--max-penalty", "-1"]).code == 2)
    #expect(try check(["--score-profile", "wmt", "--max-penalty", "13"]).error.isEmpty)
  }

  @Test func statisticsCountByRuleAndQuietSaysNothing() throws {
    let output = try check(["--statistics"])
    #expect(
      output.out.hasSuffix(
        """
        1 mixed-quote-styles

        en.txt: penalty 125.0 per 1,000 words (automatic, unconfirmed; small sample)
        Found 1 error in 1 pair, 1 sentence.

        """))
    let quiet = try check(["--quiet"])
    #expect(quiet.out.isEmpty)
    #expect(quiet.code == 1)
  }

  @Test func aCleanPairSaysSo() throws {
    let output = try check(
      [], target: "“We agree,” the minister told reporters on Tuesday morning.\n")
    #expect(output.out == "No findings in 1 pair, 1 sentence.\n")
    #expect(output.code == 0)
  }

  @Test(
    arguments: [
      (["--color", "always"], [:], true), (["--color", "never"], ["FORCE_COLOR": "1"], false),
      ([], ["FORCE_COLOR": "1"], true), ([], ["FORCE_COLOR": "1", "NO_COLOR": "1"], false),
      ([], [:], false), ([], ["CLICOLOR_FORCE": "1", "NO_COLOR": ""], true),
    ] as [([String], [String: String], Bool)])
  func colourFollowsOptionAndEnvironment(
    arguments: [String], environment: [String: String], colored: Bool
  ) throws {
    let output = try check(arguments, environment: environment)
    #expect(output.out.contains("\u{1B}[") == colored)
  }

  @Test func outputDoesNotDependOnTheLocale() throws {
    let outputs = try ["C", "de_DE.UTF-8", "tr_TR.UTF-8", "ru_RU.UTF-8"].map {
      try check(["--format", "json"], environment: ["LC_ALL": $0, "LANG": $0])
    }
    for output in outputs { #expect(output.out == outputs[0].out) }
    #expect(outputs[0].out.hasPrefix("{\n  \"schema\":\"tqcheck-report/1\""))
  }

  @Test func standardInputIsOneOfTheTexts() throws {
    let output = try inFolder { program in
      try program.write(Self.source, to: "ru.txt")
      return try program.run(
        [
          "--format", "concise", "--source-language", "ru", "--target-language", "en", "ru.txt",
          "-",
        ],
        input: Self.target)
    }
    #expect(output.out.hasPrefix("<stdin>:1:1: error[mixed-quote-styles]"))
  }

  @Test(arguments: [
    (["-", "-"], "only one of the two texts can be standard input (-)"),
    (["missing.txt", "en.txt"], "missing.txt: no such file"),
    (["en.txt", "."], ".: is a directory; name a text file in it"),
    (["empty.txt", "en.txt"], "empty.txt: holds no text to compare the translation with"),
    (["bom.txt", "en.txt"], "bom.txt: holds no text to compare the translation with"),
    (["en.txt", "image.png"], "image.png:1: not valid UTF-8: 89 at byte 0;"),
    (
      ["en.txt", "page.docx"],
      "page.docx: is a zipped document, as .docx, .odt and .epub are, no text; save it as plain"
        + " text, HTML or Markdown"
    ),
    (["en.txt", "page.pdf"], "page.pdf: is a PDF document, no text; save it as"),
    (["page.rtf", "en.txt"], "page.rtf: is an RTF document, no text; save it as"),
    (["en.txt", "page.doc"], "page.doc: is an old Word or Excel document, no text; save it as"),
    (["en.txt", "page.gz"], "page.gz: is compressed by gzip, no text; decompress it"),
    (["en.txt", "latin.txt"], "latin.txt:2: not valid UTF-8: FC at byte 6;"),
    (["en.txt", "utf16.txt"], "it looks like UTF-16LE: try --encoding UTF-16LE"),
    (["en.txt", "nul.txt"], "nul.txt:1: a NUL byte at byte 1"),
    (["en.txt", "en.txt", "--encoding", "x-none"], "no encoding is called “x-none”"),
    (["en.txt", "en.txt", "--target-language", "qqz"], "The value 'qqz' is invalid"),
    (["en.txt", "en.txt", "--format", "pdf"], "The value 'pdf' is invalid"),
    (["en.txt"], "en.txt: no .tqcheck.yaml here or above names pairs"),
    (["en.txt", "en.txt", "--nonsense"], "Unknown option '--nonsense'"),
  ])
  func badInputIsExplained(arguments: [String], message: String) throws {
    let output = try inFolder { program in
      try program.write("A text.\n", to: "en.txt")
      try program.write("", to: "empty.txt")
      try program.write([0xEF, 0xBB, 0xBF], to: "bom.txt")
      try program.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], to: "image.png")
      try program.write([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], to: "page.docx")
      try program.write("%PDF-1.7\n", to: "page.pdf")
      try program.write("{\\rtf1 A text.}", to: "page.rtf")
      try program.write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], to: "page.doc")
      try program.write([0x1F, 0x8B, 0x08, 0x00], to: "page.gz")
      try program.write([0x6F, 0x6B, 0x0A, 0x66, 0x66, 0x66, 0xFC, 0x72, 0x0A], to: "latin.txt")
      try program.write("A text of some length.\n".utf8.flatMap { [$0, 0] }, to: "utf16.txt")
      try program.write([0x61, 0, 0x62], to: "nul.txt")
      return try program.run(arguments)
    }
    #expect(output.error.contains(message), "\(output.error)")
    #expect(output.out == "")
    #expect(output.code == 2)
  }

  @Test func anEmptyTranslationIsAFinding() throws {
    let output = try check(["--format", "concise"], target: "")
    #expect(output.out == "en.txt:1:1: error[omitted-sentence] the translation is empty\n")
    #expect(output.code == 1)
  }

  @Test func aMegabyteInOneLineIsChecked() throws {
    let output = try check(
      ["--format", "concise"], source: String(repeating: "слово ", count: 90_000),
      target: String(repeating: "word ", count: 200_000))
    #expect(output.code == 0, "\(output.error)")
  }

  @Test func wideAndCombiningCharactersKeepCaretsInPlace() throws {
    let output = try check(
      [], source: "«Да», — сказал он всем журналистам утром.\n",
      target: "中文 x\u{301} 👨‍👩‍👧 “yes\" he told all the reporters in the morning.\n")
    let lines = output.out.split(separator: "\n")
    #expect(lines[0].hasPrefix("en.txt:1:13 "))
    #expect(lines[2] == "  │           ^^^^^")
  }

  @Test func rightToLeftLinesHaveNoCarets() throws {
    let output = try inFolder { program in
      try program.write(Self.source, to: "ru.txt")
      try program.write("قال الوزير للصحفيين «نحن موافقون\" صباح الثلاثاء.\n", to: "ar.txt")
      return try program.run([
        "--source-language", "ru", "--target-language", "ar", "ru.txt", "ar.txt",
      ])
    }
    #expect(output.code == 1)
    #expect(!output.out.contains("^"))
  }

  @Test func controlsDoNotReachTheTerminal() throws {
    let output = try check(
      [], target: "“We \u{1B}[31magree \u{202E}so,\" the minister told reporters on Tuesday.\n")
    #expect(output.out.contains("<U+001B>[31magree <U+202E>so"))
    #expect(!output.out.contains("\u{1B}"))
  }

  @Test func segmentPrintsOneSentenceALine() throws {
    let output = try inFolder {
      try $0.run(["segment", "--language", "en"], input: "One here. Two here!\n\nThree\r\n")
    }
    #expect(output.out == "One here.\nTwo here!\n\nThree\n")
  }

  @Test func alignPrintsBeads() throws {
    let output = try inFolder { program in
      try program.write("Eins kommt zuerst.\nZwei kommt danach.\n", to: "de.txt")
      try program.write("One comes first.\nTwo comes after that.\n", to: "en.txt")
      return try program.run(["align", "--presegmented", "de.txt", "en.txt"])
    }
    #expect(output.out == "[0]:[0]\n[1]:[1]\n")
  }

  @Test func aFaultInALexiconIsNamedWithItsLine() throws {
    let lexicon = "# words\none\teins\ntwo\n"
    for command in [["align"], ["check"]] {
      let output = try inFolder { program in
        try program.write("Eins kommt zuerst.\n", to: "de.txt")
        try program.write("One comes first.\n", to: "en.txt")
        try program.write(lexicon, to: "words.tsv")
        return try program.run(command + ["--lexicon", "words.tsv", "en.txt", "de.txt"])
      }
      #expect(output.code == 2)
      #expect(
        output.error
          == "tqcheck: words.tsv:3: write a source word, a tab, a target word, and perhaps a tab"
          + " and a weight\n")
    }
  }

  @Test func alignLearnsALexicon() throws {
    let names = ["Anna", "Bert", "Cora", "Dirk", "Emil", "Frida", "Gina", "Hugo"]
    func text(_ verbs: [String]) -> String {
      names.enumerated().map { "\($1) \(verbs[$0 % 2]).\n" }.joined()
    }
    let (output, table) = try inFolder { program in
      try program.write(text(["went", "came"]), to: "en.txt")
      try program.write(text(["ging", "kam"]), to: "de.txt")
      let pairs = ["en.txt", "de.txt", "en.txt", "de.txt"]
      let output = try program.run(
        ["align", "--presegmented", "--train", "--output", "words.tsv"] + pairs)
      let file = program.folder.appending(path: "words.tsv")
      return (output, try String(contentsOf: file, encoding: .utf8))
    }
    #expect(output.code == 0)
    #expect(table == "came\tkam\t1.00\nwent\tging\t1.00\n")
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let program = try Program()
    defer { program.cleanUp() }
    try program.write(Self.source, to: "ru.txt")
    try program.write(Self.target, to: "en.txt")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "\(Program.executable.path()) --format json --target-language en ru.txt en.txt | true",
    ]
    process.currentDirectoryURL = program.folder
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(!text.contains("write"))
    #expect(process.terminationStatus == 0)
  }

  @Test func helpAndVersionSucceed() throws {
    let output = try inFolder { try $0.run(["--version"]) }
    #expect(output.out == "0.1.0\n")
    #expect(output.code == 0)
    let help = try inFolder { try $0.run(["--help"]) }
    #expect(help.out.contains("USAGE: tqcheck"))
    #expect(help.code == 0)
  }
}

@Suite struct FormatCommandTests {
  private func run(_ arguments: [String]) throws -> (Program.Output, String?) {
    let program = try Program()
    defer { program.cleanUp() }
    try program.write("«Мы согласны», — сказал министр журналистам.\n", to: "ru.txt")
    try program.write("“We agree,\" the minister told reporters.\n", to: "en.txt")
    let output = try program.run(
      ["--source-language", "ru", "--target-language", "en"] + arguments + ["ru.txt", "en.txt"])
    let file = program.folder.appending(path: "out")
    return (output, try? String(contentsOf: file, encoding: .utf8))
  }

  @Test func reportsGoToFilesBesideStandardOutput() throws {
    let (output, file) = try run(["--format", "sarif=out", "--format", "concise"])
    #expect(output.out.hasPrefix("en.txt:1:1: error"))
    #expect(file?.contains("\"version\":\"2.1.0\"") == true)
    #expect(output.code == 1)
  }

  @Test func oneReportAtMostGoesToStandardOutput() throws {
    let (output, _) = try run(["--format", "json", "--format", "text"])
    #expect(output.error.contains("Only one --format can go to standard output"))
    #expect(output.code == 2)
  }

  @Test func anUnwritableFileIsAnError() throws {
    let (output, _) = try run(["--format", "json=missing/out"])
    #expect(output.error == "tqcheck: missing/out: cannot be written: No such file or directory\n")
    #expect(output.code == 2)
  }
}
