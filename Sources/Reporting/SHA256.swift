/// The Secure Hash Algorithm with 256 bits (FIPS 180-4, section 6.2).
enum SHA256 {
  /// The 32 bytes of the digest. Complexity: O(n).
  static func digest(of message: [UInt8]) -> [UInt8] {
    var state = initial
    let padded = padded(message)
    for block in stride(from: 0, to: padded.count, by: 64) {
      compress(padded[block..<block + 64], into: &state)
    }
    return state.flatMap { word in
      stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// The message, a one bit, zeros, and its length in bits as 64 bits.
  private static func padded(_ message: [UInt8]) -> [UInt8] {
    let zeros = (119 - message.count % 64) % 64
    let bits = UInt64(message.count) * 8
    return message + [0x80] + [UInt8](repeating: 0, count: zeros)
      + stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> $0) }
  }

  private static func compress(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var schedule = [UInt32](repeating: 0, count: 64)
    for word in 0..<16 {
      let start = block.startIndex + word * 4
      schedule[word] = block[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    for word in 16..<64 {
      let (a, b) = (schedule[word - 15], schedule[word - 2])
      let low = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3)
      let high = rotate(b, 17) ^ rotate(b, 19) ^ (b >> 10)
      schedule[word] = schedule[word - 16] &+ low &+ schedule[word - 7] &+ high
    }
    var v = state
    for round in 0..<64 {
      let high = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25)
      let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
      let first = v[7] &+ high &+ choice &+ constants[round] &+ schedule[round]
      let low = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)
      let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
      v = [first &+ low &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for index in 0..<8 { state[index] &+= v[index] }
  }

  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  /// Fractional parts of the square roots of the first 8 primes.
  private static let initial: [UInt32] = primes.prefix(8).map { fraction(Double($0).squareRoot()) }

  /// Fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = primes.map { cubeRootFraction($0) }

  private static let primes: [UInt32] = {
    var primes: [UInt32] = []
    var candidate: UInt32 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }()

  private static func fraction(_ value: Double) -> UInt32 {
    UInt32((value - value.rounded(.down)) * 4_294_967_296)
  }

  /// The first 32 bits after the point of a cube root, in whole numbers: the
  /// greatest root with root³ ≤ prime · 2⁹⁶.
  private static func cubeRootFraction(_ prime: UInt32) -> UInt32 {
    var low: UInt64 = 0
    var high: UInt64 = 8 << 32
    let bound = UInt128(prime) << 96
    while high - low > 1 {
      let middle = (low + high) / 2
      if UInt128(middle) * UInt128(middle) * UInt128(middle) <= bound {
        low = middle
      } else {
        high = middle
      }
    }
    return UInt32(truncatingIfNeeded: low)
  }
}

/// Bytes in base 64 (RFC 4648, section 4).
enum Base64 {
  static func encoded(_ bytes: [UInt8]) -> String {
    let alphabet = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        out.append(
          place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
