import ICU
import Linguistics
import NameTables

/// What a project wants of names.
public struct NameSettings: Sendable {
  /// The id of the romanisation scheme that the translation is to follow, such as
  /// `bgn-pcgn`; nil for any.
  public var scheme: String?
  /// The project's own spellings.
  public var list: NameList

  public init(scheme: String? = nil, list: NameList = NameList()) {
    self.scheme = scheme
    self.list = list
  }
}

/// A project's own spellings of names, from a table of tab-separated values: the
/// source's name, the spelling to use, and any further ones that are admitted.
/// Lines that begin with `#` are comments.
public struct NameList: Sendable {
  /// By the folded word of the source, the words that may render it, as written.
  private var spellings: [[UInt16]: [String]] = [:]

  public init() {}

  /// - Parameter file: the table's name, for error messages.
  public init(_ text: String, file: String) throws(NameListError) {
    var number = 0
    for row in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      guard !row.isEmpty, row.first != "#" else { continue }
      let fields = row.split(separator: "\t").map { $0.split(separator: " ").map(String.init) }
      guard fields.count > 1 else {
        throw NameListError(file: file, line: number, problem: "no tab between name and spelling")
      }
      guard fields.allSatisfy({ $0.count == fields[0].count }) else {
        throw NameListError(
          file: file, line: number, problem: "name and spelling have different numbers of words")
      }
      for (index, word) in fields[0].enumerated() {
        let key = Self.folded(word)
        for spelling in fields.dropFirst()
        where !spellings[key, default: []].contains(spelling[index]) {
          spellings[key, default: []].append(spelling[index])
        }
      }
    }
  }

  public var isEmpty: Bool { spellings.isEmpty }

  /// The spellings of a word of the source (folded), the preferred one first; nil
  /// where the list does not have it.
  func spellings(of word: [UInt16]) -> [String]? { spellings[word] }

  static func folded(_ word: String) -> [UInt16] {
    let units = Array(word.utf16)
    return (try? NameFolding.fold(units[...], language: "und")) ?? units
  }
}

/// What is wrong with a list of names, and where.
public struct NameListError: Error, CustomStringConvertible, Sendable {
  public let file: String
  public let line: Int
  public let problem: String

  public var description: String { "\(file):\(line): \(problem)" }
}

extension Sequence<UInt16> {
  /// A decomposed word without the marks of the block U+0300…U+036F.
  var withoutMarks: [UInt16] { filter { !(0x300...0x36F ~= $0) } }
}
