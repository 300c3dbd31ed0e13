import Linguistics
import YAMLTree

/// The kinds of translation error of `rules/mqm.tsv`.
struct CategoryTable: Sendable {
  private struct Row: Sendable {
    var parent: String
    var category: Category
  }

  private let rows: [String: Row]
  /// In the order of the table.
  private let names: [String]

  init() {
    let fields = TabSeparated.rows("mqm.tsv").filter { $0.count == 4 }
    names = fields.map { $0[0] }
    rows = Dictionary(
      fields.map { ($0[0], Row(parent: $0[1], category: Category(mqm: $0[2], its: $0[3]))) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The category of an MQM-Core mnemonic, or of a finer kind of one.
  func category(_ node: YAMLNode, refining parent: String?) throws(YAMLError) -> Category {
    let name = try node.string()
    if let row = rows[name], row.parent == parent ?? "-" { return row.category }
    let known = names.filter { rows[$0]?.parent == parent ?? "-" }
    let kind = parent.map { "finer kind of “\($0)”" } ?? "MQM-Core kind of error"
    throw YAMLError(
      "“\(name)” is no \(kind)"
        + (known.isEmpty ? "" : "; known are \(known.joined(separator: ", "))")
        + Suggestion.nearest(name, in: known), at: node.place)
  }

  /// An ITS 2.0 `locQualityIssueType`.
  func its(_ node: YAMLNode) throws(YAMLError) -> String {
    let name = try node.string()
    let known = Set(rows.values.map(\.category.its)).union([
      "other", "legal", "internationalization",
    ])
    guard known.contains(name) else {
      throw YAMLError(
        "“\(name)” is no ITS 2.0 type; known are \(known.sorted().joined(separator: ", "))"
          + Suggestion.nearest(name, in: known.sorted()), at: node.place)
    }
    return name
  }
}
