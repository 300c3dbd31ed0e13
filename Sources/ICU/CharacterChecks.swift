internal import CICU

extension Characters {
  /// The general category of each UTF-16 unit of `text`, the offsets of its signs (the
  /// characters that are neither letters, marks nor numbers, a plain space only where white
  /// space follows it), and which units it has.
  ///
  /// Complexity: linear, one pass.
  public static func findSigns(
    in text: [UInt16]
  ) -> (categories: [GeneralCategory], offsets: [Int32], units: UnitSet) {
    var offsets: [Int32] = []
    var units = UnitSet()
    guard !text.isEmpty else { return ([], offsets, units) }
    let categories = [GeneralCategory](unsafeUninitializedCapacity: text.count) { out, count in
      out.withMemoryRebound(to: UInt8.self) { categories in
        offsets = [Int32](unsafeUninitializedCapacity: text.count) { found, foundCount in
          text.withUnsafeBufferPointer { input in
            units.bits.withUnsafeMutableBufferPointer { bits in
              if let source = input.baseAddress, let category = categories.baseAddress,
                let offset = found.baseAddress, let bits = bits.baseAddress
              {
                foundCount = Int(
                  tq_find_signs(source, Int32(input.count), category, offset, bits))
              }
            }
          }
        }
      }
      count = text.count
    }
    return (categories, offsets, units)
  }

  /// The skeleton of `text` (UTS #39): equal for strings that look alike.
  public static func skeleton(_ text: ArraySlice<UInt16>) throws(ICUError) -> [UInt16] {
    try filling(guess: 2 * text.count, "making a skeleton") { out, capacity, status in
      text.withUnsafeBufferPointer {
        $0.baseAddress.map { tq_skeleton($0, Int32(text.count), out, capacity, &status) } ?? 0
      }
    }
  }
}

extension Encodings {
  /// `text` in an encoding that has one byte for each character, or nil where
  /// it has a character that the encoding lacks.
  public static func encode(_ text: ArraySlice<UInt16>, as encoding: String) -> [UInt8]? {
    var status: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count + 1) { out, count in
      text.withUnsafeBufferPointer { input in
        if let source = input.baseAddress, let target = out.baseAddress {
          count = Int(
            tq_encode(
              encoding, source, Int32(input.count), target, Int32(text.count + 1), &status))
        }
      }
    }
    return status > 0 ? nil : bytes
  }
}

extension LanguageTag {
  /// The letters that the language is written with, both cases, as UTF-16 units.
  /// Source: CLDR exemplar characters.
  public var exemplarLetters: [UInt16] {
    let tag = description
    return
      (try? filling(guess: 1024, "reading exemplar characters") { out, capacity, status in
        tq_exemplars(tag, out, capacity, &status)
      }) ?? []
  }
}
