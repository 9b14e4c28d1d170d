#ifndef HEARSAY_COMMON_LANGUAGE_LEXICON_H_
#define HEARSAY_COMMON_LANGUAGE_LEXICON_H_

#include <array>
#include <cstdint>
#include <utility>

#include "common/language/token_analysis.h"
#include "common/language/weight_table.h"

namespace hearsay::language {

// What much unannotated text tells of words: two words that stand in like
// surroundings have like vectors and mostly the same clusters. Thread safe.
class Lexicon {
 public:
  static constexpr char kKind[] = "lexicon";
  static constexpr uint32_t kVersion = 1;
  static constexpr uint32_t kDimensions = 48;
  // A row: the check of its word, its clusters, its vector.
  static constexpr uint32_t kLabels = 5 + kDimensions;
  static constexpr uint32_t kRows = 60000;
  // Vectors have this length in units of a row.
  static constexpr float kUnit = 100;

  struct Word {
    uint8_t coarse = 0;  // Clusters; 0 is an unknown word.
    uint16_t fine = 0;
    const int8_t* vector = nullptr;  // kDimensions; null when unknown.
  };

  // Knows no word.
  Lexicon() : rows_(kLabels, 1, 0) {}
  // `rows` has kLabels labels.
  explicit Lexicon(WeightTable rows) : rows_(std::move(rows)) {}

  // A lemma as a verb, a noun and so on is a word of its own; 0 for what is no
  // such word: function words, numbers, marks.
  static uint32_t KeyOf(const TokenAnalysis& token);

  Word Find(uint32_t key) const;

  // Where `key`'s word may stand: the first of `kProbes` rows from here on,
  // cyclically, that holds its check.
  static constexpr uint32_t kProbes = 8;
  static std::array<int8_t, 2> CheckOf(uint32_t key) {
    // Never two zeroes, which mark an empty row.
    return {static_cast<int8_t>(key & 0xff),
            static_cast<int8_t>((key >> 8 & 0xff) | 1)};
  }

 private:
  WeightTable rows_;
};

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_LEXICON_H_
