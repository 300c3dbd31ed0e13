import Alignment
import Checks
import Documents
import ICU
import YAMLTree

/// Why a check could not be done.
public enum CheckError: Error, CustomStringConvertible {
  case document(DocumentError)
  case icu(ICUError)
  case rule(RuleError)
  case pack(PackError)
  case glossary(GlossaryError)
  case names(NameListError)
  case lexicon(LexiconError)
  case bothStandardInput
  case emptySource(String)
  case settings(YAMLError)
  /// A folder without settings that name pairs.
  case noPairs(folder: String)
  case noMatch(String)
  case unknownRule(String, hint: String)
  case suppression(String, line: Int, column: Int, reason: String)
  case baseline(String, reason: String)
  case git(String)
  case unwritable(String, reason: String)
  case exists(String)

  public var description: String {
    switch self {
    case .document(let error): error.description
    case .icu(let error): error.description
    case .rule(let error): error.description
    case .pack(let error): error.description
    case .glossary(let error): error.description
    case .names(let error): error.description
    case .lexicon(let error): error.description
    case .bothStandardInput: "only one of the two texts can be standard input (-)"
    case .emptySource(let name): "\(name): holds no text to compare the translation with"
    case .settings(let error): error.description
    case .noPairs(let folder):
      "\(folder): no \(Settings.fileName) here or above names pairs; write one by `tqcheck init`,"
        + " or name a source and its translation"
    case .noMatch(let path): "\(path): no pair of the project is there"
    case .unknownRule(let name, let hint): "no rule is called “\(name)”\(hint)"
    case .suppression(let name, let line, let column, let reason):
      "\(name):\(line):\(column): \(reason)"
    case .baseline(let path, let reason): "\(path): \(reason)"
    case .git(let reason): "git: \(reason)"
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    case .exists(let path): "\(path): exists, and is never overwritten; remove it first"
    }
  }
}
