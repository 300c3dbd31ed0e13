/// Forms and what they may mean, in flat buffers: a lexicon is built for each text's language.
struct SenseTable: Sendable {
  private var forms: FormTable
  /// The first and the last of each form's senses.
  private var chains: [(first: Int32, last: Int32)] = []
  private var senses: [Sense] = []
  /// The next sense of the same form; −1 after the last.
  private var next: [Int32] = []

  /// - Parameter expected: how many forms are to come.
  init(expected: Int) {
    forms = FormTable(expected: expected)
    chains.reserveCapacity(expected)
    senses.reserveCapacity(expected)
    next.reserveCapacity(expected)
  }

  /// Adds a sense to those of a form, once.
  mutating func add(_ form: ArraySlice<UInt16>, _ sense: Sense) {
    let (index, isNew) = forms.intern(form)
    let added = Int32(senses.count)
    if isNew {
      chains.append((added, added))
    } else {
      var place = chains[index].first
      while place >= 0 {
        if senses[Int(place)] == sense { return }
        place = next[Int(place)]
      }
      next[Int(chains[index].last)] = added
      chains[index].last = added
    }
    senses.append(sense)
    next.append(-1)
  }

  /// The senses of a form in the order in which they were added; nil for an unknown form.
  subscript(form: ArraySlice<UInt16>) -> [Sense]? {
    forms.index(of: form).map { index in
      var found: [Sense] = []
      var place = chains[index].first
      while place >= 0 {
        found.append(senses[Int(place)])
        place = next[Int(place)]
      }
      return found
    }
  }
}
