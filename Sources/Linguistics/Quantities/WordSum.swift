/// The running sum of a number in words.
struct WordSum {
  /// What stands before the last scale of a thousand or more, and that scale.
  private var finished = 0.0
  private var lastScale = 0.0
  private var section = 0.0

  init(first: Double) {
    guard first >= 1000 else {
      section = first
      return
    }
    (finished, lastScale) = (first, 1000)
    while first.truncatingRemainder(dividingBy: 10 * lastScale) == 0 { lastScale *= 10 }
  }

  var total: Double { finished + section }

  /// Takes a scale word; false where it does not fit.
  mutating func multiply(by scale: Double) -> Bool {
    if scale >= 1000 {
      guard total > 0, section < scale else { return false }
      if finished < scale {
        finished = total * scale
      } else {
        guard section > 0 else { return false }
        finished += section * scale
      }
      (section, lastScale) = (0, scale)
      return true
    }
    // Two hundred five-ten: the tens of Thai and Vietnamese.
    let units = section.truncatingRemainder(dividingBy: 100)
    if scale == 10, section > 10, units > 0, units < 10 {
      section += 9 * units
      return true
    }
    guard section > 0, section < scale, section < 100 else { return false }
    section *= scale
    return true
  }

  /// Takes a number word; false where it begins another number.
  mutating func add(_ value: Double, isInverted: Bool) -> Bool {
    guard value > 0 else { return false }
    // Three-ten: the teens of Arabic and Hebrew.
    if !isInverted, section >= 3, section < 10, value == 10 {
      section += 10
      return true
    }
    if section == 0, finished > 0, value < lastScale {
      section = value
      return true
    }
    let magnitude: Double = value < 10 ? 10 : value < 100 ? 100 : 1000
    if value < section, value < 1000, section.truncatingRemainder(dividingBy: magnitude) == 0,
      section >= (value < 10 ? 10 : 100)
    {
      // Eleven to nineteen follow hundreds only, units follow tens too.
      section += value
      return true
    }
    // Counting by twenties: soixante-dix, quatre-vingt-onze.
    if section >= 60, section < 100, value >= 10, value < 20,
      section.truncatingRemainder(dividingBy: 20) == 0
    {
      section += value
      return true
    }
    if isInverted, value >= 20, value < 100 {
      let units = section.truncatingRemainder(dividingBy: 100)
      guard units > 0, units < 10 else { return false }
      section += value
      return true
    }
    // “Nineteen eighty-four”, “two thousand” aside.
    if finished == 0, section > 12, section < 21, value >= 10, value < 100 {
      section = section * 100 + value
      return true
    }
    return false
  }
}
