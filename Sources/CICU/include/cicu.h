// C shims over ICU4C and the C library's allocator for the Swift module ICU, and loops that pass over
// text (cicu_spans.h).
//
// No ICU header is included here: Foundation brings headers of an ICU of its
// own, and the two sets clash in one Swift build. Opaque handles and <stdint.h>
// only. Text is UTF-16; lengths and offsets count UTF-16 units. `status` takes
// ICU's UErrorCode: above 0 is a failure.
#pragma once
#include <stdint.h>
#include "cicu_numbers.h"
#include "cicu_checks.h"
#include "cicu_regex.h"
#include "cicu_spans.h"

#pragma clang assume_nonnull begin

// MARK: Library
void tq_set_default_locale(const char *locale, int32_t *status);
const char *tq_error_name(int32_t status);
const char *tq_version(void);

// MARK: Memory
// Keeps blocks below 4 MB, up to 16 MB of them, when they are freed, and asks for large pages.
void tq_prepare_heap(void);

// MARK: Break iterators. kind: 0 grapheme, 1 word, 2 line, 3 sentence.
typedef struct tq_breaker tq_breaker;
tq_breaker *_Nullable tq_breaker_open(int32_t kind, const char *locale, int32_t *status);
void tq_breaker_close(tq_breaker *);
// Sets the text (kept by pointer until the next call) and rewinds.
void tq_breaker_set_text(tq_breaker *, const uint16_t *_Nullable text, int32_t length, int32_t *status);
// Writes up to `capacity` further boundaries (without the one at 0), and the
// rule status of each when `tags` is given. Returns the count; 0 at the end.
int32_t tq_breaker_next(tq_breaker *, int32_t *bounds, int32_t *_Nullable tags, int32_t capacity);

// MARK: Characters
int32_t tq_category(uint32_t scalar);          // UCharCategory
int32_t tq_word_break(uint32_t scalar);        // UWordBreakValues
int32_t tq_script(uint32_t scalar);            // UScriptCode
int32_t tq_script_from_name(const char *name);  // long or short name, -1 if unknown
const char *_Nullable tq_script_short_name(int32_t script);
int32_t tq_cell_width(uint32_t scalar);        // 0, 1 or 2 cells on a terminal
// The letter that a unit of Latin or Greek has without its marks; others as they are.
uint16_t tq_unmarked(uint16_t unit);
int32_t tq_character_name(uint32_t scalar, char *buffer, int32_t capacity);
int32_t tq_digit_value(uint32_t scalar);       // 0…9, or -1
// Sentence_Break (USentenceBreak) and general category of the code points 0…FFFF.
void tq_sentence_classes(uint8_t *properties, uint8_t *categories);

// The words of a text as letters in lower case, `boundary` before, between and
// after words. Letters and marks of the Basic Multilingual Plane count, without
// the marks U+0300…U+036F. scripts[i] is the letter's UScriptCode, capitals[i] 1
// where it was a capital; both 0 at a boundary. Returns the count, at most
// length + 2, which all three must hold.
int32_t tq_letters(const uint16_t *text, int32_t length, uint16_t boundary, uint16_t *letters, uint8_t *scripts, uint8_t *capitals);

// MARK: Case and normalization. The result's length is returned; when it
// exceeds `capacity` nothing useful was written and the call is to be repeated.
int32_t tq_fold_case(const uint16_t *text, int32_t length, uint16_t *_Nullable out, int32_t capacity, int32_t *status);
int32_t tq_to_lower(const uint16_t *text, int32_t length, const char *locale, uint16_t *_Nullable out, int32_t capacity, int32_t *status);
int32_t tq_to_upper(const uint16_t *text, int32_t length, const char *locale, uint16_t *_Nullable out, int32_t capacity, int32_t *status);
// form: 0 NFC, 1 NFD, 2 NFKC, 3 NFKD, 4 NFKC_Casefold
int32_t tq_normalize(int32_t form, const uint16_t *text, int32_t length, uint16_t *_Nullable out, int32_t capacity, int32_t *status);
int32_t tq_normalized_prefix(int32_t form, const uint16_t *text, int32_t length, int32_t *status);

// MARK: Encodings
// Decodes all bytes into UTF-16; offsets[i] is the byte where unit i's character
// starts. Stops at the first undecodable sequence: *bad_start and *bad_length
// tell it (bad_length 0: none). Returns the count of units written; capacity
// must be at least 2 * length + 2.
int32_t tq_decode(const char *encoding, const uint8_t *bytes, int32_t length, uint16_t *out, int32_t *offsets, int32_t capacity, int32_t *bad_start, int32_t *bad_length, int32_t *status);
const char *_Nullable tq_encoding_name(const char *encoding);
// Whether a character is decoded without what stands before it.
int32_t tq_is_stateless(const char *encoding);
// ICU's best guess; confidence 0…100. The name is written to `name`.
int32_t tq_detect_encoding(const uint8_t *bytes, int32_t length, char *name, int32_t capacity);

// MARK: Locales
int32_t tq_locale_canonical(const char *tag, char *buffer, int32_t capacity, int32_t *status);
int32_t tq_locale_maximize(const char *tag, char *buffer, int32_t capacity, int32_t *status);
int8_t tq_locale_is_known(const char *tag);
// The ISO 3166 codes of countries (kind 0) or ISO 639 codes of languages (kind 1), NULL behind
// the last.
const char *_Nullable const *_Nonnull tq_iso_codes(int32_t kind);
// kind: 0 language, 1 whole locale, 2 region, 3 script, in the locale `display`.
int32_t tq_locale_display(int32_t kind, const char *tag, const char *display, uint16_t *buffer, int32_t capacity, int32_t *status);
// kind: 0 opening, 1 closing, 2 alternate opening, 3 alternate closing quotation mark.
int32_t tq_locale_delimiter(const char *tag, int32_t kind, uint16_t *buffer, int32_t capacity, int32_t *status);
int8_t tq_locale_is_right_to_left(const char *tag);

#pragma clang assume_nonnull end
