#include "ingest_service/claims/screening/link_lines.h"

#include <algorithm>
#include <optional>

namespace hearsay::claims {
namespace {

// The paragraph of `t` when it is one line inside the text, without a final
// mark; else empty.
TokenRange LineOf(const Words& words, uint32_t t) {
  const language::AnnotatedText& text = words.text();
  const auto sentence = std::partition_point(
      text.sentences.begin(), text.sentences.end(),
      [t](const language::Sentence& s) { return s.end_token <= t; });
  const auto index = static_cast<uint32_t>(sentence - text.sentences.begin());
  const auto paragraph =
      std::partition_point(text.paragraphs.begin(), text.paragraphs.end(),
                           [index](const language::Paragraph& p) {
                             return p.end_sentence <= index;
                           });
  if (paragraph == text.paragraphs.end() ||
      paragraph == text.paragraphs.begin()) {
    return {};
  }
  const TokenRange line = {
      text.sentences[paragraph->first_sentence].first_token,
      text.sentences[paragraph->end_sentence - 1].end_token};
  return words.Is(line.end - 1, kFinalMark | kQuoteMark) &&
                 words.Exact(line.end - 1) != "?"
             ? TokenRange{}
             : line;
}

// The colon behind a line's label.
std::optional<uint32_t> LabelEnd(const Words& words, TokenRange line) {
  constexpr uint32_t kLongestLine = 40, kLongestLabel = 16;  // Tokens.
  if (line.empty() || line.size() > kLongestLine) return std::nullopt;
  const auto& tokens = words.text().tokens;
  for (uint32_t t = line.begin + 1;
       t + 1 < std::min(line.end, line.begin + kLongestLabel); ++t) {
    if (words.Is(t, kColon) && words.Is(t + 1, kCapitalized) &&
        tokens[t].span.end == tokens[t + 1].span.begin) {
      return t;
    }
  }
  return std::nullopt;
}

}  // namespace

void ReadLinkLines(const Words& words, std::vector<FoundAttribution>& found) {
  for (FoundAttribution& attribution : found) {
    if (attribution.spans.cue.empty() || !attribution.position) continue;
    const TokenRange cue = TokensOf(words, attribution.spans.cue.front());
    const TokenRange line = LineOf(words, cue.begin);
    if (line.empty()) continue;
    std::vector<ByteSpan>& content = attribution.spans.content;
    const uint32_t first = words.TokenAt(content.front().begin);
    const bool quoted = words.Is(first, kQuoteMark);
    if (const auto label = LabelEnd(words, line)) {
      const bool in_label =
          cue.begin <= *label ||
          (!attribution.spans.source.empty() &&
           words.TokenAt(attribution.spans.source.front().begin) < *label);
      if (in_label && !quoted) {
        attribution.position = false;
      } else if (first < *label &&
                 words.TokenAt(content.front().end - 1) > *label) {
        content.front().begin = words.text().tokens[*label + 1].span.begin;
      }
    } else if (words.Is(cue.begin, kColon) && !quoted && first > cue.begin) {
      attribution.position = false;
    }
  }
}

}  // namespace hearsay::claims
