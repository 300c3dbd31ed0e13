import Testing

@testable import Documents

@Suite struct CatalogueTests {
  @Test func jsonStringsHavePaths() throws {
    for variant in variants(
      "{\"a\": {\"b\": \"x \\u00e9\\uD83D\\uDE00 \\\"y\\\"\", \"c\": [1, \"z\", true]},\n \"@a\": {\"d\": \"n\"}, \"@@locale\": \"de\", \"e\": \"\"}"
    ) {
      let reading = try Reading(.json, variant)
      #expect(reading.blocks == ["x é😀 \"y\"", "z"])
      #expect(reading.units == ["a.b", "a.c[1]", "e"])
      #expect(reading.documents[0].language == "de")
    }
  }

  @Test(arguments: [
    ("{\"a\": }", "1:7: no JSON value; correct the JSON here"),
    ("{\"a\": \"b\",}", "1:11: no name in quotation marks; correct the JSON here"),
    ("{\"a\" \"b\"}", "1:6: no colon behind a name; correct the JSON here"),
    ("{\"a\": \"b\"", "1:10: the JSON ends too early; close what is open"),
    ("{} x", "1:4: text behind the end of the JSON; correct the JSON here"),
    (
      "{\"a\": \"b\nc\"}",
      "1:9: a line end or control character in a string; write \\n, or close the string"
    ),
    ("[\"\\x\"]", "1:3: an escape that means nothing; write the character itself or \\\\"),
    ("[\"\\ud800\"]", "1:3: an escape that means nothing; write the character itself or \\\\"),
    ("", "1:1: the JSON ends too early; close what is open"),
  ])
  func malformedJSONIsNamedByPlace(text: String, expected: String) {
    #expect(BitextTests.failure(.json, text) == expected)
  }

  @Test func depthOfJSONIsBounded() {
    let text = String(repeating: "[", count: 100_000)
    #expect(BitextTests.failure(.json, text).contains("more than 256 collections"))
  }

  @Test func stringTablesHaveKeys() throws {
    for variant in variants("/* c */\n\"a\" = \"x \\\"y\\\" \\U00e9\";\nb = \"\"; // d\n") {
      let reading = try Reading(.strings, variant)
      #expect(reading.blocks == ["x \"y\" é"])
      #expect(reading.units == ["a", "b"])
    }
    #expect(
      BitextTests.failure(.strings, "\"a\" = \"b\"")
        == "1:10: no “;” behind the value; write it as \"key\" = \"value\";")
    #expect(BitextTests.failure(.strings, "/*") == "1:1: a comment that is never closed; write */")
  }

  static let catalogue = """
    {"sourceLanguage": "en", "strings": {
      "Open": {"localizations": {"de": {"stringUnit": {"state": "translated", "value": "Öffnen"}}}},
      "Skip": {"shouldTranslate": false},
      "None": {},
      "%lld files": {"localizations": {
        "en": {"variations": {"plural": {
          "one": {"stringUnit": {"state": "translated", "value": "%lld file"}},
          "other": {"stringUnit": {"state": "translated", "value": "%lld files"}}}}},
        "de": {"variations": {"plural": {
          "one": {"stringUnit": {"state": "translated", "value": "%lld Datei"}},
          "other": {"stringUnit": {"state": "translated", "value": "%lld Dateien"}}}}}}}
    }, "version": "1.0"}
    """

  @Test func stringCataloguesHoldBothTexts() throws {
    let reading = try Reading(.xcstrings, Self.catalogue)
    #expect(reading.blocks == ["Open", "None", "%lld file", "%lld files"])
    #expect(reading.targets == ["Öffnen", "%lld Datei", "%lld Dateien"])
    #expect(
      reading.units == ["Open", "None", "%lld files (plural.one)", "%lld files (plural.other)"])
    #expect(
      BitextTests.failure(.xcstrings, "{}") == "1:1: no “sourceLanguage”; name a string catalogue")
  }
}
