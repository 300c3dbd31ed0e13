import DigitLists

/// What the n-grams of a language's profile cost, in hundredths of a nat: a letter has a number,
/// a pair of letters a place in a square, and a third letter a bit there.
///
/// A profile has some 2,000 n-grams of 30 to 60 letters; so they lie close together.
public struct NgramTable: Sendable {
  public struct Entry: Sendable {
    /// The cost of the n-gram's last letter; negative where the table lacks the n-gram.
    public var cost: Int16 = -1
    /// What a letter costs more when the n-gram stands before it, but the two are no n-gram of
    /// the table.
    public var backoff: Int16 = 0
  }

  /// Which of 64 letters follow a pair of others.
  @usableFromInline
  struct Followers: Sendable {
    /// A bit for each.
    @usableFromInline var bits: UInt64 = 0
    /// Where the cost of the first one lies.
    @usableFromInline var start: UInt16 = 0
  }

  /// The cost of a letter that the table lacks.
  public let unseenCost: Int16
  private let numbers: LetterNumbers
  /// By the number of a letter.
  private let singles: [Entry]
  /// One more than the highest number of a letter in pairs: others count as none there.
  private let side: Int
  /// By the numbers of two letters.
  private let pairs: [Entry]
  /// By the numbers of two letters, and every 64 of a third one.
  private let followers: [Followers]
  private let wordsOfPair: Int
  /// In the order of the numbers of the three letters.
  private let tripleCosts: [Int16]

  /// Reads what ``ProfileEncoder`` has written.
  ///
  /// Complexity: linear in the size of `data` and the square of the number of letters in pairs.
  public init(reading data: UnsafeBufferPointer<UInt8>) {
    var reader = DigitReader(data)
    let sizes = reader.next()
    unseenCost = Int16(sizes[0])
    side = Int(sizes[1]) + 1
    wordsOfPair = (side + 63) / 64
    numbers = LetterNumbers(reader.next(UInt16.self))
    singles = [Entry()] + Self.entries(&reader)
    let places = reader.next(Int.self)
    var pairs = [Entry](repeating: Entry(), count: side * side)
    for (place, entry) in zip(places, Self.entries(&reader)) { pairs[place] = entry }
    self.pairs = pairs
    let (counts, thirds) = (reader.next(Int.self), reader.next(Int.self))
    tripleCosts = reader.next(Int16.self).map { $0 - 1 }
    var followers = [Followers](repeating: Followers(), count: pairs.count * wordsOfPair)
    var index = 0
    for (number, place) in places.enumerated() {
      for _ in 0..<counts[number] {
        let third = thirds[index]
        let word = place * wordsOfPair + third >> 6
        if followers[word].bits == 0 { followers[word].start = UInt16(index) }
        followers[word].bits |= 1 << UInt64(third & 63)
        index += 1
      }
    }
    self.followers = followers
  }

  private static func entries(_ reader: inout DigitReader) -> [Entry] {
    let (costs, backoffs) = (reader.next(Int16.self), reader.next(Int16.self))
    return zip(costs, backoffs).map { Entry(cost: $0 - 1, backoff: $1) }
  }

  /// Runs `body` with what looks n-grams up.
  @inline(__always)
  public func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    numbers.withPages { pages, numbers in
      singles.withUnsafeBufferPointer { singles in
        pairs.withUnsafeBufferPointer { pairs in
          followers.withUnsafeBufferPointer { followers in
            tripleCosts.withUnsafeBufferPointer { tripleCosts in
              body(
                Lookup(
                  pages: pages, numbers: numbers, singles: singles, side: side, pairs: pairs,
                  followers: followers, wordsOfPair: wordsOfPair, tripleCosts: tripleCosts))
            }
          }
        }
      }
    }
  }

  /// Looks n-grams up, while the table is lent.
  ///
  /// Inlinable, as it is asked for each letter.
  public struct Lookup {
    @usableFromInline let pages: UnsafeBufferPointer<UInt8>
    @usableFromInline let numbers: UnsafeBufferPointer<UInt16>
    @usableFromInline let singles: UnsafeBufferPointer<Entry>
    @usableFromInline let side: Int
    @usableFromInline let pairs: UnsafeBufferPointer<Entry>
    @usableFromInline let followers: UnsafeBufferPointer<Followers>
    @usableFromInline let wordsOfPair: Int
    @usableFromInline let tripleCosts: UnsafeBufferPointer<Int16>

    /// The number of a letter; 0 where the table lacks it.
    @inlinable @inline(__always)
    public func number(of letter: UInt16) -> Int {
      Int(numbers[Int(pages[Int(letter >> 8)]) << 8 | Int(letter & 0xFF)])
    }

    @inlinable @inline(__always)
    public func entry(ofLetter number: Int) -> Entry { singles[number] }

    /// The place of two letters in the square.
    @inlinable @inline(__always)
    public func pair(_ first: Int, _ second: Int) -> Int {
      (first < side ? first : 0) &* side &+ (second < side ? second : 0)
    }

    @inlinable @inline(__always)
    public func entry(ofPair pair: Int) -> Entry { pairs[pair] }

    /// The cost of a letter behind two others; nil where the table lacks the three.
    @inlinable @inline(__always)
    public func cost(of letter: Int, behind pair: Int) -> Int16? {
      guard letter < side else { return nil }
      let found = followers[pair &* wordsOfPair &+ letter >> 6]
      let bit = UInt64(letter & 63)
      guard found.bits >> bit & 1 == 1 else { return nil }
      return tripleCosts[Int(found.start) &+ (found.bits & (1 << bit &- 1)).nonzeroBitCount]
    }
  }
}

/// Numbers from 1 on for the letters of a language.
private struct LetterNumbers {
  /// Which 256 of `numbers` hold 256 units: the first ones for all units without numbers.
  private var pages = [UInt8](repeating: 0, count: 256)
  private var numbers = [UInt16](repeating: 0, count: 256)

  init(_ letters: [UInt16]) {
    for (index, letter) in letters.enumerated() {
      let high = Int(letter >> 8)
      if pages[high] == 0 {
        pages[high] = UInt8(numbers.count >> 8)
        numbers += repeatElement(0, count: 256)
      }
      numbers[Int(pages[high]) << 8 | Int(letter & 0xFF)] = UInt16(index + 1)
    }
  }

  @inline(__always)
  func withPages<Result>(
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt16>) -> Result
  ) -> Result {
    pages.withUnsafeBufferPointer { pages in
      numbers.withUnsafeBufferPointer { numbers in body(pages, numbers) }
    }
  }
}
