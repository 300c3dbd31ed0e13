#define _GNU_SOURCE
#include <stdbool.h>
#include <string.h>

#include "cicu_spans.h"

// Eight or sixteen units are looked at together: the inner loops have no exit, so that the compiler
// makes vectors of them.

// Moves `i` over eight units at a time while none meets the condition on `unit`, which stands at
// `i + k`. `room` is how many units from `i` on the condition may read.
#define PASS_EIGHTS(room, condition) \
  for (; i + (room) <= length; i += 8) { \
    uint16_t found = 0; \
    for (int32_t k = 0; k < 8; k++) { \
      uint16_t unit = text[i + k]; \
      found |= (uint16_t)(condition); \
    } \
    if (found) break; \
  }

int32_t tq_span_without(const uint16_t *text, int32_t length, uint16_t a, uint16_t b, uint16_t c) {
  int32_t i = 0;
  PASS_EIGHTS(8, (unit == a) | (unit == b) | (unit == c))
  while (i < length && text[i] != a && text[i] != b && text[i] != c) i++;
  return i;
}

int32_t tq_span_within_line(const uint16_t *text, int32_t length) {
  int32_t i = 0;
  PASS_EIGHTS(8, (unit < 0x20) | (unit == 0x85) | ((unit & 0xFFFE) == 0x2028) | ((unit & 0xF800) == 0xD800))
  return i;
}

int32_t tq_span_spaced(const uint16_t *text, int32_t length) {
  int32_t i = 0;
  PASS_EIGHTS(9, (unit < 0x20) | ((unit == 0x20) & (text[i + k + 1] <= 0x20)))
  return i;
}

int32_t tq_span_ascii_without(const uint16_t *text, int32_t length, uint16_t a, uint16_t b) {
  int32_t i = 0;
  PASS_EIGHTS(8, (unit >= 0x80) | (unit == a) | (unit == b))
  return i;
}

int32_t tq_decode_utf8(const uint8_t *bytes, int32_t length, uint16_t *out, int32_t most, int32_t *used) {
  int32_t i = 0;
  int32_t n = 0;
  while (n < most && i < length) {
    uint8_t lead = bytes[i];
    if (lead < 0x80) {
      for (; n + 16 <= most && i + 16 <= length; i += 16, n += 16) {
        uint8_t all = 0;
        for (int32_t k = 0; k < 16; k++) all |= bytes[i + k];
        if (all & 0x80) break;
        for (int32_t k = 0; k < 16; k++) out[n + k] = bytes[i + k];
      }
      while (n < most && i < length && bytes[i] < 0x80) out[n++] = bytes[i++];
    } else if (lead < 0xE0) {
      int32_t pairs = (length - i) / 2, end = n + (pairs < most - n ? pairs : most - n), start = n;
      for (; n < end; i += 2) {
        uint8_t first = bytes[i], second = bytes[i + 1];
        if ((uint8_t)(first - 0xC2) >= 0x1E || (second & 0xC0) != 0x80) break;
        out[n++] = (uint16_t)((first & 0x1F) << 6 | (second & 0x3F));
      }
      if (n == start) break;
    } else {
      if (lead > 0xEF || i + 3 > length) break;
      uint8_t second = bytes[i + 1], third = bytes[i + 2];
      // Behind E0 and ED not every byte may follow (Unicode Standard, table 3-7).
      uint8_t least = lead == 0xE0 ? 0xA0 : 0x80, greatest = lead == 0xED ? 0x9F : 0xBF;
      if (second < least || second > greatest || (third & 0xC0) != 0x80) break;
      out[n++] = (uint16_t)((lead & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F));
      i += 3;
    }
  }
  *used = i;
  return n;
}

// All white space and controls are alike.
static inline uint16_t plain(uint16_t unit) {
  if (unit > 0x20 && unit < 0x85) return unit;
  if (unit > 0xA0 && unit < 0x1680) return unit;
  if (unit <= 0x20 || unit == 0x85 || unit == 0xA0 || unit == 0x1680) return 0x20;
  if (unit < 0x2000 || unit > 0x3000) return unit;
  return unit <= 0x200A || unit == 0x2028 || unit == 0x2029 || unit == 0x202F || unit == 0x205F || unit == 0x3000 ? 0x20 : unit;
}

uint16_t tq_plain(uint16_t unit) { return plain(unit); }

// Multiplicative hashing by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
static inline uint64_t hash(uint64_t run) { return run * 0x9E3779B97F4A7C15u >> 48; }

int32_t tq_run_hash(uint64_t run) { return (int32_t)hash(run); }

struct run_ends {
  const uint64_t *runs;
  const uint64_t *alone;
  uint64_t run;
  int32_t *ends;
  int32_t count;
};

static inline __attribute__((always_inline)) void add_run_end(struct run_ends *found, uint16_t unit, int32_t place, bool may_be_alone) {
  found->run = found->run << 16 | unit;
  uint64_t four = hash(found->run);
  uint64_t two = hash(found->run & 0xFFFFFFFF);
  uint64_t bits = found->runs[four >> 6] >> (four & 63) | found->runs[two >> 6] >> (two & 63);
  if (may_be_alone) bits |= found->alone[unit >> 6] >> (unit & 63);
  found->ends[found->count] = place;
  found->count += (int32_t)(bits & 1);
}

// Four units at a time: where all of them are ASCII without controls, they are plain.
static inline __attribute__((always_inline)) void add_run_ends(struct run_ends *found, const uint16_t *text, int32_t length, bool may_be_alone) {
  const uint64_t all = 0x0001000100010001u;
  int32_t i = 0;
  while (i + 4 <= length) {
    uint64_t four;
    memcpy(&four, text + i, sizeof four);
    int32_t end = i + 4;
    if (!(four & 0xFF80 * all) && !(~(four + 0x60 * all) & 0x80 * all)) {
      for (; i < end; i++) add_run_end(found, text[i], i, may_be_alone);
    } else {
      for (; i < end; i++) add_run_end(found, plain(text[i]), i, may_be_alone);
    }
  }
  for (; i < length; i++) add_run_end(found, plain(text[i]), i, may_be_alone);
}

int32_t tq_run_ends(const uint16_t *text, int32_t length, uint64_t *before, const uint64_t *runs, const uint64_t *alone, int32_t *ends) {
  struct run_ends found = {runs, alone, *before, ends, 0};
  if (alone) {
    add_run_ends(&found, text, length, true);
  } else {
    add_run_ends(&found, text, length, false);
  }
  *before = found.run;
  return found.count;
}

int32_t tq_find_units(const uint16_t *text, int32_t length, const uint16_t *word, int32_t count) {
  const char *start = (const char *)text;
  const char *end = (const char *)(text + length);
  for (const char *place = start; place < end; place++) {
    place = memmem(place, (size_t)(end - place), word, 2 * (size_t)count);
    if (!place) break;
    // The second half of a unit and the first of the next one are no match.
    if ((place - start) % 2 == 0) return (int32_t)((place - start) / 2);
  }
  return -1;
}
