// C shims over ICU4C for numbers, dates, units and currencies. Same rules as
// cicu.h: opaque handles, UTF-16 text, ICU's UErrorCode in `status`.
#pragma once
#include <stdint.h>

#pragma clang assume_nonnull begin

// MARK: Lists of strings, each with a key and a value
typedef struct tq_strings tq_strings;
void tq_strings_close(tq_strings *);
int32_t tq_strings_count(const tq_strings *);
const uint16_t *tq_strings_text(const tq_strings *, int32_t index, int32_t *length);
const char *tq_strings_key(const tq_strings *, int32_t index);
double tq_strings_value(const tq_strings *, int32_t index);

// All strings below `path` (keys joined by '/') of a bundle of CLDR data. bundle:
// "" main data, "unit", "curr". The key of a string is its path below `path`.
// Empty where the locale itself has no such data (no fallback to other locales).
tq_strings *_Nullable tq_resource_strings(const char *bundle, const char *locale, const char *path, int32_t *status);
// `values` spelled out by every public rule set of the locale (RBNF). The key is
// the name of the rule set. Ordinals are spelled of the first `ordinal_count`
// only. `compounds` are spelled too where the first of them makes one word.
tq_strings *_Nullable tq_spelled_numbers(const char *locale, const double *values, int32_t count, int32_t ordinal_count, const double *compounds, int32_t compound_count, int32_t *status);

// MARK: Numeric value of a character (UCD Numeric_Value and Unihan), or -1.
double tq_numeric_value(uint32_t scalar);

// MARK: Formatting by a number skeleton and by a date pattern
typedef struct tq_number_format tq_number_format;
tq_number_format *_Nullable tq_number_format_open(const char *skeleton, const char *locale, int32_t *status);
void tq_number_format_close(tq_number_format *);
int32_t tq_format_number(const tq_number_format *, double value, uint16_t *_Nullable out, int32_t capacity, int32_t *status);
// `pattern` by UTS #35; `style` 0 full … 3 short where the pattern is empty. The
// time counts milliseconds since 1970 in UTC.
int32_t tq_format_date(const char *locale, int32_t style, const char *pattern, double time, uint16_t *_Nullable out, int32_t capacity, int32_t *status);

#pragma clang assume_nonnull end
