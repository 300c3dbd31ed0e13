/// The prose of one file: its blocks in one UTF-16 text, with the way back to
/// the file.
public struct Document: Sendable {
  /// U+FFFC OBJECT REPLACEMENT CHARACTER: a code span, an image and the like in the prose.
  public static let object: UInt16 = 0xFFFC

  public let file: SourceFile
  /// The blocks' prose, a U+000A between neighbours. What a reader set aside
  /// (line ends of wrapped text, markup) is not in it; where an inline object
  /// such as a code span or an image stands, it has U+FFFC.
  public let text: [UInt16]
  /// The range of each block in `text`: a paragraph, a heading, a list item.
  public let blocks: [Range<Int>]
  /// What each block is, beside `blocks`.
  public let kinds: [BlockKind]
  /// Whether each block is one sentence by the user's word.
  public let isPresegmented: Bool
  /// The format that the file was read as.
  public let format: InputFormat
  /// The language that the file itself names (BCP 47), if it does.
  public let language: String?
  /// Headings, links, code and other structure, by place in the file.
  public let elements: Elements
  /// The units of a bitext, a catalogue or subtitles, in order; empty for an article.
  public let units: [Unit]

  let pieces: [Piece]

  /// A stretch of `text` and where it comes from. Pieces cover the text without gaps.
  struct Piece: Sendable {
    var text: Int32
    var file: Int32
    /// The length in the file of a piece that stands for it as a whole, such as a
    /// character reference; negative where the text stands unchanged in the file.
    var whole: Int32

    static let unchanged: Int32 = -1
  }

  /// The range of `file.text` that a range of `text` covers, from its first
  /// character to its last.
  public func fileRange(of range: Range<Int>) -> Range<Int> {
    let start = fileStart(of: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, fileEnd(of: range.upperBound - 1))
  }

  /// The byte range in the file of a range of `text`.
  public func span(of range: Range<Int>) -> Span {
    file.span(of: fileRange(of: range))
  }

  /// The byte ranges in the file of ranges of `text`, none of which begins before another one
  /// that it follows.
  ///
  /// Complexity: linear in the number of pieces and in those of the ranges.
  public func spans(of ranges: some Sequence<Range<Int>>) -> [Span] {
    var piece = 0
    return ranges.map { range in
      guard !range.isEmpty else { return span(of: range) }
      piece = pieceIndex(of: range.lowerBound, from: piece)
      let last = pieceIndex(of: range.upperBound - 1, from: piece)
      let start = fileStart(of: range.lowerBound, inPiece: piece)
      let end = fileEnd(of: range.upperBound - 1, inPiece: last)
      return file.span(of: start..<max(start, end))
    }
  }

  /// The piece of an offset that is not before a given one.
  private func pieceIndex(of offset: Int, from index: Int) -> Int {
    var index = index
    while index + 1 < pieces.count, pieces[index + 1].text <= offset { index += 1 }
    return index
  }

  /// How a range of `text` stands in the file.
  public enum Standing: Sendable {
    /// Unit for unit as it is.
    case unchanged
    /// Written otherwise (a character reference, an escape, a line end), nothing between.
    case encoded
    /// With markup inside.
    case parted
  }

  /// Complexity: logarithmic in the number of pieces, linear in those of the range.
  public func standing(of range: Range<Int>) -> Standing {
    guard !range.isEmpty else { return .unchanged }
    var standing = Standing.unchanged
    var end: Int?
    for index in pieceIndex(of: range.lowerBound)...pieceIndex(of: range.upperBound - 1) {
      let piece = pieces[index]
      if let end, end != Int(piece.file) { return .parted }
      if piece.whole >= 0 { standing = .encoded }
      end = Int(piece.file) + fileLength(ofPiece: index)
    }
    return standing
  }

  func fileStart(of offset: Int) -> Int {
    guard offset < text.count else {
      return pieces.last.map { Int($0.file) + fileLength(ofPiece: pieces.count - 1) } ?? 0
    }
    return fileStart(of: offset, inPiece: pieceIndex(of: offset))
  }

  private func fileStart(of offset: Int, inPiece index: Int) -> Int {
    let piece = pieces[index]
    return Int(piece.file) + (piece.whole < 0 ? offset - Int(piece.text) : 0)
  }

  func fileEnd(of offset: Int) -> Int {
    fileEnd(of: offset, inPiece: pieceIndex(of: offset))
  }

  private func fileEnd(of offset: Int, inPiece index: Int) -> Int {
    let piece = pieces[index]
    return Int(piece.file) + (piece.whole < 0 ? offset - Int(piece.text) + 1 : Int(piece.whole))
  }

  func pieceIndex(of offset: Int) -> Int {
    pieces.partitioningIndex { Int($0.text) > offset } - 1
  }

  private func fileLength(ofPiece index: Int) -> Int {
    let piece = pieces[index]
    guard piece.whole < 0 else { return Int(piece.whole) }
    return (index + 1 < pieces.count ? Int(pieces[index + 1].text) : text.count) - Int(piece.text)
  }
}

/// What a block of prose is in its document.
public enum BlockKind: UInt8, Sendable {
  case prose, heading, listItem, tableCell, quote
  /// A caption, an alternative text, a title: prose in an attribute.
  case attribute
}
