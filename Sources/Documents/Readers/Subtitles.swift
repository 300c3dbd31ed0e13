/// Reads subtitles: SubRip (SRT) and WebVTT. Cues that a sentence runs through are one unit;
/// marks of formats and voices are set aside.
struct SubtitleReader {
  private let file: SourceFile
  private let isWebVTT: Bool
  private var builder: Document.Builder
  private var number = 1
  private var open: Open?

  /// Cues that are read as one, and how long after the last one another may follow.
  private static let mostCues = 8
  private static let longestPause = 2000

  private struct Open {
    var name: String
    var time: Range<Int>
    var place: Range<Int>
    var first: Int
    var cues = 1
  }

  static func read(_ file: SourceFile, format: InputFormat) throws(DocumentError) -> Document {
    var reader = SubtitleReader(file, format)
    try reader.run()
    return reader.builder.finish()
  }

  private init(_ file: SourceFile, _ format: InputFormat) {
    self.file = file
    isWebVTT = format == .vtt
    builder = Document.Builder(file: file, format: format, spacing: .collapsed)
  }

  private mutating func run() throws(DocumentError) {
    if isWebVTT {
      guard file.string(file.lineRange(1)).hasPrefix("WEBVTT") else {
        throw file.malformed(
          at: 0, "no WebVTT", cure: "begin the file with the line WEBVTT, or name an SRT file")
      }
      skipBlock()
    }
    while number <= file.lineCount {
      let line = file.lineRange(number)
      if isBlank(line) {
        number += 1
      } else if isWebVTT, isRemark(file.string(line)) {
        skipBlock()
      } else {
        try readCue()
      }
    }
    endUnit()
  }

  private func isBlank(_ line: Range<Int>) -> Bool {
    file.text[line].allSatisfy(WhiteSpace.isMarkupSpace)
  }

  private func isRemark(_ line: String) -> Bool {
    ["NOTE", "STYLE", "REGION"].contains { line == $0 || line.hasPrefix($0 + " ") }
  }

  private mutating func skipBlock() {
    while number <= file.lineCount, !isBlank(file.lineRange(number)) { number += 1 }
  }

  // MARK: Cues

  private mutating func readCue() throws(DocumentError) {
    var line = file.lineRange(number)
    var name = ""
    if SubtitleTime.range(file.text[line]) == nil, number < file.lineCount {
      name = file.string(line)
      number += 1
      line = file.lineRange(number)
    }
    guard let time = SubtitleTime.range(file.text[line]) else {
      throw file.malformed(
        at: line.lowerBound, "no time of a cue",
        cure: isWebVTT
          ? "write it as 00:01.000 --> 00:04.000" : "write it as 00:00:01,000 --> 00:00:04,000")
    }
    number += 1
    let start = number
    skipBlock()
    guard start < number else { return endUnit() }
    let lines = (start..<number).map { file.lineRange($0) }
    let place = lines[0].lowerBound..<lines[lines.count - 1].upperBound
    begin(name.isEmpty ? file.string(line) : name, time, place)
    for line in lines { addLine(line) }
  }

  /// Goes on with the open unit where the sentence does; else begins one.
  private mutating func begin(_ name: String, _ time: Range<Int>, _ place: Range<Int>) {
    if var unit = open, unit.cues < Self.mostCues, !builder.isAtStart,
      time.lowerBound >= unit.time.lowerBound,
      time.lowerBound - unit.time.upperBound < Self.longestPause,
      !SubtitleText.endsSentence(builder.text[...])
    {
      unit.time = unit.time.lowerBound..<max(unit.time.upperBound, time.upperBound)
      builder.append([0x20], for: unit.place.upperBound..<place.lowerBound)
      unit.place = unit.place.lowerBound..<place.upperBound
      unit.cues += 1
      open = unit
      return
    }
    endUnit()
    builder.open(.prose)
    open = Open(name: name, time: time, place: place, first: builder.blocks.count)
  }

  private mutating func endUnit() {
    guard let unit = open else { return }
    open = nil
    builder.close()
    builder.addUnit(unit.name, from: unit.first, place: unit.place, time: unit.time)
  }

  /// A line that begins with a dash is another speaker's.
  private mutating func addLine(_ line: Range<Int>) {
    let content = file.text[line].drop(while: WhiteSpace.isMarkupSpace)
    if content.first == 0x2D || content.first == 0x2013, content.count > 1 {
      builder.open(.prose)
    } else if !builder.isAtStart {
      let before = line.lowerBound - 1
      builder.append([0x20], for: before..<line.lowerBound)
    }
    addText(line)
  }

  /// Text without `<…>` and `{\…}`.
  private mutating func addText(_ line: Range<Int>) {
    var start = line.lowerBound
    var offset = start
    while offset < line.upperBound {
      guard let end = SubtitleText.markEnd(file.text[offset..<line.upperBound]) else {
        offset += 1
        continue
      }
      addReferences(start..<offset)
      (start, offset) = (end, end)
    }
    addReferences(start..<line.upperBound)
  }

  /// Character references are WebVTT's only.
  private mutating func addReferences(_ range: Range<Int>) {
    guard isWebVTT else { return builder.append(range) }
    try? file.forEachReference(
      in: range, plain: { builder.append($0) }, reference: { builder.append($0, for: $1) })
  }
}

/// What is no prose in a cue.
enum SubtitleText {
  /// The end of the mark that a stretch begins with: a tag, or `{\an8}` and the like.
  static func markEnd(_ text: ArraySlice<UInt16>) -> Int? {
    let next = text.dropFirst().first ?? 0
    switch text.first {
    case 0x3C where next == 0x2F || 0x61...0x7A ~= next | 0x20 || 0x30...0x39 ~= next:
      return text.firstIndex(of: 0x3E).map { $0 + 1 }
    case 0x7B where next == 0x5C:
      return text.firstIndex(of: 0x7D).map { $0 + 1 }
    default: return nil
    }
  }

  /// Whether a text ends as a sentence does, quotation marks and brackets left out.
  static func endsSentence(_ text: ArraySlice<UInt16>) -> Bool {
    let closing: [UInt16] = [0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201D, 0x300D, 0x300F, 0xFF09]
    let last = text.last { !closing.contains($0) } ?? 0
    // Musical notes end lines of songs.
    return PlainText.isTerminal(last) || last == 0x3A || last == 0x266A || last == 0x266B
  }
}

/// The time line of a cue.
enum SubtitleTime {
  /// Milliseconds of `00:00:01,000 --> 00:00:04,000`; hours may be missing, and settings
  /// may follow.
  static func range(_ line: ArraySlice<UInt16>) -> Range<Int>? {
    guard line.count < 400 else { return nil }
    let parts = String(decoding: line, as: UTF16.self).split(separator: " ")
    guard parts.count >= 3, parts[1] == "-->", let start = milliseconds(parts[0]),
      let end = milliseconds(parts[2]), start <= end
    else { return nil }
    return start..<end
  }

  private static func milliseconds(_ time: Substring) -> Int? {
    let fields = time.split(separator: ":", omittingEmptySubsequences: false)
    guard 2...3 ~= fields.count, let last = fields.last else { return nil }
    let seconds = last.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard seconds.count == 2, seconds[1].utf8.count == 3 else { return nil }
    var sum = 0
    for field in fields.dropLast() + [seconds[0]] {
      guard 1...4 ~= field.utf8.count, let value = Int(field), value >= 0 else { return nil }
      sum = sum * 60 + value
    }
    return Int(seconds[1]).map { sum * 1000 + max(0, $0) }
  }
}
