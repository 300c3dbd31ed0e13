import Documents
import QuantityTables

/// Reads the quantities of a text, a sentence at a time, from its numbers and the words round
/// them.
struct QuantityGrammar {
  private var composer: NumberComposer
  let isMonthFirst: Bool
  /// Whether `3/5/2018` may be read either way.
  let isOrderOpen: Bool
  /// The quantities of the sentences so far.
  var found: [Quantity] = []
  /// The node of each quantity in `found`; never falls within a sentence.
  var nodeOf: [Int32] = []
  /// Where the quantities of the sentence begin.
  private(set) var first = 0
  /// The number of the last date or time.
  var group: Int32 = 0

  /// - Parameter isOrderOpen: whether numeric dates may be read either way.
  init(_ scanner: QuantityScanner, isMonthFirst: Bool, isOrderOpen: Bool) {
    composer = NumberComposer(scanner)
    found.reserveCapacity(scanner.mostQuantities)
    self.isMonthFirst = isMonthFirst
    self.isOrderOpen = isOrderOpen
  }

  /// Reads a sentence. Complexity: linear in its length.
  mutating func read(_ sentence: Sentence) {
    guard composer.scanner.mayHoldQuantity(sentence) else { return }
    composer.compose(sentence)
    first = found.count
    var index = 0
    while index < nodes.count {
      guard mayBegin(index) else {
        index += 1
        continue
      }
      index =
        readPhone(index) ?? readClock(index) ?? readNumericDate(index) ?? readOne(index)
    }
    if !kinds.isDisjoint(with: .datedMonths) { joinDates() }
    joinMarkedDates()
    shareUnits()
  }

  /// Whether a quantity may begin with a node: a number, a name of a month or day, and what
  /// stands behind a plus, which may begin a telephone number, whatever comes next.
  private func mayBegin(_ index: Int) -> Bool {
    nodes[index].isNumber || nodes[index].kinds.mayBeName
      || (index > 0 && nodes[index - 1].unit == 0x2B)
  }

  mutating func append(_ quantity: Quantity, _ node: Int) {
    found.append(quantity)
    nodeOf.append(Int32(node))
  }

  var text: [UInt16] { composer.scanner.text }
  var nodes: [Lexeme] { composer.nodes }
  /// What kinds of senses the words of the sentence have.
  var kinds: Sense.Kinds { composer.scanner.kinds }

  /// The quantity of the sentence that was found last.
  var last: Quantity? { found.count > first ? found.last : nil }

  /// The place in `found` of the first quantity of a node from a given one on.
  func place(ofNode node: Int) -> Int {
    nodeOf[first...].partitioningIndex { $0 >= node }
  }

  /// The node of the quantity at a place in `found`.
  func node(of place: Int) -> Int { Int(nodeOf[place]) }

  // Inlined, as what follows, or a caller that changes the grammar copies the whole first.
  @inline(__always)
  func node(_ index: Int) -> Lexeme? {
    index >= 0 && index < nodes.count ? nodes[index] : nil
  }

  @inline(__always)
  func number(_ index: Int) -> ComposedNumber? {
    guard let number = node(index)?.number, number >= 0 else { return nil }
    return composer.numbers[Int(number)]
  }

  @inline(__always)
  func lexeme(_ index: Int) -> Lexeme? {
    guard index >= 0, index < nodes.count, !nodes[index].isNumber else { return nil }
    return nodes[index]
  }

  func value(_ kind: Sense.Kind, of lexeme: Lexeme) -> Double? {
    composer.scanner.meanings.value(kind, of: lexeme)
  }

  func values(_ kinds: Sense.Kinds, of lexeme: Lexeme) -> Quantity.Numbers {
    composer.scanner.meanings.values(kinds, of: lexeme)
  }

  func units(_ kind: Sense.Kind, of lexeme: Lexeme) -> Quantity.Units {
    composer.scanner.meanings.units(kind, of: lexeme)
  }

  // MARK: One number

  private mutating func readOne(_ index: Int) -> Int {
    let node = nodes[index]
    guard let number = number(index) else {
      readNamed(node, index)
      return index + 1
    }
    var quantity = Self.quantity(number, node.range)
    if number.isDotted {
      quantity.kind = .version
      quantity.values = number.parts
    }
    let last = readRight(&quantity, index)
    readLeft(&quantity, index)
    if quantity.kind == .cardinal, isYear(number) {
      quantity.kind = .year
      addOtherEras(&quantity)
    } else {
      addUnknownScales(&quantity)
    }
    if number.isCounting, lexeme(index + 1)?.has(.counter) == true { quantity.isWeak = false }
    quantity.mayBeHour = mayBeHour(quantity, index)
    quantity.mayBePercent =
      quantity.kind != .percent
      && (!composer.scanner.lexicon.knowsPercent || lexeme(index + 1)?.has(.point) == true)
    quantity.followsName = quantity.kind == .cardinal && followsName(index)
    append(quantity, index)
    return last + 1
  }

  static func quantity(_ number: ComposedNumber, _ range: Range<Int>) -> Quantity {
    var quantity = Quantity(
      range: range, kind: .cardinal, form: number.form, values: number.values)
    quantity.parts = number.parts
    quantity.decimals = number.decimals
    quantity.isWeak = number.isWeak
    quantity.isLocal = number.isLocal
    quantity.isEitherLocal = number.isEitherLocal
    if number.isOrdinal { quantity.kind = .ordinal }
    if number.isFraction { quantity.kind = .fraction }
    if number.isIdentifier { quantity.kind = .identifier }
    if number.isDecade { quantity.kind = .decade }
    return quantity
  }

  /// Whether a word with a capital stands before a number, or before another one that a slash
  /// parts from it; the first word of a sentence always has one.
  private func followsName(_ index: Int) -> Bool {
    guard let before = lexeme(index - 1) else { return false }
    if before.unit == 0x2F, before.isGlued { return last?.followsName ?? false }
    return index > 1 && before.kind == .word && before.kinds.isEmpty && before.casing != .lower
      && before.casing != .none
  }

  /// Four digits without signs between 1000 and 2100.
  func isYear(_ number: ComposedNumber?) -> Bool {
    guard let number, number.digits == 4, number.parts.isEmpty, number.values.count == 1,
      let value = number.values.first
    else { return false }
    return ([0] + unmarkedEras).contains { 1000...2100 ~= value + $0 } && value == value.rounded()
  }

  private var unmarkedEras: [Double] { composer.scanner.lexicon.unmarkedEras }

  /// Thai and Persian years are counted from another era, mostly without saying so.
  func addOtherEras(_ quantity: inout Quantity) {
    guard let year = quantity.values.first else { return }
    for era in unmarkedEras where Self.modernYears ~= year + era {
      quantity.values.append(year + era)
    }
  }

  private static let modernYears = 1700.0...2100.0

  /// In a language without known scales the words beside an amount may be any.
  private func addUnknownScales(_ quantity: inout Quantity) {
    guard !composer.scanner.lexicon.knowsScales,
      quantity.kind == .cardinal || quantity.kind == .money, quantity.value >= 1
    else { return }
    let value = quantity.value
    quantity.values.append(contentsOf: [1e3 * value, 1e6 * value, 1e9 * value])
    quantity.parts = []
  }

  /// Months and days of the week that stand by themselves.
  private mutating func readNamed(_ node: Lexeme, _ index: Int) {
    let lexeme = node
    for (sense, kind) in [(Sense.Kind.month, Quantity.Kind.month), (.weekday, .weekday)] {
      guard let value = self.value(sense, of: lexeme) else { continue }
      let values = self.values(Sense.Kinds(sense), of: lexeme)
      var quantity = Quantity(
        range: node.range, kind: kind, form: .words, values: values)
      // Names of months that are other words too are at least written as names.
      if lexeme.has(.ambiguousMonth), lexeme.casing == .lower { return }
      quantity.isWeak =
        lexeme.has(.ambiguousMonth) || lexeme.has(.ordinal) || lexeme.has(.weak)
      if value > 0 { append(quantity, index) }
      return
    }
    readAbbreviatedMonth(node, index)
  }

  /// “on Oct.”: with a capital and a stop, but too short to be sure.
  private mutating func readAbbreviatedMonth(_ node: Lexeme, _ index: Int) {
    guard let value = self.value(.monthAbbreviation, of: node), node.casing == .title,
      node.range.count >= 3, let stop = lexeme(index + 1), stop.unit == 0x2E, stop.isGlued
    else { return }
    var quantity = Quantity(
      range: node.range, kind: .month, form: .words, values: Quantity.Numbers(value))
    quantity.isWeak = true
    append(quantity, index)
  }
}
