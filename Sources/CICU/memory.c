#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cicu.h"

enum { HEAP_STEP = 32 << 20, LARGE_PAGE = 2 << 20 };

void tq_prepare_heap(void) {
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
  mallopt(M_TOP_PAD, HEAP_STEP);
  // Larger than what the heap has at first, so that it grows. Volatile, or none would be asked for.
  void *volatile block = malloc(256 << 10);
  free(block);
  // A program that does little stays in small pages: to clear a large one would cost it more.
  uintptr_t start = ((uintptr_t)block + LARGE_PAGE) / LARGE_PAGE * LARGE_PAGE + LARGE_PAGE;
  uintptr_t end = (uintptr_t)sbrk(0);
  // A system without large pages goes on with small ones. A block elsewhere is none of the heap.
  if (block && start < end && end - start <= 2 * HEAP_STEP) madvise((void *)start, end - start, MADV_HUGEPAGE);
}
