/// What a language's data says of a word before or after a full stop.
public struct WordRole: OptionSet, Sendable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Never the end of a sentence: a title, or an abbreviation of what follows.
  public static let prepositive = WordRole(rawValue: 1)
  /// Goes with the number behind it.
  public static let numeric = WordRole(rawValue: 2)
  /// May end a sentence; then a clear sentence start follows.
  public static let postpositive = WordRole(rawValue: 4)
  /// Ends a sentence as any word does.
  public static let final = WordRole(rawValue: 8)
  /// Begins a sentence when it is capitalised.
  public static let starter = WordRole(rawValue: 16)
  /// The first parts of an abbreviation of several parts.
  public static let partial = WordRole(rawValue: 32)
  /// The last word of an entry of several words.
  public static let endsPhrase = WordRole(rawValue: 64)
  /// Stands behind an ordinal number.
  public static let ordinalFollower = WordRole(rawValue: 128)
  /// A name that has the exclamation mark in it.
  public static let exclaims = WordRole(rawValue: 256)
  /// Goes on with the sentence after a closed quotation.
  public static let continuation = WordRole(rawValue: 512)
  /// A clock time or an era: ends a sentence unless that has only an adverbial so far.
  public static let time = WordRole(rawValue: 1024)
  /// Begins an adverbial at the head of a sentence.
  public static let adverbial = WordRole(rawValue: 2048)
  /// Has a capital wherever it stands.
  public static let alwaysCapital = WordRole(rawValue: 4096)
  /// The name of a letter that is a word, too: an initial only beside another one.
  public static let letter = WordRole(rawValue: 8192)
}
