import Linguistics

/// The base forms of a text's words, and which of them are lemmas: those to which the forms
/// are tied.
struct Lemmas: Sendable {
  /// The base forms that come into question, folded as `NameFolding` does.
  private(set) var baseForms: FormTable
  /// The base form of each lemma.
  private(set) var bases: [Int] = []
  /// The lemma of each base form.
  private var lemmaOfBase: [Int?]

  init(of baseForms: FormTable) {
    self.baseForms = baseForms
    lemmaOfBase = [Int?](repeating: nil, count: baseForms.count)
  }

  /// The lemma that a base form is, which becomes one if it was not.
  mutating func add(base: Int) -> Int {
    if let known = lemmaOfBase[base] { return known }
    lemmaOfBase[base] = bases.count
    bases.append(base)
    return bases.count - 1
  }

  var count: Int { bases.count }
  var indices: Range<Int> { bases.indices }

  /// The letters of a lemma.
  subscript(lemma: Int) -> ArraySlice<UInt16> { baseForms[bases[lemma]] }

  /// The lemma that has the letters of another text's.
  func index(of lemma: Int, in other: Lemmas) -> Int? {
    baseForms.index(ofForm: other.bases[lemma], in: other.baseForms).flatMap { lemmaOfBase[$0] }
  }

  /// The lemma with these letters.
  func index(of letters: ArraySlice<UInt16>) -> Int? {
    baseForms.index(of: letters).flatMap { lemmaOfBase[$0] }
  }
}
