// C shims over ICU4C's regular expressions. Same rules as cicu.h.
#pragma once
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct tq_regex tq_regex;
// The failures of a match that takes too much.
extern const int32_t tq_regex_stack_overflow;
extern const int32_t tq_regex_time_out;
// Where the pattern is wrong, `error_offset` is about how far into it, else -1.
tq_regex *_Nullable tq_regex_open(const uint16_t *pattern, int32_t length, int32_t *error_offset, int32_t *status);
void tq_regex_close(tq_regex *);
int32_t tq_regex_group_count(const tq_regex *);
// The number of a named group, or -1.
int32_t tq_regex_group_number(const tq_regex *, const char *name);
// All matches within each of the regions (pairs of start and end, whose edges
// anchors see as edges of the text), as 2 × (groups + 1) offsets a match, -1 for
// groups that took no part. Returns how many offsets there are; when they exceed
// `capacity`, the call is to be repeated. `expression` itself is not changed, so
// that threads may share it. One match may take about `time_limit` milliseconds, one
// more for each 1,000 units of its region,
// and `stack_limit` bytes, else `status` is a failure.
int32_t tq_regex_matches(const tq_regex *expression, const uint16_t *text, int32_t length, const int32_t *regions, int32_t region_count, int32_t time_limit, int32_t stack_limit, int32_t *out, int32_t capacity, int32_t *status);

#pragma clang assume_nonnull end
