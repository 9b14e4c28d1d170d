#ifndef HEARSAY_COMMON_LANGUAGE_PARSER_H_
#define HEARSAY_COMMON_LANGUAGE_PARSER_H_

#include <cstdint>
#include <utility>

#include "absl/types/span.h"
#include "common/language/relation.h"
#include "common/language/token_analysis.h"
#include "common/language/weight_table.h"

namespace hearsay::language {

// Greedy dependency parser: arc-hybrid transitions (Kuhlmann et al. 2011)
// decide the heads, then one classifier names each arc. Thread safe; linear.
class Parser {
 public:
  static constexpr char kActionsKind[] = "parser.actions";
  static constexpr char kRelationsKind[] = "parser.relations";
  static constexpr uint32_t kVersion = 1;

  // `actions` has kParserActions labels, `relations` kRelations.
  Parser(WeightTable actions, WeightTable relations)
      : actions_(std::move(actions)), relations_(std::move(relations)) {}

  // Sets head and relation in each of several tagged sentences.
  void Parse(absl::Span<const absl::Span<TokenAnalysis>> sentences) const;

 private:
  WeightTable actions_;
  WeightTable relations_;
};

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_PARSER_H_
