/// A piece of a large pair, read for itself.
public struct PairPiece {
  public var source: Document
  public var target: Document
  /// What of the text of the target's file the piece is.
  public var extent: Range<Int>

  public init(source: Document, target: Document, extent: Range<Int>) {
    self.source = source
    self.target = target
    self.extent = extent
  }
}
