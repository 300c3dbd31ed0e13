import ICU

/// A run of `*`, `_` or `~` that may open or close emphasis (CommonMark, section 6.2).
struct MarkdownDelimiter {
  let unit: UInt16
  let count: Int
  let canOpen: Bool
  let canClose: Bool
  /// How many of its signs, counted from the left, close something.
  private(set) var closed = 0
  /// How many of its signs, counted from the right, open something.
  private(set) var opened = 0

  /// Whether it is in a link, which ended without a partner for it.
  private var isLeftOver = false

  private var remaining: Int { isLeftOver ? 0 : count - closed - opened }

  /// Nil where the run can neither open nor close.
  init?(unit: UInt16, count: Int, before: UInt16, after: UInt16) {
    let (spaceBefore, spaceAfter) = (Self.isSpace(before), Self.isSpace(after))
    let (signBefore, signAfter) = (Self.isPunctuation(before), Self.isPunctuation(after))
    let isLeft = !spaceAfter && (!signAfter || spaceBefore || signBefore)
    let isRight = !spaceBefore && (!signBefore || spaceAfter || signAfter)
    let isUnderscore = unit == 0x5F
    canOpen = isLeft && (!isUnderscore || !isRight || signBefore)
    canClose = isRight && (!isUnderscore || !isLeft || signAfter)
    guard canOpen || canClose, unit != 0x7E || count <= 2 else { return nil }
    self.unit = unit
    self.count = count
  }

  private static func isSpace(_ unit: UInt16) -> Bool {
    WhiteSpace.isMarkupSpace(unit)
      || unit >= 0x80 && GeneralCategory(of: UInt32(unit)).isSeparator
  }

  private static func isPunctuation(_ unit: UInt16) -> Bool {
    guard unit >= 0x80 else { return MarkdownInlines.isASCIIPunctuation(unit) }
    let category = GeneralCategory(of: UInt32(unit))
    return category.isPunctuation || category.isSymbol
  }

  /// Finds which signs of the runs from `bottom` on open and close emphasis.
  static func match(_ runs: inout [MarkdownDelimiter], from bottom: Int) {
    /// Runs that may still open something.
    var open: [Int] = []
    /// Below which run no opener is for a closer of a kind.
    var floors: [Int: Int] = [:]
    for closer in runs.indices.dropFirst(bottom) {
      while runs[closer].canClose, runs[closer].remaining > 0 {
        let key =
          Int(runs[closer].unit) * 6 + (runs[closer].canOpen ? 3 : 0) + runs[closer].count % 3
        let floor = floors[key] ?? bottom
        let place = open.lastIndex { $0 < floor || runs[$0].opens(runs[closer]) }
        guard let place, open[place] >= floor else {
          floors[key] = closer
          break
        }
        let opener = open[place]
        let used = min(2, runs[opener].remaining, runs[closer].remaining)
        runs[opener].opened += used
        runs[closer].closed += used
        open.removeSubrange((runs[opener].remaining > 0 ? place + 1 : place)...)
      }
      if runs[closer].canOpen, runs[closer].remaining > 0 { open.append(closer) }
    }
  }

  /// Leaves the runs from `bottom` on out of what comes.
  static func leaveOver(_ runs: inout [MarkdownDelimiter], from bottom: Int) {
    for index in runs.indices.dropFirst(bottom) { runs[index].isLeftOver = true }
  }

  private func opens(_ closer: MarkdownDelimiter) -> Bool {
    guard unit == closer.unit, remaining > 0 else { return false }
    if unit == 0x7E { return count == closer.count }
    return !(canClose || closer.canOpen) || (count + closer.count) % 3 != 0
      || count % 3 == 0 && closer.count % 3 == 0
  }
}
