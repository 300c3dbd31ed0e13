import Foundation
import TestSupport
import Testing

/// Inputs that fuzzing starts from, among them all that once stopped the process.
@Suite struct FuzzCorpusTests {
  @Test(arguments: FuzzTarget.all)
  func noInputStopsTheProcess(target: FuzzTarget) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "FuzzCorpus/\(target)", directoryHint: .isDirectory)
    let inputs = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(!inputs.isEmpty)
    for input in inputs { target.run(Array(try Data(contentsOf: input))) }
  }
}
