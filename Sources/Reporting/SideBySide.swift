import Documents
import ICU

extension AlignmentReport {
  /// Both texts in two columns for reading in a terminal of `cells` columns: between them the
  /// shape of each bead, with ? where it is less likely than not, and the moved sentences.
  public func sideBySide(cells: Int) -> String {
    let column = max(12, (cells - 9) / 2)
    var out = ""
    if !alignment.isOfTranslations {
      out += "These texts do not look like translations of each other.\n\n"
    }
    for bead in alignment.beads {
      let left = Self.wrapped(text(of: bead.source, in: source), cells: column)
      let right = Self.wrapped(text(of: bead.target, in: target), cells: column)
      let shape =
        "\(bead.source.count)-\(bead.target.count)\(bead.posterior < 0.5 ? "?" : " ")"
      for line in 0..<max(left.count, right.count) {
        let text = line < left.count ? left[line] : ("", 0)
        out += text.0 + String(repeating: " ", count: column - text.1)
        out += line == 0 ? " │\(shape)│ " : " │    │ "
        out += (line < right.count ? right[line].0 : "") + "\n"
      }
    }
    for move in alignment.moves {
      out += "\nMoved: sentence \(move.source + 1) of the source is sentence"
      out += " \(move.target + 1) of the translation.\n"
    }
    return out
  }

  /// Lines of at most `cells` cells, each with its width; broken after a space where there
  /// is one, else where the line is full.
  static func wrapped(_ text: String, cells: Int) -> [(text: String, width: Int)] {
    let units = Visible.units(Array(text.utf16)[...])
    var lines: [(text: String, width: Int)] = []
    var (start, width) = (0, 0)
    var (space, widthAtSpace) = (-1, 0)
    func end(_ end: Int, _ width: Int) {
      lines.append((String(decoding: units[start..<end], as: UTF16.self), width))
    }
    forEachScalar(in: units[...]) { scalar, range in
      let cell = Characters.cellWidth(scalar)
      if width + cell > cells {
        if scalar == 0x20 {
          end(range.lowerBound, width)
          (start, width, space) = (range.upperBound, 0, -1)
          return
        }
        if space >= start {
          end(space, widthAtSpace)
          (start, width) = (space + 1, width - widthAtSpace - 1)
        } else {
          end(range.lowerBound, width)
          (start, width) = (range.lowerBound, 0)
        }
        space = -1
      }
      if scalar == 0x20 { (space, widthAtSpace) = (range.lowerBound, width) }
      width += cell
    }
    if start < units.count { end(units.count, width) }
    return lines
  }
}
