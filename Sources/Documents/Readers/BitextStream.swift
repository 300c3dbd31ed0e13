/// Reads a large bitext piece by piece, so that memory does not grow with the file.
public struct BitextStream {
  private let format: InputFormat
  private let languages: (source: String?, target: String?)
  private let pieceSize: Int
  /// What is in no piece yet.
  private var window: FileWindow
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
    guard format.hasUnitsInTurn else { return nil }
    window = try FileWindow(path)
    guard window.remaining > smallest else { return nil }
    try window.widen(to: pieceSize)
    guard window.isUTF8(format) else { return nil }
    self.format = format
    languages = (source, target)
    self.pieceSize = pieceSize
  }

  /// The next piece, some whole units; nil at the end.
  public mutating func next() throws(DocumentError) -> PairPiece? {
    guard !isDone else { return nil }
    var wanted = pieceSize
    while true {
      try window.widen(to: wanted)
      let file = try window.text()
      guard
        var reader = reader
          ?? format.unitReader(
            file, source: languages.source, target: languages.target)
      else { return nil }
      if self.reader != nil { reader.goOn(in: file) }
      let end = try reader.run(isLast: window.isAtEnd)
      if end == 0, !window.isAtEnd {
        // Not even one unit: try with more.
        wanted = 2 * max(wanted, window.count)
        continue
      }
      window.move(to: file.position(at: end))
      isDone = window.isAtEnd
      self.reader = reader
      let (source, target) = reader.bitext.finish()
      return PairPiece(source: source, target: target, extent: 0..<end)
    }
  }
}
