import ICU
import NameTables

/// All renderings of one source name under all schemes of a table, as an
/// acyclic automaton: its states are the places between source letters.
struct NameLattice: Sendable {
  struct Edge: Sendable {
    var next: Int32
    var start: Int32
    var end: Int32
    var schemes: SchemeSet
  }

  /// Letters of all renderings (folded as `NameFolding` does).
  private(set) var units: [UInt16] = []
  /// The edges that consume source letters, by state.
  private(set) var edges: [[Edge]] = []
  /// What may stand before the letters of each state, the last included.
  private(set) var inserts: [[Edge]] = []
  /// All schemes of the table.
  let schemes: SchemeSet

  var length: Int { edges.count }

  /// - Parameter source: lower-case letters after the table's transform.
  /// Complexity: linear in the source, times the records of a letter.
  init(_ source: [UInt16], table: SchemeTable) throws(ICUError) {
    schemes = SchemeSet(count: table.schemes.count)
    let seen = Self.boundariesAsZero(source)
    for position in source.indices {
      edges.append(try letterEdges(at: position, source, seen, table))
      inserts.append(insertEdges(at: position, seen, table))
    }
    inserts.append(insertEdges(at: source.count, seen, table))
  }

  /// The schemes under which `target` (folded) is a rendering.
  ///
  /// Complexity: linear in both lengths, times the edges of a state.
  func schemes(rendering target: [UInt16]) -> SchemeSet {
    let width = target.count + 1
    var reached = [SchemeSet](repeating: [], count: (length + 1) * width)
    reached[0] = schemes
    var result = SchemeSet()
    for state in 0...length {
      for place in 0..<width {
        let here = reached[state * width + place]
        guard !here.isEmpty else { continue }
        for insert in inserts[state] {
          let kept = here.intersection(insert.schemes)
          guard !kept.isEmpty, let between = match(insert, target, at: place) else { continue }
          if state == length {
            if between == target.count { result.formUnion(kept) }
            continue
          }
          for edge in edges[state] {
            let alive = kept.intersection(edge.schemes)
            guard !alive.isEmpty, let end = match(edge, target, at: between) else { continue }
            reached[Int(edge.next) * width + end].formUnion(alive)
          }
        }
      }
    }
    return result
  }

  /// The preferred rendering under one scheme, or nil where it has none.
  func rendering(under scheme: SchemeSet) -> [UInt16]? {
    var result: [UInt16] = []
    var state = 0
    while true {
      guard let insert = inserts[state].first(where: { $0.schemes.contains(scheme) }) else {
        return nil
      }
      result += units[Int(insert.start)..<Int(insert.end)]
      if state == length { return result }
      guard let edge = edges[state].first(where: { $0.schemes.contains(scheme) }) else {
        return nil
      }
      result += units[Int(edge.start)..<Int(edge.end)]
      state = Int(edge.next)
    }
  }

  private func match(_ edge: Edge, _ target: [UInt16], at place: Int) -> Int? {
    let end = place + Int(edge.end - edge.start)
    guard end <= target.count else { return nil }
    var from = Int(edge.start)
    for index in place..<end {
      if units[from] != target[index] { return nil }
      from += 1
    }
    return end
  }

  private mutating func letterEdges(
    at position: Int, _ source: [UInt16], _ seen: [UInt16], _ table: SchemeTable
  ) throws(ICUError) -> [Edge] {
    let fitting = (table.recordRanges[source[position]] ?? 0..<0).lazy
      .map { table.records[$0] }
      .filter { record in
        let end = position + record.letters.count
        return end <= source.count
          && table.letters(of: record).elementsEqual(source[position..<end])
          && Self.fits(record, position..<end, seen, table)
      }
    var chosen: [Edge] = []
    let open = choose(fitting, after: position, table, into: &chosen)
    if !open.isEmpty {
      let start = Int32(units.count)
      units += try NameFolding.fold(source[position...position], language: "root")
      chosen.append(
        Edge(next: Int32(position + 1), start: start, end: Int32(units.count), schemes: open))
    }
    return chosen
  }

  private mutating func insertEdges(
    at position: Int, _ seen: [UInt16], _ table: SchemeTable
  ) -> [Edge] {
    let fitting = table.inserts.lazy.filter {
      Self.fits($0, position..<position, seen, table)
    }
    var chosen: [Edge] = []
    let open = choose(fitting, after: position, table, into: &chosen)
    if !open.isEmpty {
      chosen.append(Edge(next: Int32(position), start: 0, end: 0, schemes: open))
    }
    return chosen
  }

  /// Takes, for every scheme, its records of the highest precedence, and
  /// returns the schemes for which there is none.
  private mutating func choose(
    _ records: some Sequence<SchemeTable.Record>, after position: Int, _ table: SchemeTable,
    into chosen: inout [Edge]
  ) -> SchemeSet {
    var open = schemes
    var taken = SchemeSet()
    var precedence = Int32.max
    for record in records {
      if record.precedence != precedence {
        open.subtract(taken)
        taken = []
        precedence = record.precedence
        if open.isEmpty { break }
      }
      let served = record.schemes.intersection(open)
      guard !served.isEmpty else { continue }
      taken.formUnion(served)
      for rendering in table.renderings[record.renderings] {
        let start = Int32(units.count)
        units += table.units[rendering]
        chosen.append(
          Edge(
            next: Int32(position + record.letters.count), start: start, end: Int32(units.count),
            schemes: served))
      }
    }
    return open.subtracting(taken)
  }

  private static func fits(
    _ record: SchemeTable.Record, _ letters: Range<Int>, _ seen: [UInt16], _ table: SchemeTable
  ) -> Bool {
    var place = letters.lowerBound - record.left.count
    for element in table.elements[record.left] {
      if !holds(element, place, seen, table) { return false }
      place += 1
    }
    place = letters.upperBound
    for element in table.elements[record.right] {
      if !holds(element, place, seen, table) { return false }
      place += 1
    }
    return true
  }

  private static func holds(
    _ element: SchemeTable.ContextElement, _ place: Int, _ seen: [UInt16], _ table: SchemeTable
  ) -> Bool {
    let letter = seen.indices.contains(place) ? seen[place] : 0
    return table.units[table.letterSets[Int(element.set)]].contains(letter) != element.isNegated
  }

  /// Word boundaries as 0: what is neither letter, mark nor apostrophe.
  private static func boundariesAsZero(_ source: [UInt16]) -> [UInt16] {
    source.map { unit in
      NameLetters.isPartOfName(unit) ? unit : 0
    }
  }
}
