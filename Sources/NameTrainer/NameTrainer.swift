import Documents
import Glibc
import ICU
import Linguistics
import NameTables

/// Maintainer's tool: `NameTrainer PAIRS.tsv OUTPUT [HELD_OUT]` learns the
/// models of `rules/names/alignments/` from pairs of spellings.
///
/// PAIRS.tsv has the columns source, source_lang, target, target_lang, label
/// (match or nomatch) and origin. Only rows whose licence lets the result ship
/// are read: Wikidata labels (CC0) and CLDR city names (Unicode licence). With
/// HELD_OUT, a share from 0 to 1, nothing is written and the quality on that
/// share of the sources is printed.
@main
enum NameTrainer {
  static let minimumPairs = 80
  /// Prefixes of origins that are not CC0 or under the Unicode licence.
  static let excludedOrigins = ["ntrex", "own"]

  static func main() {
    ICULibrary.useRootLocale()
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      fail("usage: NameTrainer PAIRS.tsv OUTPUT [HELD_OUT]")
    }
    do {
      let groups = try read(arguments[1])
      let heldOut = arguments.count > 3 ? Double(arguments[3]) ?? 0 : 0
      for (language, pairs) in groups.sorted(by: { $0.key < $1.key }) {
        guard pairs.filter(\.isMatch).count >= minimumPairs else { continue }
        try train(language, pairs, heldOut: heldOut, output: arguments[2])
      }
    } catch {
      fail("NameTrainer: \(error)")
    }
  }

  private static func fail(_ message: String) -> Never {
    let bytes = Array("\(message)\n".utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    exit(2)
  }

  private static func train(
    _ language: String, _ pairs: [Pair], heldOut: Double, output: String
  ) throws {
    let isTest = { (pair: Pair) in
      Double(FormTable.hash(of: pair.source[...]) % 1000) < heldOut * 1000
    }
    let training = pairs.filter { !isTest($0) }
    var trainer = Trainer(pairs: training)
    let (model, weights) = trainer.run()
    if heldOut > 0 {
      let test = pairs.filter(isTest)
      print(language, test.count, areaUnderCurve(model, test))
    } else {
      let records = LearnedWeights.serialized(model, weights, scale: 100)
      try write(records, language: language, count: training.count, to: output)
      print(language, training.count, areaUnderCurve(model, training))
    }
  }

  /// The probability that a right pair scores above a wrong one.
  static func areaUnderCurve(_ model: AlignmentModel, _ pairs: [Pair]) -> Double {
    let scored = pairs.map { pair in
      let score = model.score(pair.source[...], pair.target[...])
      return (model.logit(score, isLicensed: pair.isLicensed), pair.isMatch)
    }.sorted { $0.0 < $1.0 }
    var wrong = 0.0
    var area = 0.0
    for (_, isMatch) in scored {
      if isMatch { area += wrong } else { wrong += 1 }
    }
    return area / (wrong * (Double(scored.count) - wrong))
  }

  private static func write(
    _ records: String, language: String, count: Int, to folder: String
  ) throws {
    var text = """
      # Learned letter correspondences, \(language) and Latin; made by NameTrainer from \(count) pairs.
      # Origin: Wikidata labels (CC0 1.0) and CLDR exemplar cities (Unicode License v3).
      # Format: ../README.md

      """
    if language == "und-Latn" {
      text = text.replacing("und-Latn and Latin", with: "Latin spellings of one name")
    }
    text += records
    let bytes = Array(text.utf8)
    guard let file = fopen("\(folder)/\(language).tsv", "w") else {
      fail("NameTrainer: cannot write into \(folder)")
    }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}
