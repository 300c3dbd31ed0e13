import Checks
import Documents

/// The table of names, in one of the formats of `tqcheck names`.
public struct NamesReport: Sendable {
  let table: NameTable
  let source: SourceFile
  let target: SourceFile

  public init(_ table: NameTable, source: SourceFile, target: SourceFile) {
    self.table = table
    self.source = source
    self.target = target
  }

  /// A name and its forms a line, its spellings below it.
  public func text() -> String {
    var out = ""
    for entry in table.entries {
      out +=
        "\(entry.forms.joined(separator: ", ")) (\(entry.count)) \(place(entry.place, source))\n"
      for variant in entry.variants {
        out += "  \(variant.spelling) (\(variant.mentions.count)) \(place(variant))"
        let schemes = variant.schemes.joined(separator: ", ")
        out += schemes.isEmpty ? "\n" : ": \(schemes)\n"
      }
    }
    return out
  }

  /// One spelling a line; a name that nothing renders has one line with empty fields.
  public func tabSeparated() -> String {
    var out = "source\tforms\tcount\tplace\tspelling\tschemes\tmentions\tfirst\n"
    for entry in table.entries {
      let head =
        "\(entry.forms[0])\t\(entry.forms.joined(separator: ", "))\t\(entry.count)\t"
        + place(entry.place, source)
      if entry.variants.isEmpty { out += "\(head)\t\t\t0\t\n" }
      for variant in entry.variants {
        out += "\(head)\t\(variant.spelling)\t\(variant.schemes.joined(separator: ", "))\t"
        out += "\(variant.mentions.count)\t\(place(variant))\n"
      }
    }
    return out
  }

  /// `tqcheck-names/1`: an array of names with their spellings.
  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.value("schema", "tqcheck-names/1")
      json.array("names") { json in
        for entry in table.entries { write(entry, to: &json) }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private func write(_ entry: NameTable.Entry, to json: inout JSONWriter) {
    json.object { json in
      json.array("source") { json in
        for form in entry.forms { json.value(nil, form) }
      }
      json.value("count", entry.count)
      write(entry.place, of: source, "first", to: &json)
      json.array("variants") { json in
        for variant in entry.variants {
          json.object { json in
            json.value("spelling", variant.spelling)
            json.array("schemes") { json in
              for scheme in variant.schemes { json.value(nil, scheme) }
            }
            json.value("count", variant.mentions.count)
            write(variant.mentions[0], of: target, "first", to: &json)
          }
        }
      }
    }
  }

  private func write(
    _ span: Span, of file: SourceFile, _ key: String, to json: inout JSONWriter
  ) {
    let position = file.position(at: file.textRange(of: span).lowerBound)
    json.object(key) { json in
      json.value("line", position.line)
      json.value("column", position.column)
    }
  }

  private func place(_ variant: NameTable.Variant) -> String {
    place(variant.mentions[0], target)
  }

  private func place(_ span: Span, _ file: SourceFile) -> String {
    let position = file.position(at: file.textRange(of: span).lowerBound)
    return "\(position.line):\(position.column)"
  }
}
