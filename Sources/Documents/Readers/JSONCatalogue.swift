/// Reads a JSON catalogue: each string is a unit, named by its path, such as
/// `menu.file[2].label`. In Flutter's ARB, members whose names begin with `@` are remarks.
enum JSONCatalogueReader {
  static func read(_ file: SourceFile) throws(DocumentError) -> Document {
    var builder = Document.Builder(file: file, format: .json)
    var tokens = JSONTokens(file)
    var path = JSONPath()
    while let token = try tokens.next() {
      let isRemark = path.hasRemark
      let name = try path.take(token, in: file)
      guard case .string(let range) = token, let name else { continue }
      if name == "@@locale" { builder.language = file.string(range) }
      guard !isRemark else { continue }
      let first = builder.blocks.count
      builder.open(.prose)
      try builder.append(range, escapes: .json)
      builder.addUnit(name, from: first, place: range.lowerBound - 1..<range.upperBound + 1)
    }
    return builder.finish()
  }
}

/// Where a value stands in JSON.
struct JSONPath {
  /// Names, and numbers of array elements from 0.
  private enum Step {
    case member(String)
    case element(Int)
  }

  private var steps: [Step] = []

  /// The names of the members from the root on; array elements by their numbers.
  var names: [String] {
    steps.map {
      switch $0 {
      case .member(let name): name
      case .element(let number): String(number)
      }
    }
  }

  /// Whether a member on the way is a remark of ARB.
  var hasRemark: Bool {
    steps.contains { if case .member(let name) = $0 { name.hasPrefix("@") } else { false } }
  }

  var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .member(let name): text += text.isEmpty ? name : "." + name
      case .element(let number): text += "[\(number)]"
      }
    }
  }

  /// Follows a token; the path of a value that is a string.
  mutating func take(_ token: JSONTokens.Token, in file: SourceFile) throws(DocumentError)
    -> String?
  {
    switch token {
    case .openObject: steps.append(.member(""))
    case .openArray: steps.append(.element(0))
    case .closeObject, .closeArray:
      steps.removeLast()
      advance()
    case .key(let range):
      steps[steps.count - 1] = .member(try Escapes.json.string(range, in: file))
    case .string:
      defer { advance() }
      return description
    case .scalar: advance()
    }
    return nil
  }

  private mutating func advance() {
    if case .element(let number)? = steps.last { steps[steps.count - 1] = .element(number + 1) }
  }
}
