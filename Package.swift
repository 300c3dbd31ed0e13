// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tqcheck",
  products: [.executable(name: "tqcheck", targets: ["tqcheck"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(
      name: "SystemICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .target(name: "CICU", dependencies: ["SystemICU"]),
    .target(name: "ICU", dependencies: ["CICU"]),

    // YAML as a tree of texts with their places, and the parser.
    .target(name: "YAMLTree"),
    .target(name: "YAMLParser", dependencies: ["YAMLTree"]),

    // Lists of numbers as text that the program holds: what the build writes tables with.
    .target(name: "DigitLists"),

    // The words of numbers, collected at build time and looked up when the program runs.
    .target(name: "QuantityTables", dependencies: ["ICU"]),

    // The schemes and learned correspondences of names, put in order at build time.
    .target(name: "CNameTables"),
    .target(name: "NameTables", dependencies: ["CNameTables", "DigitLists", "ICU"]),

    // The n-grams of languages, put in order at build time.
    .target(name: "ProfileTables", dependencies: ["DigitLists"]),

    // The words that sentences are cut by, in all their forms, written down at build time.
    .target(name: "SegmenterTables", dependencies: ["DigitLists", "ICU"]),

    // What is known of the program's declarative rules before they are read, told at build time.
    .target(name: "PackTables", dependencies: ["DigitLists", "ICU", "YAMLTree"]),

    // The data under rules/ becomes constants of the module Rules at build time.
    .executableTarget(
      name: "RuleEmbedder",
      dependencies: [
        "ICU", "NameTables", "PackTables", "ProfileTables", "QuantityTables", "SegmenterTables",
        "YAMLParser", "YAMLTree",
      ]),
    .plugin(
      name: "EmbedRules", capability: .buildTool(), dependencies: ["RuleEmbedder"],
      path: "Sources/EmbedRules"),
    .target(name: "Rules", plugins: ["EmbedRules"]),

    // Writes rules/profiles/ from the packages named in its help.
    .executableTarget(name: "BuildProfiles", dependencies: ["ICU", "Linguistics"]),

    .target(name: "Documents", dependencies: ["ICU", "Rules"]),
    .target(
      name: "Linguistics",
      dependencies: [
        "Documents", "ICU", "NameTables", "ProfileTables", "QuantityTables", "Rules",
        "SegmenterTables", "YAMLTree",
      ]),
    .target(name: "Alignment", dependencies: ["Linguistics", "Documents", "ICU", "Rules"]),
    .target(
      name: "Checks",
      dependencies: [
        "Alignment", "Linguistics", "NameTables", "PackTables", "QuantityTables", "Documents",
        "ICU", "Rules", "YAMLTree",
      ]),
    // The HTML report's page becomes constants of a C module by #embed.
    .target(name: "ReportPage", exclude: ["page.html", "page.css", "page.js"]),
    .target(
      name: "Reporting",
      dependencies: ["Checks", "Alignment", "Linguistics", "Documents", "ReportPage"]),
    .target(
      name: "Workspace",
      dependencies: [
        "Reporting", "Checks", "Alignment", "Linguistics", "Documents", "ICU", "YAMLTree",
        "YAMLParser",
      ]),
    // Learns rules/names/alignments/; not needed to build or run tqcheck.
    .executableTarget(
      name: "NameTrainer", dependencies: ["Linguistics", "NameTables", "Documents", "ICU"]),
    .executableTarget(
      name: "tqcheck",
      dependencies: [
        "Workspace", "YAMLParser",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Time and memory of each stage and of whole checks, beside plain ICU.
    .executableTarget(
      name: "Benchmark",
      dependencies: [
        "Workspace", "Reporting", "Checks", "Alignment", "Linguistics", "Documents", "ICU",
      ]),

    .target(
      name: "TestSupport",
      dependencies: [
        "Workspace", "Reporting", "Checks", "Linguistics", "Documents", "ICU", "YAMLParser",
      ]),
    .testTarget(name: "YAMLTests", dependencies: ["YAMLParser", "YAMLTree"]),
    .testTarget(name: "ICUTests", dependencies: ["ICU", "TestSupport"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "TestSupport"]),
    .testTarget(
      name: "LinguisticsTests",
      dependencies: [
        "Linguistics", "DigitLists", "NameTables", "ProfileTables", "QuantityTables",
        "SegmenterTables", "Checks", "TestSupport",
      ]),
    .testTarget(
      name: "AlignmentTests", dependencies: ["Alignment", "TestSupport"],
      exclude: ["score_raw.py"]),
    .testTarget(
      name: "ChecksTests", dependencies: ["Checks", "PackTables", "TestSupport", "YAMLParser"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting", "Checks", "TestSupport"]),
    .testTarget(
      name: "WorkspaceTests", dependencies: ["Workspace", "YAMLParser", "TestSupport"]),
    .testTarget(name: "CommandTests", dependencies: ["tqcheck", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

// With Swift's library inside, the program starts in half the time and runs where no Swift is
// installed. The parts of Foundation in C and
// its collections are not found by themselves then.
for target in package.targets where ["tqcheck", "Benchmark"].contains(target.name) {
  target.linkerSettings = [
    .unsafeFlags(
      ["-static-stdlib", "-l_FoundationCollections", "-l_FoundationCShims"],
      .when(platforms: [.linux], configuration: .release))
  ]
}

// What one module takes from another is small and asked for in every loop over tokens: without
// the first flag it is a call each time. Exclusive access is checked in the tests. Without the last
// one the runtime finds a generic type by its name when it is first used, such as that of a
// dictionary, and looks through all conformances of the program for each.
for target in package.targets where [.regular, .executable].contains(target.type) {
  target.swiftSettings = [
    .unsafeFlags(
      [
        "-cross-module-optimization", "-enforce-exclusivity=unchecked",
        "-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors",
      ],
      .when(configuration: .release))
  ]
}

// Fuzzing: .ci/fuzz builds it, with flags that hold for all modules, and names libFuzzer's archive.
if let libFuzzer = Context.environment["TQCHECK_FUZZ"] {
  let flags = ["--whole-archive", libFuzzer, "--no-whole-archive", "-lstdc++"]
  package.targets += [
    .systemLibrary(name: "LibFuzzer"),
    .executableTarget(
      name: "Fuzz", dependencies: ["TestSupport", "LibFuzzer"],
      linkerSettings: [.unsafeFlags(flags.flatMap { ["-Xlinker", $0] })]),
  ]
}
