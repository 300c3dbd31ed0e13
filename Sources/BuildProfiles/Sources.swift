import FoundationEssentials
import Glibc
import ICU
import Linguistics

/// The two packages that the profiles are made from.
final class Sources {
  let fold = LetterFold()
  private let langdetect: String
  private let exttextcat: String
  /// The share of the n-gram at each rank of a fingerprint.
  private let shares: [Double]

  init(langdetect: String, exttextcat: String) throws {
    self.langdetect = langdetect
    self.exttextcat = exttextcat
    shares = try Self.typicalShares(exttextcat)
  }

  /// The counts of a langdetect profile, upper and lower case taken together.
  ///
  /// Of Han profiles only single characters are used: langdetect counts each
  /// class of equally frequent characters as one, which is undone here.
  func profile(_ name: String, isHan: Bool) throws -> NgramCounts {
    struct Profile: Decodable { var freq: [String: Int] }
    let data = try Data(contentsOf: URL(filePath: "\(langdetect)/profiles/\(name)"))
    let profile = try JSONDecoder().decode(Profile.self, from: data)
    let classes = isHan ? try hanClasses() : [:]
    var counts = NgramCounts()
    for (ngram, count) in profile.freq.sorted(by: { $0.key < $1.key }) {
      guard let letters = fold.ngram(ngram, boundary: 0x20) else { continue }
      if isHan {
        guard letters.count == 1, Script(of: UInt32(letters[0])) == .han else { continue }
        let members = classes[letters[0]] ?? letters
        for member in members { counts.add([member], Double(count) / Double(members.count)) }
      } else {
        counts.add(letters, Double(count))
      }
    }
    counts.countBoundaries()
    return counts
  }

  /// The counts of a libexttextcat fingerprint, in millionths of its boundaries
  /// where it has ranks only.
  func fingerprint(_ name: String) throws -> NgramCounts {
    var counts = NgramCounts()
    for (rank, row) in try Self.rows("\(exttextcat)/\(name).lm").enumerated() {
      let count = row.count ?? 1e6 * shares[min(rank, shares.count - 1)]
      guard let letters = fold.ngram(row.ngram, boundary: LetterStream.boundary) else { continue }
      counts.add(letters, count)
    }
    counts.countBoundaries()
    return counts
  }

  /// The geometric mean, over all fingerprints with counts, of the share that
  /// the n-gram at a rank has of the first one.
  private static func typicalShares(_ folder: String) throws -> [Double] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".lm") }.sorted()
    var sums: [Double] = []
    var number = 0.0
    for name in names {
      let counts = try rows("\(folder)/\(name)").compactMap(\.count)
      guard counts.count == 400 else { continue }
      if sums.isEmpty { sums = [Double](repeating: 0, count: counts.count) }
      for (rank, count) in counts.enumerated() { sums[rank] += log(count / counts[0]) }
      number += 1
    }
    return sums.map { exp($0 / number) }
  }

  private static func rows(_ path: String) throws -> [(ngram: String, count: Double?)] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      let fields = line.split(separator: "\t")
      let count = fields.dropFirst().first.flatMap { Double($0.filter(\.isNumber)) }
      return (String(fields[0]), count)
    }
  }

  /// langdetect's classes of Han characters: the one that stands for a class,
  /// and all of it.
  private func hanClasses() throws -> [UInt16: [UInt16]] {
    let path = "\(langdetect)/utils/messages.properties"
    var classes: [UInt16: [UInt16]] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    where line.hasPrefix("NGram.KANJI_") {
      let escapes = line.drop { $0 != "=" }.dropFirst().split(separator: "\\")
      let members = escapes.compactMap { UInt16($0.dropFirst().prefix(4), radix: 16) }
      if let first = members.first { classes[first] = members }
    }
    return classes
  }
}

/// Maps the n-grams of the sources to the letters that the profiles count.
struct LetterFold {
  private let equivalents = LetterEquivalents()

  /// The letters of an n-gram of one to three, or nil where it holds anything
  /// else. Punctuation before or after letters is a boundary.
  func ngram(_ text: String, boundary: UInt16) -> [UInt16]? {
    var letters: [UInt16] = []
    for unit in text.utf16 {
      letters.append(unit == boundary ? LetterStream.boundary : letter(unit))
    }
    let inner = letters.dropFirst().dropLast()
    let hasLetter = letters.contains { $0 != LetterStream.boundary }
    let isWord = !inner.contains(LetterStream.boundary)
    return hasLetter && isWord && letters.count <= 3 ? letters : nil
  }

  /// The letters of a word, boundaries round them.
  func word(_ text: Substring) -> [UInt16] {
    LetterStream(Array(text.utf16)[...], equivalents: equivalents).units
  }

  private func letter(_ unit: UInt16) -> UInt16 {
    let units = LetterStream([unit], equivalents: equivalents).units
    return units.count == 3 ? units[1] : LetterStream.boundary
  }
}
