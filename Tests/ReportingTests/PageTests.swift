import Testing

@testable import Checks
@testable import Reporting

@Suite struct PageTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func digestsAreThoseOfTheStandard(message: String, digest: String) {
    let bytes = SHA256.digest(of: Array(message.utf8))
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(digits == digest)
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func base64IsThatOfTheStandard(text: String, encoded: String) {
    #expect(Base64.encoded(Array(text.utf8)) == encoded)
  }

  @Test func dataCannotEndItsElement() {
    let json = "{\"a\":\"</script><!-- & \u{2028}\u{2029}\u{202E}\u{2069}\u{2026}é\"}"
    let safe = String(decoding: PageData.scriptSafe(Array(json.utf8)), as: UTF8.self)
    #expect(
      safe
        == #"{"a":"\u003c/script\u003e\u003c!-- \u0026 \u2028\u2029\u202e\u2069"# + "\u{2026}é\"}")
  }

  private func finding(
    _ severity: Severity, _ mqm: MQMSeverity, _ category: Checks.Category
  ) -> Finding {
    Finding(
      rule: "r", category: category, severity: severity, mqmSeverity: mqm, confidence: 1,
      message: "", help: nil, target: nil, source: [], related: [], fix: nil)
  }

  @Test func profilesWeighDifferently() {
    let findings = [
      finding(.error, .minor, .punctuation), finding(.warning, .minor, .inconsistentTerm),
      finding(.error, .major, .number), finding(.error, .critical, .untranslated),
      finding(.error, .critical, .markup), finding(.error, .neutral, .punctuation),
      finding(.info, .major, .number),
    ]
    let mqm = Score(findings, words: 1000, profile: .mqm)
    #expect(mqm.penalty == 57)
    #expect(mqm.perThousandText == "57.0")
    #expect(mqm.rawQuality == 94.3)
    #expect(mqm.caveat == "automatic, unconfirmed")
    let wmt = Score(findings, words: 400, profile: .wmt)
    #expect(abs(wmt.penalty - 36.1) < 1e-9)
    #expect(wmt.caveat == "automatic, unconfirmed; small sample")
    #expect(Score(findings, words: 0, profile: .mqm).penaltyPer1000Words == 0)
  }
}
