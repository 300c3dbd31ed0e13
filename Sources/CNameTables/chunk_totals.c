#include <string.h>

#include "chunk_totals.h"

// A table of totals has a row for each number of letters and a column for each number of units.
// Eight rows are worked out together, column by column; nothing in them branches on a total.

typedef int16_t lanes __attribute__((vector_size(16)));

enum { LANES = 8 };

#define NONE TQ_NO_WEIGHT
static const lanes none = {NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE};

// The totals as many rows further on.
#define MOVED_1(v) __builtin_shufflevector(none, v, 7, 8, 9, 10, 11, 12, 13, 14)
#define MOVED_2(v) __builtin_shufflevector(none, v, 6, 7, 8, 9, 10, 11, 12, 13)
#define MOVED_4(v) __builtin_shufflevector(none, v, 4, 5, 6, 7, 8, 9, 10, 11)

static inline lanes sum(lanes a, lanes b) { return __builtin_elementwise_add_sat(a, b); }
static inline lanes better(lanes a, lanes b) { return __builtin_elementwise_max(a, b); }

static inline lanes all(int16_t weight) {
  return (lanes){weight, weight, weight, weight, weight, weight, weight, weight};
}

static inline lanes with_first(lanes v, int16_t total) {
  v[0] = total;
  return v;
}

// The weights of eight letters.
static inline lanes weights_of(const uint8_t *letters, const int16_t *row) {
  return (lanes){row[letters[0]], row[letters[1]], row[letters[2]], row[letters[3]],
                 row[letters[4]], row[letters[5]], row[letters[6]], row[letters[7]]};
}

static inline uint8_t number(const uint8_t *alphabet, uint16_t unit) {
  return alphabet[256 * (1 + alphabet[unit >> 8]) + (unit & 0xFF)];
}

// The last row before eight ones, by column: all totals, and those that are followed.
typedef struct {
  int16_t total[TQ_MOST_LETTERS + 1];
  int16_t kept[TQ_MOST_LETTERS + 1];
} edge;

// The chunks of one, two and three units that end before a column: their rows of weights, and
// whether any letter of the word is listed with those of two and of three.
typedef struct {
  const int16_t *row[3];
  uint64_t has_two, has_three;
} endings;

static void first_edge(edge *edge, int32_t columns, int16_t insertion, int16_t limit) {
  int32_t total = 0;
  for (int32_t column = 0; column < columns; column++) {
    edge->total[column] = (int16_t)(total < NONE ? NONE : total);
    edge->kept[column] = total < limit ? NONE : (int16_t)total;
    total += insertion;
  }
}

static void find_endings(
  const tq_chunk_weights *model, const uint16_t *units, int32_t count, uint64_t present,
  endings *endings) {
  const int32_t width = model->letter_count + 1;
  int32_t one = 1, two = 1, three = 1;
  for (int32_t i = 0; i < count; i++) {
    int32_t unit = number(model->units, units[i]);
    three = model->next[two * model->unit_count + unit];
    two = model->next[one * model->unit_count + unit];
    one = model->next[unit];
    endings[i].row[0] = model->weights + one * width;
    endings[i].row[1] = model->weights + two * width;
    endings[i].row[2] = model->weights + three * width;
    endings[i].has_two = model->listed[two] & present;
    endings[i].has_three = model->listed[three] & present;
  }
}

// The totals of eight rows in the last column; `edge` becomes the last one of them.
static lanes last_totals(
  const tq_chunk_weights *model, const uint8_t *letters, const endings *endings, int32_t columns,
  int16_t limit, edge *edge) {
  const lanes least = all(limit), insertion = all(model->insertion);
  const lanes substitution = all(model->substitution);
  // What it costs to leave out one, two and four letters.
  const lanes silent = better(weights_of(letters, model->weights), all(model->deletion));
  const lanes silent_two = sum(silent, MOVED_1(silent));
  const lanes silent_four = sum(silent_two, MOVED_2(silent_two));
  // The column before, and the last three with each total in the next row.
  lanes before = none, moved_1 = none, moved_2 = none, moved_3 = none;
  lanes total = none;
  for (int32_t column = 0; column < columns; column++) {
    total = sum(before, insertion);
    if (column > 0) {
      const int16_t *const *row = endings[column - 1].row;
      total = better(total, sum(moved_1, better(weights_of(letters, row[0]), substitution)));
      if (endings[column - 1].has_two) {
        total = better(total, sum(moved_2, weights_of(letters, row[1])));
      }
      if (endings[column - 1].has_three) {
        total = better(total, sum(moved_3, weights_of(letters, row[2])));
      }
    }
    total = better(total, sum(with_first(none, edge->total[column]), silent));
    total = better(total, sum(MOVED_1(total), silent));
    total = better(total, sum(MOVED_2(total), silent_two));
    total = better(total, sum(MOVED_4(total), silent_four));
    lanes is_kept = total >= least;
    before = (total & is_kept) | (none & ~is_kept);
    moved_3 = moved_2;
    moved_2 = moved_1;
    moved_1 = with_first(MOVED_1(before), edge->kept[column]);
    edge->total[column] = total[LANES - 1];
    edge->kept[column] = before[LANES - 1];
  }
  return total;
}

void tq_chunk_totals(
  const tq_chunk_weights *model, const uint16_t *letters, int32_t letter_count,
  const uint16_t *units, int32_t unit_count, int16_t limit, int16_t *totals) {
  uint8_t numbers[TQ_MOST_LETTERS + LANES];
  uint64_t present = 0;
  for (int32_t i = 0; i < letter_count; i++) {
    numbers[i] = number(model->letters, letters[i]);
    present |= UINT64_C(1) << (numbers[i] & 63);
  }
  memset(numbers + letter_count, model->letter_count, LANES);
  endings endings[TQ_MOST_LETTERS];
  find_endings(model, units, unit_count, present, endings);
  edge edge;
  first_edge(&edge, unit_count + 1, model->insertion, limit);
  totals[0] = edge.total[unit_count];
  for (int32_t first = 0; first < letter_count; first += LANES) {
    lanes last = last_totals(model, numbers + first, endings, unit_count + 1, limit, &edge);
    int32_t rows = letter_count - first < LANES ? letter_count - first : LANES;
    for (int32_t i = 0; i < rows; i++) totals[first + 1 + i] = last[i];
  }
}
