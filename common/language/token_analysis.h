#ifndef HEARSAY_COMMON_LANGUAGE_TOKEN_ANALYSIS_H_
#define HEARSAY_COMMON_LANGUAGE_TOKEN_ANALYSIS_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "common/language/penn_tag.h"
#include "common/language/relation.h"

namespace hearsay::language {

// What the models see of a token: hashes of its spellings and, once the tagger
// and the parser have been over it, its analysis.
struct TokenAnalysis {
  uint32_t form = 0;   // As written.
  uint32_t lower = 0;  // ASCII in lower case, digits all 0.
  uint32_t lemma = 0;
  uint32_t suffix = 0;   // Last three bytes of `lower`.
  uint32_t suffix2 = 0;  // Last two.
  uint32_t prefix = 0;   // First two.
  uint8_t shape = 0;     // Bits of TokenShape.
  PennTag tag = PennTag::kNone;
  Relation relation = Relation::kNone;
  uint8_t noun_sense = 0;  // WordNet's files of the word, then of the lemma.
  uint8_t verb_sense = 0;
  uint64_t senses = 0;
  // Index of the head among the tokens of the same sentence; -1 is the root,
  // and every token of a sentence that was not parsed.
  int32_t head = -1;
};

enum TokenShape : uint8_t {
  kFirstUpper = 1,
  kAllUpper = 2,
  kHasDigit = 4,
  kHasHyphen = 8,
  kNoLetter = 16,
  kNonAscii = 32,
  kLong = 64,
};

// Fills the spellings, the shape and the word's own senses. O(word.size()).
TokenAnalysis AnalyzeSpelling(absl::string_view word);

// Sets lemma and senses by the tag.
void AnalyzeLemma(absl::string_view word, TokenAnalysis& token);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_TOKEN_ANALYSIS_H_
