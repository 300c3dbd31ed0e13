internal import CICU

/// The memory that the process keeps for itself.
public enum ProcessMemory {
  /// Lets what one text leaves free serve the next one: by itself the C library gives blocks of
  /// 128 KB back to the system, which clears each page of them when it is asked for again. From
  /// 4 MB on they go back as before. To be called once, before anything is checked.
  public static func keepFreedBlocks() { tq_keep_freed_blocks() }
}
