/// The structure of a document, in the order of the file. It is packed: a page that is nearly all
/// markup has more elements than words.
public struct Elements: RandomAccessCollection, Sendable {
  private struct Record: Sendable {
    var kind: Element.Kind
    var range: Range<Int32>
    var offset: Int32
    /// Where the value stands in `values`.
    var value: Range<Int32>
  }

  private var records: [Record] = []
  private var values: [UInt16] = []

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.count }

  public subscript(index: Int) -> Element {
    let record = records[index]
    return Element(
      kind: record.kind, range: record.range.unpacked, offset: Int(record.offset),
      value: values[record.value.unpacked])
  }

  mutating func append(_ element: Element) {
    let start = Int32(values.count)
    values += element.value
    records.append(
      Record(
        kind: element.kind, range: Range(packing: element.range), offset: Int32(element.offset),
        value: start..<Int32(values.count)))
  }

  mutating func sort() { records.sort { $0.range.lowerBound < $1.range.lowerBound } }

  /// Whether one of a kind stands at a place of the prose. Complexity: logarithmic.
  public func has(_ kind: Element.Kind, at places: ClosedRange<Int>) -> Bool {
    let first = records.partitioningIndex { Int($0.offset) >= places.lowerBound }
    return records[first...].prefix { Int($0.offset) <= places.upperBound }.contains {
      $0.kind == kind
    }
  }

  /// Those whose place in the prose has another, with that.
  func moved(_ place: (Int) -> Int?) -> Elements {
    var moved = Elements()
    for index in records.indices {
      guard let offset = place(Int(records[index].offset)) else { continue }
      var element = self[index]
      element.offset = offset
      moved.append(element)
    }
    return moved
  }
}

/// A piece of structure that a translation keeps.
public struct Element: Sendable, Equatable {
  public enum Kind: Sendable, Hashable {
    case heading(level: Int)
    case list(items: Int)
    case link, image, codeSpan, codeBlock
    /// An inline tag that is set aside from the prose.
    case tag
  }

  public var kind: Kind
  /// Where it stands in the file, in units of `file.text`.
  public var range: Range<Int>
  /// Where it stands in the prose, an offset of `text`.
  public var offset: Int
  /// What is compared: a destination, the code, a tag's name; empty where there is none.
  public var value: ArraySlice<UInt16> = []
}
