import Alignment
import Checks
import Documents
import ICU
import Linguistics

/// Runs the examples of a rule.
public enum ExampleRunner {
  /// What is wrong with the rule's examples; empty where all behave as they say.
  public static func failures(of rule: any Rule) throws -> [String] {
    var failures: [String] = []
    for isBad in [true, false] where !rule.page.examples.contains(where: { $0.isBad == isBad }) {
      failures.append("\(rule.page.name): no \(isBad ? "bad" : "good") example")
    }
    for example in rule.page.examples {
      if let failure = try failure(of: rule, example) { failures.append(failure) }
    }
    return failures
  }

  private static func failure(of rule: any Rule, _ example: Example) throws -> String? {
    let (source, target) = (MarkedText(example.source), MarkedText(example.target))
    if example.isBad == target.spans.isEmpty {
      return "\(rule.page.name): a bad example marks its spans, a good one none: \(target.text)"
    }
    let context = try context(
      example.languages, source.text, target.text, glossary: example.glossary,
      format: example.format, names: example.names)
    let findings = rule.applies(to: context) ? try rule.findings(in: context) : []
    let found = MarkedText.mark(target.text, findings.compactMap(\.target).sorted())
    guard found == example.target else {
      return "\(rule.page.name):\n  expected \(example.target)\n  found    \(found)"
    }
    guard !source.spans.isEmpty else { return nil }
    let shown = MarkedText.mark(source.text, findings.compactMap(\.source.first).sorted())
    guard shown == example.source else {
      return "\(rule.page.name):\n  expected \(example.source)\n  found    \(shown)"
    }
    return nil
  }

  /// The context of two texts, for rules under test.
  public static func context(
    _ languages: String, _ source: String, _ target: String, glossary: String = "",
    format: InputFormat = .text, names: NameSettings = NameSettings()
  ) throws -> RuleContext {
    let tags = languages.split(separator: "|").compactMap { LanguageTag(String($0)) }
    guard tags.count == 2 else { throw ExampleError(languages: languages) }
    let source = try analysis(source, tags[0], format: format)
    let target = try analysis(target, tags[1], format: format)
    let glossary =
      glossary.isEmpty ? Glossary() : try GlossaryReader(glossary, file: "glossary.tsv").read()
    return try RuleContext(
      source: source, target: target, alignment: Aligner().align(source, target),
      glossary: glossary, nameSettings: names)
  }

  /// The analysis of a text.
  public static func analysis(
    _ text: String, _ language: LanguageTag, layout: TextLayout? = nil,
    format: InputFormat = .text
  ) throws -> Analysis {
    let file = try SourceFile(name: "text", bytes: Array(text.utf8))
    return try Analysis(format.read(file, layout: layout), language: language)
  }
}

struct ExampleError: Error {
  var languages: String
}
