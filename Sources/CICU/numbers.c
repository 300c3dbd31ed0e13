#include "cicu_numbers.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

// MARK: Lists of strings

typedef struct {
  int32_t text, length, key;
  double value;
} entry;

struct tq_strings {
  UChar *units;
  char *keys;
  entry *entries;
  int32_t unit_count, unit_capacity, key_count, key_capacity, count, capacity;
};

static int grow(void **memory, int32_t *capacity, int32_t needed, size_t size) {
  if (needed <= *capacity) return 1;
  int32_t wanted = needed > 2 * *capacity ? needed + 256 : 2 * *capacity;
  void *moved = realloc(*memory, (size_t)wanted * size);
  if (!moved) return 0;
  *memory = moved;
  *capacity = wanted;
  return 1;
}

static void add(tq_strings *list, const UChar *text, int32_t length, const char *key, double value, UErrorCode *error) {
  int32_t key_length = (int32_t)strlen(key) + 1;
  if (U_FAILURE(*error)) return;
  if (!grow((void **)&list->units, &list->unit_capacity, list->unit_count + length, sizeof(UChar)) ||
      !grow((void **)&list->keys, &list->key_capacity, list->key_count + key_length, 1) ||
      !grow((void **)&list->entries, &list->capacity, list->count + 1, sizeof(entry))) {
    *error = U_MEMORY_ALLOCATION_ERROR;
    return;
  }
  u_memcpy(list->units + list->unit_count, text, length);
  memcpy(list->keys + list->key_count, key, (size_t)key_length);
  list->entries[list->count++] = (entry){list->unit_count, length, list->key_count, value};
  list->unit_count += length;
  list->key_count += key_length;
}

void tq_strings_close(tq_strings *list) {
  free(list->units);
  free(list->keys);
  free(list->entries);
  free(list);
}

int32_t tq_strings_count(const tq_strings *list) { return list->count; }

const uint16_t *tq_strings_text(const tq_strings *list, int32_t index, int32_t *length) {
  *length = list->entries[index].length;
  return (const uint16_t *)list->units + list->entries[index].text;
}

const char *tq_strings_key(const tq_strings *list, int32_t index) {
  return list->keys + list->entries[index].key;
}

double tq_strings_value(const tq_strings *list, int32_t index) { return list->entries[index].value; }

static tq_strings *finish(tq_strings *list, UErrorCode error, int32_t *status) {
  *status = error;
  if (U_SUCCESS(error) || !list) return list;
  tq_strings_close(list);
  return NULL;
}

// MARK: Resource bundles

enum { path_capacity = 256 };

static void collect(tq_strings *list, UResourceBundle *node, const char *path, UErrorCode *error) {
  UErrorCode local = U_ZERO_ERROR;
  UResType type = ures_getType(node);
  if (type == URES_STRING) {
    int32_t length = 0;
    const UChar *text = ures_getString(node, &length, &local);
    if (U_SUCCESS(local)) add(list, text, length, path, 0, error);
  } else if (type == URES_TABLE || type == URES_ARRAY) {
    for (int32_t i = 0, n = ures_getSize(node); i < n; i++) {
      local = U_ZERO_ERROR;
      UResourceBundle *child = ures_getByIndex(node, i, NULL, &local);
      const char *name = U_SUCCESS(local) ? ures_getKey(child) : NULL;
      char below[path_capacity], number[16];
      snprintf(number, sizeof number, "%d", (int)i);
      if (!name) name = number;
      int32_t length = snprintf(below, sizeof below, "%s%s%s", path, path[0] ? "/" : "", name);
      if (U_SUCCESS(local) && length < path_capacity) collect(list, child, below, error);
      ures_close(child);
    }
  }
}

tq_strings *tq_resource_strings(const char *bundle, const char *locale, const char *path, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  tq_strings *list = calloc(1, sizeof *list);
  if (!list) error = U_MEMORY_ALLOCATION_ERROR;
  char package[64], steps[path_capacity];
  snprintf(package, sizeof package, "%s-%s", U_ICUDATA_NAME, bundle);
  snprintf(steps, sizeof steps, "%s", path);
  UResourceBundle *node = ures_open(bundle[0] ? package : NULL, locale, &error);
  // The default locale would answer in another language.
  int found = U_SUCCESS(error) && error != U_USING_DEFAULT_WARNING;
  for (char *rest = steps, *step; found && (step = strsep(&rest, "/"));) {
    UErrorCode local = U_ZERO_ERROR;
    UResourceBundle *child = ures_getByKey(node, step, NULL, &local);
    ures_close(node);
    node = child;
    found = U_SUCCESS(local) && local != U_USING_DEFAULT_WARNING;
  }
  if (found) collect(list, node, "", &error);
  if (node) ures_close(node);
  // A locale without data is no failure.
  if (!found && error != U_MEMORY_ALLOCATION_ERROR) error = U_ZERO_ERROR;
  return finish(list, error, status);
}

// MARK: Spelled-out numbers

static void spell(tq_strings *list, UNumberFormat *format, const UChar *set, int32_t length, const double *values, int32_t count, UErrorCode *error) {
  char name[64];
  UErrorCode local = U_ZERO_ERROR;
  u_strToUTF8(name, sizeof name, NULL, set, length, &local);
  unum_setTextAttribute(format, UNUM_DEFAULT_RULESET, set, length, &local);
  for (int32_t i = 0; i < count && U_SUCCESS(local); i++) {
    UChar text[128];
    int32_t n = unum_formatDouble(format, values[i], text, 128, NULL, &local);
    if (U_SUCCESS(local) && n < 128) add(list, text, n, name, values[i], error);
  }
}

static int is_one_word(UNumberFormat *format, double value) {
  UErrorCode error = U_ZERO_ERROR;
  UChar text[128];
  int32_t length = unum_formatDouble(format, value, text, 128, NULL, &error);
  for (int32_t i = 0; U_SUCCESS(error) && i < length; i++)
    if (text[i] == ' ' || text[i] == '-' || text[i] == 0xA0) return 0;
  return U_SUCCESS(error);
}

tq_strings *tq_spelled_numbers(const char *locale, const double *values, int32_t count, int32_t ordinal_count, const double *compounds, int32_t compound_count, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  tq_strings *list = calloc(1, sizeof *list);
  if (!list) error = U_MEMORY_ALLOCATION_ERROR;
  UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &error);
  // A language without rules of its own gets the root's (digits) or those of the
  // process's default locale.
  const char *actual = U_SUCCESS(error) ? unum_getLocaleByType(format, ULOC_ACTUAL_LOCALE, &error) : "root";
  char given[ULOC_LANG_CAPACITY] = "", got[ULOC_LANG_CAPACITY] = "", fallback[ULOC_LANG_CAPACITY] = "";
  uloc_getLanguage(locale, given, sizeof given, &error);
  uloc_getLanguage(actual ? actual : "root", got, sizeof got, &error);
  uloc_getLanguage(uloc_getDefault(), fallback, sizeof fallback, &error);
  int is_foreign = strcmp(got, given) && !strcmp(got, fallback);
  if (U_FAILURE(error) || is_foreign || !actual || !strcmp(actual, "root")) {
    if (format) unum_close(format);
    return finish(list, U_ZERO_ERROR, status);
  }
  UChar sets[4096];
  if (compound_count && !is_one_word(format, compounds[0])) compound_count = 0;
  int32_t length = unum_getTextAttribute(format, UNUM_PUBLIC_RULESETS, sets, 4096, &error);
  for (int32_t start = 0; U_SUCCESS(error) && start < length;) {
    int32_t end = start;
    while (end < length && sets[end] != ';') end++;
    static const UChar ordinal[] = u"%spellout-ordinal";
    int is_ordinal = end - start >= 17 && !u_memcmp(sets + start, ordinal, 17);
    spell(list, format, sets + start, end - start, values, is_ordinal ? ordinal_count : count, &error);
    if (!is_ordinal) spell(list, format, sets + start, end - start, compounds, compound_count, &error);
    start = end + 1;
  }
  unum_close(format);
  return finish(list, error, status);
}

double tq_numeric_value(uint32_t scalar) {
  double value = u_getNumericValue((UChar32)scalar);
  return value == U_NO_NUMERIC_VALUE ? -1 : value;
}

// MARK: Formatting

static void keep(UErrorCode error, int32_t *status) {
  *status = error == U_BUFFER_OVERFLOW_ERROR ? U_ZERO_ERROR : error;
}

tq_number_format *tq_number_format_open(const char *skeleton, const char *locale, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UChar units[128];
  int32_t length = 0;
  u_strFromUTF8(units, 128, &length, skeleton, -1, &error);
  UNumberFormatter *format = unumf_openForSkeletonAndLocale(units, length, locale, &error);
  keep(error, status);
  return (tq_number_format *)format;
}

void tq_number_format_close(tq_number_format *format) { unumf_close((UNumberFormatter *)format); }

int32_t tq_format_number(const tq_number_format *format, double value, uint16_t *out, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UFormattedNumber *result = unumf_openResult(&error);
  unumf_formatDouble((const UNumberFormatter *)format, value, result, &error);
  int32_t n = unumf_resultToString(result, (UChar *)out, capacity, &error);
  unumf_closeResult(result);
  keep(error, status);
  return n;
}

int32_t tq_format_date(const char *locale, int32_t style, const char *pattern, double time, uint16_t *out, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UChar units[128];
  int32_t length = 0;
  static const UChar utc[] = {'U', 'T', 'C', 0};
  u_strFromUTF8(units, 128, &length, pattern, -1, &error);
  UDateFormatStyle date = length ? UDAT_PATTERN : (UDateFormatStyle)style;
  UDateFormat *format = udat_open(length ? date : UDAT_NONE, date, locale, utc, -1, units, length, &error);
  int32_t n = U_SUCCESS(error) ? udat_format(format, time, (UChar *)out, capacity, NULL, &error) : 0;
  if (format) udat_close(format);
  keep(error, status);
  return n;
}
