#include "common/language/parser.h"

#include "common/language/parser_state.h"

namespace hearsay::language {

void Parser::Parse(absl::Span<TokenAnalysis> sentence) const {
  ParserState state(sentence);
  while (!state.AtEnd()) {
    uint32_t features[ParserState::kFeatures];
    state.Features(features);
    int16_t sums[WeightTable::StrideOf(kParserActions)] = {};
    actions_.Add<WeightTable::StrideOf(kParserActions)>(
        features, ParserState::kFeatures, sums);
    const auto allowed = state.allowed();
    int best = -1;
    for (int action = 0; action < kParserActions; ++action) {
      if (!allowed[action]) continue;
      if (best < 0 || sums[action] > sums[best]) best = action;
    }
    state.Apply(static_cast<ParserAction>(best));
  }
  for (size_t i = 0; i < sentence.size(); ++i) {
    const int32_t head = state.heads()[i];
    sentence[i].head = head == state.size() ? -1 : head;
  }
  const std::vector<int32_t> leftmost = LeftmostChildren(sentence);
  constexpr int kStride = WeightTable::StrideOf(kRelations);
  for (size_t i = 0; i < sentence.size(); ++i) {
    uint32_t features[kRelationFeatures];
    RelationFeatures(sentence, static_cast<int32_t>(i), leftmost[i], features);
    int16_t sums[kStride] = {};
    relations_.Add<kStride>(features, kRelationFeatures, sums);
    int best = 1;
    for (int relation = 2; relation < kRelations; ++relation) {
      if (sums[relation] > sums[best]) best = relation;
    }
    sentence[i].relation = static_cast<Relation>(best);
  }
}

}  // namespace hearsay::language
