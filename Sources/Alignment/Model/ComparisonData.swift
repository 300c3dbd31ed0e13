import ICU
import Linguistics
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
    var units: [UInt16] = []
    Self.forEachRow("alignment/letters.tsv") { letter, reading in
      units.removeAll(keepingCapacity: true)
      UTF8Units.append(letter, to: &units)
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
  func appendReading(of word: UnsafeBufferPointer<UInt16>, to keys: inout KeyWriter) {
    var key = keys.room(for: Self.longestReading * word.count)
    for unit in word {
      switch unit {
      case 0x61...0x7A, 0x30...0x39: key.append(UInt8(truncatingIfNeeded: unit))
      case ..<0xAA: continue
      case Self.hangul:
        // Arithmetic decomposition (Unicode Standard, section 3.12).
        let index = unit - Self.hangul.lowerBound
        key.append(packed: readings[Int(0x1100 + index / 588)])
        key.append(packed: readings[Int(0x1161 + index % 588 / 28)])
        key.append(packed: readings[Int(0x11A7 + index % 28)])
      case Self.hangul.upperBound...: continue
      default:
        if key.last == UInt8(ascii: "a"), GeneralCategory(of: UInt32(unit)).isMark {
          key.removeLast()
        }
        key.append(packed: readings[Int(unit)])
      }
    }
    keys.take(key)
  }

  private static let hangul: ClosedRange<UInt16> = 0xAC00...0xD7A3
  /// Letters of the reading of one unit: of the three jamo of a Hangul syllable.
  private static let longestReading = 12

  private static func forEachRow(
    _ path: String,
    _ body: (Slice<UnsafeBufferPointer<UInt8>>, Slice<UnsafeBufferPointer<UInt8>>) -> Void
  ) {
    guard let data = Rules.data(path) else { return }
    var start = data.startIndex
    while start < data.endIndex {
      let end = data[start...].firstIndex(of: UInt8(ascii: "\n")) ?? data.endIndex
      if let tab = data[start..<end].firstIndex(of: UInt8(ascii: "\t")) {
        body(data[start..<tab], data[(tab + 1)..<end])
      }
      start = end + 1
    }
  }
}
