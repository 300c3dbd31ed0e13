import ArgumentParser
import Workspace

struct Initialise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write first settings for the pairs that a folder holds.")

  @Argument(help: "The folder.")
  var folder = "."

  func run() throws {
    let starter = Starter(folder: folder)
    let path = folder == "." ? Settings.fileName : "\(folder)/\(Settings.fileName)"
    try reporting { () throws(CheckError) in
      try OutputFile.create(Array(starter.text.utf8), at: path)
    }
    try Console.write(Array("\(Console.visible("\(path): \(starter.summary)"))\n".utf8))
  }
}
