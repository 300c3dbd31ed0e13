/// What git knows of a folder's files.
enum Git {
  /// The files (absolute paths) that were changed, added or not yet known to git
  /// since the branch left a revision.
  static func changedFiles(
    in folder: String, since revision: String
  ) throws(CheckError) -> Set<String> {
    let commit = try run(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], in: folder,
      otherwise: "no revision “\(revision)” in \(folder)")
    let base = try run(
      ["merge-base", line(commit), "HEAD"], in: folder,
      otherwise: "\(revision) and HEAD have no commit in common")
    let changed = try run(
      ["diff", "--name-only", "--relative", "-z", line(base), "--"], in: folder,
      otherwise: "cannot compare with \(revision)")
    let fresh = try run(
      ["ls-files", "--others", "--exclude-standard", "-z"], in: folder,
      otherwise: "cannot list files")
    let names = (changed + fresh).split(separator: 0)
    return Set(names.map { FilePath.absolute(String(decoding: $0, as: UTF8.self), in: folder) })
  }

  private static func line(_ output: [UInt8]) -> String {
    String(decoding: output.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  private static func run(
    _ arguments: [String], in folder: String, otherwise problem: String
  ) throws(CheckError) -> [UInt8] {
    guard let result = ChildProcess.output(["git", "-C", folder] + arguments) else {
      throw .git("cannot be run; install it")
    }
    guard result.code == 0 else { throw .git(problem) }
    return result.bytes
  }
}
