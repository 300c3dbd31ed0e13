#pragma once
#include <stdint.h>

// Passing over text, many units at a time.

// The units before the first one that is `a`, `b` or `c`.
int32_t tq_span_without(const uint16_t *_Nonnull text, int32_t length, uint16_t a, uint16_t b, uint16_t c);

// Units at the start of a text of which none breaks a line or is a surrogate; not always all.
int32_t tq_span_within_line(const uint16_t *_Nonnull text, int32_t length);

// Units at the start of a text of which none is a control, nor a space before a space or control;
// not always all.
int32_t tq_span_spaced(const uint16_t *_Nonnull text, int32_t length);

// Units of ASCII at the start of a text of which none is `a` or `b`; not always all.
int32_t tq_span_ascii_without(const uint16_t *_Nonnull text, int32_t length, uint16_t a, uint16_t b);

// Decodes the UTF-8 sequences of one, two and three bytes that a text begins with, up to `most` units.
// Returns how many units were written to `out`, and in `used` how many bytes they are: all up to the
// first sequence that is wrong or longer.
int32_t tq_decode_utf8(const uint8_t *_Nonnull bytes, int32_t length, uint16_t *_Nonnull out, int32_t most, int32_t *_Nonnull used);

// Where a word first stands in a text; -1 where it does not. Linear in the length of the text.
int32_t tq_find_units(const uint16_t *_Nonnull text, int32_t length, const uint16_t *_Nonnull word, int32_t count);

// A space for white space of any kind and for controls; other units as they are.
uint16_t tq_plain(uint16_t unit);

// A hash of a run of up to four units, below 65,536.
int32_t tq_run_hash(uint64_t run);

// The offsets of units that end a run of four or two plain units whose hash is in `runs`, or that are
// in `alone`, where there is one: sets of 65,536 bits. `before` holds the last four units before the text, then its own.
// Returns their number, at most length, which `ends` must hold.
int32_t tq_run_ends(const uint16_t *_Nonnull text, int32_t length, uint64_t *_Nonnull before, const uint64_t *_Nonnull runs, const uint64_t *_Nullable alone, int32_t *_Nonnull ends);
