import Documents

/// Turns the paths of a pair into its two documents.
enum DocumentReader {
  /// A bitext is named as both.
  static func read(source: PairCheck.Input, target: PairCheck.Input) throws(DocumentError)
    -> (source: Document, target: Document)
  {
    guard source.path == target.path else { return (try read(source), try read(target)) }
    let (file, format) = try open(target)
    return try format.readBitext(
      file, source: source.language?.description, target: target.language?.description)
  }

  private static func read(_ input: PairCheck.Input) throws(DocumentError) -> Document {
    let (file, format) = try open(input)
    return try format.read(file, layout: input.layout)
  }

  private static func open(_ input: PairCheck.Input) throws(DocumentError)
    -> (SourceFile, InputFormat)
  {
    let format = input.actualFormat
    if let bytes = input.contents {
      let file = try SourceFile(
        name: input.path, bytes: bytes, encoding: input.encoding, format: format)
      return (file, format)
    }
    let file = try SourceFile.read(path: input.path, encoding: input.encoding, format: format)
    return (file, format)
  }
}
