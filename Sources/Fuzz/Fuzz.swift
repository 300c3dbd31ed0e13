import Glibc
import LibFuzzer
import TestSupport

/// `Fuzz TARGET [OPTION…] [FOLDER…]`: libFuzzer on one of the targets.
@main
enum Fuzz {
  private static let target = CommandLine.arguments.dropFirst().first.flatMap(FuzzTarget.init)

  static func main() {
    guard target != nil else {
      print("usage: Fuzz TARGET [OPTION…] [FOLDER…]")
      print("targets: " + FuzzTarget.all.map(\.name).joined(separator: " "))
      exit(2)
    }
    // libFuzzer sees the target as the program's name.
    var count = CommandLine.argc - 1
    var arguments = CommandLine.unsafeArgv + 1
    exit(
      LLVMFuzzerRunDriver(&count, &arguments) { data, size in
        Fuzz.target?.run(Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
      })
  }
}
