import Documents
import ICU
import Linguistics

/// What the aligner knows of one text, as flat arrays: plain values only.
struct TextFeatures: Sendable {
  /// Length of each sentence in letters of an alphabet, spaces left out.
  var lengths: [Double] = []
  /// The number of tokens of each sentence, those among them that were dropped too.
  var sizes: [Float] = []
  /// The forms of sentence `i` are `tokens[tokenStarts[i]..<tokenStarts[i + 1]]`.
  var tokenStarts: [Int32] = [0]
  /// Indices into `vocabulary`.
  var tokens: [Int32] = []
  /// Whether each sentence starts a paragraph; empty where paragraphs are not known.
  var startsParagraph: [Bool] = []
  var vocabulary = Vocabulary()

  var count: Int { lengths.count }

  func tokenRange(_ sentence: Int) -> Range<Int> {
    Int(tokenStarts[sentence])..<Int(tokenStarts[sentence + 1])
  }

  /// The tokens of neighbouring sentences.
  func tokenRange(_ sentences: Range<Int>) -> Range<Int> {
    Int(tokenStarts[sentences.lowerBound])..<Int(tokenStarts[sentences.upperBound])
  }

  /// The sentences from the first to the last that each form stands in.
  func extents() -> Scratch<Range<Int32>> {
    let extents = Scratch(repeating: Int32(0)..<0, count: vocabulary.count)
    tokens.withUnsafeBufferPointer { tokens in
      for sentence in 0..<count {
        let end = Int32(truncatingIfNeeded: sentence + 1)
        for token in tokenRange(sentence) {
          let form = Int(tokens[token])
          let first = extents[form].isEmpty ? end &- 1 : extents[form].lowerBound
          extents[form] = Range(uncheckedBounds: (first, end))
        }
      }
    }
    return extents
  }

  /// The text with the listed forms only, which are numbered anew and have no keys, and the
  /// number of each.
  func keeping(
    _ forms: some Sequence<Int32>
  ) -> (text: TextFeatures, numbers: [Int32]) {
    let numbers = Scratch(repeating: Int32(-1), count: vocabulary.count)
    for form in forms { numbers[Int(form)] = 0 }
    var part = self
    part.vocabulary = Vocabulary()
    for form in 0..<vocabulary.count where numbers[form] == 0 {
      numbers[form] = Int32(truncatingIfNeeded: part.vocabulary.count)
      part.vocabulary.kinds.append(vocabulary.kinds[form])
      part.vocabulary.frequencies.append(vocabulary.frequencies[form])
    }
    let kept = Scratch<Int32>(unset: tokens.count)
    var keptCount = 0
    tokens.withUnsafeBufferPointer { tokens in
      for sentence in 0..<count {
        for token in tokenRange(sentence) {
          let number = numbers[Int(tokens[token])]
          kept[keptCount] = number
          // One less where the sign is set: whether a form is kept cannot be foretold.
          keptCount &+= Int(1 &+ (number &>> 31))
        }
        part.tokenStarts[sentence + 1] = Int32(truncatingIfNeeded: keptCount)
      }
    }
    part.tokens = kept.array(keptCount)
    return (part, numbers.array)
  }

  /// Some of the sentences only.
  func selecting(_ sentences: [Int]) -> TextFeatures {
    var part = TextFeatures()
    for sentence in sentences {
      part.lengths.append(lengths[sentence])
      part.sizes.append(sizes[sentence])
      part.tokens += tokens[tokenRange(sentence)]
      part.tokenStarts.append(Int32(part.tokens.count))
    }
    part.vocabulary = vocabulary
    return part
  }

  /// The text with every few neighbouring sentences as one, for a coarse search. Forms that
  /// stand in many of them tell little of the place and are dropped, so that all levels of
  /// the search together cost little more than the finest.
  func joined(by size: Int) -> TextFeatures {
    var coarse = TextFeatures()
    coarse.vocabulary = vocabulary
    let groups = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    let tokens = Scratch(tokens)
    let groupsOfForm = countGroups(groups, tokens)
    for group in groups {
      coarse.lengths.append(lengths[group].reduce(0, +))
      coarse.sizes.append(sizes[group].reduce(0, +))
      for token in tokenRange(group) where groupsOfForm[Int(tokens[token])] <= groups.count / 4 {
        coarse.tokens.append(tokens[token])
      }
      coarse.tokenStarts.append(Int32(coarse.tokens.count))
    }
    return coarse
  }

  /// In how many groups of sentences each form stands.
  private func countGroups(
    _ groups: [Range<Int>], _ tokens: borrowing Scratch<Int32>
  ) -> Scratch<Int32> {
    let last = Scratch(repeating: Int32(-1), count: vocabulary.count)
    let counts = Scratch(repeating: Int32(0), count: vocabulary.count)
    for (number, group) in groups.enumerated() {
      for token in tokenRange(group) {
        let form = Int(tokens[token])
        if last[form] != Int32(number) { counts[form] &+= 1 }
        last[form] = Int32(number)
      }
    }
    return counts
  }
}

/// The distinct forms of a text and what they can be compared by.
struct Vocabulary: Sendable {
  enum Kind: UInt8, Sendable {
    /// Folded word; its key is the Latin reading.
    case word
    /// Its key is the digits.
    case number
    /// Punctuation mark or symbol; its key is the class, or the mark itself.
    case mark
    /// Its key is the UTF-16 units.
    case ideographs
    /// A day of the week, or that the sentence is a heading. Its key is a code.
    case sign
  }

  var kinds: [Kind] = []
  var keyStarts: [Int32] = [0]
  var keys: [UInt8] = []
  /// The share of each form among all tokens of the text.
  var frequencies: [Float] = []

  var count: Int { kinds.count }

  func key(_ form: Int) -> ArraySlice<UInt8> { keys[keyRange(form)] }

  /// Where in `keys` the key of a form stands.
  func keyRange(_ form: Int) -> Range<Int> {
    Int(keyStarts[form])..<Int(keyStarts[form + 1])
  }

  mutating func setFrequencies(of tokens: [Int32]) {
    let counts = Scratch(repeating: Float(0), count: count)
    tokens.withUnsafeBufferPointer { tokens in
      for form in tokens { counts[Int(form)] += 1 }
    }
    let share = 1 / Float(max(1, tokens.count))
    frequencies = (0..<count).map { counts[$0] * share }
  }

  mutating func append(_ kind: Kind, _ build: (inout [UInt8]) -> Void) {
    kinds.append(kind)
    build(&keys)
    keyStarts.append(Int32(keys.count))
  }
}

extension TextFeatures {
  private static let headingKey = UInt8(ascii: "#")

  /// Reads the features off an analysis. Complexity: linear in the text.
  init(_ analysis: Analysis) {
    let data = ComparisonData.shared
    let table = analysis.tokenTable
    vocabulary = Vocabulary(table)
    var values = ValueForms()
    let kinds = analysis.document.kinds
    let heading = Int32(vocabulary.count)
    if kinds.contains(.heading) { vocabulary.append(.sign) { $0.append(Self.headingKey) } }
    let weights = LetterWeights(data)
    let forms = Scratch(
      analysis.text.withUnsafeBufferPointer { text in
        table.forms.map { (folded: $0.folded, length: weights.length(of: text[$0.range])) }
      })
    let sentences = analysis.sentences
    let most = sentences.reduce(0) { $0 + $1.tokens.count + 1 } + analysis.quantities.all.count
    let found = Scratch<Int32>(unset: most)
    var foundCount = 0
    lengths.reserveCapacity(sentences.count)
    sizes.reserveCapacity(sentences.count)
    tokenStarts.reserveCapacity(sentences.count + 1)
    for (index, sentence) in sentences.enumerated() {
      let first = foundCount
      var length = 0.0
      table.tokens.withUnsafeBufferPointer { tokens in
        for token in sentence.tokens {
          let form = forms[Int(tokens[token].form)]
          found[foundCount] = form.folded
          foundCount &+= 1
          length += Double(form.length)
        }
      }
      lengths.append(length)
      let quantities = analysis.quantities.ofSentence(index)
      for place in quantities.indices {
        if let form = values.form(of: quantities[place], in: analysis.text, &vocabulary) {
          found[foundCount] = form
          foundCount &+= 1
        }
      }
      if kinds[sentence.block] == .heading {
        found[foundCount] = heading
        foundCount &+= 1
      }
      sizes.append(Float(foundCount - first))
      tokenStarts.append(Int32(foundCount))
    }
    tokens = found.array(foundCount)
    vocabulary.setFrequencies(of: tokens)
    if !analysis.document.isPresegmented, analysis.document.blocks.count > 1 {
      var block = -1
      for sentence in analysis.sentences {
        startsParagraph.append(sentence.block != block)
        block = sentence.block
      }
    }
  }
}

/// Forms for the values of quantities that are written otherwise than in plain digits: 82万,
/// three, March, Sunday. They have the keys of the digits that say the same, days of the week
/// keys of their own.
private struct ValueForms {
  private var forms: [Key: Int32] = [:]

  private struct Key: Hashable {
    var value: UInt64
    var isDay: Bool
  }

  /// Larger values are not whole numbers for sure.
  private static let largest = 1e15

  /// The form of a quantity's value; nil where its digits tell it, or where it is unsure.
  mutating func form(
    of quantity: Quantity, in text: [UInt16], _ vocabulary: inout Vocabulary
  ) -> Int32? {
    guard !quantity.isWeak, 0..<Self.largest ~= quantity.value,
      quantity.value == quantity.value.rounded()
    else { return nil }
    let value = UInt64(quantity.value)
    let isDay = quantity.kind == .weekday
    guard isDay || value > 1 && Self.digits(text, quantity.number) != value else { return nil }
    let key = Key(value: value, isDay: isDay)
    if let form = forms[key] { return form }
    let form = Int32(vocabulary.count)
    vocabulary.append(isDay ? .sign : .number) { $0 += Array(String(value).utf8) }
    forms[key] = form
    return form
  }

  /// The value of all decimal digits of a range of a text together.
  private static func digits(_ text: [UInt16], _ range: Range<Int>) -> UInt64 {
    var value: UInt64 = 0
    for index in range {
      if let digit = NumeralReader.digit(text[index]) { value = value &* 10 &+ UInt64(digit) }
    }
    return value
  }
}

extension Vocabulary {
  init(_ table: TokenTable) {
    let data = ComparisonData.shared
    let folded = table.foldedForms
    let shapes = Scratch(
      repeating: (kind: Token.Kind.word, script: Script.common), count: folded.count)
    table.forms.withUnsafeBufferPointer { forms in
      for form in forms { shapes[Int(form.folded)] = (form.kind, form.script) }
    }
    let kinds = Scratch(repeating: Kind.word, count: folded.count)
    let starts = Scratch(repeating: Int32(0), count: folded.count + 1)
    var form = 0
    var writer = KeyWriter(expected: Self.expectedLength * folded.count)
    folded.visitAll { units in
      let (kind, script) = shapes[form]
      kinds[form] = Self.write(units, kind, script, data, &writer)
      form &+= 1
      starts[form] = Int32(truncatingIfNeeded: writer.count)
    }
    self.kinds = kinds.array
    keyStarts = starts.array
    keys = writer.keys
  }

  /// Bytes of a common key.
  private static let expectedLength = 10

  /// Writes the key of a form and returns its kind.
  private static func write(
    _ units: UnsafeBufferPointer<UInt16>, _ kind: Token.Kind, _ script: Script,
    _ data: ComparisonData, _ keys: inout KeyWriter
  ) -> Kind {
    switch kind {
    case .punctuation, .symbol:
      if let first = units.first, let mark = data.markClasses[first] {
        var key = keys.room(for: 1)
        key.append(mark)
        keys.take(key)
      } else {
        appendBytes(of: units, to: &keys)
      }
      return .mark
    case .word, .number, .ideograph:
      let start = keys.count
      appendDigits(of: units, to: &keys)
      if keys.count > start { return .number }
      if script == .han {
        appendBytes(of: units, to: &keys)
        return .ideographs
      }
      data.appendReading(of: units, to: &keys)
      return .word
    }
  }

  private static func appendBytes(
    of units: UnsafeBufferPointer<UInt16>, to keys: inout KeyWriter
  ) {
    var key = keys.room(for: 2 * units.count)
    for unit in units {
      key.append(UInt8(unit >> 8))
      key.append(UInt8(unit & 0xFF))
    }
    keys.take(key)
  }

  /// Appends the decimal digits of a form that starts with one, as ASCII.
  private static func appendDigits(
    of units: UnsafeBufferPointer<UInt16>, to keys: inout KeyWriter
  ) {
    // Before the Arabic digits there are those of ASCII alone.
    guard let first = units.first, first >= 0x660 || 0x30...0x39 ~= first else { return }
    var key = keys.room(for: units.count)
    forEachScalar(in: units) { scalar, range in
      if range.lowerBound > 0 && key.count == 0 { return }
      if let value = Characters.digitValue(scalar) {
        key.append(UInt8(ascii: "0") + UInt8(value))
      }
    }
    keys.take(key)
  }
}

/// What letters count for in the length of a sentence.
private struct LetterWeights: ~Copyable {
  private let ofScripts: [Float]
  /// Of the letters of alphabets, once they are known; below 0 before.
  private let known = Scratch(repeating: Float(-1), count: 0x3000)

  init(_ data: ComparisonData) {
    ofScripts = data.scriptWeights
    known.fill(0..<0x21, with: 0)
    known.fill(0x21..<0x250, with: 1)
    known[0xA0] = 0
  }

  /// The length of a text in letters of an alphabet, spaces left out.
  func length(of text: Slice<UnsafeBufferPointer<UInt16>>) -> Float {
    // A word of Latin letters.
    if text.allSatisfy({ 0x41..<0xA0 ~= $0 }) { return Float(text.count) }
    var sum: Float = 0
    var previous: UInt16 = 0
    for unit in text {
      switch unit {
      case ..<0x3000:
        if known[Int(unit)] < 0 { known[Int(unit)] = weight(UInt32(unit)) }
        sum += known[Int(unit)]
      case 0x3000: break
      case 0xD800..<0xDC00: previous = unit
      case 0xDC00..<0xE000:
        sum += weight(UInt32(previous & 0x3FF) << 10 + UInt32(unit & 0x3FF) + 0x10000)
      default: sum += weight(UInt32(unit))
      }
    }
    return sum
  }

  private func weight(_ scalar: UInt32) -> Float { ofScripts[Int(Script(of: scalar).rawValue)] }
}
