/// ASCII letters, for names that machines read.
enum ASCII {
  static func lower(_ unit: UInt16) -> UInt16 { 0x41...0x5A ~= unit ? unit | 0x20 : unit }

  static func equalIgnoringCase(_ left: ArraySlice<UInt16>, _ right: ArraySlice<UInt16>) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { lower($0) == lower($1) }
  }
}
