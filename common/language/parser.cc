#include "common/language/parser.h"

#include <utility>
#include <vector>

#include "common/language/parser_state.h"

namespace hearsay::language {
namespace {

constexpr int kActionSums = WeightTable::SumsOf(kParserActions);

// A sentence on its way, and what its next step looks at.
struct Walk {
  explicit Walk(absl::Span<TokenAnalysis> tokens)
      : sentence(tokens), state(tokens) {}

  absl::Span<TokenAnalysis> sentence;
  ParserState state;
  uint32_t features[ParserState::kFeatures];
};

ParserAction Best(const ParserState& state, const int16_t* sums) {
  const auto allowed = state.allowed();
  int best = -1;
  for (int action = 0; action < kParserActions; ++action) {
    if (!allowed[action]) continue;
    if (best < 0 || sums[action] > sums[best]) best = action;
  }
  return static_cast<ParserAction>(best);
}

}  // namespace

void Parser::Parse(
    absl::Span<const absl::Span<TokenAnalysis>> sentences) const {
  std::vector<Walk> walks;
  walks.reserve(kAtOnce);
  size_t next = 0;
  while (next < sentences.size() || !walks.empty()) {
    while (walks.size() < kAtOnce && next < sentences.size()) {
      walks.emplace_back(sentences[next++]);
    }
    for (Walk& walk : walks) {
      if (walk.state.AtEnd()) continue;
      walk.state.Features(walk.features);
      actions_.Fetch(walk.features, ParserState::kFeatures);
    }
    for (size_t i = walks.size(); i-- > 0;) {
      Walk& walk = walks[i];
      if (!walk.state.AtEnd()) {
        int16_t sums[kActionSums] = {};
        actions_.AddFetched<kActionSums>(walk.features, ParserState::kFeatures,
                                         sums);
        walk.state.Apply(Best(walk.state, sums));
      }
      if (walk.state.AtEnd()) {
        NameArcs(walk.state.heads(), walk.sentence);
        if (&walk != &walks.back()) walk = std::move(walks.back());
        walks.pop_back();
      }
    }
  }
}

void Parser::NameArcs(absl::Span<const int32_t> heads,
                      absl::Span<TokenAnalysis> sentence) const {
  const int32_t size = static_cast<int32_t>(sentence.size());
  for (int32_t i = 0; i < size; ++i) {
    sentence[i].head = heads[i] == size ? -1 : heads[i];
  }
  const std::vector<int32_t> leftmost = LeftmostChildren(sentence);
  constexpr int kSums = WeightTable::SumsOf(kRelations);
  relations_.AddAlong<kSums, kRelationFeatures>(
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

}  // namespace hearsay::language
