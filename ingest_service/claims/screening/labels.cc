#include "ingest_service/claims/screening/labels.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "ingest_service/claims/lexicon/source_nouns.h"
#include "ingest_service/claims/lexicon/word_set.h"

namespace hearsay::claims {
namespace {

// Tells what follows it, and not who says it.
bool TellsWhatFollows(absl::string_view word) {
  static const WordSet& words = MakeWordSet(
      "address author cast contact cost date detail director example fact "
      "genre hour info location lifetime more nominee note overview plot "
      "prediction price related result ruling runtime score synopsis takeaway "
      "theme theory ticket time tip title topic update winner");
  return words.contains(word) || words.contains(SingularOf(word));
}

class Labels {
 public:
  explicit Labels(const Words& words) : words_(words) {
    for (const language::Paragraph& paragraph : words.text().paragraphs) {
      const TokenRange range = TokensIn(paragraph);
      if (const auto label = ShoutedLabel(range)) ++times_[*label];
    }
  }

  bool IsLabel(const FoundAttribution& found) const {
    if (found.spans.source.empty()) return false;
    const TokenRange cue = TokensOf(words_, found.spans.cue.front());
    const TokenRange source = TokensOf(words_, found.spans.source.front());
    const TokenRange content = TokensOf(words_, found.spans.content.front());
    if (!words_.Is(cue.begin, kColon) || cue.size() != 1 ||
        source.end != cue.begin || content.begin < cue.end) {
      return false;
    }
    const auto& paragraphs = words_.text().paragraphs;
    const auto paragraph = ParagraphOf(source.begin);
    if (paragraph == paragraphs.end() ||
        TokensIn(*paragraph).begin != source.begin) {
      return false;
    }
    if (TellsWhatFollows(words_.Lower(source.end - 1)) ||
        words_.Is(source.begin, kTime | kNumber)) {
      return true;
    }
    if (IsHeading(TokensIn(*paragraph))) return false;
    if (paragraph == paragraphs.begin() ||
        words_.Is(content.begin, kQuoteMark) || SaysI(content)) {
      return false;
    }
    const auto label = ShoutedLabel(TokensIn(*paragraph));
    if (label && times_.at(*label) > 1) return false;
    const TokenRange before = TokensIn(*(paragraph - 1));
    return words_.Exact(before.end - 1) != "?";
  }

 private:
  TokenRange TokensIn(const language::Paragraph& paragraph) const {
    const auto& sentences = words_.text().sentences;
    return {sentences[paragraph.first_sentence].first_token,
            sentences[paragraph.end_sentence - 1].end_token};
  }

  std::vector<language::Paragraph>::const_iterator ParagraphOf(
      uint32_t t) const {
    const auto& paragraphs = words_.text().paragraphs;
    return std::partition_point(
        paragraphs.begin(), paragraphs.end(),
        [&](const auto& p) { return TokensIn(p).end <= t; });
  }

  // "Moss: The boat 'will be raised'"
  bool IsHeading(TokenRange paragraph) const {
    return paragraph.size() > 2 && words_.Is(paragraph.end - 1, kQuoteMark) &&
           !words_.Is(paragraph.end - 2, kFinalMark);
  }

  // The one word in capitals before a paragraph's colon.
  std::optional<absl::string_view> ShoutedLabel(TokenRange paragraph) const {
    if (paragraph.size() < 3 || !words_.Is(paragraph.begin + 1, kColon)) {
      return std::nullopt;
    }
    const absl::string_view word = words_.Exact(paragraph.begin);
    if (word.size() < 2 ||
        std::any_of(word.begin(), word.end(), absl::ascii_islower)) {
      return std::nullopt;
    }
    return word;
  }

  bool SaysI(TokenRange content) const {
    for (uint32_t t = content.begin; t < content.end; ++t) {
      const absl::string_view word = words_.Lower(t);
      if (words_.Exact(t) == "I" || word == "we" || word == "my" ||
          word == "our" || word == "me" || word == "you" ||
          words_.Exact(t) == "us") {
        return true;
      }
    }
    return false;
  }

  const Words& words_;
  absl::flat_hash_map<absl::string_view, int> times_;
};

}  // namespace

void DropLabels(const Words& words, std::vector<FoundAttribution>& found) {
  const Labels labels(words);
  for (FoundAttribution& one : found) {
    if (one.position && !one.spans.cue.empty() && labels.IsLabel(one)) {
      one.position = false;
    }
  }
}

}  // namespace hearsay::claims
