#include "ingest_service/claims/analysis/headline.h"

namespace hearsay::claims {

uint32_t HeadlineEnd(const Words& words) {
  constexpr uint32_t kLongest = 60;  // Tokens.
  const language::AnnotatedText& text = words.text();
  if (text.paragraphs.size() < 2 || text.paragraphs[0].end_sentence != 1) {
    return 0;
  }
  const uint32_t end = text.sentences[0].end_token;
  return end == 0 || end > kLongest || words.Is(end - 1, kFinalMark) ? 0 : end;
}

}  // namespace hearsay::claims
