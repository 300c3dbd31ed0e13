// C shims for the checks of characters and punctuation; conventions as in cicu.h.
#pragma once
#include <stdint.h>

#pragma clang assume_nonnull begin

// Writes the general category of each unit (both halves of a pair get the
// same) and the offsets of the characters that are neither letters, marks nor
// numbers; a space (U+0020) only where white space follows it or the text ends.
// Both buffers hold `length` entries. Sets the bits of the units that occur in `present`,
// 1,024 words. Returns the count of offsets.
int32_t tq_find_signs(const uint16_t *text, int32_t length, uint8_t *categories, int32_t *offsets,
                      uint64_t *present);

// The skeleton of UTS #39: equal for strings that look alike.
int32_t tq_skeleton(const uint16_t *text, int32_t length, uint16_t *_Nullable out, int32_t capacity, int32_t *status);

// Encodes text; fails on the first character that the encoding does not have.
int32_t tq_encode(const char *encoding, const uint16_t *text, int32_t length, uint8_t *out, int32_t capacity, int32_t *status);

// The exemplar letters of a locale in both cases (CLDR), as a string of the single ones.
// Returns the length needed.
int32_t tq_exemplars(const char *locale, uint16_t *_Nullable out, int32_t capacity, int32_t *status);

// Whether a script (UScriptCode) has capitals.
int8_t tq_script_is_cased(int32_t script);

// The Unicode name of a script (UScriptCode).
const char *_Nullable tq_script_name(int32_t script);

#pragma clang assume_nonnull end
