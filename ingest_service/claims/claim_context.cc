#include "ingest_service/claims/claim_context.h"

#include <algorithm>
#include <vector>

namespace hearsay::claims {
namespace {

// The item of items[begin, end) that `byte` is in, or the last one before it.
template <typename Item>
uint32_t ItemAt(const std::vector<Item>& items, uint32_t begin, uint32_t end,
                uint32_t byte) {
  const auto after = std::partition_point(
      items.begin() + begin, items.begin() + end,
      [byte](const Item& item) { return item.span.begin <= byte; });
  return std::max(begin + 1, static_cast<uint32_t>(after - items.begin())) - 1;
}

// items[at] with as many of items[begin, end) on both sides as fit.
template <typename Item>
ByteSpan Around(const std::vector<Item>& items, uint32_t begin, uint32_t end,
                uint32_t at) {
  ByteSpan window = items[at].span;
  uint32_t first = at;
  uint32_t last = at;
  bool grew = true;
  const auto take = [&](ByteSpan wider) {
    if (wider.size() > kMaxContextBytes) return false;
    window = wider;
    grew = true;
    return true;
  };
  while (grew) {
    grew = false;
    if (last + 1 < end && take({window.begin, items[last + 1].span.end})) {
      ++last;
    }
    if (first > begin && take({items[first - 1].span.begin, window.end})) {
      --first;
    }
  }
  return window;
}

}  // namespace

ByteSpan ContextOf(const language::AnnotatedText& text, ByteSpan content) {
  const auto& paragraphs = text.paragraphs;
  if (paragraphs.empty()) return content;
  const language::Paragraph& paragraph = paragraphs[ItemAt(
      paragraphs, 0, static_cast<uint32_t>(paragraphs.size()), content.begin)];
  if (paragraph.span.size() <= kMaxContextBytes) return paragraph.span;
  const uint32_t at = ItemAt(text.sentences, paragraph.first_sentence,
                             paragraph.end_sentence, content.begin);
  const language::Sentence& sentence = text.sentences[at];
  if (sentence.span.size() <= kMaxContextBytes) {
    return Around(text.sentences, paragraph.first_sentence,
                  paragraph.end_sentence, at);
  }
  return Around(text.tokens, sentence.first_token, sentence.end_token,
                ItemAt(text.tokens, sentence.first_token, sentence.end_token,
                       content.begin));
}

}  // namespace hearsay::claims
