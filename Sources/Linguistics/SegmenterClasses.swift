import ICU
import Rules
import SegmenterTables

/// What a UTF-16 unit is to the sentence segmenter. Raw values from `separator`
/// on make the scan stop.
enum SentenceClass {
  static let other: UInt8 = 0
  static let lower: UInt8 = 1
  static let upper: UInt8 = 2
  /// A letter of a script without case.
  static let letter: UInt8 = 3
  static let digit: UInt8 = 4
  static let space: UInt8 = 5
  /// A combining mark: part of the letter before it.
  static let extend: UInt8 = 6
  /// A comma, colon, semicolon: a sentence goes on at it.
  static let comma: UInt8 = 7
  static let dash: UInt8 = 8
  /// ¿ ¡ and brackets that are not balanced.
  static let opener: UInt8 = 9
  static let closer: UInt8 = 10
  /// A single quotation mark or an apostrophe.
  static let apostrophe: UInt8 = 11
  /// An invisible control, such as a direction mark or a soft hyphen.
  static let format: UInt8 = 12

  static let separator: UInt8 = 16
  /// A full stop that also ends abbreviations and ordinals.
  static let stop: UInt8 = 17
  /// ? ! and the stops that end nothing but sentences.
  static let terminal: UInt8 = 18
  static let ellipsis: UInt8 = 19
  /// 。 and other marks that no space follows.
  static let wide: UInt8 = 20
  static let openBracket: UInt8 = 21
  static let closeBracket: UInt8 = 22
  /// A double quotation mark of any side.
  static let quote: UInt8 = 23
  static let bullet: UInt8 = 24

  /// The class of each UTF-16 unit in a language without facts of its own.
  ///
  /// Source: Sentence_Break and General_Category of ICU's Unicode data.
  static let universal: [UInt8] = {
    var classes: [UInt8] = []
    classes.reserveCapacity(0x10000)
    if let data = Rules.data("segmentation/properties") {
      SentenceProperties.forEachRun(reading: data) { property, category, length in
        classes.append(contentsOf: repeatElement(base(property, category), count: length))
      }
    }
    for (units, value) in exceptions {
      for unit in units.utf16 { classes[Int(unit)] = value }
    }
    return classes
  }()

  /// ICU's `USentenceBreak` and `UCharCategory` numbers.
  private static func base(_ property: UInt8, _ category: GeneralCategory) -> UInt8 {
    switch property {
    case 1: stop
    case 2: bracket(category)
    case 3: format
    case 12: extend
    case 4: lower
    case 5: digit
    case 6: letter
    case 7, 11, 13: separator
    case 8: space
    case 9: terminal
    case 10: upper
    case 14: category.rawValue == 19 ? dash : comma
    default: category.isPunctuation && category.rawValue == 19 ? dash : other
    }
  }

  private static func bracket(_ category: GeneralCategory) -> UInt8 {
    switch category.rawValue {
    case 20: openBracket
    case 21: closeBracket
    default: quote
    }
  }

  /// Where the segmenter needs more than the properties say.
  private static let exceptions: [(String, UInt8)] = [
    ("…‥", ellipsis), ("。｡！？", wide), ("'’‘‚‛`´", apostrophe), ("\u{A0}\u{202F}", space),
    ("¿¡", opener), ("°", letter), ("•◦▪⁃‣●■", bullet), ("„〝", quote), ("〞〟", closer),
    (";،؛፣፤፥፦/№", comma),
  ]
}
