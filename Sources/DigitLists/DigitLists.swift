/// Writes lists of numbers as text, so that the program can hold them as a constant: digits of
/// six bits, the lowest first, each list behind the width of its numbers and their count.
public struct DigitWriter {
  public private(set) var text = ""

  public init() {}

  fileprivate static let zero: UInt8 = 0x30
  fileprivate static let countWidth = 4

  /// Complexity: linear in the list.
  public mutating func append(_ numbers: some Collection<some FixedWidthInteger & UnsignedInteger>)
  {
    let numbers = numbers.map { UInt64($0) }
    var width = 1
    while width < 11, numbers.contains(where: { $0 >> (6 * UInt64(width)) != 0 }) { width += 1 }
    append(UInt64(width), width: 1)
    append(UInt64(numbers.count), width: Self.countWidth)
    for number in numbers { append(number, width: width) }
  }

  /// Numbers that are not negative.
  public mutating func append(_ numbers: some Collection<Int>) {
    append(numbers.map { UInt64($0) })
  }

  private mutating func append(_ number: UInt64, width: Int) {
    for place in 0..<width {
      let digit = UInt8(truncatingIfNeeded: number >> (6 * UInt64(place)) & 63)
      text.unicodeScalars.append(UnicodeScalar(Self.zero + digit))
    }
  }
}

/// A list that a `DigitWriter` wrote, as it stands in the text.
// No race can happen: the digits are a constant of the program, and nothing writes through the
// pointer.
public struct DigitList: @unchecked Sendable {
  fileprivate let digits: UnsafePointer<UInt8>
  fileprivate let width: Int
  public let count: Int

  fileprivate init(_ digits: UnsafePointer<UInt8>, width: Int, count: Int) {
    (self.digits, self.width, self.count) = (digits, width, count)
  }

  /// - Parameter index: from 0, below `count`.
  @inline(__always)
  public subscript(index: Int) -> UInt64 { DigitReader.number(at: digits + width * index, width) }
}

/// Reads what a `DigitWriter` wrote, list by list.
public struct DigitReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  /// - Parameter bytes: part of the program, or what lives as long.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next list. Complexity: constant.
  public mutating func next() -> DigitList {
    let head = 1 + DigitWriter.countWidth
    guard let base = bytes.baseAddress, place + head <= bytes.count else {
      // Cannot happen: the build writes all tables, with the lists that their readers ask for.
      preconditionFailure("a table that was cut off")
    }
    let width = Int(Self.number(at: base + place, 1))
    let count = Int(Self.number(at: base + place + 1, DigitWriter.countWidth))
    let start = place + head
    place = start + width * count
    precondition(place <= bytes.count, "a table that was cut off")
    return DigitList(base + start, width: width, count: count)
  }

  /// The numbers of the next list. Complexity: linear, a few instructions a digit.
  @inline(__always)
  public mutating func next<Number: FixedWidthInteger>(_: Number.Type) -> [Number] {
    let list = next()
    guard list.count > 0 else { return [] }
    return [Number](unsafeUninitializedCapacity: list.count) { numbers, filled in
      // Most are of one or two digits: with the width known the loop over digits goes.
      switch list.width {
      case 1: fill(numbers, list, 1)
      case 2: fill(numbers, list, 2)
      default: fill(numbers, list, list.width)
      }
      filled = list.count
    }
  }

  @inline(__always)
  private func fill<Number: FixedWidthInteger>(
    _ numbers: UnsafeMutableBufferPointer<Number>, _ list: DigitList, _ width: Int
  ) {
    for index in 0..<list.count {
      let number = Self.number(at: list.digits + width * index, width)
      numbers.initializeElement(at: index, to: Number(truncatingIfNeeded: number))
    }
  }

  @inline(__always)
  fileprivate static func number(at digits: UnsafePointer<UInt8>, _ width: Int) -> UInt64 {
    var number: UInt64 = 0
    for place in 0..<width {
      number |= UInt64(digits[place] &- DigitWriter.zero) &<< (6 &* UInt64(place))
    }
    return number
  }
}
