/// The part of a file that was read and is still needed: a window that moves on over the file.
struct FileWindow {
  let name: String
  private let file: OpenFile
  private var bytes: [UInt8] = []
  /// Where the window begins.
  private(set) var origin = Position.start
  /// Whether nothing of the file is behind the window.
  private(set) var isAtEnd = false

  init(_ path: String) throws(DocumentError) {
    name = path
    file = try OpenFile(path)
  }

  /// The bytes of the file from the window's beginning on.
  var remaining: Int { file.size - origin.byte }
  /// The bytes of the window.
  var count: Int { bytes.count }

  /// What the file says of its encoding by its first bytes; the window begins there.
  func isUTF8(_ format: InputFormat) -> Bool {
    !bytes.starts(with: [0xFF, 0xFE]) && !bytes.starts(with: [0xFE, 0xFF])
      && format.declaredEncoding(bytes) == nil
  }

  /// Widens the window to so many bytes, fewer where the file ends.
  mutating func widen(to count: Int) throws(DocumentError) {
    while bytes.count < count, !isAtEnd {
      let more = try file.read(count - bytes.count)
      isAtEnd = more.isEmpty
      bytes += more
    }
  }

  /// The text of the window, or of its first `count` bytes, without a character that is not
  /// there as a whole.
  func text(_ count: Int = .max) throws(DocumentError) -> SourceFile {
    let part = bytes.prefix(count)
    let whole = isAtEnd && part.count == bytes.count ? part : part[..<Self.lastBoundary(in: part)]
    return try SourceFile(name: name, bytes: Array(whole), encoding: "UTF-8", origin: origin)
  }

  /// Lets go of what stands before a place in the window.
  mutating func move(to place: Position) {
    bytes.removeFirst(place.byte - origin.byte)
    origin = place
  }

  /// The end of the last scalar that is whole, as far as the lead bytes of UTF-8 tell.
  private static func lastBoundary(in bytes: ArraySlice<UInt8>) -> Int {
    let lead = bytes.suffix(4).lastIndex { $0 & 0xC0 != 0x80 } ?? bytes.endIndex
    return lead < bytes.endIndex && bytes[lead] < 0x80 ? bytes.endIndex : lead
  }
}
