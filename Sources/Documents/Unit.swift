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
  /// Which form of its message it is, as plurals have them, from 1; 0 where the message has one.
  public let form: UInt8

  /// The form of a message that holds for the most numbers.
  public static let generalForm = UInt8.max

  /// - Parameters:
  ///   - blocks: of its document; empty where its text is.
  ///   - place: where its text stands or belongs, in units of `file.text`.
  ///   - time: when it is shown, in milliseconds; nil outside subtitles.
  ///   - form: which form of its message it is; 0 where the message has one.
  init(
    name: String, blocks: Range<Int>, place: Range<Int>, time: Range<Int>? = nil,
    isDraft: Bool = false, form: UInt8 = 0
  ) {
    self.name = name
    packedBlocks = Range(packing: blocks)
    packedPlace = Range(packing: place)
    // No film is longer than the 24 days that such a number has.
    packedTime =
      time.map { Int32(clamping: $0.lowerBound)..<Int32(clamping: $0.upperBound) } ?? -1..<0
    self.isDraft = isDraft
    self.form = form
  }

  /// Its blocks, as indices into `blocks`; empty where the text is.
  public internal(set) var blocks: Range<Int> {
    get { packedBlocks.unpacked }
    set { packedBlocks = Range(packing: newValue) }
  }

  /// Where its text stands or belongs, in units of `file.text`.
  public var place: Range<Int> { packedPlace.unpacked }

  /// Of a name that ends with the category of a plural (CLDR), such as `files_one`, that of the
  /// general form: `files_other`.
  public var nameOfGeneralForm: String? {
    for category in ["zero", "one", "two", "few", "many"] where name.hasSuffix(category) {
      let message = name.dropLast(category.count)
      return message.last.map { "_.-".contains($0) } ?? false ? message + "other" : nil
    }
    return nil
  }

  /// When it is shown, in milliseconds; nil outside subtitles.
  public var time: Range<Int>? {
    packedTime.lowerBound >= 0 ? packedTime.unpacked : nil
  }
}
