internal import CICU

/// Word boundaries after Unicode Standard Annex #29, the same as ICU's iterator finds: words of
/// alphabets are parted here by the annex's rules, ten times as fast, and ICU is asked for the
/// rest.
public struct WordBreaker: Sendable {
  private let locale: String
  private let classes = Class.table

  /// - Parameter locale: a BCP 47 or ICU locale.
  public init(locale: String) { self.locale = locale }

  /// Calls `body` with each piece of `text` between two boundaries (UTF-16 offsets) and its rule
  /// status, as ``BreakIterator/forEachBoundary(in:_:)`` finds them. Blanks may be left out.
  ///
  /// Complexity: linear in the length of `text`.
  public func forEachPiece(
    in text: UnsafeBufferPointer<UInt16>,
    _ body: (_ start: Int32, _ end: Int32, _ tag: Int32) -> Void
  ) throws(ICUError) {
    try classes.withUnsafeBufferPointer { (classes) throws(ICUError) in
      let chunks = Chunks(text: text, classes: classes)
      var start = chunks.forEachPlainPiece(from: 0, body)
      guard start < text.count else { return }
      // Most texts do without: to open one takes as long as to part some hundred words.
      let iterator = try BreakIterator(.word, locale: locale)
      while start < text.count {
        let end = chunks.endOfHardText(from: start)
        let part = UnsafeBufferPointer(rebasing: text[start..<end])
        var last = Int32(start)
        try iterator.forEachBoundary(in: part) { offset, tag in
          body(last, Int32(start) + offset, tag)
          last = Int32(start) + offset
        }
        start = chunks.forEachPlainPiece(from: end, body)
      }
    }
  }

  /// Text in pieces of blanks and what stands up to the next blank: a word never goes on over
  /// a blank, nor do blanks with what stands before them.
  private struct Chunks {
    let text: UnsafeBufferPointer<UInt16>
    let classes: UnsafeBufferPointer<Class>

    /// Pieces that may be plain within a text that ICU is asked for: a call costs as much as
    /// some words.
    private static let patience = 8

    @inline(__always)
    private func at(_ index: Int) -> Class {
      let unit = Int(text[index])
      if unit < Class.alphabets.upperBound { return classes[unit] }
      guard Class.signs ~= unit else { return .hard }
      return classes[unit - Class.signs.lowerBound + Class.alphabets.upperBound]
    }

    /// Calls `body` with each piece up to what ICU is asked for, whose start is returned.
    func forEachPlainPiece(from start: Int, _ body: (Int32, Int32, Int32) -> Void) -> Int {
      var start = start
      while start < text.count {
        var end = endOfPlainText(from: start)
        if end == start {
          let piece = piece(from: start)
          guard piece.isPlain else { break }
          end = piece.range.upperBound
        }
        forEachPiece(in: start..<end, body)
        start = end
      }
      return start
    }

    /// The end of the pieces that are plain by each of their units.
    private func endOfPlainText(from start: Int) -> Int {
      // Of ASCII, no more than the colon and the at sign are of these classes.
      var end = text.endOfASCII(from: start, without: 0x3A, 0x40)
      while end < text.count, at(end).isDisjoint(with: [.hard, .varying]) {
        end += 1
        if end & 7 == 0, end < text.count, text[end] < 0x80 {
          end = text.endOfASCII(from: end, without: 0x3A, 0x40)
        }
      }
      guard end < text.count else { return end }
      while end > start, at(end - 1).isDisjoint(with: .blank) { end -= 1 }
      while end > start, !at(end - 1).isDisjoint(with: .blank) { end -= 1 }
      return end
    }

    /// The piece that begins at an offset, and whether the rules below part it.
    private func piece(from start: Int) -> (range: Range<Int>, isPlain: Bool) {
      var end = start
      while end < text.count, !at(end).isDisjoint(with: .blank) { end += 1 }
      let blanks = end
      var all: Class = []
      var last: Class = []
      while end < text.count {
        let here = at(end)
        // Some of the text that ICU is asked for is blank, too, and not to be parted from blanks.
        guard here.isDisjoint(with: .blank) || last.contains(.hard) else { break }
        all.formUnion(here)
        if here.isDisjoint(with: .blank) { last = here }
        end += 1
      }
      let isPlain =
        !all.contains(.hard) && !(all.contains(.varying) && varies(blanks..<end))
      return (start..<end, isPlain)
    }

    /// Whether one of the signs that ICU's rules vary for stands between letters.
    private func varies(_ range: Range<Int>) -> Bool {
      range.dropFirst().dropLast().contains { index in
        at(index).contains(.varying) && at(index - 1).contains(.letter)
          && at(index + 1).contains(.letter)
      }
    }

    /// The end of what ICU is asked for, which begins with a piece that is not plain.
    func endOfHardText(from start: Int) -> Int {
      var (last, end, plain) = (start, start, 0)
      while end < text.count, plain < Self.patience {
        let next = piece(from: end)
        end = next.range.upperBound
        if next.isPlain {
          plain += 1
        } else {
          (last, plain) = (end, 0)
        }
      }
      return last
    }

    /// Rules WB5 to WB13b of the annex; of blanks there is nothing to be told.
    private func forEachPiece(in range: Range<Int>, _ body: (Int32, Int32, Int32) -> Void) {
      var index = range.lowerBound
      while index < range.upperBound {
        let (first, start) = (at(index), index)
        index += 1
        if !first.isDisjoint(with: .word) {
          let word = word(from: start, limit: range.upperBound)
          index = word.end
          body(Int32(start), Int32(index), word.tag)
        } else if first.isDisjoint(with: .blank) {
          body(Int32(start), Int32(index), 0)
        }
      }
    }

    /// The end of a word and its rule status: that of its last letter or digit.
    @inline(__always)
    private func word(from start: Int, limit: Int) -> (end: Int, tag: Int32) {
      var last = at(start)
      var end = start + 1
      // Most words are letters of alphabets alone.
      if last == .letter {
        while end < limit, case let unit = Int(text[end]), unit < Class.alphabets.upperBound,
          classes[unit] == .letter
        {
          end += 1
        }
      }
      var lastTold = last
      while end < limit {
        var next = at(end)
        if next.isDisjoint(with: .word) {
          guard end + 1 < limit, case let after = at(end + 1),
            next.contains(.joinsLetters) && last.contains(.letter) && after.contains(.letter)
              || next.contains(.joinsNumbers) && last.contains(.number) && after.contains(.number)
          else { break }
          next = after
          end += 1
        }
        end += 1
        last = next
        if next != .extender { lastTold = next }
      }
      return (end, lastTold.tag)
    }
  }

  /// What the rules tell apart.
  private struct Class: OptionSet {
    let rawValue: UInt8

    init(rawValue: UInt8) { self.rawValue = rawValue }

    static let letter = Class(rawValue: 1 << 0)
    static let number = Class(rawValue: 1 << 1)
    /// What extends letters and digits, as the low line does.
    static let extender = Class(rawValue: 1 << 2)
    static let word: Class = [.letter, .number, .extender]
    static let joinsLetters = Class(rawValue: 1 << 3)
    static let joinsNumbers = Class(rawValue: 1 << 4)
    static let blank = Class(rawValue: 1 << 5)
    /// A colon between letters is what locales and versions of ICU differ in.
    static let varying = Class(rawValue: 1 << 6)
    /// What ICU is asked for.
    static let hard = Class(rawValue: 1 << 7)

    /// The rule status of a word whose last letter or digit is this.
    var tag: Int32 { contains(.letter) ? 200 : contains(.number) ? 100 : 0 }

    /// Latin, Greek, Cyrillic and Armenian letters, and the signs that stand with them.
    static let alphabets = 0..<0x590
    static let signs = 0x2000..<0x2100

    /// Of the units of both ranges.
    static let table = (Array(alphabets) + Array(signs)).map { Class(of: UInt32($0)) }

    /// By the property Word_Break, whose values `UWordBreakValues` of ICU numbers.
    private init(of scalar: UInt32) {
      switch (scalar, tq_word_break(scalar)) {
      case (0x3A, _): self = .varying
      // ICU joins an at sign with what stands beside it, which the property does not tell.
      case (0x40, _): self = .hard
      case (_, 0), (_, 16): self = []
      case (_, 1): self = .letter
      case (_, 4): self = .joinsLetters
      case (_, 5): self = .joinsNumbers
      case (_, 6): self = .number
      case (_, 7): self = .extender
      case (_, 8), (_, 10), (_, 12), (_, 22): self = .blank
      case (_, 11), (_, 15): self = [.joinsLetters, .joinsNumbers]
      default: self = .hard
      }
    }
  }
}
