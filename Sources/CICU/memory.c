#include <malloc.h>

#include "cicu.h"

void tq_keep_freed_blocks(void) {
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
}
