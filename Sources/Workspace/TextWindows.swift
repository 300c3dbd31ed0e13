import Documents

/// A text of blocks that is read window by window.
protocol TextWindows {
  /// Where the window begins, an offset of its file's text; what stands before its first block
  /// belongs to it.
  var start: Int { get }
  /// How long the text is from the window's beginning on.
  var remaining: Int { get }
  /// Whether what was read last reaches the end of the text.
  var isAtEnd: Bool { get }
  /// What so much of the text holds, from the window's beginning on.
  mutating func read(_ count: Int) throws(DocumentError) -> Document
  /// Lets the window begin at a block of what was read last.
  mutating func move(toBlock block: Int, of document: Document)
}

/// Measured in bytes. What is read is a file of its own.
extension PlainTextStream: TextWindows {
  var start: Int { 0 }
}

/// The windows of a document, measured in bytes of the UTF-16 of its text and of what else the
/// judging of its blocks takes.
struct DocumentWindows: TextWindows {
  private let document: Document
  /// The block that the window begins at.
  private var first = 0
  private(set) var isAtEnd = false

  init(_ document: Document) { self.document = document }

  var start: Int {
    first > 0 ? document.fileRange(of: document.blocks[first - 1]).upperBound : 0
  }

  /// What a block counts besides its text, in bytes: pages that are nearly all markup have blocks
  /// of a word or two.
  static let block = 64

  private var offset: Int {
    first < document.blocks.count ? document.blocks[first].lowerBound : document.text.count
  }

  var remaining: Int { length(to: document.text.count, block: document.blocks.count) }

  private func length(to end: Int, block: Int) -> Int {
    2 * (end - offset) + Self.block * (block - first)
  }

  /// One block at the least.
  mutating func read(_ count: Int) -> Document {
    let blocks = document.blocks
    let next = blocks.indices.partitioningIndex {
      length(to: blocks[$0].upperBound, block: $0 + 1) > count
    }
    let last = min(blocks.count, max(first + 1, next))
    isAtEnd = last == blocks.count
    return document.part(blocks: first..<last)
  }

  mutating func move(toBlock block: Int, of window: Document) { first += block }
}
