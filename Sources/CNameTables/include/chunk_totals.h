#pragma once
#include <stdint.h>

// The longest word that is compared.
#define TQ_MOST_LETTERS 127

// The weight of what is not listed, and the total of what no segmentation reaches.
#define TQ_NO_WEIGHT (-32768)

// Weights of letters and chunks, in hundredths of a natural logarithm.
typedef struct {
  // Numbers of letters and units: by the high half of a unit its page, then the pages, 256 numbers
  // each.
  const uint8_t *_Nonnull letters;
  const uint8_t *_Nonnull units;
  // A row for each chunk: a weight for each letter's number, and `TQ_NO_WEIGHT` behind them.
  const int16_t *_Nonnull weights;
  // A row for each chunk: by a unit's number the chunk that is longer by it. Chunk 0 is the empty
  // one, 1 what is no chunk.
  const uint16_t *_Nonnull next;
  // For each chunk the numbers of the letters that have a weight, modulo 64.
  const uint64_t *_Nonnull listed;
  int32_t letter_count;
  int32_t unit_count;
  // What a letter or unit without a listed chunk costs.
  int16_t deletion, insertion, substitution;
} tq_chunk_weights;

// The best totals of all segmentations of the starts of a word into letters, from the empty start
// on, and of the whole of another word into chunks of up to three units.
//
// letters, units: the words, of up to `TQ_MOST_LETTERS` units.
// limit: what falls below it is not followed; a total below it may be less than it could be.
// totals: room for letter_count + 1.
//
// Complexity: the product of the lengths; some hundred instructions for each unit and eight letters.
void tq_chunk_totals(
  const tq_chunk_weights *_Nonnull model, const uint16_t *_Nonnull letters, int32_t letter_count,
  const uint16_t *_Nonnull units, int32_t unit_count, int16_t limit, int16_t *_Nonnull totals);
