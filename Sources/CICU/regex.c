#include "cicu_regex.h"
#include <unicode/uregex.h>
#include <unicode/utypes.h>

const int32_t tq_regex_stack_overflow = U_REGEX_STACK_OVERFLOW;
const int32_t tq_regex_time_out = U_REGEX_TIME_OUT;

tq_regex *tq_regex_open(const uint16_t *pattern, int32_t length, int32_t *error_offset, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UParseError place = {0};
  URegularExpression *regex = uregex_open((const UChar *)pattern, length, 0, &place, &error);
  *error_offset = U_FAILURE(error) ? place.offset : -1;
  *status = error;
  return (tq_regex *)regex;
}

void tq_regex_close(tq_regex *regex) { uregex_close((URegularExpression *)regex); }

int32_t tq_regex_group_count(const tq_regex *regex) {
  UErrorCode error = U_ZERO_ERROR;
  return uregex_groupCount((URegularExpression *)regex, &error);
}

int32_t tq_regex_group_number(const tq_regex *regex, const char *name) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t number = uregex_groupNumberFromCName((URegularExpression *)regex, name, -1, &error);
  return U_SUCCESS(error) ? number : -1;
}

int32_t tq_regex_matches(const tq_regex *expression, const uint16_t *text, int32_t length, const int32_t *regions, int32_t region_count, int32_t time_limit, int32_t stack_limit, int32_t *out, int32_t capacity, int32_t *status) {
  static const UChar nothing[1] = {0};
  UErrorCode error = U_ZERO_ERROR;
  URegularExpression *regex = uregex_clone((const URegularExpression *)expression, &error);
  uregex_setStackLimit(regex, stack_limit, &error);
  uregex_setText(regex, length ? (const UChar *)text : nothing, length, &error);
  int32_t groups = uregex_groupCount(regex, &error);
  int32_t count = 0;
  for (int32_t region = 0; region < region_count && U_SUCCESS(error); region++) {
    // A pass over a long region takes steps in proportion to it.
    uregex_setTimeLimit(regex, time_limit + (regions[2 * region + 1] - regions[2 * region]) / 200, &error);
    uregex_setRegion(regex, regions[2 * region], regions[2 * region + 1], &error);
    while (U_SUCCESS(error) && uregex_findNext(regex, &error)) {
      for (int32_t group = 0; group <= groups; group++) {
        int32_t start = uregex_start(regex, group, &error);
        int32_t end = uregex_end(regex, group, &error);
        if (count + 2 <= capacity) out[count] = start, out[count + 1] = end;
        count += 2;
      }
    }
  }
  uregex_close(regex);
  *status = error;
  return count;
}
