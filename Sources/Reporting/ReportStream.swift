/// A report on its way out: handed on in pieces, so that it is never whole in memory,
/// however much there is to tell.
public final class ReportStream {
  /// Bytes from which a piece is handed on.
  static let pieceSize = 1 << 16
  private var piece: [UInt8] = []
  private let take: ([UInt8]) -> Void

  /// - Parameter take: is given each piece; ``finish()`` gives it the last.
  public init(_ take: @escaping ([UInt8]) -> Void) {
    self.take = take
  }

  /// A whole report.
  public static func text(of render: (ReportStream) throws -> Void) rethrows -> String {
    var bytes: [UInt8] = []
    let stream = ReportStream { bytes += $0 }
    try render(stream)
    stream.finish()
    return String(decoding: bytes, as: UTF8.self)
  }

  public static func += (stream: ReportStream, text: String) {
    stream.piece += text.utf8
    stream.handOn(from: pieceSize)
  }

  public static func += (stream: ReportStream, bytes: [UInt8]) {
    if bytes.count < pieceSize {
      stream.piece += bytes
      stream.handOn(from: pieceSize)
    } else {
      stream.finish()
      stream.take(bytes)
    }
  }

  /// Hands on what is left.
  public func finish() {
    handOn(from: 1)
  }

  private func handOn(from size: Int) {
    guard piece.count >= size else { return }
    take(piece)
    piece.removeAll(keepingCapacity: true)
  }
}
