/// Reads a large bitext piece by piece, so that memory does not grow with the file.
public struct BitextStream {
  /// Whole units of the file, one after the other.
  public struct Piece {
    public var source: Document
    public var target: Document
    /// What of the text of the documents' file the piece is; the rest comes again.
    public var extent: Range<Int>
  }

  private let file: OpenFile
  private let name: String
  private let format: InputFormat
  private let languages: (source: String?, target: String?)
  private let pieceSize: Int
  /// The bytes that were read and are in no piece yet.
  private var rest: [UInt8] = []
  /// Where they stand.
  private var origin = Position.start
  private var isAtEnd = false
  private var isDone = false
  private var reader: (any UnitReader)?

  /// Nil where the file is best read as a whole: it is small, not in UTF-8, or of a format whose
  /// units do not follow each other.
  ///
  /// - Parameters:
  ///   - source: the source's language where the file holds several; told when nil.
  ///   - target: the translation's language where the file holds several.
  ///   - smallest: bytes that a file is larger than to be read in pieces.
  ///   - pieceSize: bytes that are read at a time; more where a unit is longer.
  public init?(
    path: String, format: InputFormat, source: String?, target: String?, smallest: Int,
    pieceSize: Int
  ) throws(DocumentError) {
    file = try OpenFile(path)
    guard file.size > smallest else { return nil }
    rest = try file.read(pieceSize)
    let isUTF16 = rest.starts(with: [0xFF, 0xFE]) || rest.starts(with: [0xFE, 0xFF])
    guard !isUTF16, format.declaredEncoding(rest) == nil else { return nil }
    name = path
    self.format = format
    languages = (source, target)
    self.pieceSize = pieceSize
  }

  /// The next piece; nil at the end.
  public mutating func next() throws(DocumentError) -> Piece? {
    guard !isDone else { return nil }
    var wanted = pieceSize
    while true {
      try fill(wanted)
      let bytes = isAtEnd ? rest : Array(rest[..<Self.lastBoundary(in: rest)])
      let file = try SourceFile(name: name, bytes: bytes, encoding: "UTF-8", origin: origin)
      guard
        var reader = reader
          ?? format.unitReader(
            file, source: languages.source, target: languages.target)
      else { return nil }
      if self.reader != nil { reader.goOn(in: file) }
      let end = try reader.run(isLast: isAtEnd)
      if end == 0, !isAtEnd {
        // Not even one unit: try with more.
        wanted = 2 * max(wanted, rest.count)
        continue
      }
      let next = file.position(at: end)
      rest.removeFirst(next.byte - origin.byte)
      origin = next
      isDone = isAtEnd
      self.reader = reader
      let (source, target) = reader.bitext.finish()
      return Piece(source: source, target: target, extent: 0..<end)
    }
  }

  private mutating func fill(_ count: Int) throws(DocumentError) {
    while rest.count < count, !isAtEnd {
      let more = try file.read(count - rest.count)
      isAtEnd = more.isEmpty
      rest += more
    }
  }

  /// The end of the last scalar that is whole, as far as the lead bytes of UTF-8 tell.
  private static func lastBoundary(in bytes: [UInt8]) -> Int {
    let lead = bytes.suffix(4).lastIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
    return lead < bytes.count && bytes[lead] < 0x80 ? bytes.count : lead
  }
}
