/// Where each distinct word of a text stands.
public struct FormOccurrences: Sendable {
  /// The tokens of form `f` are `tokens[starts[f]..<starts[f + 1]]`.
  private var starts: [Int32]
  private var tokens: [Int32] = []

  /// Complexity: linear in the text's tokens.
  public init(_ table: TokenTable) {
    var ends = [Int32](repeating: 0, count: table.foldedForms.count + 1)
    for form in table.forms { ends[Int(form.folded) + 1] += form.count }
    for index in ends.indices.dropFirst() { ends[index] += ends[index - 1] }
    starts = ends
    // An array without room is one for all threads, whose count would be set.
    guard !table.tokens.isEmpty else { return }
    tokens = [Int32](unsafeUninitializedCapacity: table.tokens.count) { places, count in
      ends.withUnsafeMutableBufferPointer { ends in
        for (index, token) in table.tokens.enumerated() {
          let form = Int(table.forms[Int(token.form)].folded)
          places.initializeElement(at: Int(ends[form]), to: Int32(index))
          ends[form] += 1
        }
      }
      count = table.tokens.count
    }
  }

  /// The tokens, in order, whose folded form has the number `form`.
  public func tokens(of form: Int) -> ArraySlice<Int32> {
    tokens[Int(starts[form])..<Int(starts[form + 1])]
  }
}
