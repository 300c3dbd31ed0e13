#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cicu.h"

// Linux 6.1; older headers lack it.
#ifndef MADV_COLLAPSE
#define MADV_COLLAPSE 25
#endif

enum { HEAP_STEP = 32 << 20, LARGE_PAGE = 2 << 20 };

void tq_prepare_heap(void) {
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
  mallopt(M_TOP_PAD, HEAP_STEP);
  // The heap goes on where a large page begins: to clear one takes less than the faults of fifty
  // small ones.
  uintptr_t heap = (uintptr_t)sbrk(0);
  if (heap % LARGE_PAGE) sbrk((intptr_t)(LARGE_PAGE - heap % LARGE_PAGE));
  // Larger than what the heap has at first, so that it grows. Volatile, or none would be asked for.
  void *volatile block = malloc(256 << 10);
  free(block);
  uintptr_t start = (uintptr_t)block / LARGE_PAGE * LARGE_PAGE;
  uintptr_t end = (uintptr_t)sbrk(0);
  // A system without large pages goes on with small ones. A block elsewhere is none of the heap.
  if (heap > start || start >= end || end - start > 2 * HEAP_STEP) return;
  madvise((void *)start, end - start, MADV_HUGEPAGE);
  // The first one has been written to.
  madvise((void *)start, LARGE_PAGE, MADV_COLLAPSE);
}
