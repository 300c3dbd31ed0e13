import TestSupport
import Testing

/// What `tqcheck names` prints of a pair, in each format.
@Suite struct NamesCommandTests {
  @Test(arguments: [
    (
      "text",
      """
      Rosenblum (2) 1:7
        Rosenblum (2) 1:9
      Kowalczyk (2) 2:12
        Kowalczyk (1) 2:20
        Kowaltschyk (1) 3:23

      """
    ),
    (
      "tsv",
      """
      source\tforms\tcount\tplace\tspelling\tschemes\tmentions\tfirst
      Rosenblum\tRosenblum\t2\t1:7\tRosenblum\t\t2\t1:9
      Kowalczyk\tKowalczyk\t2\t2:12\tKowalczyk\t\t1\t2:20
      Kowalczyk\tKowalczyk\t2\t2:12\tKowaltschyk\t\t1\t3:23

      """
    ),
    (
      "json",
      """
      {
        "schema":"tqcheck-names/1",
        "names":[
          {
            "source":["Rosenblum"],
            "count":2,
            "first":{"line":1,"column":7},
            "variants":[{"spelling":"Rosenblum","schemes":[],"count":2,"first":{"line":1,"column":9}}]
          },
          {
            "source":["Kowalczyk"],
            "count":2,
            "first":{"line":2,"column":12},
            "variants":[{"spelling":"Kowalczyk","schemes":[],"count":1,"first":{"line":2,"column":20}},{"spelling":"Kowaltschyk","schemes":[],"count":1,"first":{"line":3,"column":23}}]
          }
        ]
      }

      """
    ),
  ])
  func printsNames(format: String, expected: String) throws {
    let program = try Program()
    defer { program.cleanUp() }
    try program.write(
      """
      Judge Rosenblum opened the hearing.
      The mayor, Kowalczyk, was heard first.
      Later Rosenblum thanked Kowalczyk.
      """, to: "en.txt")
    try program.write(
      """
      Richter Rosenblum eröffnete die Anhörung.
      Der Bürgermeister, Kowalczyk, wurde zuerst gehört.
      Dann dankte Rosenblum Kowaltschyk.
      """, to: "de.txt")
    let output = try program.run([
      "names", "--source-language", "en", "--target-language", "de", "--format", format, "en.txt",
      "de.txt",
    ])
    #expect(output.out == expected)
    #expect(output.error.isEmpty)
  }
}
