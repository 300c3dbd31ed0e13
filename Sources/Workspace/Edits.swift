import Checks
import Documents
import ICU

/// Fixes put into a file's bytes.
struct Edits {
  private let file: SourceFile
  /// In order.
  private var fixes: [Finding.Fix] = []
  /// Fixes that the file's encoding cannot hold.
  private(set) var unwritable: [Finding.Fix] = []
  private var unwritableSpans: Set<Span> = []

  init(_ file: SourceFile) { self.file = file }

  var count: Int { fixes.count }

  /// Takes the fixes that neither overlap nor meet one before them.
  ///
  /// Complexity: n log n in the number of fixes.
  mutating func add(_ candidates: [Finding.Fix]) {
    var taken: [Finding.Fix] = []
    for fix in candidates.sorted(by: { $0.span < $1.span }) {
      // Those that were taken do not meet each other: no more than a neighbour can meet this one.
      let next = fixes.partitioningIndex { $0.span >= fix.span }
      let neighbours = fixes[max(0, next - 1)..<min(next + 1, fixes.count)] + taken.suffix(1)
      guard !neighbours.contains(where: fix.meets) else { continue }
      if bytes(of: fix) != nil {
        taken.append(fix)
      } else if unwritableSpans.insert(fix.span).inserted {
        unwritable.append(fix)
      }
    }
    fixes = (fixes + taken).sorted { $0.span < $1.span }
  }

  /// The file's bytes with the fixes in place, or nil where they do not read as
  /// they should in the file's encoding.
  func applied() -> [UInt8]? {
    var out: [UInt8] = []
    var text: [UInt16] = []
    var (byte, unit) = (0, 0)
    for fix in fixes {
      let range = file.textRange(of: fix.span)
      out += file.bytes[byte..<fix.span.start] + (bytes(of: fix) ?? [])
      text += file.text[unit..<range.lowerBound] + Array(fix.replacement.utf16)
      (byte, unit) = (fix.span.end, range.upperBound)
    }
    out += file.bytes[byte...]
    text += file.text[unit...]
    // In encodings with shift states a piece may read otherwise in its new place.
    let written = try? SourceFile(name: file.name, bytes: out, encoding: file.encoding)
    return written?.text == text ? out : nil
  }

  /// Scalar by scalar, in any encoding that ICU knows.
  private func encoded(_ units: [UInt16]) -> [UInt8]? {
    var bytes: [UInt8]? = []
    forEachScalar(in: units[...]) { _, range in
      let scalar = Encodings.encode(units[range], as: file.encoding)
      bytes = scalar.flatMap { scalar in bytes.map { $0 + scalar } }
    }
    return bytes
  }

  private func bytes(of fix: Finding.Fix) -> [UInt8]? {
    let units = Array(fix.replacement.utf16)
    switch file.encoding {
    case "UTF-8": return Array(fix.replacement.utf8)
    case "UTF-16LE": return units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case "UTF-16BE": return units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    default: return encoded(units)
    }
  }
}

extension Finding.Fix {
  /// Whether two fixes overlap, or stand at the same place so that their order
  /// would matter.
  fileprivate func meets(_ other: Finding.Fix) -> Bool {
    span.start < other.span.end && other.span.start < span.end || span.start == other.span.start
      || span.isEmpty && span.start == other.span.end
      || other.span.isEmpty && other.span.start == span.end
  }
}
