/// Values side by side for the inner loops: never copied on writing, and indices are only
/// checked in debug builds.
struct Scratch<Value>: ~Copyable {
  private let values: UnsafeMutablePointer<Value>
  let count: Int

  init(repeating value: Value, count: Int) {
    self.count = count
    values = .allocate(capacity: count)
    values.initialize(repeating: value, count: count)
  }

  /// Values that are all set before they are read.
  init(unset count: Int) where Value: BitwiseCopyable {
    self.count = count
    values = .allocate(capacity: count)
  }

  init(_ array: [Value]) {
    count = array.count
    values = .allocate(capacity: count)
    array.withUnsafeBufferPointer { array in
      if let start = array.baseAddress { values.initialize(from: start, count: array.count) }
    }
  }

  deinit {
    values.deinitialize(count: count)
    values.deallocate()
  }

  subscript(index: Int) -> Value {
    @inline(__always) get {
      assert(0..<count ~= index)
      return values[index]
    }
    @inline(__always) nonmutating _modify {
      assert(0..<count ~= index)
      yield &values[index]
    }
  }

  /// The values as an array.
  var array: [Value] { array(count) }

  /// The first values as an array.
  func array(_ count: Int) -> [Value] {
    assert(0...self.count ~= count)
    return Array(UnsafeBufferPointer(start: values, count: count))
  }

  /// Where the values from an index on are, as long as the values themselves are.
  func pointer(to index: Int) -> UnsafeMutablePointer<Value> {
    assert(0...count ~= index)
    return values + index
  }

  /// Takes over all values of an array.
  func copy(_ array: [Value]) {
    assert(array.count <= count)
    array.withUnsafeBufferPointer { array in
      if let start = array.baseAddress { values.update(from: start, count: array.count) }
    }
  }

  /// Takes over the first values of others.
  func copy(_ others: borrowing Scratch, _ count: Int) {
    assert(count <= min(self.count, others.count))
    values.update(from: others.values, count: count)
  }

  /// Sets some of the values.
  func fill(_ range: Range<Int>, with value: Value) {
    for index in range { values[index] = value }
  }
}

extension Scratch where Value: BitwiseCopyable {
  /// Some values from an index on, as one.
  @inline(__always)
  func load<Values: BitwiseCopyable>(_ index: Int, as type: Values.Type) -> Values {
    assert(index >= 0 && index + MemoryLayout<Values>.size / MemoryLayout<Value>.size <= count)
    return UnsafeRawPointer(values + index).loadUnaligned(as: type)
  }

  @inline(__always)
  func store<Values: BitwiseCopyable>(_ index: Int, _ newValues: Values) {
    assert(index >= 0 && index + MemoryLayout<Values>.size / MemoryLayout<Value>.size <= count)
    UnsafeMutableRawPointer(values + index).storeBytes(of: newValues, as: Values.self)
  }
}
