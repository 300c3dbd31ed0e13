extension SegmenterJudge {
  /// Parts of an abbreviation that are put together, at most.
  private static let mostParts = 5

  /// What the data says of the word before a stop: of itself, of the
  /// abbreviation of several parts that it ends, or of the phrase.
  func roles(of word: Range<Int>) -> WordRole {
    let words = pass.rules.words
    var roles = words[pass.hash(word)]
    var start = word.lowerBound
    if roles.isEmpty, let last = lastPart(of: word) {
      start = last
      roles = words[pass.hash(last..<word.upperBound)]
    }
    var isPartial = roles.contains(.partial) && continuesAbbreviation(start..<word.upperBound)
    for _ in 1..<Self.mostParts {
      guard let previous = previousPart(before: start) else { break }
      start = previous
      let joined = words[joinedHash(start..<word.upperBound)]
      if joined.contains(.partial), continuesAbbreviation(start..<word.upperBound) {
        isPartial = true
      }
      let own = joined.subtracting([.partial])
      if !own.isEmpty { roles = own }
    }
    if roles.contains(.endsPhrase), let phrase = phraseRoles(word) { return phrase }
    return isPartial ? .prepositive : roles.subtracting([.partial, .endsPhrase, .starter])
  }

  /// Behind the last hyphen or apostrophe of a word: `art` of `l’art`.
  private func lastPart(of word: Range<Int>) -> Int? {
    var offset = word.upperBound
    while offset > word.lowerBound {
      let unit = pass.text[offset - 1]
      if unit == 0x2D || unit == 0x2F || pass.kind(offset - 1) == SentenceClass.apostrophe {
        return offset < word.upperBound ? offset : nil
      }
      offset -= 1
    }
    return nil
  }

  /// The start of the part before `start` when a stop and a space stand between: `z. B`.
  private func previousPart(before start: Int) -> Int? {
    guard pass.kind(start - 1) == SentenceClass.space, pass.kind(start - 2) == SentenceClass.stop
    else { return nil }
    let part = pass.wordStart(before: start - 2)
    return part < start - 2 && start - 2 - part <= 8 ? part : nil
  }

  /// The hash of parts with a stop and no space between them.
  private func joinedHash(_ range: Range<Int>) -> WordHash {
    var hash = WordHash()
    for offset in range
    where pass.kind(offset) != SentenceClass.space && pass.kind(offset) != SentenceClass.format {
      hash.add(pass.text[offset])
    }
    return hash
  }

  /// Whether the word behind the stop makes a longer abbreviation.
  private func continuesAbbreviation(_ range: Range<Int>) -> Bool {
    var hash = joinedHash(range)
    hash.add(0x2E)
    var end = next
    while end < next + 8, pass.isWord(pass.kind(end)) || pass.kind(end) == SentenceClass.extend {
      hash.add(pass.text[end])
      end += 1
    }
    return end > next && pass.kind(end) == SentenceClass.stop && !pass.rules.words[hash].isEmpty
  }

  /// What the data says of the word with the one before it: `и др`.
  private func phraseRoles(_ word: Range<Int>) -> WordRole? {
    guard pass.kind(word.lowerBound - 1) == SentenceClass.space else { return nil }
    let previous = pass.wordStart(before: word.lowerBound - 1)
    let roles = pass.rules.words[pass.hash(previous..<word.upperBound)]
    return roles.isEmpty ? nil : roles
  }

  // MARK: Shapes

  /// Whether an unknown word has the shape of an abbreviation: an initial,
  /// letters with stops between, or consonants alone.
  func looksAbbreviated(_ word: Range<Int>) -> Bool {
    if word.count == 1 {
      let kind = pass.kind(word.lowerBound)
      return kind == SentenceClass.upper || kind == SentenceClass.lower && pass.rules.hasStarters
    }
    if hasInnerStops(word) { return true }
    if pass.rules.hasOrdinalStop, isRomanNumeral(word) { return true }
    return pass.rules.hasStarters && isVowelless(word)
  }

  /// `U.S`, `т.д`, `Ph.D`: parts of at most three letters.
  private func hasInnerStops(_ word: Range<Int>) -> Bool {
    var part = 0
    var parts = 1
    for offset in word {
      switch pass.kind(offset) {
      case SentenceClass.stop:
        part = 0
        parts += 1
      case SentenceClass.extend, SentenceClass.format: break
      case SentenceClass.digit: return false
      default:
        part += 1
        if part > 3 { return false }
      }
    }
    return parts > 1
  }

  private func isRomanNumeral(_ word: Range<Int>) -> Bool {
    word.allSatisfy { [0x49, 0x56, 0x58, 0x4C].contains(pass.text[$0]) }
  }

  /// `km`, `Hrsg`, `млн`: up to five letters, none a vowel, and not in capitals.
  private func isVowelless(_ word: Range<Int>) -> Bool {
    guard word.count <= 5, pass.kind(word.upperBound - 1) == SentenceClass.lower else {
      return false
    }
    return word.allSatisfy { offset in
      let unit = pass.text[offset]
      return Self.consonants.contains(unit) && !pass.rules.syllabics.contains(unit)
    }
  }

  /// The consonants of the basic Latin and Cyrillic alphabets, both cases.
  private static let consonants = Set(
    "bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZбвгджзклмнпрстфхцчшщБВГДЖЗКЛМНПРСТФХЦЧШЩ".utf16)
}
