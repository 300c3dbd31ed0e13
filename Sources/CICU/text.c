#include "cicu.h"
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uclean.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>
#include <unicode/utf16.h>

#define U16(p) ((const UChar *)(p))
#define OUT16(p) ((UChar *)(p))

static void keep(UErrorCode error, int32_t *status) {
  // A result that does not fit is told by its length, not as a failure.
  *status = error == U_BUFFER_OVERFLOW_ERROR ? U_ZERO_ERROR : error;
}

// MARK: Library

const char *tq_error_name(int32_t status) { return u_errorName((UErrorCode)status); }

const char *tq_version(void) { return U_ICU_VERSION; }

// MARK: Break iterators

tq_breaker *tq_breaker_open(int32_t kind, const char *locale, int32_t *status) {
  static const UBreakIteratorType kinds[] = {UBRK_CHARACTER, UBRK_WORD, UBRK_LINE, UBRK_SENTENCE};
  UErrorCode error = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(kinds[kind], locale, NULL, 0, &error);
  keep(error, status);
  return (tq_breaker *)iterator;
}

void tq_breaker_close(tq_breaker *breaker) { ubrk_close((UBreakIterator *)breaker); }

void tq_breaker_set_text(tq_breaker *breaker, const uint16_t *text, int32_t length, int32_t *status) {
  static const UChar nothing[1] = {0};
  UErrorCode error = U_ZERO_ERROR;
  ubrk_setText((UBreakIterator *)breaker, text ? U16(text) : nothing, length, &error);
  keep(error, status);
}

int32_t tq_breaker_next(tq_breaker *breaker, int32_t *bounds, int32_t *tags, int32_t capacity) {
  UBreakIterator *iterator = (UBreakIterator *)breaker;
  int32_t count = 0;
  while (count < capacity) {
    int32_t bound = ubrk_next(iterator);
    if (bound == UBRK_DONE) break;
    bounds[count] = bound;
    if (tags) tags[count] = ubrk_getRuleStatus(iterator);
    count++;
  }
  return count;
}

// MARK: Characters

int32_t tq_category(uint32_t scalar) {
  // Georgian has capitals for words in capitals only: no sentence begins with one,
  // and its small letters tell nothing.
  if ((scalar >= 0x10D0 && scalar <= 0x10FA) || (scalar >= 0x10FD && scalar <= 0x10FF))
    return U_OTHER_LETTER;
  return u_charType((UChar32)scalar);
}

int32_t tq_word_break(uint32_t scalar) {
  return u_getIntPropertyValue((UChar32)scalar, UCHAR_WORD_BREAK);
}

int32_t tq_script(uint32_t scalar) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript((UChar32)scalar, &error);
}

int32_t tq_script_from_name(const char *name) {
  return u_getPropertyValueEnum(UCHAR_SCRIPT, name);
}

const char *tq_script_short_name(int32_t script) { return uscript_getShortName((UScriptCode)script); }

uint16_t tq_unmarked(uint16_t unit) {
  if (unit < 0xC0 || (unit >= 0x250 && unit < 0x370) || (unit >= 0x400 && unit < 0x1E00) || unit >= 0x2000) return unit;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *form = unorm2_getNFDInstance(&status);
  UChar letters[18];
  int32_t count = U_SUCCESS(status) ? unorm2_getDecomposition(form, unit, letters, 18, &status) : 0;
  return count > 0 && U_SUCCESS(status) ? letters[0] : unit;
}

int32_t tq_cell_width(uint32_t scalar) {
  UChar32 c = (UChar32)scalar;
  // Letters of alphabets, kana, Han and Hangul: no mark stands among them.
  if ((c > 0xAD && c < 0x300) || (c >= 0x370 && c < 0x483) || (c >= 0x48A && c < 0x590)) return 1;
  if ((c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3)) return 2;
  int8_t type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  if (type == U_CONTROL_CHAR || (c >= 0x1160 && c <= 0x11FF)) return 0;
  if (u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER)) return 0;
  int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

int32_t tq_character_name(uint32_t scalar, char *buffer, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  return u_charName((UChar32)scalar, U_EXTENDED_CHAR_NAME, buffer, capacity, &error);
}

int32_t tq_digit_value(uint32_t scalar) { return u_charDigitValue((UChar32)scalar); }

int32_t tq_letters(const uint16_t *text, int32_t length, uint16_t boundary, uint16_t *letters, uint8_t *scripts, uint8_t *capitals) {
  const uint32_t mask = U_GC_L_MASK | U_GC_M_MASK;
  // What is known of the characters of alphabets that were met; all of them are below the limit.
  enum { LIMIT = 0x530, LETTER = 1, OTHER = 2 };
  struct { uint16_t lower; uint8_t script; uint8_t kind; } known[LIMIT] = {0};
  int32_t i = 0;
  int32_t n = 0;
  letters[n] = boundary, scripts[n] = 0, capitals[n++] = 0;
  while (i < length) {
    UChar32 c;
    U16_NEXT(text, i, length, c);
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
      letters[n] = (uint16_t)(c | 0x20), scripts[n] = USCRIPT_LATIN, capitals[n++] = c < 'a';
      continue;
    }
    if (c >= 0x300 && c <= 0x36F) continue;
    uint16_t lower = 0;
    uint8_t script = 0;
    uint8_t kind = c < LIMIT ? known[c].kind : 0;
    if (kind == LETTER) {
      lower = known[c].lower, script = known[c].script;
    } else if (!kind) {
      kind = c <= 0xFFFF && (U_GET_GC_MASK(c) & mask) ? LETTER : OTHER;
      if (kind == LETTER) lower = (uint16_t)u_tolower(c), script = (uint8_t)tq_script((uint32_t)c);
      if (c < LIMIT) known[c].lower = lower, known[c].script = script, known[c].kind = kind;
    }
    if (kind == LETTER) {
      letters[n] = lower, scripts[n] = script, capitals[n++] = lower != c;
    } else if (letters[n - 1] != boundary) {
      letters[n] = boundary, scripts[n] = 0, capitals[n++] = 0;
    }
  }
  if (letters[n - 1] != boundary) letters[n] = boundary, scripts[n] = 0, capitals[n++] = 0;
  return n;
}

void tq_sentence_classes(uint8_t *properties, uint8_t *categories) {
  // Long runs of one class, looked up once: Han, Hangul syllables, private use.
  static const UChar32 runs[][2] = {{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}, {0xE000, 0xF8FF}};
  int32_t run = 0;
  for (UChar32 c = 0; c <= 0xFFFF; c++) {
    properties[c] = (uint8_t)u_getIntPropertyValue(c, UCHAR_SENTENCE_BREAK);
    categories[c] = (uint8_t)tq_category((uint32_t)c);
    if (run < 4 && c == runs[run][0]) {
      size_t rest = (size_t)(runs[run][1] - c);
      memset(properties + c + 1, properties[c], rest);
      memset(categories + c + 1, categories[c], rest);
      c = runs[run++][1];
    }
  }
}

// MARK: Case and normalization

int32_t tq_fold_case(const uint16_t *text, int32_t length, uint16_t *out, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t n = u_strFoldCase(OUT16(out), capacity, U16(text), length, U_FOLD_CASE_DEFAULT, &error);
  keep(error, status);
  return n;
}

int32_t tq_to_lower(const uint16_t *text, int32_t length, const char *locale, uint16_t *out, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t n = u_strToLower(OUT16(out), capacity, U16(text), length, locale, &error);
  keep(error, status);
  return n;
}

int32_t tq_to_upper(const uint16_t *text, int32_t length, const char *locale, uint16_t *out, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t n = u_strToUpper(OUT16(out), capacity, U16(text), length, locale, &error);
  keep(error, status);
  return n;
}

static const UNormalizer2 *normalizer(int32_t form, UErrorCode *error) {
  switch (form) {
  case 0: return unorm2_getNFCInstance(error);
  case 1: return unorm2_getNFDInstance(error);
  case 2: return unorm2_getNFKCInstance(error);
  case 3: return unorm2_getNFKDInstance(error);
  default: return unorm2_getNFKCCasefoldInstance(error);
  }
}

int32_t tq_normalize(int32_t form, const uint16_t *text, int32_t length, uint16_t *out, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *norm = normalizer(form, &error);
  int32_t n = unorm2_normalize(norm, U16(text), length, OUT16(out), capacity, &error);
  keep(error, status);
  return n;
}

int32_t tq_normalized_prefix(int32_t form, const uint16_t *text, int32_t length, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *norm = normalizer(form, &error);
  int32_t n = unorm2_spanQuickCheckYes(norm, U16(text), length, &error);
  keep(error, status);
  return n;
}
