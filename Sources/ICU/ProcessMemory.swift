internal import CICU

/// The memory that the process keeps for itself.
public enum ProcessMemory {
  /// Lets what one text leaves free serve the next one: by itself the C library gives blocks of
  /// 128 KB back to the system, which clears each page of them when it is asked for again. From
  /// 4 MB on they go back as before. The first 32 MB come in pages of 2 MB where the system has
  /// them: an article touches some 400 small ones, a table of 1,000 pairs 1,700, and each is a call
  /// of the system. To be called once, before anything is checked.
  public static func prepareHeap() { tq_prepare_heap() }
}
