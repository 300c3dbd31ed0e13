import Testing

@testable import Documents

/// A text read by a reader, in a form that tests compare.
struct Reading {
  let documents: [Document]

  init(_ format: InputFormat, _ bytes: [UInt8], target: String? = nil) throws {
    let file = try SourceFile(name: "file", bytes: bytes, encoding: format.declaredEncoding(bytes))
    if format.isBitext {
      let both = try format.readBitext(file, target: target)
      documents = [both.source, both.target]
    } else {
      documents = [try format.read(file)]
    }
    for document in documents { Self.verify(document) }
  }

  init(_ format: InputFormat, _ text: String, target: String? = nil) throws {
    try self.init(format, Array(text.utf8), target: target)
  }

  var blocks: [String] { Self.blocks(documents[0]) }
  var targets: [String] { Self.blocks(documents[1]) }
  var units: [String] { documents[0].units.map(\.name) }
  var elements: [String] { Self.elements(documents[0]) }

  /// What stands in the file where an element is.
  var elementSources: [String] {
    documents[0].elements.map { documents[0].file.string($0.range) }
  }

  static func blocks(_ document: Document) -> [String] {
    zip(document.blocks, document.kinds).map { block, kind in
      let text = String(decoding: document.text[block], as: UTF16.self)
      return kind == .prose ? text : "\(kind): \(text)"
    }
  }

  static func elements(_ document: Document) -> [String] {
    document.elements.map { element in
      let value = String(decoding: element.value, as: UTF16.self)
      return value.isEmpty ? "\(element.kind)" : "\(element.kind) \(value)"
    }
  }

  /// Holds every reader to what a document promises: pieces cover the text, unchanged ones
  /// are in the file as they are, and every block maps to a range that stays in the file.
  static func verify(_ document: Document) {
    let file = document.file
    var end = 0
    for (index, piece) in document.pieces.enumerated() {
      let next =
        index + 1 < document.pieces.count
        ? Int(document.pieces[index + 1].text) : document.text.count
      #expect(Int(piece.text) == end, "pieces leave no gap")
      let text = document.text[end..<max(end, next)]
      let start = Int(piece.file)
      if piece.whole < 0 {
        #expect(start + text.count <= file.text.count)
        #expect(file.text[start..<start + text.count].elementsEqual(text))
      } else {
        #expect(start + Int(piece.whole) <= file.text.count)
        let written = file.string(start..<start + Int(piece.whole))
        let shown = String(decoding: text, as: UTF16.self)
        #expect(stands(written, for: shown), "“\(written)” stands for “\(shown)”")
      }
      end = next
    }
    #expect(end == document.text.count)
    var last = 0
    for block in document.blocks {
      #expect(!block.isEmpty && block.lowerBound >= last)
      last = block.upperBound
      let span = document.span(of: block)
      #expect(span.start <= span.end && span.end <= file.bytes.count)
      #expect(file.textRange(of: span) == document.fileRange(of: block))
    }
    for element in document.elements {
      #expect(element.range.upperBound <= file.text.count)
      #expect(0...document.text.count + 1 ~= element.offset)
    }
    for unit in document.units {
      #expect(unit.blocks.upperBound <= document.blocks.count)
      #expect(unit.place.upperBound <= file.text.count)
    }
  }

  /// Whether a piece that maps as a whole is one of the kinds that readers make.
  private static func stands(_ written: String, for shown: String) -> Bool {
    if shown == "\u{FFFC}" { return written.count > 1 }
    // Between blocks, and where lines or cues go on, anything may have been set aside.
    if shown == "\n" || shown == " " { return true }
    if written.hasPrefix("&") { return written.hasSuffix(";") }
    if written.hasPrefix("\\") { return true }
    return written == "\"\"" && shown == "\"" || written.allSatisfy(\.isWhitespace)
  }
}

/// The same text in other line ends and encodings.
func variants(_ text: String) -> [[UInt8]] {
  let crlf = text.replacing("\n", with: "\r\n")
  let little: [UInt8] = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  let big: [UInt8] = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  return [
    Array(text.utf8), Array(crlf.utf8), [0xEF, 0xBB, 0xBF] + Array(crlf.utf8),
    [0xFF, 0xFE] + little, [0xFE, 0xFF] + big,
  ]
}
