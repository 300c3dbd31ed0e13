#include "cicu.h"
#include "cicu_checks.h"
#include <string.h>
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

// Eight units, or all bits or none for each.
typedef uint16_t eight __attribute__((vector_size(16)));
typedef uint8_t eight_bytes __attribute__((vector_size(8)));

static inline eight load(const uint16_t *text) {
  eight units;
  memcpy(&units, text, sizeof units);
  return units;
}

static inline eight within(eight units, uint16_t first, uint16_t last) {
  return (eight)(units - first <= (eight){0} + (uint16_t)(last - first));
}

// A bit in the byte of each unit.
static inline uint64_t marks(eight units) {
  eight_bytes bytes = __builtin_convertvector(units & 1, eight_bytes);
  uint64_t bits;
  memcpy(&bits, &bytes, sizeof bits);
  return bits;
}

// The categories of eight units that are digits, spaces or letters of the commonest scripts. Marks
// those that are none, and spaces that white space may follow.
static inline uint64_t plain_categories(eight units, eight next, uint8_t *categories) {
  eight letter = within(units | 0x20, 'a', 'z');
  eight small = (eight)((units & 0x20) == 0x20);
  eight digit = within(units, '0', '9');
  eight space = (eight)(units == 0x20);
  eight category = (letter & LU) + (letter & small & (LL - LU)) + (digit & ND) + (space & ZS);
  eight plain = letter | digit | (space & within(next, 0x21, 0x7F));
  if (marks((eight)(units > 0x7F))) {
    eight lower = (within(units, 0xDF, 0xFF) & (eight)(units != 0xF7)) | within(units, 0x430, 0x45F);
    eight upper = (within(units, 0xC0, 0xDE) & (eight)(units != 0xD7)) | within(units, 0x400, 0x42F);
    // Kana, Han characters and syllables of Hangul.
    eight other = within(units, 0x4E00, 0x9FEF) | within(units, 0x3041, 0x3096) | within(units, 0x30A1, 0x30FA) | within(units, 0xAC00, 0xD7A3);
    category |= (lower & LL) | (upper & LU) | (other & U_OTHER_LETTER);
    plain |= lower | upper | other;
  }
  eight_bytes bytes = __builtin_convertvector(category, eight_bytes);
  memcpy(categories, &bytes, sizeof bytes);
  return marks(~plain);
}

// Alphabets are below.
enum { LIMIT = 0x530 };

typedef struct {
  uint8_t *categories;
  int32_t *offsets;
  int32_t count;
  // The categories of characters of alphabets that were met.
  uint8_t known[LIMIT];
} signs;

// Looks at the character at an offset. Returns the offset behind it.
static int32_t look(const uint16_t *text, int32_t length, int32_t i, signs *found) {
  int32_t start = i;
  uint16_t unit = text[i];
  uint8_t category;
  if (unit < 0x80) {
    category = ascii[unit];
    found->categories[i++] = category;
    if (unit == 0x20 && i < length && !is_white(text[i])) return i;
  } else if (unit < LIMIT) {
    if (!found->known[unit]) found->known[unit] = (uint8_t)tq_category(unit);
    category = found->known[unit];
    found->categories[i++] = category;
  } else {
    UChar32 c;
    U16_NEXT(text, i, length, c);
    category = (uint8_t)tq_category((uint32_t)c);
    for (int32_t k = start; k < i; k++) found->categories[k] = category;
  }
  // L*, M* and N* are 1 to 11.
  if (category < 1 || category > 11) found->offsets[found->count++] = start;
  return i;
}

static void mark(uint64_t *present, const uint16_t *text, int32_t length) {
  for (int32_t k = 0; k < length; k++) present[text[k] >> 6] |= (uint64_t)1 << (text[k] & 63);
}

int32_t tq_find_signs(const uint16_t *text, int32_t length, uint8_t *categories, int32_t *offsets,
                      uint64_t *present) {
  // The characters of alphabets that were met, and a place for those that are none.
  uint8_t seen[LIMIT + 1] = {0};
  signs found = {.categories = categories, .offsets = offsets};
  int32_t i = 0;
  while (i + 8 < length) {
    eight units = load(text + i);
    uint64_t others = plain_categories(units, load(text + i + 1), categories + i);
    eight beyond = (eight)(units >= LIMIT);
    if (marks(beyond)) mark(present, text + i, 8);
    // Without a branch for each end of a word, which nothing foretells.
    eight place = (units & ~beyond) | (beyond & LIMIT);
    for (int32_t k = 0; k < 8; k++) seen[place[k]] = 1;
    int32_t next = i;
    for (; others; others &= others - 1) {
      int32_t offset = i + (__builtin_ctzll(others) >> 3);
      // The second half of a character was looked at with the first.
      if (offset >= next) next = look(text, length, offset, &found);
    }
    i += 8;
    if (next > i) mark(present, text + i++, 1);
  }
  mark(present, text + i, length - i);
  while (i < length) i = look(text, length, i, &found);
  for (int32_t k = 0; k < LIMIT; k++) present[k >> 6] |= (uint64_t)seen[k] << (k & 63);
  return found.count;
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

int8_t tq_script_is_cased(int32_t script) { return uscript_isCased((UScriptCode)script); }

const char *tq_script_name(int32_t script) { return uscript_getName((UScriptCode)script); }
