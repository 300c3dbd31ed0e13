/// A way to write the names of one language in the letters of others.
public struct Scheme: Sendable, Hashable {
  public let id: String
  public let name: String
  /// Who publishes it.
  public let authority: String
  /// The standard or book that fixes it.
  public let reference: String
  /// Languages (BCP 47) whose texts use it; `*` for any.
  public let targets: [String]

  /// Whether texts in `language` may be expected to use the scheme.
  public func serves(_ language: String) -> Bool {
    targets.contains("*") || targets.contains(language)
  }
}

/// Some of the schemes of one table: bit n stands for `SchemeTable.schemes[n]`.
public struct SchemeSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  public init(index: Int) { rawValue = 1 << UInt64(index) }

  /// The first `count` schemes of a table, up to 64.
  public init(count: Int) { rawValue = count < 64 ? 1 << UInt64(count) - 1 : .max }

  /// The indices of the members, ascending.
  public var indices: [Int] { (0..<64).filter { rawValue & (1 << UInt64($0)) != 0 } }
}

/// What is wrong with a file of schemes or of learned correspondences, and where.
public struct SchemeError: Error, CustomStringConvertible, Sendable {
  public let path: String
  public let line: Int
  public let problem: String

  public var description: String { "rules/\(path):\(line): \(problem)" }
}
