#include "ingest_service/claims/learned/quoted_contents.h"

#include <algorithm>
#include <cstddef>

namespace hearsay::claims {
namespace {

// So many words may stand between a cue and its quotation, and between it and
// where the quotation is taken up again.
constexpr int32_t kNear = 20;
constexpr int32_t kNearAgain = 40;

}  // namespace

std::vector<std::vector<TokenSpan>> QuotedContents(const CueView& view) {
  const AnalyzedArticle& article = view.article();
  const TokenSpan cue = view.cue(), window = view.window();
  std::vector<TokenSpan> quotations;
  for (int32_t i = window.begin; i < window.end; ++i) {
    if (article.node(i).quotation < 0) continue;
    if (view.InCue(i)) return {};
    if (!quotations.empty() && quotations.back().end == i) {
      quotations.back().end = i + 1;
    } else {
      quotations.push_back({i, i + 1});
    }
  }
  const auto after = std::partition_point(
      quotations.begin(), quotations.end(),
      [&](TokenSpan quotation) { return quotation.end <= cue.begin; });
  const auto near = [](int32_t from, int32_t to, int32_t most) {
    return to - from <= most;
  };
  // What goes on behind the cue until another one speaks.
  std::vector<TokenSpan> behind;
  int32_t at = cue.end;
  for (auto it = after; it != quotations.end(); ++it) {
    if (!near(at, it->begin, kNearAgain)) break;
    bool other = false;
    for (int32_t i = at; i < it->begin; ++i) other |= view.InOtherCue(i);
    if (other) break;
    behind.push_back(*it);
    at = it->end;
  }
  std::vector<std::vector<TokenSpan>> contents;
  if (after != quotations.begin() && near((after - 1)->end, cue.begin, kNear)) {
    std::vector<TokenSpan> content = {*(after - 1)};
    contents.push_back(content);
    for (size_t k = 0; k < behind.size(); ++k) {
      content.push_back(behind[k]);
      if (k == 0 || k + 1 == behind.size()) contents.push_back(content);
    }
  }
  if (!behind.empty() && near(cue.end, behind[0].begin, kNear)) {
    contents.push_back({behind[0]});
    if (behind.size() > 2) contents.push_back({behind[0], behind[1]});
    if (behind.size() > 1) contents.push_back(behind);
  }
  return contents;
}

}  // namespace hearsay::claims
