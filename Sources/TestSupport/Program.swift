import Foundation

/// Runs the built `tqcheck` as a process.
public struct Program {
  /// A folder of its own, removed by `cleanUp`.
  public let folder: URL

  public struct Output: Sendable {
    public var out: String
    public var error: String
    public var code: Int32
  }

  public init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "tqcheck-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  public func cleanUp() { try? FileManager.default.removeItem(at: folder) }

  public func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  public func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// Runs the program in the folder.
  public func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Output {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let sanitizer = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }
    process.environment = ["PATH": "/usr/bin:/bin"].merging(sanitizer) { $1 }
      .merging(environment) { $1 }
    // Files rather than pipes: nothing can block, however much is written.
    let names = ["stdin", "stdout", "stderr"].map { folder.appending(path: ".\($0)") }
    try Data(input.utf8).write(to: names[0])
    for name in names[1...] { try Data().write(to: name) }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    return Output(
      out: try String(contentsOf: names[1], encoding: .utf8),
      error: try String(contentsOf: names[2], encoding: .utf8), code: process.terminationStatus)
  }

  /// The program stands beside the test bundle.
  public static var executable: URL {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "tqcheck")
  }
}
