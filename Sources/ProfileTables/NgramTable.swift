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
  fileprivate struct Followers {
    /// A bit for each.
    var bits: UInt64 = 0
    /// Where the cost of the first one lies.
    var start: UInt16 = 0
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
    var reader = ProfileReader(data)
    unseenCost = reader.value()
    side = reader.number() + 1
    let count = reader.number()
    wordsOfPair = (side + 63) / 64
    var numbers = LetterNumbers()
    var singles = [Entry()]
    singles.reserveCapacity(count + 1)
    for _ in 0..<count {
      numbers.add(reader.letter())
      singles.append(reader.entry())
    }
    var pairs = [Entry](repeating: Entry(), count: side * side)
    var followers = [Followers](repeating: Followers(), count: side * side * wordsOfPair)
    var tripleCosts: [Int16] = []
    tripleCosts.reserveCapacity(data.count / 4)
    while !reader.isAtEnd {
      let place = reader.number() * side + reader.number()
      pairs[place] = reader.entry()
      for word in place * wordsOfPair..<(place + 1) * wordsOfPair {
        followers[word].start = UInt16(tripleCosts.count)
        for _ in 0..<reader.number() {
          followers[word].bits |= 1 << UInt64(reader.number())
          tripleCosts.append(reader.value())
        }
      }
    }
    self.numbers = numbers
    self.singles = singles
    self.pairs = pairs
    self.followers = followers
    self.tripleCosts = tripleCosts
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
  public struct Lookup {
    fileprivate let pages: UnsafeBufferPointer<UInt8>
    fileprivate let numbers: UnsafeBufferPointer<UInt16>
    fileprivate let singles: UnsafeBufferPointer<Entry>
    fileprivate let side: Int
    fileprivate let pairs: UnsafeBufferPointer<Entry>
    fileprivate let followers: UnsafeBufferPointer<Followers>
    fileprivate let wordsOfPair: Int
    fileprivate let tripleCosts: UnsafeBufferPointer<Int16>

    /// The number of a letter; 0 where the table lacks it.
    @inline(__always)
    public func number(of letter: UInt16) -> Int {
      Int(numbers[Int(pages[Int(letter >> 8)]) << 8 | Int(letter & 0xFF)])
    }

    @inline(__always)
    public func entry(ofLetter number: Int) -> Entry { singles[number] }

    /// The place of two letters in the square.
    @inline(__always)
    public func pair(_ first: Int, _ second: Int) -> Int {
      (first < side ? first : 0) &* side &+ (second < side ? second : 0)
    }

    @inline(__always)
    public func entry(ofPair pair: Int) -> Entry { pairs[pair] }

    /// The cost of a letter behind two others; nil where the table lacks the three.
    @inline(__always)
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
  private var count: UInt16 = 0
  /// Which 256 of `numbers` hold 256 units: the first ones for all units without numbers.
  private var pages = [UInt8](repeating: 0, count: 256)
  private var numbers = [UInt16](repeating: 0, count: 256)

  @inline(__always)
  func withPages<Result>(
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt16>) -> Result
  ) -> Result {
    pages.withUnsafeBufferPointer { pages in
      numbers.withUnsafeBufferPointer { numbers in body(pages, numbers) }
    }
  }

  /// Gives a letter the next number.
  mutating func add(_ letter: UInt16) {
    let high = Int(letter >> 8)
    if pages[high] == 0 {
      pages[high] = UInt8(numbers.count >> 8)
      numbers += repeatElement(0, count: 256)
    }
    count += 1
    numbers[Int(pages[high]) << 8 | Int(letter & 0xFF)] = count
  }
}

/// Reads numbers below 4,096, which stand in two characters of six bits each.
private struct ProfileReader {
  private let data: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ data: UnsafeBufferPointer<UInt8>) { self.data = data }

  var isAtEnd: Bool { index + 1 >= data.count }

  /// 0 at the end.
  mutating func number() -> Int {
    guard !isAtEnd else { return 0 }
    let (high, low) = (data[index] &- ProfileEncoder.zero, data[index + 1] &- ProfileEncoder.zero)
    index += 2
    return Int(high & 63) << 6 | Int(low & 63)
  }

  mutating func value() -> Int16 { Int16(number()) - 1 }

  mutating func letter() -> UInt16 { UInt16(truncatingIfNeeded: number() << 12 | number()) }

  mutating func entry() -> NgramTable.Entry {
    NgramTable.Entry(cost: value(), backoff: Int16(number()))
  }
}
