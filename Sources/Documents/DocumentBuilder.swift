import ICU

extension Document {
  /// Collects the prose of a file, block by block and piece by piece.
  struct Builder {
    /// What becomes of white space in the file.
    enum Spacing {
      /// It stands as it is, but for a run that holds a line break: that is one space.
      case unwrapped
      /// A run is one space.
      case collapsed
    }

    let file: SourceFile
    let format: InputFormat
    var language: String?
    private(set) var elements = Elements()
    private(set) var units: [Unit] = []
    private(set) var text: [UInt16] = []
    private(set) var blocks: [Range<Int>] = []
    private let spacing: Spacing
    private var kinds: [BlockKind] = []
    private var pieces: [Piece] = []
    /// Where the file's part of the last piece ends.
    private var fileEnd = 0
    private var kind = BlockKind.prose
    /// Where the open block starts in `text`; nil before its first character.
    private var start: Int?
    /// White space of the file that counts if the block goes on.
    private var space: Range<Int>?
    /// What it stands for, where it holds escapes.
    private var encodedSpace: [UInt16] = []

    init(file: SourceFile, format: InputFormat, spacing: Spacing = .unwrapped) {
      self.file = file
      self.format = format
      self.spacing = spacing
      // Of a file of two texts each takes half, of one of markup the prose takes no more.
      text.reserveCapacity(file.text.count / 2)
    }

    // MARK: Blocks

    /// Begins a block; its text comes by `append`. Ends the one that was open.
    mutating func open(_ kind: BlockKind) {
      close()
      self.kind = kind
    }

    /// Ends the open block. A block without text is none.
    mutating func close() {
      if let start {
        blocks.append(start..<text.count)
        kinds.append(kind)
      }
      (start, space, encodedSpace) = (nil, nil, [])
    }

    /// Whether the open block has no text yet.
    var isAtStart: Bool { start == nil }

    /// The offset in `text` that the next character of prose will have, but for a space.
    var offset: Int { text.count + (start == nil && !blocks.isEmpty ? 1 : 0) }

    /// Adds a block made of ranges of the file's text, with `separator` between them.
    mutating func addBlock(_ ranges: [Range<Int>], separator: (Range<Int>, Range<Int>) -> [UInt16])
    {
      open(.prose)
      var previous: Range<Int>?
      for range in ranges {
        if let previous {
          put(separator(previous, range), for: previous.upperBound..<range.lowerBound)
        }
        put(range)
        previous = range
      }
      close()
    }

    mutating func add(_ element: Element) { elements.append(element) }

    /// Takes the blocks from `first` on as a unit.
    mutating func addUnit(
      _ name: String, from first: Int, place: Range<Int>, time: Range<Int>? = nil,
      isDraft: Bool = false, form: UInt8 = 0
    ) {
      close()
      units.append(
        Unit(
          name: name, blocks: first..<blocks.count, place: place, time: time,
          isDraft: isDraft, form: form))
    }

    func finish(isPresegmented: Bool = false) -> Document {
      var builder = self
      builder.close()
      builder.elements.sort()
      return Document(
        file: file, text: builder.text, blocks: builder.blocks, kinds: builder.kinds,
        isPresegmented: isPresegmented, format: format, language: language,
        elements: builder.elements, units: units, pieces: builder.pieces)
    }

    // MARK: Text

    /// Adds a range of the file's text, its white space as `spacing` has it.
    mutating func append(_ range: Range<Int>) {
      let text = file.text
      var offset = range.lowerBound
      while offset < range.upperBound {
        let start = offset
        if WhiteSpace.isMarkupSpace(text[offset]) {
          repeat {
            offset += 1
          } while offset < range.upperBound
            && WhiteSpace.isMarkupSpace(text[offset])
          addSpace(start..<offset)
        } else {
          offset = text.withUnsafeBufferPointer {
            Self.endOfWords(in: $0, start..<range.upperBound)
          }
          putSpace(before: text[start])
          put(start..<offset)
        }
      }
    }

    /// The end of the words that a range begins with. A single space between words stands as it
    /// is, whatever the spacing.
    private static func endOfWords(
      in text: UnsafeBufferPointer<UInt16>, _ range: Range<Int>
    ) -> Int {
      let part = UnsafeBufferPointer(rebasing: text[range])
      var offset = range.lowerBound + part.endOfSpacedText(from: 1)
      while offset < range.upperBound {
        if WhiteSpace.isMarkupSpace(text[offset]) {
          guard text[offset] == 0x20, offset + 1 < range.upperBound,
            !WhiteSpace.isMarkupSpace(text[offset + 1])
          else { break }
        }
        offset += 1
      }
      return offset
    }

    /// Adds text that the file writes otherwise, such as `é` for `&eacute;`.
    mutating func append(_ units: [UInt16], for range: Range<Int>) {
      guard let first = units.first else { return }
      if units.allSatisfy(WhiteSpace.isMarkupSpace) {
        addSpace(range)
        encodedSpace += units
      } else {
        putSpace(before: first)
        put(units, for: range)
      }
    }

    /// Adds an inline object that is no prose.
    mutating func appendObject(for range: Range<Int>) {
      append([Document.object], for: range)
    }

    private mutating func addSpace(_ range: Range<Int>) {
      guard let space else {
        self.space = range
        return
      }
      if space.upperBound == range.lowerBound { self.space = space.lowerBound..<range.upperBound }
    }

    /// Puts the space that was held back; none at the start of a block, and none at a
    /// line end between letters of a script that is written without spaces.
    private mutating func putSpace(before next: UInt16) {
      guard let space else { return }
      let encoded = encodedSpace
      (self.space, encodedSpace) = (nil, [])
      guard start != nil, let last = text.last else { return }
      if spacing == .unwrapped, !encoded.isEmpty { return put(encoded, for: space) }
      let run = file.text[space]
      let isOneSpace = run.count == 1 && run.first == 0x20
      let isWrap = run.contains(where: LineBreak.isLineBreak)
      if isOneSpace
        || spacing == .unwrapped && !isWrap
          && run.allSatisfy(WhiteSpace.isMarkupSpace)
      {
        put(space)
      } else if !(isWrap && WhiteSpace.isUnspaced(last) && WhiteSpace.isUnspaced(next)) {
        put([0x20], for: space)
      }
    }

    private mutating func put(_ range: Range<Int>) {
      guard !range.isEmpty else { return }
      startBlock(at: range.lowerBound)
      let continues = pieces.last.map { $0.whole < 0 && fileEnd == range.lowerBound } ?? false
      if !continues { addPiece(range.lowerBound, whole: Piece.unchanged) }
      text += file.text[range]
      fileEnd = range.upperBound
    }

    private mutating func put(_ units: [UInt16], for range: Range<Int>) {
      guard !units.isEmpty else { return }
      startBlock(at: range.lowerBound)
      addPiece(range.lowerBound, whole: Int32(range.count))
      text += units
      fileEnd = range.upperBound
    }

    private mutating func startBlock(at place: Int) {
      guard start == nil else { return }
      if !blocks.isEmpty {
        addPiece(fileEnd, whole: Int32(max(0, place - fileEnd)))
        text.append(LineBreak.lineFeed)
        fileEnd = max(fileEnd, place)
        // The block's own text is a piece of its own, even next to the separator.
      }
      start = text.count
    }

    private mutating func addPiece(_ place: Int, whole: Int32) {
      pieces.append(Piece(text: Int32(text.count), file: Int32(place), whole: whole))
    }
  }
}

/// White space and the like, as readers see it.
enum WhiteSpace {
  /// What HTML and XML call white space.
  static func isMarkupSpace(_ unit: UInt16) -> Bool {
    unit <= 0x20 && (unit == 0x20 || 0x09...0x0A ~= unit || 0x0C...0x0D ~= unit)
  }

  /// Whether a character is of a script that is written without spaces.
  static func isUnspaced(_ unit: UInt16) -> Bool {
    // CJK symbols and punctuation, kana, fullwidth forms; Han; Thai and Lao.
    0x3000...0x30FF ~= unit || 0xFF00...0xFF65 ~= unit || 0x0E00...0x0EFF ~= unit
      || Script(of: UInt32(unit)) == .han
  }
}
