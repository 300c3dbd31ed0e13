/// One value of a YAML file, and where it stands.
///
/// Every scalar is the string that was written: `no` is Norwegian and `1:30` a
/// time, not a Boolean and a number as YAML 1.1 would have it. What a scalar
/// means is said by whoever reads it.
public struct YAMLNode: Sendable, Equatable {
  public enum Value: Sendable, Equatable {
    case scalar(String)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  /// A key with its value.
  public struct Entry: Sendable, Equatable {
    public var key: String
    public var keyPlace: YAMLPlace
    public var value: YAMLNode

    public init(key: String, keyPlace: YAMLPlace, value: YAMLNode) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  public var value: Value
  public var place: YAMLPlace

  public init(_ value: Value, place: YAMLPlace) {
    self.value = value
    self.place = place
  }
}

/// A place in a YAML file; line and column (in Unicode scalars) count from 1.
public struct YAMLPlace: Sendable, Equatable {
  public var file: String
  public var line: Int
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// What is wrong in a YAML file, where, and the cure.
public struct YAMLError: Error, Equatable, CustomStringConvertible {
  public var place: YAMLPlace
  public var message: String

  public init(_ message: String, at place: YAMLPlace) {
    self.message = message
    self.place = place
  }

  public var description: String {
    "\(place.file):\(place.line):\(place.column): \(message)"
  }
}
