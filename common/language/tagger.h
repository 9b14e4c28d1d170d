#ifndef HEARSAY_COMMON_LANGUAGE_TAGGER_H_
#define HEARSAY_COMMON_LANGUAGE_TAGGER_H_

#include <cstdint>

#include "absl/types/span.h"
#include "common/language/penn_tag.h"
#include "common/language/token_analysis.h"
#include "common/language/weight_table.h"

namespace hearsay::language {

// Greedy part-of-speech tagger: the tag of each token from its spelling, its
// neighbours and the two tags before it. Thread safe; linear.
class Tagger {
 public:
  static constexpr char kKind[] = "tagger";
  static constexpr uint32_t kVersion = 1;
  static constexpr int kFeatures = 26;

  // `weights` has kPennTags labels.
  explicit Tagger(WeightTable weights) : weights_(std::move(weights)) {}

  // Sets the tags of several sentences, whose spellings are filled in.
  void Tag(absl::Span<const absl::Span<TokenAnalysis>> sentences) const;

  // The features of token `i`, given the tags before it.
  static void Features(absl::Span<const TokenAnalysis> sentence, size_t i,
                       uint32_t* features);

 private:
  WeightTable weights_;
};

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_TAGGER_H_
