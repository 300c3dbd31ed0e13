/// The change of a file in unified format (POSIX `diff -u`).
public enum UnifiedDiff {
  private static let context = 3

  /// Empty where nothing changes. Lines end with U+000A.
  public static func of(name: String, from old: [UInt8], to new: [UInt8]) -> [UInt8] {
    let (old, new) = (lines(old), lines(new))
    let changes = hunks(edits(from: old, to: new))
    guard !changes.isEmpty else { return [] }
    var out = Array("--- \(name)\n+++ \(name)\n".utf8)
    for hunk in changes { out += render(hunk, old, new) }
    return out
  }

  /// Lines with what ends them.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      lines.append(rest[...end])
      rest = rest[(end + 1)...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  /// A stretch of old lines and the new lines in their place.
  private struct Edit {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// How many lines ahead equal ones are looked for behind a difference.
  private static let reach = 64

  /// Where lines differ, from the first difference to the next pair of equal lines.
  ///
  /// Complexity: linear, whatever share of the lines differs; in exchange more lines than need be
  /// may be told of where many are added or left out.
  private static func edits(
    from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]
  ) -> [Edit] {
    var edits: [Edit] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, j < new.count, old[i] == new[j] {
        (i, j) = (i + 1, j + 1)
        continue
      }
      let skipped = untilEqual(old[i...].prefix(reach), new[j...].prefix(reach))
      edits.append(Edit(old: i..<i + skipped.old, new: j..<j + skipped.new))
      (i, j) = (i + skipped.old, j + skipped.new)
    }
    return edits
  }

  /// How many lines of either are to be skipped, of both together as few as can be, so that equal
  /// ones follow; all where none do.
  private static func untilEqual(
    _ old: ArraySlice<ArraySlice<UInt8>>, _ new: ArraySlice<ArraySlice<UInt8>>
  ) -> (old: Int, new: Int) {
    for sum in 1..<max(1, old.count + new.count) {
      for skipped in max(0, sum - new.count + 1)..<min(sum + 1, old.count)
      where old[old.startIndex + skipped] == new[new.startIndex + sum - skipped] {
        return (skipped, sum - skipped)
      }
    }
    return (old.count, new.count)
  }

  /// Edits whose context meets, together.
  private static func hunks(_ edits: [Edit]) -> [[Edit]] {
    var hunks: [[Edit]] = []
    for edit in edits {
      if let last = hunks.last?.last, edit.old.lowerBound - last.old.upperBound <= 2 * context {
        hunks[hunks.count - 1].append(edit)
      } else {
        hunks.append([edit])
      }
    }
    return hunks
  }

  private static func render(
    _ hunk: [Edit], _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [UInt8] {
    guard let first = hunk.first, let last = hunk.last else { return [] }
    let before = min(context, first.old.lowerBound)
    let after = min(context, old.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
    let newRange = first.new.lowerBound - before..<last.new.upperBound + after
    var out = Array("@@ -\(label(oldRange)) +\(label(newRange)) @@\n".utf8)
    var line = oldRange.lowerBound
    for edit in hunk {
      for index in line..<edit.old.lowerBound { out += marked(" ", old[index]) }
      for index in edit.old { out += marked("-", old[index]) }
      for index in edit.new { out += marked("+", new[index]) }
      line = edit.old.upperBound
    }
    for index in line..<oldRange.upperBound { out += marked(" ", old[index]) }
    return out
  }

  private static func label(_ range: Range<Int>) -> String {
    let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }

  private static func marked(_ mark: Character, _ line: ArraySlice<UInt8>) -> [UInt8] {
    let end = line.last == 0x0A ? "" : "\n\\ No newline at end of file\n"
    return Array(String(mark).utf8) + line + Array(end.utf8)
  }
}
