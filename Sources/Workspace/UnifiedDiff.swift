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

  private static func edits(
    from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]
  ) -> [Edit] {
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(offset))
    let inserted = Set(difference.insertions.map(offset))
    var edits: [Edit] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      let start = (i, j)
      while removed.contains(i) { i += 1 }
      while inserted.contains(j) { j += 1 }
      if (i, j) != start { edits.append(Edit(old: start.0..<i, new: start.1..<j)) }
      (i, j) = (i + 1, j + 1)
    }
    return edits
  }

  private static func offset<Line>(_ change: CollectionDifference<Line>.Change) -> Int {
    switch change {
    case .remove(let offset, _, _), .insert(let offset, _, _): offset
    }
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
