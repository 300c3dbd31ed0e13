import Documents

/// Turns the paths of a pair into its two documents.
enum DocumentReader {
  static func read(source: PairCheck.Input, target: PairCheck.Input) throws(DocumentError)
    -> (source: Document, target: Document)
  {
    (try read(source), try read(target))
  }

  private static func read(_ input: PairCheck.Input) throws(DocumentError) -> Document {
    let format = input.format ?? InputFormat(path: input.path)
    let file = try SourceFile.read(path: input.path, encoding: input.encoding, format: format)
    return try format.read(file, layout: input.layout)
  }
}
