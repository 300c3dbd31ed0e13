#include "cicu.h"
#include "cicu_checks.h"
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/uspoof.h>
#include <unicode/utf16.h>

// Categories of ASCII, so that plain text needs no look-up in ICU's tables.
enum { CC = U_CONTROL_CHAR, ZS = U_SPACE_SEPARATOR, PO = U_OTHER_PUNCTUATION, SC = U_CURRENCY_SYMBOL,
       PS = U_START_PUNCTUATION, PE = U_END_PUNCTUATION, SM = U_MATH_SYMBOL, PD = U_DASH_PUNCTUATION,
       ND = U_DECIMAL_DIGIT_NUMBER, LU = U_UPPERCASE_LETTER, LL = U_LOWERCASE_LETTER,
       SK = U_MODIFIER_SYMBOL, PC = U_CONNECTOR_PUNCTUATION };

static const uint8_t ascii[128] = {
  CC, CC, CC, CC, CC, CC, CC, CC, CC, CC, CC, CC, CC, CC, CC, CC,
  CC, CC, CC, CC, CC, CC, CC, CC, CC, CC, CC, CC, CC, CC, CC, CC,
  ZS, PO, PO, PO, SC, PO, PO, PO, PS, PE, PO, SM, PO, PD, PO, PO,
  ND, ND, ND, ND, ND, ND, ND, ND, ND, ND, PO, PO, SM, SM, SM, PO,
  PO, LU, LU, LU, LU, LU, LU, LU, LU, LU, LU, LU, LU, LU, LU, LU,
  LU, LU, LU, LU, LU, LU, LU, LU, LU, LU, LU, PS, PO, PE, SK, PC,
  SK, LL, LL, LL, LL, LL, LL, LL, LL, LL, LL, LL, LL, LL, LL, LL,
  LL, LL, LL, LL, LL, LL, LL, LL, LL, LL, LL, PS, SM, PE, SM, CC,
};

static int is_white(uint16_t unit) {
  if (unit < 0x80) return unit <= 0x20;
  return unit == 0x85 || unit == 0xA0 || (unit >= 0x2000 && unit <= 0x200A) || unit == 0x2028 ||
         unit == 0x2029 || unit == 0x202F || unit == 0x205F || unit == 0x3000;
}

// Whether a unit is a letter without case: kana, a Han character or a syllable of Hangul.
static int is_syllable(uint16_t unit) {
  return (unit >= 0x4E00 && unit <= 0x9FEF) || (unit >= 0x3041 && unit <= 0x3096) ||
         (unit >= 0x30A1 && unit <= 0x30FA) || (unit >= 0xAC00 && unit <= 0xD7A3);
}

int32_t tq_find_signs(const uint16_t *text, int32_t length, uint8_t *categories, int32_t *offsets,
                      uint64_t *present) {
  const uint32_t plain = 1 << LU | 1 << LL | 1 << ND;
  // Whether a character below the limit was met, and its category; alphabets are below.
  enum { LIMIT = 0x530 };
  uint8_t seen[LIMIT] = {0};
  uint8_t known[LIMIT] = {0};
  int32_t i = 0;
  int32_t count = 0;
  while (i < length) {
    // Without a branch for each end of a word, which nothing foretells.
    for (uint16_t unit = text[i]; i + 1 < length && unit < 0x80; i++) {
      uint16_t next = text[i + 1];
      uint8_t category = ascii[unit];
      seen[unit] = 1;
      categories[i] = category;
      offsets[count] = i;
      count += (int32_t)(~plain >> category & 1) & ((unit != 0x20) | is_white(next));
      unit = next;
    }
    int32_t start = i;
    uint16_t unit = text[i];
    if (unit < 0x80) {
      seen[unit] = 1;
      categories[i++] = ascii[unit];
      if (plain >> ascii[unit] & 1) continue;
    } else if (unit < LIMIT) {
      if (!seen[unit]) known[unit] = (uint8_t)tq_category(unit);
      seen[unit] = 1;
      categories[i++] = known[unit];
      // L*, M* and N* are 1 to 11.
      if (known[unit] >= 1 && known[unit] <= 11) continue;
    } else if (is_syllable(unit)) {
      categories[i++] = U_OTHER_LETTER;
      present[unit >> 6] |= (uint64_t)1 << (unit & 63);
      continue;
    } else {
      UChar32 c;
      U16_NEXT(text, i, length, c);
      uint8_t category = (uint8_t)tq_category((uint32_t)c);
      for (int32_t k = start; k < i; k++) {
        categories[k] = category;
        present[text[k] >> 6] |= (uint64_t)1 << (text[k] & 63);
      }
      if (category >= 1 && category <= 11) continue;
    }
    offsets[count++] = start;
  }
  for (int32_t k = 0; k < LIMIT; k++) present[k >> 6] |= (uint64_t)seen[k] << (k & 63);
  return count;
}

int32_t tq_skeleton(const uint16_t *text, int32_t length, uint16_t *out, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  USpoofChecker *checker = uspoof_open(&error);
  int32_t n = uspoof_getSkeleton(checker, 0, (const UChar *)text, length, (UChar *)out, capacity, &error);
  uspoof_close(checker);
  *status = error == U_BUFFER_OVERFLOW_ERROR ? U_ZERO_ERROR : error;
  return n;
}

int32_t tq_encode(const char *encoding, const uint16_t *text, int32_t length, uint8_t *out, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &error);
  if (U_SUCCESS(error)) {
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
  }
  int32_t n = 0;
  if (U_SUCCESS(error)) {
    n = ucnv_fromUChars(converter, (char *)out, capacity, (const UChar *)text, length, &error);
  }
  ucnv_close(converter);
  *status = error;
  return n;
}

int32_t tq_exemplars(const char *locale, uint16_t *out, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  char name[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  uloc_forLanguageTag(locale, name, ULOC_FULLNAME_CAPACITY, &parsed, &error);
  ULocaleData *data = ulocdata_open(name, &error);
  USet *set = ulocdata_getExemplarSet(data, NULL, USET_CASE_INSENSITIVE, ULOCDATA_ES_STANDARD, &error);
  int32_t n = 0;
  for (int32_t item = 0; U_SUCCESS(error) && item < uset_getItemCount(set); item++) {
    UChar32 start = 0, end = 0;
    UChar string[32];
    // 0: a range of characters; the strings among the exemplars are left out.
    if (uset_getItem(set, item, &start, &end, string, 32, &error) != 0) continue;
    for (UChar32 c = start; c <= end; c++) {
      if (U16_LENGTH(c) == 1) {
        if (n < capacity) out[n] = (uint16_t)c;
        n++;
      }
    }
  }
  uset_close(set);
  ulocdata_close(data);
  *status = error;
  return n;
}

const char *tq_script_name(int32_t script) { return uscript_getName((UScriptCode)script); }
