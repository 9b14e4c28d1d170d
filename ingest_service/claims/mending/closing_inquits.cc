#include "ingest_service/claims/mending/closing_inquits.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/types/span.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/mending/closing_inquit.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kLongestSentence = 120;  // Tokens.
constexpr float kAddedScore = 0.8f;

class Reader {
 public:
  Reader(const Words& words, const AnalyzedArticle& article,
         std::vector<FoundAttribution>& found)
      : words_(words),
        article_(article),
        found_(found),
        by_cue_(words, found) {}

  void Run() {
    for (const language::Sentence& sentence : words_.text().sentences) {
      const TokenRange range = {sentence.first_token, sentence.end_token};
      if (range.size() > kLongestSentence) continue;
      if (const auto inquit = FindClosingInquit(words_, article_, range)) {
        Apply(range, *inquit);
      }
    }
  }

 private:
  TokenRange CueOf(size_t i) const {
    return TokensOf(words_, found_[i].spans.cue.front());
  }

  void Apply(TokenRange sentence, const ClosingInquit& inquit) {
    const TokenRange before = {sentence.begin, inquit.comma};
    const TokenRange own = {inquit.comma, inquit.end};
    const absl::Span<const CueOrder::Place> near = by_cue_.In(sentence);
    std::optional<size_t> reporter;
    for (const CueOrder::Place& place : near) {
      if (inquit.cue.Contains(place.token) ||
          CueOf(place.index).Contains(inquit.cue.end - 1)) {
        reporter = place.index;
        break;
      }
    }
    if (!reporter) {
      FoundAttribution added;
      added.spans.score = kAddedScore;
      reporter = found_.size();
      found_.push_back(std::move(added));
    }
    FoundAttribution& report = found_[*reporter];
    if (report.spans.content.empty() || !inquit.goes_on.empty() ||
        Misses(report, before, own)) {
      report.spans.source = {words_.SpanOf(inquit.source)};
      report.spans.cue = {words_.SpanOf(inquit.cue)};
      report.spans.content = {words_.SpanOf(before)};
      if (!inquit.goes_on.empty()) {
        report.spans.content.push_back(words_.SpanOf(inquit.goes_on));
      }
      report.cue_lemma = std::string(inquit.lemma);
      report.position = true;
      report.parent.reset();
    } else if (report.parent && !found_[*report.parent].spans.cue.empty() &&
               sentence.Contains(CueOf(*report.parent).begin)) {
      report.parent.reset();
    }
    std::optional<size_t> main;  // Whose subject is the sentence's.
    for (const auto [token, inner] : near) {
      const bool follows = inquit.goes_on.Contains(token);
      if (inner == *reporter || (!before.Contains(token) && !follows)) {
        continue;
      }
      CutAt(found_[inner], own, follows);
      if (!follows && !main && !found_[inner].spans.source.empty()) {
        main = inner;
      }
      if (follows && StartsClause(token, inquit.goes_on)) {
        const TokenRange subject = SubjectOf(words_, before.begin, before.end);
        if (main) {
          found_[inner].spans.source = found_[*main].spans.source;
        } else if (!subject.empty()) {
          found_[inner].spans.source = {words_.SpanOf(subject)};
        }
        if (!HangsOn(found_, *reporter, inner))
          found_[inner].parent = *reporter;
      }
      if (!found_[inner].parent && !HangsOn(found_, *reporter, inner)) {
        found_[inner].parent = *reporter;
      }
    }
  }

  // Whether the attribution lacks the clause before its inquit, or takes the
  // inquit for a part of it.
  bool Misses(const FoundAttribution& report, TokenRange before,
              TokenRange own) const {
    uint32_t covered = 0;
    for (const ByteSpan span : report.spans.content) {
      const TokenRange content = TokensOf(words_, span);
      if (content.begin < own.end && own.begin + 1 < content.end) return true;
      const uint32_t begin = std::max(content.begin, before.begin);
      const uint32_t end = std::min(content.end, before.end);
      covered += end > begin ? end - begin : 0;
    }
    return covered * 2 < before.size();
  }

  // Takes the inquit out of what another one states.
  void CutAt(FoundAttribution& inner, TokenRange own, bool follows) const {
    if (follows) return;
    std::vector<ByteSpan> kept;
    for (const ByteSpan span : inner.spans.content) {
      TokenRange content = TokensOf(words_, span);
      if (content.begin >= own.begin) continue;
      if (content.end > own.begin) {
        content.end = own.begin;
        kept.push_back(words_.SpanOf(content));
      } else {
        kept.push_back(span);
      }
    }
    if (!kept.empty()) inner.spans.content = std::move(kept);
  }

  // Whether only adverbs and auxiliaries stand before the cue at `cue`.
  bool StartsClause(uint32_t cue, TokenRange clause) const {
    for (uint32_t t = clause.begin; t < cue; ++t) {
      if (!words_.Is(t, kAdverb | kAuxiliary | kNegation)) return false;
    }
    return true;
  }

  const Words& words_;
  const AnalyzedArticle& article_;
  std::vector<FoundAttribution>& found_;
  const CueOrder by_cue_;
};

}  // namespace

void ReadClosingInquits(const Words& words, const AnalyzedArticle& article,
                        std::vector<FoundAttribution>& found) {
  Reader(words, article, found).Run();
}

}  // namespace hearsay::claims
