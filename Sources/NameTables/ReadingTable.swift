import DigitLists
import ICU

/// How `rules/names/schemes/LANG.tsv` wants names of its language to be read.
public struct ReadingTable: Sendable {
  /// Characters that are read as others, one for one.
  public struct Replacement: Sendable {
    let characters: [UInt16]
    let letters: [UInt16]
    /// The letters behind which it holds; empty where it holds behind any.
    public let left: [UInt16]
    private let lowest: UInt16
    /// 1 + index into `letters`, or 0, for each character from the lowest on.
    private let places: [UInt16]

    init(characters: [UInt16], letters: [UInt16], left: [UInt16]) {
      (self.characters, self.letters, self.left) = (characters, letters, left)
      let lowest = characters.min() ?? 0
      var places = [UInt16](repeating: 0, count: Int((characters.max() ?? 0) - lowest) + 1)
      for (index, character) in characters.enumerated() where places[Int(character - lowest)] == 0 {
        places[Int(character - lowest)] = UInt16(index + 1)
      }
      (self.lowest, self.places) = (lowest, places)
    }

    /// What a character is read as, or nil where it is none of them.
    public func letter(for character: UInt16) -> UInt16? {
      guard character >= lowest, Int(character - lowest) < places.count else { return nil }
      let place = places[Int(character - lowest)]
      return place > 0 ? letters[Int(place) - 1] : nil
    }
  }

  /// The form in which a lower-cased name is read.
  public let form: NormalizationForm
  /// What is then read as something else.
  public let replacements: [Replacement]
  /// Whether characters are read as several letters.
  public let spells: Bool
  private let syllables: [[UInt16]]
  /// 1 + index into `syllables`, or 0, for each character from `first` on.
  private let spelling: DigitList?
  private let first: Int

  /// Names are read as they stand, in lower case and NFC.
  public init() {
    (form, replacements, spells, syllables, spelling, first) = (.nfc, [], false, [], nil, 0)
  }

  /// The letters that a character is read as, or nil where it is read as itself.
  public func syllable(of character: UInt16) -> [UInt16]? {
    let place = Int(character) - first
    guard let spelling, 0..<spelling.count ~= place else { return nil }
    let number = Int(spelling[place])
    return number > 0 ? syllables[number - 1] : nil
  }
}

// MARK: As text

extension ReadingTable {
  /// - Parameter numbers: 1 + index into `syllables` by character.
  static func encoded(
    _ form: NormalizationForm, _ replacements: [Replacement], _ syllables: [[UInt16]],
    _ numbers: [UInt16: Int]
  ) -> String {
    var writer = DigitWriter()
    writer.append([Int(form.rawValue)])
    append(replacements.flatMap { [$0.characters, $0.letters, $0.left] }, to: &writer)
    append(syllables, to: &writer)
    let first = numbers.keys.min() ?? 0
    writer.append([Int(first)])
    writer.append((first...(numbers.keys.max() ?? first)).map { numbers[$0] ?? 0 })
    return writer.text
  }

  /// - Parameter data: what `encoded(_:_:_:_:)` gave.
  public init(_ data: UnsafeBufferPointer<UInt8>) {
    var reader = DigitReader(data)
    form = reader.next(Int32.self).first.flatMap(NormalizationForm.init) ?? .nfc
    let texts = Self.texts(&reader)
    replacements = stride(from: 0, to: texts.count, by: 3).map {
      Replacement(characters: texts[$0], letters: texts[$0 + 1], left: texts[$0 + 2])
    }
    syllables = Self.texts(&reader)
    spells = !syllables.isEmpty
    first = Int(reader.next()[0])
    spelling = reader.next()
  }

  private static func append(_ texts: [[UInt16]], to writer: inout DigitWriter) {
    writer.append(texts.flatMap { $0 })
    writer.append(texts.map(\.count))
  }

  private static func texts(_ reader: inout DigitReader) -> [[UInt16]] {
    let units = reader.next(UInt16.self)
    var start = 0
    return reader.next(Int.self).map { count in
      defer { start += count }
      return Array(units[start..<start + count])
    }
  }
}
