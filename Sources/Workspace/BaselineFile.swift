/// The baseline of a project and where it is kept.
public struct BaselineFile: Sendable {
  /// As it is shown.
  public let path: String
  public let baseline: Baseline
  /// The folder (an absolute path) that the entries' files are seen from.
  public let folder: String
  private let isKeyedByFolder: Bool

  /// - Parameter path: the file; nil for that of the settings that hold in the
  ///   folder that the program runs in, or the usual one beside them.
  public init(path: String?, config: String?, isIsolated: Bool) throws(CheckError) {
    var finder = SettingsFinder(config: config, isIsolated: isIsolated)
    let settings = try finder.settings(in: FilePath.current)
    folder = settings.folder ?? FilePath.current
    isKeyedByFolder = settings.folder != nil
    let usual = FilePath.absolute(Baseline.fileName, in: folder)
    self.path = path ?? FilePath.relative(settings.baseline ?? usual, to: FilePath.current)
    let exists = FilePath.isFile(FilePath.absolute(self.path))
    baseline = exists ? try Baseline.read(self.path) : Baseline([])
  }

  public func write(_ baseline: Baseline) throws(CheckError) {
    try OutputFile.write(baseline.encoded(), to: path)
  }

  /// What the baseline calls a file that a report names.
  public func key(_ path: String) -> String {
    isKeyedByFolder ? FilePath.relative(FilePath.absolute(path), to: folder) : path
  }
}
