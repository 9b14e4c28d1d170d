#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_ROLE_RANKER_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_ROLE_RANKER_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "common/language/weight_table.h"
#include "ingest_service/claims/learned/role_features.h"
#include "ingest_service/claims/learned/role_tagger.h"

namespace hearsay::claims {

// Chooses among the roles that a cue may have by what a chain over tokens does
// not see: whether a content is a whole subtree, sentence or quotation, and
// what stands just outside. Log-linear; thread safe.
class RoleRanker {
 public:
  static constexpr char kKind[] = "ranker";
  static constexpr int kFeatures = 72;
  static constexpr uint32_t kRows = 1 << 20;

  // `weights` has one label.
  explicit RoleRanker(language::WeightTable weights)
      : weights_(std::move(weights)) {}

  // The likeliest of `candidates`, which are not empty, with its
  // choice_probability.
  Roles Choose(const CueView& view, std::vector<Roles> candidates) const;

  // kFeatures features of each candidate.
  static std::vector<uint32_t> Features(const CueView& view,
                                        const std::vector<Roles>& candidates);

 private:
  language::WeightTable weights_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_ROLE_RANKER_H_
