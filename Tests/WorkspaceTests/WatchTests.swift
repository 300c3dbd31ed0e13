import Testing

@testable import Workspace

@Suite struct WatchTests {
  @Test func aChangeIsSeenOnce() {
    var size = 1
    var looks = 0
    var rounds = 0
    let watch = Watch(
      stamp: { _ in Watch.Stamp(seconds: 0, nanoseconds: 0, size: size) },
      wait: {
        looks += 1
        if looks == 3 { size = 2 }
        return looks < 6
      })
    watch.run { name in
      name(["a"])
      rounds += 1
    }
    #expect(rounds == 2)
    #expect(looks == 6)
  }

  @Test func aChangeDuringTheWorkIsSeen() {
    var size = 0
    var rounds = 0
    let watch = Watch(
      stamp: { _ in Watch.Stamp(seconds: 0, nanoseconds: 0, size: size) },
      wait: { rounds < 3 })
    watch.run { name in
      name(["a"])
      rounds += 1
      // The first and the second round's own readings are overtaken by a change.
      if rounds < 3 { size += 1 }
    }
    #expect(rounds == 3)
  }

  @Test func aFileStaysWatchedWhenARoundFails() {
    var size = 0
    var rounds = 0
    var looks = 0
    let watch = Watch(
      stamp: { $0 == "settings" ? Watch.Stamp(seconds: 0, nanoseconds: 0, size: size) : nil },
      wait: {
        size += 1
        looks += 1
        return looks < 4
      })
    watch.run { name in
      name(rounds == 0 ? ["text", "settings"] : ["text"])
      rounds += 1
    }
    #expect(rounds == 4)
  }
}
