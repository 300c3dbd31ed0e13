/// The prose of one file: its blocks in one UTF-16 text, with the way back to
/// the file.
public struct Document: Sendable {
  public let file: SourceFile
  /// The blocks' prose, a U+000A between neighbours. What a reader set aside
  /// (line ends of wrapped text, markup) is not in it.
  public let text: [UInt16]
  /// The range of each block in `text`: a paragraph, a heading, a list item.
  public let blocks: [Range<Int>]
  /// Whether each block is one sentence by the user's word.
  public let isPresegmented: Bool

  private let pieces: [Piece]

  /// A stretch of `text` that stands unchanged in the file.
  struct Piece: Sendable {
    var text: Int32
    var file: Int32
  }

  /// The range of `file.text` that a range of `text` covers, from its first
  /// character to its last.
  public func fileRange(of range: Range<Int>) -> Range<Int> {
    let start = fileOffset(of: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, fileOffset(of: range.upperBound - 1) + 1)
  }

  /// The byte range in the file of a range of `text`.
  public func span(of range: Range<Int>) -> Span {
    file.span(of: fileRange(of: range))
  }

  private func fileOffset(of offset: Int) -> Int {
    let next = pieces.partitioningIndex { Int($0.text) > offset }
    guard next > 0 else { return 0 }
    let piece = pieces[next - 1]
    return min(Int(piece.file) + offset - Int(piece.text), file.text.count)
  }

  /// Collects blocks piece by piece.
  struct Builder {
    let file: SourceFile
    private var text: [UInt16] = []
    private var blocks: [Range<Int>] = []
    private var pieces: [Piece] = []

    init(file: SourceFile) {
      self.file = file
      text.reserveCapacity(file.text.count)
    }

    /// Adds a block made of ranges of the file's text, with `separator` between them.
    mutating func addBlock(_ ranges: [Range<Int>], separator: (Range<Int>, Range<Int>) -> [UInt16])
    {
      if !blocks.isEmpty { text.append(LineBreak.lineFeed) }
      let start = text.count
      var previous: Range<Int>?
      for range in ranges {
        if let previous { text += separator(previous, range) }
        pieces.append(Piece(text: Int32(text.count), file: Int32(range.lowerBound)))
        text += file.text[range]
        previous = range
      }
      blocks.append(start..<text.count)
    }

    func finish(isPresegmented: Bool) -> Document {
      Document(
        file: file, text: text, blocks: blocks, isPresegmented: isPresegmented, pieces: pieces)
    }
  }
}
