import Reporting
import Testing

@Suite struct ReportStreamTests {
  @Test func piecesAreTheWhole() {
    let lines = (0..<20_000).map { "line \($0) of a long report\n" }
    let long = Array(String(repeating: "a page ", count: 20_000).utf8)
    var pieces: [[UInt8]] = []
    let stream = ReportStream { pieces.append($0) }
    for line in lines { stream += line }
    stream += long
    stream += Array("end".utf8)
    #expect(pieces.count > 5)
    stream.finish()
    stream.finish()
    #expect(pieces.joined().elementsEqual(Array(lines.joined().utf8) + long + Array("end".utf8)))
    #expect(pieces.allSatisfy { !$0.isEmpty && $0.count <= max(1 << 16 + 64, long.count) })
  }

  @Test func writtenJSONIsHandedOnAsItComes() {
    func write(_ json: inout JSONWriter) {
      json.object {
        $0.array("values") {
          for number in 0..<20_000 { $0.object { $0.value("number", number) } }
        }
      }
    }
    var kept = JSONWriter()
    write(&kept)
    var pieces: [[UInt8]] = []
    let stream = ReportStream { pieces.append($0) }
    var streamed = JSONWriter(to: stream)
    write(&streamed)
    #expect(streamed.bytes.count < 1 << 16)
    stream += streamed.finished()
    stream.finish()
    #expect(pieces.count > 2)
    #expect(pieces.joined().elementsEqual(kept.finished()))
  }
}
