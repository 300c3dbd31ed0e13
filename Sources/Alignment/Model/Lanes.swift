/// A number for each span of one to four sentences that begins with the same one.
typealias Lanes = SIMD4<Float>

extension SIMD4<Float> {
  /// 1.5 · 2²³: a sum with it has the nearest whole number in its last bits.
  private static var integer: Float { @inline(__always) get { 12_582_912 } }
  private static var ln2: Float { @inline(__always) get { 0.693_147_18 } }

  /// The exponential function to five digits, from −87 to 88: 2ⁿ times the Taylor series of the
  /// rest.
  @inline(__always)
  var exponential: Self {
    let shifted = self * 1.442_695_04 + Self.integer
    let rest = self - (shifted - Self.integer) * Self.ln2
    var series = rest * (1 / 120) + (1 / 24)
    series = series * rest + (1 / 6)
    series = series * rest + 0.5
    series = series * rest + 1
    series = series * rest + 1
    let power = unsafeBitCast(shifted, to: SIMD4<Int32>.self) &<< 23
    return unsafeBitCast(unsafeBitCast(series, to: SIMD4<Int32>.self) &+ power, to: Self.self)
  }

  /// The natural logarithm of positive numbers to five digits: that of 2ⁿ and
  /// log m = 2 artanh((m − 1) / (m + 1)) of the rest, √½ ≤ m < √2.
  @inline(__always)
  var logarithm: Self {
    let bits = unsafeBitCast(self, to: SIMD4<Int32>.self)
    let exponent = (bits &- 0x3F35_04F3) &>> 23
    let rest = unsafeBitCast(bits &- (exponent &<< 23), to: Self.self)
    let ratio = (rest - 1) / (rest + 1)
    let square = ratio * ratio
    let series = ((square * 0.4 + (2 / 3)) * square + 2) * ratio
    let power = unsafeBitCast(exponent &+ Int32(bitPattern: Self.integer.bitPattern), to: Self.self)
    return (power - Self.integer) * Self.ln2 + series
  }

  /// The inverse square root of positive numbers to five digits: a guess from the halved
  /// exponent, and two of Newton's steps.
  @inline(__always)
  var inverseRoot: Self {
    let bits = 0x5F37_59DF &- (unsafeBitCast(self, to: SIMD4<Int32>.self) &>> 1)
    var root = unsafeBitCast(bits, to: Self.self)
    let half = self * 0.5
    root *= 1.5 - half * root * root
    root *= 1.5 - half * root * root
    return root
  }

  /// The lanes moved up by one, the first being 0: spans that begin one sentence earlier.
  @inline(__always)
  var grown: Self { Self(0, x, y, z) }

  @inline(__always)
  func limited(_ low: Float, _ high: Float) -> Self {
    let raised = replacing(with: low, where: self .< low)
    return raised.replacing(with: high, where: raised .> high)
  }
}
