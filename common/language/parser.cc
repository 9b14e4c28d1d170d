#include "common/language/parser.h"

#include <vector>

#include "common/language/parser_state.h"
#include "common/language/take_turns.h"

namespace hearsay::language {
namespace {

void NameArcs(const WeightTable& relations, absl::Span<const int32_t> heads,
              absl::Span<TokenAnalysis> sentence) {
  const int32_t size = static_cast<int32_t>(sentence.size());
  for (int32_t i = 0; i < size; ++i) {
    sentence[i].head = heads[i] == size ? -1 : heads[i];
  }
  const std::vector<int32_t> leftmost = LeftmostChildren(sentence);
  constexpr int kSums = WeightTable::SumsOf(kRelations);
  relations.AddAlong<kSums, kRelationFeatures>(
      0, size,
      [&](int32_t i, uint32_t* features) {
        RelationFeatures(sentence, i, leftmost[i], features);
      },
      [&](int32_t i, const int16_t* sums) {
        int best = 1;
        for (int relation = 2; relation < kRelations; ++relation) {
          if (sums[relation] > sums[best]) best = relation;
        }
        sentence[i].relation = static_cast<Relation>(best);
      });
}

// A sentence on its way to a tree; see TakeTurns.
class ParserWalk {
 public:
  ParserWalk(absl::Span<TokenAnalysis> sentence, const WeightTable& actions,
             const WeightTable& relations)
      : sentence_(sentence),
        actions_(&actions),
        relations_(&relations),
        state_(sentence) {}

  bool AtEnd() const { return state_.AtEnd(); }

  void Prepare() {
    state_.Features(features_);
    actions_->Fetch(features_, ParserState::kFeatures);
  }

  void Step() {
    constexpr int kSums = WeightTable::SumsOf(kParserActions);
    int16_t sums[kSums] = {};
    actions_->AddFetched<kSums>(features_, ParserState::kFeatures, sums);
    const auto allowed = state_.allowed();
    int best = -1;
    for (int action = 0; action < kParserActions; ++action) {
      if (!allowed[action]) continue;
      if (best < 0 || sums[action] > sums[best]) best = action;
    }
    state_.Apply(static_cast<ParserAction>(best));
  }

  void Finish() { NameArcs(*relations_, state_.heads(), sentence_); }

 private:
  absl::Span<TokenAnalysis> sentence_;
  const WeightTable* actions_;
  const WeightTable* relations_;
  ParserState state_;
  uint32_t features_[ParserState::kFeatures];
};

}  // namespace

void Parser::Parse(
    absl::Span<const absl::Span<TokenAnalysis>> sentences) const {
  TakeTurns<ParserWalk>(sentences, actions_, relations_);
}

}  // namespace hearsay::language
