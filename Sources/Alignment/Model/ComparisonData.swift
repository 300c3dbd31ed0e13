import ICU
import Rules

/// What `rules/alignment/` says of letters, sounds, marks and scripts.
struct ComparisonData: Sendable {
  static let shared = ComparisonData()

  /// Characters that a scalar of a script counts for in a sentence's length; by script code.
  let scriptWeights: [Float]
  /// The class of a punctuation mark.
  let markClasses: [UInt16: UInt8]
  /// The class of a single Latin consonant, 0 for none; by ASCII code.
  let sounds: [UInt8]
  /// The class of such a consonant and an h, 0 where it is that of the consonant.
  let soundsBeforeH: [UInt8]

  /// The Latin reading of each letter before the Hangul syllables: up to four letters or digits,
  /// the first one in the low byte; 0 where there is none.
  private let readings: [UInt32]

  private init() {
    var weights = [Float](repeating: 1, count: 256)
    weights[Int(Script.inherited.rawValue)] = 0
    Self.forEachRow("alignment/lengths.tsv") { code, weight in
      guard let script = Script(name: string(code)), let value = Float(string(weight)) else {
        return
      }
      weights[Int(script.rawValue)] = value
    }
    scriptWeights = weights

    var marks: [UInt16: UInt8] = [:]
    var row: UInt8 = 0
    Self.forEachRow("alignment/marks.tsv") { _, list in
      row += 1
      for unit in string(list).utf16 where unit != 0x20 { marks[unit] = row }
    }
    markClasses = marks

    var single = [UInt8](repeating: 0, count: 128)
    var beforeH = single
    Self.forEachRow("alignment/sounds.tsv") { name, list in
      guard let code = name.first else { return }
      for spelling in list.split(separator: UInt8(ascii: " ")).map(Array.init) {
        let letter = Int(spelling[0] & 0x7F)
        if spelling.count == 1 { single[letter] = code }
        if spelling.dropFirst() == [UInt8(ascii: "h")] { beforeH[letter] = code }
      }
    }
    (sounds, soundsBeforeH) = (single, beforeH)

    var readings = [UInt32](repeating: 0, count: Int(Self.hangul.lowerBound))
    Self.forEachRow("alignment/letters.tsv") { letter, reading in
      let units = string(letter).utf16
      guard let unit = units.first, units.count == 1, unit < Self.hangul.lowerBound else { return }
      readings[Int(unit)] = reading.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    self.readings = readings

    func string(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
      String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Appends the Latin reading of a folded word, a–z and digits only. Characters without a
  /// reading (Han among them) give nothing.
  func appendReading(of word: ArraySlice<UInt16>, to key: inout [UInt8]) {
    word.withUnsafeBufferPointer { word in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longestReading * word.count) {
        var reading = Reading(bytes: $0)
        for unit in word {
          switch unit {
          case 0x61...0x7A, 0x30...0x39: reading.append(UInt8(truncatingIfNeeded: unit))
          case ..<0xAA: continue
          case Self.hangul: appendHangul(unit, to: &reading)
          case Self.hangul.upperBound...: continue
          default:
            if reading.endsInA, GeneralCategory(of: UInt32(unit)).isMark { reading.removeLast() }
            reading.append(readings[Int(unit)])
          }
        }
        key.append(contentsOf: reading.letters)
      }
    }
  }

  private static let hangul: ClosedRange<UInt16> = 0xAC00...0xD7A3
  /// Letters of the reading of one unit: of the three jamo of a Hangul syllable.
  private static let longestReading = 12

  /// Letters in a buffer that has room for all that come.
  private struct Reading {
    let bytes: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    init(bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

    var letters: UnsafeMutableBufferPointer<UInt8> { .init(rebasing: bytes[..<count]) }
    var endsInA: Bool { count > 0 && bytes[count - 1] == UInt8(ascii: "a") }

    mutating func append(_ letter: UInt8) {
      bytes[count] = letter
      count += 1
    }

    /// Appends the letters of an entry of `readings`.
    mutating func append(_ packed: UInt32) {
      var rest = packed
      while rest > 0 {
        append(UInt8(truncatingIfNeeded: rest))
        rest >>= 8
      }
    }

    mutating func removeLast() { count -= 1 }
  }

  /// Arithmetic decomposition (Unicode Standard, section 3.12).
  private func appendHangul(_ unit: UInt16, to reading: inout Reading) {
    let index = unit - Self.hangul.lowerBound
    for jamo in [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28] {
      reading.append(readings[Int(jamo)])
    }
  }

  private static func forEachRow(
    _ path: String,
    _ body: (Slice<UnsafeBufferPointer<UInt8>>, Slice<UnsafeBufferPointer<UInt8>>) -> Void
  ) {
    guard let data = Rules.data(path) else { return }
    for line in data.split(separator: UInt8(ascii: "\n")) {
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      body(line[..<tab], line[(tab + 1)...])
    }
  }
}
