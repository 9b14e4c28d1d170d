#include "ingest_service/claims/learned/proposal.h"

#include <algorithm>
#include <utility>

namespace hearsay::claims {

namespace {

// News has some 50 such cues in 1000 tokens. Text that has many more is none:
// then the likeliest are taken, for each costs a pass over its window.
size_t MaxCues(TokenSpan block) { return 20 + block.size() / 8; }

void KeepLikeliest(size_t count, std::vector<ScoredCue> &cues) {
  if (cues.size() <= count) return;
  std::nth_element(cues.begin(), cues.begin() + static_cast<ptrdiff_t>(count),
                   cues.end(), [](const ScoredCue &a, const ScoredCue &b) {
                     return a.probability > b.probability;
                   });
  cues.resize(count);
  std::sort(cues.begin(), cues.end(),
            [](const ScoredCue &a, const ScoredCue &b) {
              return a.range.begin < b.range.begin;
            });
}

// A passage without end is taken in blocks of whole sentences, so that the
// memory for its features has a bound.
constexpr size_t kMaxBlockTokens = 4000;

void ProposeInBlock(const AnalyzedArticle &article, uint32_t first_sentence,
                    uint32_t end_sentence, const CueTagger &cue_tagger,
                    const RoleTagger &role_tagger,
                    std::vector<OpenProposal> &proposals) {
  const auto &sentences = article.text().sentences;
  const TokenSpan block = {
      AnalyzedArticle::RangeOf(sentences[first_sentence]).begin,
      AnalyzedArticle::RangeOf(sentences[end_sentence - 1]).end};
  const TokenFeatureTable features(article, block);
  std::vector<ScoredCue> cues;
  std::vector<TokenSpan> likely;
  for (uint32_t s = first_sentence; s < end_sentence; ++s) {
    for (const ScoredCue &cue :
         cue_tagger.Find(AnalyzedArticle::RangeOf(sentences[s]), features)) {
      cues.push_back(cue);
    }
  }
  if (cues.empty()) return;
  KeepLikeliest(MaxCues(block), cues);
  for (const ScoredCue &cue : cues) {
    if (cue.probability >= CueTagger::kLikely) likely.push_back(cue.range);
  }
  const RoleTagger::TokenScores scores(role_tagger, block, features);
  for (const ScoredCue &cue : cues) {
    CueView view(article, cue.range, block, likely);
    std::vector<Roles> candidates = role_tagger.Find(view, scores);
    if (candidates.empty()) continue;
    proposals.push_back({cue, std::move(view), std::move(candidates)});
  }
}

// A content that the edge of the window cuts inside a quotation has all of it;
// in the sentence that is cut nothing shows where it begins.
void CompleteQuotations(const CueView &view, TokenSpan passage, Roles &roles) {
  const auto quoted = [&](int32_t i) {
    return view.article().node(i).quotation >= 0;
  };
  if (quoted(view.head())) return;  // It speaks inside of one.
  TokenSpan &first = roles.content.front(), &last = roles.content.back();
  int32_t edge = first.begin;
  while (edge > view.window().begin && quoted(edge) &&
         view.article().node(edge - 1).sentence ==
             view.article().node(first.begin).sentence) {
    --edge;
  }
  if (edge == view.window().begin && edge > passage.begin && quoted(edge) &&
      quoted(edge - 1)) {
    first.begin = edge;
    while (first.begin > passage.begin && quoted(first.begin - 1)) {
      --first.begin;
    }
  }
  if (last.end == view.window().end && quoted(last.end - 1)) {
    while (last.end < passage.end && quoted(last.end)) ++last.end;
  }
}

}  // namespace

std::vector<OpenProposal> ProposeOpenly(const AnalyzedArticle &article,
                                        const Passage &passage,
                                        const CueTagger &cue_tagger,
                                        const RoleTagger &role_tagger) {
  const auto &sentences = article.text().sentences;
  std::vector<OpenProposal> proposals;
  uint32_t first = passage.first_sentence;
  size_t tokens = 0;
  for (uint32_t s = first; s < passage.end_sentence; ++s) {
    tokens += AnalyzedArticle::RangeOf(sentences[s]).size();
    if (tokens < kMaxBlockTokens && s + 1 < passage.end_sentence) continue;
    ProposeInBlock(article, first, s + 1, cue_tagger, role_tagger, proposals);
    first = s + 1;
    tokens = 0;
  }
  return proposals;
}

std::vector<Proposal> Propose(const AnalyzedArticle &article,
                              const CueTagger &cue_tagger,
                              const RoleTagger &role_tagger,
                              const RoleRanker &role_ranker) {
  std::vector<Proposal> proposals;
  for (const Passage &passage : PassagesOf(article.text())) {
    for (OpenProposal &open :
         ProposeOpenly(article, passage, cue_tagger, role_tagger)) {
      Roles roles = role_ranker.Choose(open.view, std::move(open.candidates));
      CompleteQuotations(open.view, article.RangeOf(passage), roles);
      proposals.push_back({open.cue, std::move(roles)});
    }
  }
  return proposals;
}

}  // namespace hearsay::claims
