#ifndef HEARSAY_COMMON_LANGUAGE_TAKE_TURNS_H_
#define HEARSAY_COMMON_LANGUAGE_TAKE_TURNS_H_

#include <cstddef>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "common/language/token_analysis.h"

namespace hearsay::language {

// Goes through each of `sentences`. A step of one needs weights that only the
// step before names; so a few take turns, and while one's weights are fetched
// the others go on. What each gets is what it would get alone.
//
//   Walk(absl::Span<TokenAnalysis> sentence, models...)
//   bool AtEnd() const
//   void Prepare()  names the weights of the next step and has them fetched
//   void Step()
//   void Finish()   once, at the end
template <typename Walk, typename... Models>
void TakeTurns(absl::Span<const absl::Span<TokenAnalysis>> sentences,
               const Models&... models) {
  constexpr size_t kAtOnce = 4;
  std::vector<Walk> walks;
  walks.reserve(kAtOnce);
  size_t next = 0;
  while (next < sentences.size() || !walks.empty()) {
    while (walks.size() < kAtOnce && next < sentences.size()) {
      walks.emplace_back(sentences[next++], models...);
    }
    for (Walk& walk : walks) {
      if (!walk.AtEnd()) walk.Prepare();
    }
    for (size_t i = walks.size(); i-- > 0;) {
      Walk& walk = walks[i];
      if (!walk.AtEnd()) walk.Step();
      if (!walk.AtEnd()) continue;
      walk.Finish();
      if (&walk != &walks.back()) walk = std::move(walks.back());
      walks.pop_back();
    }
  }
}

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_TAKE_TURNS_H_
