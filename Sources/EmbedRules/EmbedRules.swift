import Foundation
import PackagePlugin

/// Hands every data file under `rules/` to `RuleEmbedder`, which writes them as
/// one Swift file of constants.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "rules")
    let files = (FileManager.default.subpaths(atPath: rules.path()) ?? [])
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".tsv") }
      .sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
    return [
      .buildCommand(
        displayName: "Embedding rules",
        executable: try context.tool(named: "RuleEmbedder").url,
        arguments: [rules.path(), output.path()] + files,
        inputFiles: files.map { rules.appending(path: $0) },
        outputFiles: [output])
    ]
  }
}
