/// A message, a cue, a translation unit: what a file pairs with its translation. It is packed: a
/// catalogue may have more units than words.
public struct Unit: Sendable, Equatable {
  /// Its name in the file: an identifier, a key or a number.
  public let name: String
  private var packedBlocks: Range<Int32>
  private let packedPlace: Range<Int32>
  /// Negative outside subtitles.
  private let packedTime: Range<Int32>
  /// Whether the file calls its translation unfinished.
  public let isDraft: Bool

  /// - Parameters:
  ///   - blocks: of its document; empty where its text is.
  ///   - place: where its text stands or belongs, in units of `file.text`.
  ///   - time: when it is shown, in milliseconds; nil outside subtitles.
  init(
    name: String, blocks: Range<Int>, place: Range<Int>, time: Range<Int>? = nil,
    isDraft: Bool = false
  ) {
    self.name = name
    packedBlocks = Range(packing: blocks)
    packedPlace = Range(packing: place)
    // No film is longer than the 24 days that such a number has.
    packedTime =
      time.map { Int32(clamping: $0.lowerBound)..<Int32(clamping: $0.upperBound) } ?? -1..<0
    self.isDraft = isDraft
  }

  /// Its blocks, as indices into `blocks`; empty where the text is.
  public internal(set) var blocks: Range<Int> {
    get { packedBlocks.unpacked }
    set { packedBlocks = Range(packing: newValue) }
  }

  /// Where its text stands or belongs, in units of `file.text`.
  public var place: Range<Int> { packedPlace.unpacked }

  /// When it is shown, in milliseconds; nil outside subtitles.
  public var time: Range<Int>? {
    packedTime.lowerBound >= 0 ? packedTime.unpacked : nil
  }
}
