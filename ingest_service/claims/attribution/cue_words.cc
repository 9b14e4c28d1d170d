#include "ingest_service/claims/attribution/cue_words.h"

#include <algorithm>

namespace hearsay::claims {

bool IsNegatedCue(const Words& words, const FoundAttribution& found) {
  if (found.spans.cue.empty()) return false;
  const TokenRange cue = TokensOf(words, found.spans.cue.front());
  for (uint32_t t = BeforeAdverb(words, cue.begin); t < cue.end; ++t) {
    if (words.Is(t, kNegation)) return true;
  }
  return false;
}

uint32_t BeforeAdverb(const Words& words, uint32_t verb) {
  if (verb > 1) {
    const absl::string_view word = words.Lower(verb - 1);
    if (word == "yet" || word == "even" || word == "currently" ||
        word == "immediately" || word == "fully") {
      --verb;
    }
  }
  return verb - std::min(verb, 1u);
}

int32_t CueVerb(const AnalyzedArticle& article, const Words& words,
                const FoundAttribution& found) {
  if (found.spans.cue.empty()) return -1;
  const TokenRange cue = TokensOf(words, found.spans.cue.back());
  for (uint32_t t = cue.end; t-- > cue.begin;) {
    const auto i = static_cast<int32_t>(t);
    if (language::IsVerb(article.token(i).tag)) return i;
  }
  return -1;
}

int32_t SourceHead(const AnalyzedArticle& article, const Words& words,
                   const FoundAttribution& found) {
  if (found.spans.source.empty()) return -1;
  const TokenRange source = TokensOf(words, found.spans.source.front());
  for (uint32_t t = source.begin; t < source.end; ++t) {
    const auto i = static_cast<int32_t>(t);
    const int32_t head = article.node(i).head;
    if (words.Is(t, kWordShape) && !words.Is(t, kDeterminer) &&
        (head < static_cast<int32_t>(source.begin) ||
         head >= static_cast<int32_t>(source.end))) {
      return i;
    }
  }
  return static_cast<int32_t>(source.end) - 1;
}

}  // namespace hearsay::claims
