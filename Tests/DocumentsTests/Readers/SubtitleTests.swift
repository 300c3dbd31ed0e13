import Testing

@testable import Documents

@Suite struct SubtitleTests {
  @Test func cuesOfOneSentenceAreOneUnit() throws {
    let text = """
      1
      00:00:01,000 --> 00:00:02,500
      <i>I went to</i>

      2
      00:00:02,600 --> 00:00:04,000
      {\\an8}the store
      and back.

      3
      00:00:05,000 --> 00:00:06,000
      - Who?
      - You & I.

      """
    for variant in variants(text) {
      let reading = try Reading(.srt, variant)
      #expect(reading.blocks == ["I went to the store and back.", "- Who?", "- You & I."])
      #expect(reading.units == ["1", "3"])
      #expect(reading.documents[0].units.map(\.time) == [1000..<4000, 5000..<6000])
      #expect(reading.documents[0].units.map(\.blocks) == [0..<1, 1..<3])
    }
  }

  @Test func webVTTHasReferencesAndRemarks() throws {
    let reading = try Reading(
      .vtt,
      """
      WEBVTT - title

      NOTE a remark
      of two lines

      STYLE
      ::cue { color: red }

      intro
      00:01.000 --> 00:02.000 align:start
      <v Ann>You &amp; I <00:01.500>came.

      01:00:00.000 --> 01:00:01.000
      End.
      """)
    #expect(reading.blocks == ["You & I came.", "End."])
    #expect(reading.units == ["intro", "01:00:00.000 --> 01:00:01.000"])
  }

  @Test(arguments: [
    (
      InputFormat.srt, "1\n00:00:01 --> 00:00:02\nA",
      "2:1: no time of a cue; write it as 00:00:01,000 --> 00:00:04,000"
    ),
    (.srt, "Text", "1:1: no time of a cue; write it as 00:00:01,000 --> 00:00:04,000"),
    (.vtt, "A", "1:1: no WebVTT; begin the file with the line WEBVTT, or name an SRT file"),
    (
      .vtt, "WEBVTT\n\nx\n00:02.000 --> 00:01.000\nA",
      "4:1: no time of a cue; write it as 00:01.000 --> 00:04.000"
    ),
  ])
  func malformedSubtitlesAreNamedByPlace(format: InputFormat, text: String, expected: String) {
    #expect(BitextTests.failure(format, text) == expected)
  }
}
