#include "ingest_service/claims/rules/quoted_paragraphs.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "common/language/characters.h"
#include "ingest_service/claims/analysis/quote_type.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/mentions/pronouns.h"

namespace hearsay::claims {
namespace {

using language::AnnotatedText;
using language::Paragraph;
using language::PennTag;

// Of such paragraphs in news nine in ten are whose they seem.
constexpr float kContinuedScore = 0.85f;
// A shorter one is a title or a word set off.
constexpr int32_t kShortest = 5;  // Tokens, with the marks.
constexpr int32_t kShortestInSingle = 14;
constexpr uint32_t kMark = 3;  // Bytes of the longest.
// One without a verb, behind a quotation, signs it.
constexpr size_t kLongestSignature = 12;  // Tokens.
constexpr size_t kLongestLinkLine = 30;   // Tokens.
constexpr size_t kMostClaimed = 64;       // Paragraphs of one content.

class Continuation {
 public:
  Continuation(const AnalyzedArticle& article,
               std::vector<FoundAttribution>& found)
      : article_(article), text_(article.text()), found_(found) {}

  void Run() {
    Place();
    const size_t count = text_.paragraphs.size();
    std::optional<size_t> speaker;
    size_t added = 0;  // Since somebody spoke.
    for (size_t p = 0; p < count; ++p) {
      if (IsLinkLine(p)) continue;
      if (!IsQuotation(p)) {
        speaker = SpeakerOf(p);
        added = 0;
      } else if (claimed_[p]) {
        speaker = claimed_[p];
        added = 0;
      } else if (speaker && added < kMostClaimed && !IsSigned(p)) {
        speaker = GoOn(*speaker, p);
        ++added;
      } else {
        speaker.reset();
      }
    }
    if (!gone_.empty()) RemoveGone();
  }

 private:
  size_t ParagraphOf(uint32_t byte) const {
    const auto& paragraphs = text_.paragraphs;
    const auto after = std::partition_point(
        paragraphs.begin(), paragraphs.end(),
        [byte](const Paragraph& p) { return p.span.begin <= byte; });
    return after == paragraphs.begin()
               ? 0
               : static_cast<size_t>(after - paragraphs.begin()) - 1;
  }

  // Sorts outermost attributions by the paragraph of their cue, and notes whose
  // contents reach into other paragraphs.
  void Place() {
    by_paragraph_.resize(text_.paragraphs.size());
    claimed_.resize(text_.paragraphs.size());
    inner_.resize(found_.size());
    for (size_t i = 0; i < found_.size(); ++i) {
      const FoundAttribution& one = found_[i];
      if (one.parent) {
        inner_[*one.parent] = i;
        continue;
      }
      const ByteSpan cue = one.spans.cue.empty() ? one.spans.content.front()
                                                 : one.spans.cue.front();
      const size_t here = ParagraphOf(cue.begin);
      by_paragraph_[here].push_back(i);
      for (const ByteSpan content : one.spans.content) {
        const size_t first = ParagraphOf(content.begin);
        const size_t last =
            std::min(ParagraphOf(content.end - 1), first + kMostClaimed);
        for (size_t p = first; p <= last; ++p) {
          if (p != here) claimed_[p] = i;
        }
      }
    }
  }

  TokenSpan TokensOf(size_t p) const {
    const Paragraph& paragraph = text_.paragraphs[p];
    return article_.RangeOf(
        Passage{paragraph.first_sentence, paragraph.end_sentence});
  }

  bool HoldsWord(uint32_t begin, uint32_t end) const {
    const absl::string_view between = ByteSpan{begin, end}.In(text_.text);
    return std::any_of(between.begin(), between.end(), [](char c) {
      return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
             static_cast<unsigned char>(c) >= 0xc3;
    });
  }

  // Nothing but quotations, the last of which says something and is closed
  // unless the next paragraph takes it up.
  bool IsQuotation(size_t p) const {
    const Paragraph& paragraph = text_.paragraphs[p];
    const TokenSpan tokens = TokensOf(p);
    if (tokens.size() < kShortest || HasOwnSpeaker(p)) return false;
    const auto& all = text_.quotations;
    auto next = std::partition_point(
        all.begin(), all.end(), [&](const language::Quotation& q) {
          return q.span.begin < paragraph.span.begin;
        });
    uint32_t at = paragraph.span.begin;
    const language::Quotation* last = nullptr;
    for (; next != all.end() && next->span.begin < paragraph.span.end; ++next) {
      if (next->depth > 0) continue;
      if (HoldsWord(at, next->span.begin)) return false;
      at = next->span.end;
      last = &*next;
    }
    if (last == nullptr || HoldsWord(at, paragraph.span.end)) return false;
    // A heading stands in single marks.
    const auto mark = language::CharacterAt(text_.text, last->span.begin);
    if (tokens.size() < kShortestInSingle &&
        (mark.code_point == '\'' || mark.code_point == 0x2018)) {
      return false;
    }
    if (!last->closed) return next != all.end() && next->continues;
    int32_t end = tokens.end - 1;
    while (end > tokens.begin && article_.node(end).closes_quote) --end;
    const PennTag end_mark = article_.token(end).tag;
    return end_mark == PennTag::kPeriod || end_mark == PennTag::kComma ||
           end_mark == PennTag::kColon ||
           article_.token(tokens.end - 1).tag == PennTag::kPeriod;
  }

  // "More on the flood: How the dam held", between two paragraphs of the text.
  bool IsLinkLine(size_t p) const {
    const TokenSpan tokens = TokensOf(p);
    if (tokens.size() > kLongestLinkLine) return false;
    const absl::string_view line = text_.paragraphs[p].span.In(text_.text);
    const size_t colon = line.find(':');
    const PennTag last = article_.token(tokens.end - 1).tag;
    return colon != absl::string_view::npos && colon + 1 < line.size() &&
           last != PennTag::kPeriod && last != PennTag::kColon &&
           !article_.node(tokens.end - 1).closes_quote;
  }

  // "Ada Moss, Institute of Tides", in the next paragraph.
  bool IsSigned(size_t p) const {
    if (p + 1 == text_.paragraphs.size()) return false;
    const TokenSpan next = TokensOf(p + 1);
    if (next.size() > kLongestSignature) return false;
    for (int32_t i = next.begin; i < next.end; ++i) {
      const PennTag tag = article_.token(i).tag;
      if (language::IsFinite(tag) || article_.node(i).quotation >= 0) {
        return false;
      }
    }
    return true;
  }

  absl::string_view SourceOf(const FoundAttribution& one) const {
    return one.spans.source.empty() ? absl::string_view()
                                    : one.spans.source.front().In(text_.text);
  }

  bool IsDirect(const FoundAttribution& one) const {
    return QuoteTypeOf(text_, one.spans.content) == v1::QUOTE_TYPE_DIRECT;
  }

  // Whether one of the paragraph's attributions quotes it from its first word:
  // its marks are not what they seem.
  bool HasOwnSpeaker(size_t p) const {
    const uint32_t begin = text_.paragraphs[p].span.begin;
    return std::any_of(
        by_paragraph_[p].begin(), by_paragraph_[p].end(), [&](size_t i) {
          const auto& spans = found_[i].spans;
          return !spans.source.empty() && !spans.cue.empty() &&
                 !IsSpeakersOwn(SourceOf(found_[i])) &&
                 spans.content.front().begin <= begin + kMark &&
                 spans.cue.front().begin > spans.content.front().begin;
        });
  }

  // Who speaks last in the paragraph: someone quoted, or reported in its last
  // sentence by a verb.
  std::optional<size_t> SpeakerOf(size_t p) const {
    std::optional<size_t> last;
    for (const size_t i : by_paragraph_[p]) {
      if (found_[i].spans.cue.empty()) continue;
      if (!last || found_[*last].spans.cue.front().begin <
                       found_[i].spans.cue.front().begin) {
        last = i;
      }
    }
    // "…, Moss said, according to the Herald"
    if (last && !IsDirect(found_[*last]) && inner_[*last]) {
      last = inner_[*last];
      if (!IsDirect(found_[*last])) return std::nullopt;
    }
    if (!last || SourceOf(found_[*last]).empty() ||
        IsSpeakersOwn(SourceOf(found_[*last])) ||
        IsNobody(SourceOf(found_[*last]))) {
      return std::nullopt;
    }
    if (IsDirect(found_[*last])) return last;
    const CueEntry* entry = FindCueLemma(found_[*last].cue_lemma);
    const bool reports =
        entry == nullptr || (entry->cue_class == CueClass::kVerb &&
                             MakesSpeaker(*entry) && entry->lemma != "know");
    const language::Sentence& sentence =
        text_.sentences[text_.paragraphs[p].end_sentence - 1];
    return reports &&
                   found_[*last].spans.cue.front().begin >= sentence.span.begin
               ? last
               : std::nullopt;
  }

  static bool IsNobody(absl::string_view source) {
    const std::string first =
        absl::AsciiStrToLower(source.substr(0, source.find(' ')));
    return first == "nobody" || first == "no" || first == "none";
  }

  size_t GoOn(size_t speaker, size_t p) {
    const ByteSpan span = text_.paragraphs[p].span;
    size_t outer = speaker;
    if (!found_[speaker].parent &&
        (found_[speaker].continues || IsDirect(found_[speaker]))) {
      auto& known = found_[speaker];
      if (span.begin < known.spans.content.back().end) return speaker;
      known.spans.content.push_back(span);
      if (known.flat) known.flat->content.push_back(span);
    } else {
      FoundAttribution more;
      more.spans.content = {span};
      more.spans.score = kContinuedScore;
      more.cue_lemma = std::string(":");  // As all that a layout attributes.
      more.continues = speaker;
      outer = found_.size();
      found_.push_back(std::move(more));
    }
    for (const size_t inner : by_paragraph_[p]) {
      // His own cue may stand here, behind what reached into this paragraph.
      if (inner == speaker || inner == outer) continue;
      found_[inner].flat.reset();
      found_[inner].parent = outer;
      if (IsSpeakersOwn(SourceOf(found_[inner]))) gone_.push_back(inner);
    }
    return outer;
  }

  // What hung on one of them hangs on what that hung on.
  void RemoveGone() {
    std::vector<bool> gone(found_.size());
    for (const size_t i : gone_) gone[i] = true;
    for (FoundAttribution& one : found_) {
      while (one.parent && gone[*one.parent]) {
        one.parent = found_[*one.parent].parent;
      }
      while (one.continues && gone[*one.continues]) {
        one.continues = found_[*one.continues].parent;
      }
    }
    std::vector<size_t> place(found_.size());
    size_t kept = 0;
    for (size_t i = 0; i < found_.size(); ++i) {
      place[i] = kept;
      if (gone[i]) continue;
      if (kept != i) found_[kept] = std::move(found_[i]);
      ++kept;
    }
    found_.resize(kept);
    for (FoundAttribution& one : found_) {
      if (one.parent) one.parent = place[*one.parent];
      if (one.continues) one.continues = place[*one.continues];
    }
  }

  const AnalyzedArticle& article_;
  const AnnotatedText& text_;
  std::vector<FoundAttribution>& found_;
  std::vector<std::vector<size_t>> by_paragraph_;  // Of the cue.
  // By paragraph: whose content reaches into it from another one's cue.
  std::vector<std::optional<size_t>> claimed_;
  std::vector<std::optional<size_t>> inner_;  // The last that stands in each.
  std::vector<size_t> gone_;
};

}  // namespace

void ContinueInParagraphs(const AnalyzedArticle& article,
                          std::vector<FoundAttribution>& found) {
  Continuation(article, found).Run();
}

}  // namespace hearsay::claims
