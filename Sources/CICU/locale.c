#include "cicu.h"
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/uldnames.h>

static void keep(UErrorCode error, int32_t *status) {
  *status = error == U_BUFFER_OVERFLOW_ERROR || error == U_STRING_NOT_TERMINATED_WARNING ? U_ZERO_ERROR : error;
}

void tq_set_default_locale(const char *locale, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  uloc_setDefault(locale, &error);
  keep(error, status);
}

// MARK: Encodings

int32_t tq_decode(const char *encoding, const uint8_t *bytes, int32_t length, uint16_t *out, int32_t *offsets, int32_t capacity, int32_t *bad_start, int32_t *bad_length, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  *bad_length = 0;
  UConverter *converter = ucnv_open(encoding, &error);
  if (U_FAILURE(error)) {
    keep(error, status);
    return 0;
  }
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
  const char *in = (const char *)bytes;
  UChar *to = (UChar *)out;
  ucnv_toUnicode(converter, &to, to + capacity, &in, in + length, offsets, 1, &error);
  if (error == U_INVALID_CHAR_FOUND || error == U_TRUNCATED_CHAR_FOUND || error == U_ILLEGAL_CHAR_FOUND ||
      error == U_ILLEGAL_ESCAPE_SEQUENCE || error == U_UNSUPPORTED_ESCAPE_SEQUENCE) {
    char invalid[32];
    int8_t count = sizeof invalid;
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, invalid, &count, &ignored);
    *bad_length = count > 0 ? count : 1;
    *bad_start = (int32_t)(in - (const char *)bytes) - *bad_length;
    if (*bad_start < 0) *bad_start = 0;
    error = U_ZERO_ERROR;
  }
  ucnv_close(converter);
  keep(error, status);
  return (int32_t)(to - (UChar *)out);
}

const char *tq_encoding_name(const char *encoding) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &error);
  if (U_FAILURE(error)) return NULL;
  ucnv_close(converter);
  const char *name = ucnv_getStandardName(encoding, "MIME", &error);
  return name ? name : ucnv_getAlias(encoding, 0, &error);
}

int32_t tq_is_stateless(const char *encoding) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &error);
  if (U_FAILURE(error)) return 0;
  UConverterType type = ucnv_getType(converter);
  ucnv_close(converter);
  // UTF-16 and UTF-32 without a byte order in the name are told by a mark.
  switch (type) {
  case UCNV_SBCS: case UCNV_DBCS: case UCNV_MBCS: case UCNV_LATIN_1: case UCNV_US_ASCII: case UCNV_UTF8: case UCNV_CESU8:
  case UCNV_UTF16_BigEndian: case UCNV_UTF16_LittleEndian: case UCNV_UTF32_BigEndian: case UCNV_UTF32_LittleEndian: return 1;
  default: return 0;
  }
}

int32_t tq_detect_encoding(const uint8_t *bytes, int32_t length, char *name, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t confidence = 0;
  UCharsetDetector *detector = ucsdet_open(&error);
  ucsdet_setText(detector, (const char *)bytes, length, &error);
  const UCharsetMatch *match = U_SUCCESS(error) ? ucsdet_detect(detector, &error) : NULL;
  name[0] = 0;
  if (match && U_SUCCESS(error)) {
    confidence = ucsdet_getConfidence(match, &error);
    strncpy(name, ucsdet_getName(match, &error), (size_t)capacity - 1);
    name[capacity - 1] = 0;
  }
  ucsdet_close(detector);
  return confidence;
}

// MARK: Locales

int32_t tq_locale_canonical(const char *tag, char *buffer, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  char locale[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  uloc_forLanguageTag(tag, locale, sizeof locale, &parsed, &error);
  if (U_SUCCESS(error) && parsed != (int32_t)strlen(tag)) error = U_ILLEGAL_ARGUMENT_ERROR;
  int32_t n = uloc_toLanguageTag(locale, buffer, capacity, 1, &error);
  keep(error, status);
  return n;
}

int32_t tq_locale_maximize(const char *tag, char *buffer, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  char locale[ULOC_FULLNAME_CAPACITY];
  char full[ULOC_FULLNAME_CAPACITY];
  uloc_forLanguageTag(tag, locale, sizeof locale, NULL, &error);
  uloc_addLikelySubtags(locale, full, sizeof full, &error);
  int32_t n = uloc_toLanguageTag(full, buffer, capacity, 0, &error);
  keep(error, status);
  return n;
}

int8_t tq_locale_is_known(const char *tag) {
  // A language has a display name in English exactly when CLDR knows its code.
  UErrorCode error = U_ZERO_ERROR;
  char language[ULOC_LANG_CAPACITY];
  UChar name[128];
  uloc_getLanguage(tag, language, sizeof language, &error);
  uloc_getDisplayLanguage(language, "en", name, 128, &error);
  return error == U_ZERO_ERROR;
}

const char *const *tq_iso_codes(int32_t kind) {
  return kind == 0 ? uloc_getISOCountries() : uloc_getISOLanguages();
}

int32_t tq_locale_display(int32_t kind, const char *tag, const char *display, uint16_t *buffer, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  ULocaleDisplayNames *names = uldn_open(display, ULDN_STANDARD_NAMES, &error);
  int32_t n = 0;
  UChar *out = (UChar *)buffer;
  switch (kind) {
  case 0: n = uldn_languageDisplayName(names, tag, out, capacity, &error); break;
  case 1: n = uldn_localeDisplayName(names, tag, out, capacity, &error); break;
  case 2: n = uldn_regionDisplayName(names, tag, out, capacity, &error); break;
  default: n = uldn_scriptDisplayName(names, tag, out, capacity, &error); break;
  }
  uldn_close(names);
  keep(error, status);
  return n;
}

int32_t tq_locale_delimiter(const char *tag, int32_t kind, uint16_t *buffer, int32_t capacity, int32_t *status) {
  static const ULocaleDataDelimiterType kinds[] = {
      ULOCDATA_QUOTATION_START, ULOCDATA_QUOTATION_END, ULOCDATA_ALT_QUOTATION_START, ULOCDATA_ALT_QUOTATION_END};
  UErrorCode error = U_ZERO_ERROR;
  ULocaleData *data = ulocdata_open(tag, &error);
  int32_t n = U_SUCCESS(error) ? ulocdata_getDelimiter(data, kinds[kind], (UChar *)buffer, capacity, &error) : 0;
  ulocdata_close(data);
  keep(error, status);
  return n;
}

int8_t tq_locale_is_right_to_left(const char *tag) { return uloc_isRightToLeft(tag); }
