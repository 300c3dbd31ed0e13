/// Reads a large plain text window by window, so that memory does not grow with the file.
public struct PlainTextStream {
  private var window: FileWindow
  /// Told from the first window when nil.
  private var layout: TextLayout?

  /// Nil where the file is best read as a whole: it begins as UTF-16 does.
  public init?(path: String, layout: TextLayout?) throws(DocumentError) {
    window = try FileWindow(path)
    try window.widen(to: 4)
    guard window.isUTF8(.text) else { return nil }
    self.layout = layout
  }

  /// Bytes from the window's beginning to the end of the file.
  public var remaining: Int { window.remaining }

  /// Whether what was read last reaches the end of the file.
  public private(set) var isAtEnd = false

  /// What the next so many bytes hold; where the file goes on, the last block may be cut.
  public mutating func read(_ count: Int) throws(DocumentError) -> Document {
    try window.widen(to: count)
    isAtEnd = window.isAtEnd && window.count <= count
    let file = try window.text(count)
    let layout = layout ?? PlainText.layout(of: file)
    self.layout = layout
    return PlainText.read(file, layout: layout)
  }

  /// Lets the window begin at a block of what was read last.
  public mutating func move(toBlock block: Int, of document: Document) {
    let start = document.fileRange(of: document.blocks[block]).lowerBound
    window.move(to: document.file.position(at: start))
  }
}
