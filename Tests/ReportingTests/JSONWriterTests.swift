import Testing

@testable import Reporting

@Suite struct JSONWriterTests {
  private func json(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func stringsAreEscaped() {
    #expect(
      json { $0.value(nil, "a\"\\\n\t\r\u{1}\u{7F}é😀") }
        == "\"a\\\"\\\\\\n\\t\\r\\u0001\\u007fé😀\"")
  }

  @Test(arguments: [
    (0.97, "0.97"), (1.0, "1"), (0.5, "0.5"), (-1.25, "-1.25"), (0.004, "0"), (0.05, "0.05"),
  ])
  func numbersHaveTwoDecimals(number: Double, text: String) {
    #expect(json { $0.value(nil, number) } == text)
  }

  @Test func containersSeparateTheirMembers() {
    let text = json {
      $0.object {
        $0.value("a", 1)
        $0.array("b") {
          $0.value(nil, true)
          $0.null()
        }
        $0.object("c") { _ in }
      }
    }
    #expect(text == "{\n  \"a\":1,\n  \"b\":[\n    true,\n    null\n  ],\n  \"c\":{}\n}")
  }
}
