import SegmenterTables

extension SegmenterJudge {
  /// Parts of an abbreviation that are put together, at most.
  private static let mostParts = 5

  /// What the data says of the word before a stop: of itself, of the
  /// abbreviation of several parts that it ends, or of the phrase.
  func roles(of word: Range<Int>) -> WordRole {
    let words = view.rules.words
    var roles = words[view.hash(word)]
    var start = word.lowerBound
    if roles.isEmpty, let last = lastPart(of: word) {
      start = last
      roles = words[view.hash(last..<word.upperBound)]
    }
    let ownStart = start
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
    if roles.contains(.letter) {
      return isBesideInitial(ownStart..<word.upperBound) ? .prepositive : []
    }
    if roles.contains(.endsPhrase), let phrase = phraseRoles(word) { return phrase }
    return isPartial ? .prepositive : roles.subtracting([.partial, .endsPhrase, .starter])
  }

  /// Whether a part with a stop of its own stands before or behind the word.
  private func isBesideInitial(_ word: Range<Int>) -> Bool {
    if previousPart(before: word.lowerBound) != nil { return true }
    var end = next
    while end < next + 6, view.isWord(view.kind(end)) || view.kind(end) == SentenceClass.extend {
      end += 1
    }
    return end > next && view.kind(end) == SentenceClass.stop
  }

  /// Behind the last hyphen or apostrophe of a word, or behind a stop that is
  /// no part of an abbreviation: `art` of `l’art`.
  private func lastPart(of word: Range<Int>) -> Int? {
    let splitsAtStops = !hasInnerStops(word)
    var offset = word.upperBound
    while offset > word.lowerBound {
      let unit = view.text[offset - 1]
      let kind = view.kind(offset - 1)
      if unit == 0x2D || unit == 0x2F || kind == SentenceClass.apostrophe
        || kind == SentenceClass.stop && splitsAtStops
      {
        return offset < word.upperBound ? offset : nil
      }
      offset -= 1
    }
    return nil
  }

  /// The start of the part before `start` when a stop and a space stand between: `z. B`.
  private func previousPart(before start: Int) -> Int? {
    guard view.kind(start - 1) == SentenceClass.space, view.kind(start - 2) == SentenceClass.stop
    else { return nil }
    let part = view.wordStart(before: start - 2)
    return part < start - 2 && start - 2 - part <= 8 ? part : nil
  }

  /// The hash of parts with a stop and no space between them.
  private func joinedHash(_ range: Range<Int>) -> WordHash {
    var hash = WordHash()
    for offset in range
    where view.kind(offset) != SentenceClass.space && view.kind(offset) != SentenceClass.format {
      hash.add(view.text[offset])
    }
    return hash
  }

  /// Whether the word behind the stop makes a longer abbreviation.
  private func continuesAbbreviation(_ range: Range<Int>) -> Bool {
    var hash = joinedHash(range)
    hash.add(0x2E)
    var end = next
    while end < next + 8, view.isWord(view.kind(end)) || view.kind(end) == SentenceClass.extend {
      hash.add(view.text[end])
      end += 1
    }
    return end > next && view.kind(end) == SentenceClass.stop && !view.rules.words[hash].isEmpty
  }

  /// What the data says of the word with the one before it: `и др`.
  private func phraseRoles(_ word: Range<Int>) -> WordRole? {
    guard view.kind(word.lowerBound - 1) == SentenceClass.space else { return nil }
    let previous = view.wordStart(before: word.lowerBound - 1)
    let roles = view.rules.words[view.hash(previous..<word.upperBound)]
    return roles.isEmpty ? nil : roles
  }

  // MARK: Shapes

  /// Whether an unknown word has the shape of an abbreviation: an initial,
  /// letters with stops between, or consonants alone.
  func looksAbbreviated(_ word: Range<Int>) -> Bool {
    if word.count == 1 {
      let kind = view.kind(word.lowerBound)
      return kind == SentenceClass.upper || kind == SentenceClass.lower && view.rules.hasStarters
    }
    if hasInnerStops(word) { return true }
    if view.rules.hasOrdinalStop, isRomanNumeral(word) { return true }
    return view.rules.hasStarters && isVowelless(word)
  }

  /// `U.S`, `т.д`, `Ph.D`: parts of at most three letters.
  private func hasInnerStops(_ word: Range<Int>) -> Bool {
    var part = 0
    var parts = 1
    for offset in word {
      switch view.kind(offset) {
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
    word.allSatisfy { [0x49, 0x56, 0x58, 0x4C].contains(view.text[$0]) }
  }

  /// `km`, `Hrsg`, `млн`: up to five letters, none a vowel, and not in capitals.
  private func isVowelless(_ word: Range<Int>) -> Bool {
    guard word.count <= 5, view.kind(word.upperBound - 1) == SentenceClass.lower else {
      return false
    }
    return word.allSatisfy { offset in
      let unit = view.text[offset]
      return Self.consonants.contains(unit) && !view.rules.syllabics.contains(unit)
    }
  }

  /// The consonants of the basic Latin and Cyrillic alphabets, both cases.
  private static let consonants = Set(
    "bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZбвгджзклмнпрстфхцчшщБВГДЖЗКЛМНПРСТФХЦЧШЩ".utf16)
}
