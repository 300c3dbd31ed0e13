import Alignment
import Documents
import ICU
import Linguistics

/// Runs the examples of a rule.
public enum ExampleRunner {
  /// An example that does not behave as it says.
  public struct Failure: Sendable, CustomStringConvertible {
    /// Index into the page's examples; nil where an example is missing.
    public var example: Int?
    public var problem: String
    /// What the example says, and what came of it; empty where that is not the problem.
    public var expected = ""
    public var found = ""

    public var description: String {
      expected.isEmpty ? problem : "\(problem)\n  expected \(expected)\n  found    \(found)"
    }
  }

  /// What a rule does on an example, in the order of the places.
  struct Outcome {
    var target: [Span]
    var source: [Span]
    var fixes: [Finding.Fix]
  }

  /// What is wrong with the rule's examples; empty where all behave as they say.
  public static func failures(
    of rule: any Rule, library: LanguageLibrary = LanguageLibrary()
  ) throws(ExampleError) -> [Failure] {
    try failures(of: rule.page) { (example, source, target) throws(ExampleError) in
      try outcome(of: rule, example, source, target, library)
    }
  }

  /// The same with another way to see what the rule does on an example and its two texts.
  static func failures(
    of page: RulePage, _ run: (Example, String, String) throws(ExampleError) -> Outcome
  ) throws(ExampleError) -> [Failure] {
    var failures: [Failure] = []
    for isBad in [true, false] where !page.examples.contains(where: { $0.isBad == isBad }) {
      failures.append(Failure(example: nil, problem: "no \(isBad ? "bad" : "good") example"))
    }
    for (index, example) in page.examples.enumerated() {
      if var failure = try failure(of: example, run) {
        failure.example = index
        failures.append(failure)
      }
    }
    return failures
  }

  private static func failure(
    of example: Example, _ run: (Example, String, String) throws(ExampleError) -> Outcome
  ) throws(ExampleError) -> Failure? {
    let (source, target) = (MarkedText(example.source), MarkedText(example.target))
    guard example.isBad != target.spans.isEmpty else {
      return Failure(
        problem: example.isBad
          ? "a bad example marks each fault with ⟦ and ⟧: \(target.text)"
          : "a good example marks nothing: \(example.target)")
    }
    let outcome = try run(example, source.text, target.text)
    let found = MarkedText.mark(target.text, outcome.target)
    guard found == example.target else {
      return Failure(
        problem: "the target's marks differ", expected: example.target, found: found)
    }
    if !source.spans.isEmpty {
      let shown = MarkedText.mark(source.text, outcome.source)
      guard shown == example.source else {
        return Failure(
          problem: "the source's marks differ", expected: example.source, found: shown)
      }
    }
    guard let expected = example.fixed else { return nil }
    let fixed = MarkedText.applying(outcome.fixes, to: target.text)
    return fixed == expected
      ? nil : Failure(problem: "the fix differs", expected: expected, found: fixed)
  }

  private static func outcome(
    of rule: any Rule, _ example: Example, _ source: String, _ target: String,
    _ library: LanguageLibrary
  ) throws(ExampleError) -> Outcome {
    let context = try context(
      example.languages, source, target, glossary: example.glossary, format: example.format,
      names: example.names, library: library)
    let findings: [Finding]
    do {
      findings = rule.applies(to: context) ? try rule.findings(in: context) : []
    } catch {
      throw ExampleError("\(error)")
    }
    return Outcome(
      target: findings.compactMap(\.target).sorted(),
      source: findings.compactMap(\.source.first).sorted(), fixes: findings.compactMap(\.fix))
  }

  /// The context of two texts, for rules under test.
  public static func context(
    _ languages: String, _ source: String, _ target: String, glossary: String = "",
    format: InputFormat = .text, names: NameSettings = NameSettings(),
    library: LanguageLibrary = LanguageLibrary()
  ) throws(ExampleError) -> RuleContext {
    let tags = languages.split(separator: "|").compactMap { LanguageTag(String($0)) }
    guard tags.count == 2 else { throw ExampleError("“\(languages)” are not two languages") }
    let source = try analysis(source, tags[0], format: format, library: library)
    let target = try analysis(target, tags[1], format: format, library: library)
    do {
      let terms =
        glossary.isEmpty ? Glossary() : try GlossaryReader(glossary, file: "glossary.tsv").read()
      return try RuleContext(
        source: source, target: target, alignment: Aligner().align(source, target),
        glossary: terms, identifier: library.identifier, nameSettings: names)
    } catch {
      throw ExampleError("\(error)")
    }
  }

  /// The analysis of a text.
  public static func analysis(
    _ text: String, _ language: LanguageTag, layout: TextLayout? = nil,
    format: InputFormat = .text, library: LanguageLibrary = LanguageLibrary()
  ) throws(ExampleError) -> Analysis {
    do {
      let file = try SourceFile(name: "text", bytes: Array(text.utf8))
      return try Analysis(format.read(file, layout: layout), library.data(of: language))
    } catch {
      throw ExampleError("\(error)")
    }
  }
}

/// Why an example could not be run.
public struct ExampleError: Error, CustomStringConvertible {
  public var description: String

  init(_ description: String) { self.description = description }
}
