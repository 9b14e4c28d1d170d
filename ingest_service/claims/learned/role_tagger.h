#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_ROLE_TAGGER_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_ROLE_TAGGER_H_

#include <array>
#include <cstdint>
#include <vector>

#include "common/language/weight_table.h"
#include "ingest_service/claims/learned/chain.h"
#include "ingest_service/claims/learned/role_features.h"
#include "ingest_service/claims/learned/token_features.h"

namespace hearsay::claims {

enum RoleLabel {
  kNoRole,
  kSourceBegin,
  kSourceInside,
  kContentBegin,
  kContentInside,
  kRoleLabels
};

// What stands in which role to a cue.
struct Roles {
  std::vector<TokenSpan> source;
  std::vector<TokenSpan> content;
  // Mean over the tokens of the role; 0 without any.
  float source_probability = 0;
  float content_probability = 0;
  float behind = 0;       // Log odds that its labelling is behind the best one.
  bool insisted = false;  // Its source was found when looking again only.
  // Among the candidates of its cue; 1 where there was no choice.
  float choice_probability = 1;
};

// Finds source and content of one cue in its passage. Thread safe.
class RoleTagger {
 public:
  static constexpr char kKind[] = "roles";
  // Where the best labelling has no source, one is sought again with its
  // beginning made likelier by this log odds: most attributions have one.
  static constexpr float kSourceBoost = 4;
  static constexpr int kSums = language::WeightTable::SumsOf(kRoleLabels);

  // `weights` has kRoleLabels labels.
  explicit RoleTagger(language::WeightTable weights);

  // What the tokens of `range` add to every cue's scores, made once for all
  // cues of a passage. `features` covers `range`.
  class TokenScores {
   public:
    TokenScores(const RoleTagger &tagger, TokenSpan range,
                const TokenFeatureTable &features);

   private:
    friend class RoleTagger;
    int32_t begin_;
    std::vector<std::array<int16_t, kSums>> sums_;
  };

  // So many labellings of a cue are proposed, at most so many log odds behind
  // the best one, and so many where a source is insisted on.
  static constexpr size_t kCandidates = 12;
  static constexpr float kBehind = 9;
  static constexpr size_t kInsisted = 6;
  // The same for the best one with another end of the content.
  static constexpr float kMovedBehind = 16;
  // The same for the best one with whole quotations as its content.
  static constexpr float kQuotedBehind = 30;

  // The roles that the cue may have, all with a content and no two the same;
  // the tagger's own choice first. `scores` covers the view's window.
  std::vector<Roles> Find(const CueView &view, const TokenScores &scores) const;

 private:
  language::WeightTable weights_;
  Chain<kRoleLabels>::Transitions transitions_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_ROLE_TAGGER_H_
