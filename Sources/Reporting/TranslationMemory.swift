extension AlignmentReport {
  /// Translation Memory eXchange, version 1.4b (LISA OSCAR, 2005): the beads with text on
  /// both sides.
  public func translationMemory(version: String) -> String {
    let (from, to) = (source.language.description, target.language.description)
    var out = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4">
        <header creationtool="tqcheck" creationtoolversion="\(version)" segtype="sentence" \
      o-tmf="tqcheck" adminlang="en" srclang="\(from)" datatype="plaintext"/>
        <body>

      """
    for bead in alignment.beads where !bead.source.isEmpty && !bead.target.isEmpty {
      let isSentence = bead.source.count == 1 && bead.target.count == 1
      out += "    <tu segtype=\"\(isSentence ? "sentence" : "block")\">\n"
      out += unit(from, text(of: bead.source, in: source))
      out += unit(to, text(of: bead.target, in: target))
      out += "    </tu>\n"
    }
    return out + "  </body>\n</tmx>\n"
  }

  private func unit(_ language: String, _ text: String) -> String {
    "      <tuv xml:lang=\"\(language)\"><seg>\(Self.escaped(text))</seg></tuv>\n"
  }

  /// Character data of XML 1.0; the controls that it cannot hold are left out.
  private static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": continue
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
