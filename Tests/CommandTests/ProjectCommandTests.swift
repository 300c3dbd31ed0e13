import Foundation
import TestSupport
import Testing

/// Commands in a copy of `fixtures/project`, whose findings its `expected.json`
/// lists. Run with `TQCHECK_UPDATE=1` to write that anew.
@Suite struct ProjectCommandTests {
  private static let original = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "fixtures/project")

  private func inCopy<Value>(_ body: (Program) throws -> Value) throws -> Value {
    let program = try Program()
    defer { program.cleanUp() }
    for name in [".tqcheck.yaml", "articles", "catalogue"] {
      try FileManager.default.copyItem(
        at: Self.original.appending(path: name), to: program.folder.appending(path: name))
    }
    return try body(program)
  }

  private func read(_ name: String, in program: Program) throws -> String {
    try String(contentsOf: program.folder.appending(path: name), encoding: .utf8)
  }

  private struct Report: Decodable {
    struct Place: Decodable {
      var file: String
      var line: Int
      var text: String
    }
    struct Issue: Codable, Equatable {
      var rule: String
      var severity: String
      var file: String
      var line: Int
      var text: String
    }
    struct Found: Decodable {
      var rule: String
      var severity: String
      var target: Place?
      var source: Place?

      var issue: Issue {
        Issue(
          rule: rule, severity: severity, file: (target ?? source)?.file ?? "",
          line: (target ?? source)?.line ?? 0, text: (target ?? source)?.text ?? "")
      }
    }
    var issues: [Found]
  }

  private func issues(_ output: Program.Output) throws -> [Report.Issue] {
    try JSONDecoder().decode(Report.self, from: Data(output.out.utf8)).issues.map(\.issue)
  }

  @Test func oneCommandFindsWhatIsExpected() throws {
    try inCopy { program in
      let output = try program.run(["--format", "json"])
      let found = try issues(output)
      let file = Self.original.appending(path: "expected.json")
      if ProcessInfo.processInfo.environment["TQCHECK_UPDATE"] != nil {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(found) + Data("\n".utf8)).write(to: file)
      }
      #expect(
        try found == JSONDecoder().decode([Report.Issue].self, from: Data(contentsOf: file)))
      #expect(output.error.contains("tqcheck: articles/de/draft.txt: in no pair"))
      let summary = try program.run([]).out
      #expect(summary.contains(" in 12 pairs, ") && summary.contains("; 3 suppressed."))
      #expect(output.code == 1)
      #expect(try program.run(["--format", "json"]).out == output.out)
    }
  }

  @Test func foldersAndFilesChooseTheirPairs() throws {
    try inCopy { program in
      let german = try issues(program.run(["--format", "json", "articles/de"]))
      #expect(!german.isEmpty && german.allSatisfy { $0.file.hasPrefix("articles/de/") })
      let one = try program.run(["--format", "concise", "articles/de/harbour.txt"])
      #expect(!one.out.isEmpty && !one.out.contains("bridge") && !one.out.contains("/fr/"))
      let none = try program.run(["nowhere"])
      #expect(none.error == "tqcheck: nowhere: no pair of the project is there\n")
      #expect(none.code == 2)
    }
  }

  @Test func anUnreadablePairDoesNotHideTheOthers() throws {
    try inCopy { program in
      try program.write([0xFF, 0x00, 0xFF], to: "articles/fr/bridge.txt")
      let output = try program.run(["--format", "concise"])
      #expect(output.error.contains("articles/fr/bridge.txt:1: not valid UTF-8"))
      #expect(output.out.contains("articles/de/bridge.txt") && output.out.contains("articles/uk/"))
      #expect(output.code == 2)
    }
  }

  @Test func settingsCanBeLeftOutAndShown() throws {
    try inCopy { program in
      let isolated = try program.run(["--isolated"])
      #expect(isolated.error.contains(".: no .tqcheck.yaml here or above names pairs"))
      #expect(isolated.code == 2)
      let shown = try program.run(["--show-settings"]).out
      #expect(shown.contains("severity.double-space: error"))
      #expect(shown.contains("# .tqcheck.yaml:11\n"))
      try program.write("extends: .tqcheck.yaml\nignore: double-space\n", to: "mine.yaml")
      let mine = try program.run(["--config", "mine.yaml", "--show-settings"]).out
      #expect(mine.contains("# mine.yaml:2") && mine.contains("# .tqcheck.yaml:11"))
      let found = try issues(program.run(["--config", "mine.yaml", "--format", "json"]))
      #expect(!found.isEmpty && !found.contains { $0.rule == "double-space" })
      try program.write("extends: mine.yaml\n", to: "mine.yaml")
      let loop = try program.run(["--config", "mine.yaml"])
      #expect(loop.error == "tqcheck: mine.yaml:1:10: these settings extend themselves\n")
      let wrong = try program.run(["--select", "double-spce"])
      #expect(wrong.error.contains("no rule is called “double-spce”; did you mean “double-space”?"))
      #expect(wrong.code == 2)
    }
  }

  @Test func fixesAreSafeAndDoneAtOnce() throws {
    try inCopy { program in
      let name = "articles/de/harbour.txt"
      let before = try read(name, in: program)
      let diff = try program.run(["--diff"])
      #expect(diff.code == 1)
      #expect(diff.out.contains("--- \(name)\n+++ \(name)\n"))
      #expect(try read(name, in: program) == before)
      let path = program.folder.appending(path: name).path()
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      let first = try program.run(["--fix", "--format", "json"])
      #expect(first.error.contains("tqcheck: \(name): "))
      let after = try read(name, in: program)
      #expect(after != before && after.contains("legt dort ab"))
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(mode as? Int == 0o640)
      let second = try program.run(["--fix", "--format", "json"])
      #expect(!second.error.contains(" fixed"))
      #expect(second.out == first.out)
      #expect(try read(name, in: program) == after)
      let left = try program.run(["--diff"])
      #expect(left.out.isEmpty && left.code == 0)
    }
  }

  @Test func linksAreFollowedAndLineEndsKept() throws {
    try inCopy { program in
      try program.write("One two.\r\n\r\nThree four.\r\n", to: "en.txt")
      try program.write("\u{FEFF}Eins  zwei.\r\n\r\nDrei vier.\r\n", to: "de.txt")
      try FileManager.default.createSymbolicLink(
        atPath: program.folder.appending(path: "link.txt").path(), withDestinationPath: "de.txt")
      _ = try program.run(["--isolated", "--fix", "en.txt", "link.txt"])
      #expect(
        try Data(contentsOf: program.folder.appending(path: "de.txt"))
          == Data("\u{FEFF}Eins zwei.\r\n\r\nDrei vier.\r\n".utf8))
      let link = try FileManager.default.destinationOfSymbolicLink(
        atPath: program.folder.appending(path: "link.txt").path())
      #expect(link == "de.txt")
    }
  }

  @Test func aFailedWriteLeavesTheFile() throws {
    try inCopy { program in
      let text = "Eins  zwei. " + String(repeating: "Wort und Wort. ", count: 200) + "\n"
      try program.write(text, to: "de.txt")
      try program.write(text.replacing("  ", with: " "), to: "en.txt")
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      // A file may have one block of 512 bytes; the signal for it is ignored.
      process.arguments = [
        "-c",
        "trap '' XFSZ; ulimit -f 1; exec \(Program.executable.path()) --isolated --quiet --fix en.txt de.txt",
      ]
      process.currentDirectoryURL = program.folder
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      let error = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(error.contains("de.txt: cannot be written: File too large"))
      #expect(process.terminationStatus == 2)
      #expect(try read("de.txt", in: program) == text)
      let names = try FileManager.default.contentsOfDirectory(atPath: program.folder.path())
      #expect(!names.contains { $0.hasSuffix(".tmp") })
    }
  }

  @Test func aBaselineSurvivesInsertedLines() throws {
    try inCopy { program in
      let write = try program.run(["baseline", "write"])
      #expect(write.out.hasPrefix(".tqcheck-baseline.json: "))
      let again = try read(".tqcheck-baseline.json", in: program)
      _ = try program.run(["baseline", "write"])
      #expect(try read(".tqcheck-baseline.json", in: program) == again)
      let lines = (1...50).map { "Zeile \($0) kam erst später hinzu.\n\n" }.joined()
      let name = "articles/de/harbour.txt"
      let text = try read(name, in: program)
      try program.write(lines + text, to: name)
      let english = (1...50).map { "Line \($0) was only added later.\n\n" }.joined()
      try program.write(
        english + read("articles/en/harbour.txt", in: program), to: "articles/en/harbour.txt")
      let arguments = ["--baseline", ".tqcheck-baseline.json", "articles/de/harbour.txt"]
      let output = try program.run(arguments + ["--format", "concise"])
      #expect(output.out == "")
      #expect(output.code == 0)
      let summary = try program.run(arguments).out
      #expect(summary.contains(" in the baseline."))
      let sarif = try program.run(arguments + ["--format", "sarif"]).out
      #expect(sarif.contains("\"baselineState\":\"unchanged\""))
    }
  }

  @Test func staleEntriesArePruned() throws {
    try inCopy { program in
      _ = try program.run(["baseline", "write"])
      #expect(try program.run(["baseline", "check"]).code == 0)
      let name = "articles/de/harbour.txt"
      try program.write(
        read(name, in: program).replacing("legt  dort", with: "legt dort"), to: name)
      let check = try program.run(["baseline", "check"])
      #expect(check.out.contains("articles/de/harbour.txt: no longer found: double-space"))
      #expect(check.code == 1)
      let prune = try program.run(["baseline", "prune"])
      #expect(prune.out == ".tqcheck-baseline.json: 1 removed\n")
      #expect(try program.run(["baseline", "check"]).code == 0)
    }
  }

  @Test func decisionsOfTheReportAreApplied() throws {
    try inCopy { program in
      let json = try program.run(["--format", "json", "articles/de/harbour.txt"]).out
      struct Fingerprints: Decodable {
        struct Issue: Decodable {
          var rule: String
          var fingerprint: String
        }
        var issues: [Issue]
      }
      let all = try JSONDecoder().decode(Fingerprints.self, from: Data(json.utf8)).issues
      let space = try #require(all.first { $0.rule == "double-space" })
      func decisions(_ decision: String) -> String {
        """
        {"schema": "tqcheck-decisions/1", "tool": {"name": "tqcheck", "version": "0.1.0"},
         "decisions": [{"fingerprint": "\(space.fingerprint)", "decision": "\(decision)",
          "note": "as set \u{1F600}", "rule": "double-space", "file": "articles/de/harbour.txt",
          "message": "m", "text": "\u{FEFF}"}]}
        """
      }
      try program.write(decisions("wont-fix"), to: "tqcheck-decisions.json")
      let applied = try program.run(["baseline", "apply", "tqcheck-decisions.json"])
      #expect(applied.out == ".tqcheck-baseline.json: 1 added, 0 removed\n")
      let output = try program.run([
        "--baseline", ".tqcheck-baseline.json", "--format", "concise", "articles/de/harbour.txt",
      ])
      #expect(!output.out.contains("double-space"))
      _ = try program.run(["baseline", "write"])
      let kept = try read(".tqcheck-baseline.json", in: program)
      #expect(kept.contains("\"decision\":\"wont-fix\"") && kept.contains("as set"))
      try program.write(decisions("accepted"), to: "tqcheck-decisions.json")
      let taken = try program.run(["baseline", "apply", "tqcheck-decisions.json"])
      #expect(taken.out == ".tqcheck-baseline.json: 0 added, 1 removed\n")
      try program.write("{\"schema\": 1}", to: "tqcheck-decisions.json")
      let broken = try program.run(["baseline", "apply", "tqcheck-decisions.json"])
      #expect(broken.error.contains("tqcheck-decisions.json: "))
      #expect(broken.code == 2)
    }
  }

  @Test func sidecarsSuppressAndGoStaleLoudly() throws {
    try inCopy { program in
      let name = "articles/de/harbour.txt"
      let verbose = try program.run(["--verbose", name])
      #expect(verbose.error.contains("English to German"))
      #expect(verbose.error.contains("alignment quality"))
      let lines = verbose.out.split(separator: "\n")
      let header = try #require(lines.firstIndex { $0.contains("error[double-space]") })
      let note = try #require(lines[header...].first { $0.contains("fingerprint: ") })
      let fingerprint = try #require(note.split(separator: " ").last)
      try program.write(
        "\(fingerprint) double-space: a joke\n0000000000000000 name-variants: gone\n",
        to: name + ".tqcheck-ignore")
      let output = try program.run([name])
      #expect(!output.out.contains("double-space"))
      #expect(output.out.contains("warning[unused-suppression]"))
      #expect(output.out.contains("(articles/de/harbour.txt.tqcheck-ignore:2)"))
      #expect(output.out.contains("; 1 suppressed."))
      let sarif = try program.run([name, "--format", "sarif"]).out
      #expect(sarif.contains("\"kind\":\"external\""))
      #expect(sarif.contains("\"justification\":\"a joke\""))
      try program.write("\(fingerprint) double-space\n", to: name + ".tqcheck-ignore")
      let broken = try program.run([name])
      #expect(broken.error.contains("harbour.txt.tqcheck-ignore:1:18: a reason is missing"))
      #expect(broken.code == 2)
    }
  }

  @Test func commentsSuppressTheNextBlock() throws {
    try inCopy { program in
      try program.write("One two.\n\nThree four.\n\nFive six.\n", to: "en.md")
      try program.write(
        """
        Eins zwei .

        <!-- tqcheck-ignore space-before-punctuation: as set -->

        Drei vier .

        Fünf sechs.

        """, to: "de.md")
      let arguments = [
        "--isolated", "--select", "space-before-punctuation", "--severity", "info", "--format",
        "concise",
        "--source-language", "en", "--target-language", "de", "en.md", "de.md",
      ]
      let output = try program.run(arguments)
      #expect(output.out.contains("de.md:1:10"))
      #expect(!output.out.contains("de.md:5:"))
    }
  }

  @Test func gitSaysWhatChanged() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/git") else { return }
    try inCopy { program in
      func git(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/git")
        process.arguments = ["-c", "user.name=a", "-c", "user.email=a@b"] + arguments
        process.currentDirectoryURL = program.folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
      }
      try git(["init", "-q"])
      try git(["add", "articles", "catalogue", ".tqcheck.yaml"])
      try git(["commit", "-q", "-m", "one"])
      let none = try program.run(["--changed-since", "HEAD"])
      #expect(none.out == "No findings in 0 pairs, 0 sentences.\n")
      let name = "articles/de/harbour.txt"
      try program.write(read(name, in: program) + "\n", to: name)
      let one = try program.run(["--changed-since", "HEAD"])
      #expect(one.out.contains(" in 1 pair, "))
      let wrong = try program.run(["--changed-since", "nowhere"])
      #expect(wrong.error.contains("git: no revision “nowhere” in "))
      #expect(wrong.code == 2)
    }
  }

  @Test func theSettingsNameALexicon() throws {
    try inCopy { program in
      let before = try program.run(["articles/de/bridge.txt"])
      let settings = try read(".tqcheck.yaml", in: program)
      try program.write(settings + "lexicon: words.tsv\n", to: ".tqcheck.yaml")
      let missing = try program.run(["articles/de/bridge.txt"])
      #expect(missing.error.contains("words.tsv: no such file"))
      #expect(missing.code == 2)
      try program.write("bridge\tBrücke\n", to: "words.tsv")
      #expect(try program.run(["articles/de/bridge.txt"]).code == before.code)
    }
  }

  @Test func firstSettingsFollowTheFolder() throws {
    try inCopy { program in
      let kept = try program.run(["init"])
      #expect(kept.error.hasPrefix("tqcheck: .tqcheck.yaml: exists, and is never overwritten"))
      #expect(kept.code == 2)
      let before = try program.run(["--isolated", "--format", "json", "--config", ".tqcheck.yaml"])
      #expect(before.code == 2)
      try FileManager.default.removeItem(at: program.folder.appending(path: ".tqcheck.yaml"))
      let made = try program.run(["init"])
      #expect(
        made.out == ".tqcheck.yaml: 10 pairs, source en; 2 files that hold both texts\n")
      let text = try read(".tqcheck.yaml", in: program)
      #expect(text.contains("source: \"articles/en/{path}.txt\""))
      #expect(text.contains("target: \"articles/{lang}/{path}.txt\""))
      #expect(text.contains("source: \"articles/en/{path}.html\""))
      #expect(text.contains("- bitext: \"catalogue/{lang}.po\""))
      #expect(try program.run([]).out.contains(" in 12 pairs, "))
    }
  }

  @Test func controlsInNamesDoNotReachTheTerminal() throws {
    try inCopy { program in
      let name = "a\u{1B}[31m\u{202E}b.txt"
      try program.write("Eins  zwei.\n", to: name)
      try program.write("One two.\n", to: "en.txt")
      let output = try program.run(["--isolated", "en.txt", name])
      #expect(!output.out.contains("\u{1B}") && !output.out.contains("\u{202E}"))
      let missing = try program.run(["--isolated", "en.txt", "\u{1B}[31m\u{202E}x.txt"])
      #expect(missing.error == "tqcheck: <U+001B>[31m<U+202E>x.txt: no such file\n")
    }
  }

  @Test func ofManyNoticesTwentyAreTold() throws {
    let program = try Program()
    defer { program.cleanUp() }
    for number in 10..<21 {
      try program.write("12\n", to: "s\(number).txt")
      try program.write("12\n", to: "t\(number).txt")
    }
    try program.write(
      "pairs:\n  - source: s{path}.txt\n    target: t{path}.txt\n", to: ".tqcheck.yaml")
    let notice = { (file: String) in
      "tqcheck: \(file).txt: no language recognised; name it by --source-language or"
        + " --target-language"
    }
    let files = (10..<21).flatMap { ["s\($0)", "t\($0)"] }
    let lines = try program.run([]).error.split(separator: "\n").map(String.init)
    #expect(
      lines == files.prefix(20).map(notice) + [
        "tqcheck: 2 more such notices; --verbose tells them all"
      ])
    let all = try program.run(["--verbose"]).error.split(separator: "\n").map(String.init)
    #expect(all.starts(with: files.map(notice)))
    #expect(!all.contains { $0.contains("more such") })
  }
}
