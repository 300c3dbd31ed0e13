import ArgumentParser

/// Where settings and known findings come from.
struct ScopeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The settings, instead of the nearest .tqcheck.yaml.", valueName: "file"))
  var config: String?

  @Flag(help: "No settings from files.")
  var isolated = false

  @Option(
    help: ArgumentHelp("Known findings, which are not told again.", valueName: "file"))
  var baseline: String?
}
