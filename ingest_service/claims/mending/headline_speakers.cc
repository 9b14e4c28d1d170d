#include "ingest_service/claims/mending/headline_speakers.h"

#include <algorithm>

#include "ingest_service/claims/analysis/headline.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kLongest = 5;  // Tokens: "former head of the inquiry".

bool HasWord(const Words& words, ByteSpan span) {
  const TokenRange range = TokensOf(words, span);
  for (uint32_t t = range.begin; t < range.end; ++t) {
    if (words.Is(t, kWordShape)) return true;
  }
  return false;
}

// The words between the verb and the end of the line, when a comma stands
// before the verb and they may name somebody.
TokenRange SpeakerBehind(const Words& words, ByteSpan cue, uint32_t end) {
  const TokenRange verb = TokensOf(words, cue);
  if (verb.begin == 0 || !words.Is(verb.begin - 1, kComma | kQuoteMark) ||
      verb.end >= end || end - verb.end > kLongest) {
    return {};
  }
  for (uint32_t t = verb.end; t < end; ++t) {
    if (!words.Is(t, kWordShape) || words.IsFinite(t)) return {};
  }
  return words.Is(verb.end, kPreposition | kTime | kSubordinator | kAdverb)
             ? TokenRange{}
             : TokenRange{verb.end, end};
}

}  // namespace

void NameHeadlineSpeakers(const Words& words,
                          std::vector<FoundAttribution>& found) {
  const uint32_t end = HeadlineEnd(words);
  for (FoundAttribution& attribution : found) {
    std::vector<ByteSpan>& source = attribution.spans.source;
    std::erase_if(source, [&](ByteSpan span) { return !HasWord(words, span); });
    const std::vector<ByteSpan>& cue = attribution.spans.cue;
    if (!source.empty() || cue.size() != 1 ||
        TokensOf(words, cue.front()).end > end ||
        attribution.spans.content.back().end > cue.front().begin) {
      continue;
    }
    const TokenRange speaker = SpeakerBehind(words, cue.front(), end);
    if (!speaker.empty()) source.push_back(words.SpanOf(speaker));
  }
}

}  // namespace hearsay::claims
