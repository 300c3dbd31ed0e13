import Checks
import Foundation
import ICU
import Reporting
import Workspace

/// An article pair of `fixtures/`.
public struct Fixture: Sendable {
  public let folder: URL

  /// All of them, by name.
  public static func all() throws -> [Fixture] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "fixtures")
    return try FileManager.default.contentsOfDirectory(atPath: root.path()).sorted()
      .map { Fixture(folder: root.appending(path: $0, directoryHint: .isDirectory)) }
      .filter {
        FileManager.default.fileExists(atPath: $0.folder.appending(path: "planted.json").path())
      }
  }

  /// The findings of a check of the pair, as `expected.json` holds them.
  public func issues(_ engine: Engine = Engine()) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    func input(_ prefix: String) -> PairCheck.Input {
      let name = names.first { $0.hasPrefix(prefix) } ?? prefix
      let tag = name.split(separator: ".").dropFirst().first.map(String.init) ?? ""
      return PairCheck.Input(
        path: folder.appending(path: name).path(), language: LanguageTag(tag))
    }
    let check = PairCheck(source: input("source."), target: input("target."))
    let pair = try check.run(engine, notice: { _ in })
    let report = Report(pairs: [pair], version: "")
    let json = ReportStream.text { JSONReport.render(report, to: $0) }
    let start = json.firstRange(of: "\"issues\":")?.lowerBound ?? json.startIndex
    // A fingerprint names the path, which is another one in every checkout.
    let lines = json[start...].replacing(folder.path(), with: "").split(
      separator: "\n", omittingEmptySubsequences: false)
    return "{" + lines.filter { !$0.contains("\"fingerprint\":") }.joined(separator: "\n")
  }

  public var expectedFile: URL { folder.appending(path: "expected.json") }
}
