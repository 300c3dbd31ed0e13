import ArgumentParser
import Glibc
import ICU

@main
struct TQCheck: ParsableCommand {
  // Each command says its name: making it from the type's costs every start a millisecond.
  static let configuration = CommandConfiguration(
    commandName: "tqcheck",
    abstract: "Find the faults of a translation that can be found without understanding it.",
    discussion: """
      tqcheck takes a source text and its translation, aligns their sentences and reports broken \
      quotation marks, names spelled two ways, untranslated and omitted text, and more.

      Exit code: 0 clean, 1 findings at or above --fail-on, 2 the check could not be done.
      """,
    version: "0.1.0",
    subcommands: [
      Check.self, RulesCommand.self, Explain.self, Initialise.self, BaselineCommand.self,
      Segment.self, Align.self, Names.self,
    ],
    defaultSubcommand: Check.self)

  static func main() {
    ICULibrary.useRootLocale()
    ProcessMemory.prepareHeap()
    // A reader that closes the pipe ends the program quietly at the next write.
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] { signal(number, endAtOnce) }
    // Swift reads them from /proc; without it another check than the wanted one would run.
    guard !CommandLine.arguments.isEmpty else {
      Console.error("tqcheck: the arguments cannot be read: mount /proc")
      Glibc.exit(2)
    }
    do {
      var command = try asked(Array(CommandLine.arguments.dropFirst()))
      try command.run()
    } catch let failure as Failure {
      Console.error(failure.message)
      Glibc.exit(failure.code)
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      // Help and version are no failures; what is left are mistakes on the command line.
      if exitCode(for: error) == .success { exit(withError: error) }
      Console.error(fullMessage(for: error))
      Glibc.exit(2)
    }
  }
}

extension TQCheck {
  /// The command that the arguments ask for. Most ask for a check, whose own parser takes half
  /// the time of that for all commands; that one says what is wrong with the rest.
  private static func asked(_ arguments: [String]) throws -> any ParsableCommand {
    let others =
      configuration.subcommands.map { $0.configuration.commandName }
      + ["help", "--help", "-h", "--version"]
    if !others.contains(arguments.first), let check = try? Check.parse(arguments) { return check }
    return try parseAsRoot(arguments)
  }
}

extension ExpressibleByArgument
where Self: CaseIterable & RawRepresentable, Self.RawValue == String {
  // The library finds these by printing each case at every start.
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
  public static var allValueDescriptions: [String: String] { [:] }
  public var defaultValueDescription: String { rawValue }
}

/// What ended a command: a message for stderr and the exit code.
struct Failure: Error {
  var message: String
  var code: Int32 = 2
}

/// Runs `body`, whose errors are told as they describe themselves, with exit code 2.
func reporting<Value, E: Error & CustomStringConvertible>(
  _ body: () throws(E) -> Value
) throws(Failure) -> Value {
  do {
    return try body()
  } catch {
    throw Failure(message: "tqcheck: \(error)")
  }
}

/// Ends the program on a signal. A function of no actor: a closure in `main` would
/// first look for its executor, which allocates, and that a signal handler must not.
private func endAtOnce(_: Int32) { _exit(130) }
