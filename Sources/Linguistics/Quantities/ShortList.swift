/// A list of a few numbers that is kept in place: copied as it is, without an allocation or
/// counted references. One that is full takes no more.
@frozen
public struct ShortList<Element: AdditiveArithmetic & BitwiseCopyable & Sendable>:
  RandomAccessCollection, Equatable, ExpressibleByArrayLiteral, Sendable
{
  /// How many elements a list holds at most.
  @inlinable public static var capacity: Int { 7 }

  @usableFromInline var elements = InlineArray<7, Element>(repeating: .zero)
  @usableFromInline var size: UInt8 = 0

  @inlinable public init() {}

  @inlinable public init(_ element: Element) { append(element) }

  @inlinable public init(arrayLiteral elements: Element...) {
    for element in elements { append(element) }
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { Int(size) }

  @inlinable public var first: Element? { size > 0 ? elements[0] : nil }
  @inlinable public var last: Element? { size > 0 ? elements[endIndex - 1] : nil }

  @inlinable public subscript(index: Int) -> Element {
    precondition(index < endIndex)
    return elements[index]
  }

  @inlinable public mutating func append(_ element: Element) {
    guard endIndex < Self.capacity else { return }
    elements[endIndex] = element
    size += 1
  }

  @inlinable public mutating func append(contentsOf others: Self) {
    for element in others { append(element) }
  }

  /// The list with each element changed.
  @inlinable public func mapped(_ change: (Element) -> Element) -> Self {
    var list = self
    for index in indices { list.elements[index] = change(elements[index]) }
    return list
  }

  @inlinable public static func == (one: Self, other: Self) -> Bool {
    one.elementsEqual(other)
  }
}
