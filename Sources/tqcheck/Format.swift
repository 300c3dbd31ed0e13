import ArgumentParser

/// The kinds of report.
enum Format: String, CaseIterable {
  case text, concise, json, sarif, github, gitlab, rdjson, junit, checkstyle, markdown, html

  /// Read by people, who are spared infos; programs take everything.
  var isForPeople: Bool {
    switch self {
    case .text, .concise, .github, .junit, .checkstyle, .markdown, .html: true
    case .json, .sarif, .gitlab, .rdjson: false
    }
  }
}

extension Format {
  /// Whether a report describes the rules that ran.
  var describesRules: Bool { self == .sarif || self == .html }
}

/// A report and where it goes: `sarif=out.sarif`, or `text` for standard output.
struct FormatOption: ExpressibleByArgument {
  var format: Format
  var path: String?

  init(format: Format) { self.format = format }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard let name = parts.first, let format = Format(rawValue: name) else { return nil }
    self.format = format
    path = parts.count == 2 ? parts[1] : nil
  }

  static var allValueStrings: [String] { Format.allCases.map(\.rawValue) }
}
