import Documents
import ICU

/// A word, number, punctuation mark or symbol of a text, by UAX #29 word
/// boundaries. White space is no token.
public struct Token: Sendable {
  public enum Kind: UInt8, Sendable {
    case word, number, ideograph, punctuation, symbol

    /// Whether a token of the kind is made of letters or digits.
    public var isWordLike: Bool { rawValue <= Kind.ideograph.rawValue }
  }

  /// Range in the text, UTF-16 units.
  public var start: Int32
  public var end: Int32
  /// Index into `TokenTable.forms`.
  public var form: Int32
  public var kind: Kind

  public var range: Range<Int> { Int(start)..<Int(end) }
  /// Whether the token is made of letters or digits.
  public var isWordLike: Bool { kind.isWordLike }
}

/// One distinct spelling in a text, with what is true of all its tokens.
public struct Form: Sendable {
  public enum Casing: UInt8, Sendable {
    /// No letter with case.
    case none
    case lower
    /// The first letter upper, the others lower (also a single capital).
    case title
    /// All letters upper, two at least.
    case upper
    case mixed
  }

  /// The first occurrence.
  public var start: Int32
  public var end: Int32
  /// How many tokens have the form.
  public var count: Int32
  /// Index into `TokenTable.foldedForms`: equal for forms that differ only in
  /// case or compatibility characters.
  public var folded: Int32
  /// The script of the first letter; Common where there is none.
  public var script: Script
  public var casing: Casing
  public var kind: Token.Kind
  /// Whether it is made of letters of Unicode's first plane alone, without marks or signs.
  public var isAllLetters: Bool

  public var range: Range<Int> { Int(start)..<Int(end) }
}

/// All tokens of a text, and its distinct forms, from one word-break pass.
public struct TokenTable: Sendable {
  public let tokens: [Token]
  public let forms: [Form]
  /// The distinct case-folded forms (NFKC_Casefold).
  public let foldedForms: FormTable

  /// Breaks `text` into tokens. Complexity: linear.
  public init(text: [UInt16], locale: String) throws(ICUError) {
    let breaker = WordBreaker(locale: locale)
    (tokens, forms, foldedForms) = try text.withUnsafeBufferPointer { (buffer) throws(ICUError) in
      var builder = Builder(text: buffer)
      try breaker.forEachPiece(in: buffer) { start, end, tag in
        builder.add(start..<end, tag: tag)
      }
      builder.countForms()
      let folded = try builder.fold()
      return (builder.tokens, builder.forms, folded)
    }
  }

  /// The indices of the tokens that lie within `range` of the text.
  public func indices(in range: Range<Int>) -> Range<Int> {
    let first = tokens.partitioningIndex { Int($0.start) >= range.lowerBound }
    let last = tokens.partitioningIndex { Int($0.end) > range.upperBound }
    return first..<max(first, last)
  }

  /// Works on the text's storage: an array would be retained for each token, and a `FormTable`
  /// would copy each form, which stands in the text.
  private struct Builder {
    private let text: UnsafeBufferPointer<UInt16>
    var tokens: [Token] = []
    var forms: [Form] = []
    private var hashes: [UInt64] = []
    /// The upper half of a form's hash over its number and one, by the hash; 0 marks a free slot.
    private var slots: [UInt64]
    private var alphabets = Alphabets()
    /// A form as it is folded, with room for the longest one.
    private var scratch: [UInt16] = []

    init(text: UnsafeBufferPointer<UInt16>) {
      self.text = text
      tokens.reserveCapacity(text.count / 5)
      // A long text has fewer forms for its length.
      let expected = min(text.count / 18, 1 << 13)
      forms.reserveCapacity(expected)
      hashes.reserveCapacity(expected)
      var size = 256
      while size < 2 * expected { size *= 2 }
      slots = [UInt64](repeating: 0, count: size)
    }

    private func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt16> {
      UnsafeBufferPointer(rebasing: text[range])
    }

    mutating func add(_ range: Range<Int32>, tag: Int32) {
      let slice = slice(Int(range.lowerBound)..<Int(range.upperBound))
      guard let kind = kind(of: slice, tag: tag) else { return }
      let form = number(of: slice, at: range, kind)
      tokens.append(Token(start: range.lowerBound, end: range.upperBound, form: form, kind: kind))
    }

    /// The number of the form of a token.
    private mutating func number(
      of slice: UnsafeBufferPointer<UInt16>, at range: Range<Int32>, _ kind: Token.Kind
    ) -> Int32 {
      let hash = FormTable.hash(of: slice)
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] > 0 {
        let number = Int32(truncatingIfNeeded: slots[slot]) - 1
        if slots[slot] >> 32 == hash >> 32,
          FormTable.areSame(self.slice(forms[Int(number)].range), slice)
        {
          return number
        }
        slot = (slot + 1) & (slots.count - 1)
      }
      let (script, casing, isAllLetters) = shape(of: slice)
      forms.append(
        Form(
          start: range.lowerBound, end: range.upperBound, count: 0, folded: 0, script: script,
          casing: casing, kind: kind, isAllLetters: isAllLetters))
      hashes.append(hash)
      slots[slot] = Self.slot(hash, forms.count - 1)
      if 2 * forms.count > slots.count { grow() }
      return Int32(forms.count) - 1
    }

    private mutating func grow() {
      slots = [UInt64](repeating: 0, count: 2 * slots.count)
      for (index, hash) in hashes.enumerated() {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Self.slot(hash, index)
      }
    }

    private static func slot(_ hash: UInt64, _ number: Int) -> UInt64 {
      hash & ~0xFFFF_FFFF | UInt64(number + 1)
    }

    mutating func countForms() {
      forms.withUnsafeMutableBufferPointer { forms in
        for token in tokens { forms[Int(token.form)].count += 1 }
      }
    }

    mutating func fold() throws(ICUError) -> FormTable {
      let (length, longest) = forms.reduce(into: (0, 0)) {
        $0 = ($0.0 + $1.range.count, max($0.1, $1.range.count))
      }
      var folded = FormTable(expected: forms.count, length: length)
      scratch = [UInt16](repeating: 0, count: longest)
      for index in forms.indices {
        let slice = slice(forms[index].range)
        let number: Int
        if isFolded(slice, forms[index]) {
          number = folded.intern(slice, hash: hashes[index]).index
        } else if let found = try foldedByUnits(slice, hash: hashes[index], into: &folded) {
          number = found
        } else {
          number = folded.intern(try TokenTable.folded(ArraySlice(slice))[...]).index
        }
        forms[index].folded = Int32(number)
      }
      return folded
    }

    /// The number of the folded form of letters that are folded one by one; nil for others.
    private mutating func foldedByUnits(
      _ slice: UnsafeBufferPointer<UInt16>, hash: UInt64, into table: inout FormTable
    ) throws(ICUError) -> Int? {
      try scratch.withUnsafeMutableBufferPointer { (scratch) throws(ICUError) in
        var isSame = true
        for (index, unit) in slice.enumerated() {
          var folded = TokenTable.lowered(unit)
          if unit >= 0x80 {
            guard let letter = try alphabets.folded(unit) else { return nil }
            folded = letter
          }
          if folded != unit { isSame = false }
          scratch[index] = folded
        }
        if isSame { return table.intern(slice, hash: hash).index }
        return table.intern(UnsafeBufferPointer(rebasing: scratch[..<slice.count])).index
      }
    }

    /// Whether a form is its own folded form: signs are, and what is in small ASCII letters.
    private func isFolded(_ slice: UnsafeBufferPointer<UInt16>, _ form: Form) -> Bool {
      switch form.kind {
      case .punctuation, .symbol: true
      case .word, .number, .ideograph:
        form.casing == .lower && slice.allSatisfy { $0 < 0x80 }
      }
    }

    private func kind(of slice: UnsafeBufferPointer<UInt16>, tag: Int32) -> Token.Kind? {
      switch tag {
      case 100..<200: return .number
      case 200..<400: return .word
      case 400...: return .ideograph
      default: break
      }
      guard let first = slice.first else { return nil }
      if first < 0x80 {
        if first <= 0x20 || first == 0x7F { return nil }
        return Self.isSymbol(first) ? .symbol : .punctuation
      }
      var category = GeneralCategory(rawValue: 0)
      forEachScalar(in: slice.prefix(2)) { scalar, range in
        if range.lowerBound == slice.startIndex { category = GeneralCategory(of: scalar) }
      }
      if category.isPunctuation { return .punctuation }
      if category.isSymbol { return .symbol }
      if category.isLetter || category.isMark { return .word }
      return category.isNumber ? .number : nil
    }

    /// The symbols of ASCII: $ + < = > ^ ` | ~
    private static func isSymbol(_ unit: UInt16) -> Bool {
      switch unit {
      case 0x24, 0x2B, 0x3C...0x3E, 0x5E, 0x60, 0x7C, 0x7E: true
      default: false
      }
    }

    private mutating func shape(
      of slice: UnsafeBufferPointer<UInt16>
    ) -> (script: Script, casing: Form.Casing, isAllLetters: Bool) {
      var script = Script.common
      var isAllLetters = true
      var (upper, lower, first) = (0, 0, Form.Casing.none)
      forEachScalar(in: slice) { scalar, _ in
        // Most forms are small letters of ASCII.
        if 0x61...0x7A ~= scalar {
          if !script.isSpecific { script = .latin }
          lower += 1
          return
        }
        let letter = scalar < Alphabets.limit ? alphabets[UInt16(scalar)] : nil
        let category = letter?.generalCategory ?? GeneralCategory(of: scalar)
        if !category.isLetter || scalar > 0xFFFF { isAllLetters = false }
        if !script.isSpecific, category.isLetter {
          let found = letter?.script ?? Script(of: scalar)
          if found.isSpecific { script = found }
        }
        switch category {
        case .uppercaseLetter, .titlecaseLetter:
          upper += 1
          if lower == 0 && upper == 1 { first = .title }
        case .lowercaseLetter:
          lower += 1
        default: break
        }
      }
      let casing: Form.Casing =
        if upper == 0 {
          lower == 0 ? .none : .lower
        } else if lower == 0 {
          upper == 1 ? .title : .upper
        } else {
          upper == 1 && first == .title ? .title : .mixed
        }
      return (script, casing, isAllLetters)
    }
  }

  /// The small letter of an ASCII character.
  private static func lowered(_ unit: UInt16) -> UInt16 {
    0x41...0x5A ~= unit ? unit | 0x20 : unit
  }

  /// NFKC_Casefold of a word, with a short way for ASCII.
  public static func folded(_ slice: ArraySlice<UInt16>) throws(ICUError) -> [UInt16] {
    if slice.allSatisfy({ $0 < 0x80 }) {
      return slice.map(lowered)
    }
    return try NormalizationForm.nfkcCasefold.normalize(slice)
  }
}
