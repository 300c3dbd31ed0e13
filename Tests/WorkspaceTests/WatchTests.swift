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
    watch.run {
      rounds += 1
      return ["a"]
    }
    #expect(rounds == 2)
    #expect(looks == 6)
  }

  @Test func aChangeDuringTheWorkIsSeen() {
    var size = 0
    var rounds = 0
    let watch = Watch(
      stamp: { _ in Watch.Stamp(seconds: 0, nanoseconds: 0, size: size) },
      wait: {
        if rounds == 1 { size += 1 }
        return rounds < 3
      })
    watch.run {
      rounds += 1
      // The second round's own reading is overtaken by a change.
      size += 1
      return ["a"]
    }
    #expect(rounds == 3)
  }
}
