#include "ingest_service/claims/mending/reported_rests.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/tagged_words.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/lexicon/word_set.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kLongestRest = 60;  // Tokens.

class Rests : TaggedWords {
 public:
  Rests(const Words& words, const AnalyzedArticle& article,
        std::vector<FoundAttribution>& found)
      : TaggedWords(words, article), found_(found), by_cue_(words, found) {}

  void Run() {
    for (FoundAttribution& one : found_) {
      if (!one.position || one.relays || one.spans.cue.size() != 1 ||
          one.spans.source.size() != 1 || one.spans.content.empty()) {
        continue;
      }
      const TokenRange cue = TokensOf(words_, one.spans.cue.front());
      const TokenRange source = TokensOf(words_, one.spans.source.front());
      const auto& place =
          words_.text().sentences[article_.node(static_cast<int32_t>(cue.begin))
                                      .sentence];
      TokenRange sentence = {place.first_token, place.end_token};
      while (!sentence.empty() && words_.Is(sentence.end - 1, kFinalMark)) {
        --sentence.end;
      }
      if (one.cue_lemma == "according to") {
        if (cue.begin == sentence.begin) Begin(one, source, sentence);
      } else if (Reports(one.cue_lemma)) {
        StayInDashes(one, {source.begin, cue.end}, sentence);
        GoOn(one,
             {std::min(cue.begin, source.begin), std::max(cue.end, source.end)},
             sentence);
      }
    }
  }

 private:
  static bool Reports(absl::string_view lemma) {
    return lemma == "say" || lemma == "write" || lemma == "add" ||
           lemma == "explain" || lemma == "argue" || lemma == "note";
  }

  bool HoldsCue(TokenRange range) const {
    const auto near = by_cue_.In(range);
    return std::any_of(near.begin(), near.end(), [this](const auto& other) {
      return found_[other.index].position;
    });
  }

  // A mark besides commas and those of quotations, which come in pairs.
  bool IsMarked(TokenRange range) const {
    uint32_t quotes = 0;
    for (uint32_t t = range.begin; t < range.end; ++t) {
      quotes += words_.Is(t, kQuoteMark);
    }
    return quotes % 2 != 0 || Holds(range, kAnyMark & ~(kComma | kQuoteMark));
  }

  // "According to the guild, | the dam | was shut": from the comma on, where no
  // more than an adverbial or a part of the clause stands before the content.
  void Begin(FoundAttribution& one, TokenRange source,
             TokenRange sentence) const {
    const uint32_t comma = source.end;
    const TokenRange content = TokensOf(words_, one.spans.content.front());
    if (one.spans.content.size() != 1 || comma + 2 >= sentence.end ||
        !words_.Is(comma, kComma) || content.begin <= comma + 1 ||
        content.begin >= sentence.end || content.end > sentence.end) {
      return;
    }
    const TokenRange missing = {comma + 1, content.begin};
    if (IsMarked(missing) || HoldsCue(missing) || missing.size() < 3 ||
        words_.Is(missing.begin, kRelative | kCoordinator | kSubordinator) ||
        !words_.Is(missing.begin, kWordShape)) {
      return;
    }
    // "According to Moss, a baker, | it rained": more of the source.
    if (!HoldsFinite(missing) && words_.Is(content.begin - 1, kComma)) return;
    one.spans.content.front() = words_.SpanOf({missing.begin, content.end});
  }

  // "the pitch – | which took weeks, | Moss said – was long": no more than the
  // aside.
  void StayInDashes(FoundAttribution& one, TokenRange inquit,
                    TokenRange sentence) const {
    constexpr uint32_t kLongestAside = 30;  // Tokens.
    const TokenRange content = TokensOf(words_, one.spans.content.back());
    if (inquit.empty() || one.spans.content.size() > 2 ||
        content.begin < inquit.end || !sentence.Contains(content.end - 1) ||
        inquit.begin < sentence.begin + 4 || inquit.end >= sentence.end ||
        !words_.Is(inquit.begin - 1, kComma) ||
        !words_.Is(inquit.end, kSemicolonOrDash)) {
      return;
    }
    const uint32_t last = inquit.begin - 1;
    const uint32_t limit =
        std::max(sentence.begin, last - std::min(last, kLongestAside));
    uint32_t dash = last;
    while (dash > limit && !words_.Is(dash, kAnyMark & ~kComma)) --dash;
    if (words_.Is(dash, kSemicolonOrDash) && dash + 2 < last &&
        HoldsFinite({dash + 1, last})) {
      one.spans.content = {words_.SpanOf({dash + 1, last})};
    }
  }

  void GoOn(FoundAttribution& one, TokenRange inquit,
            TokenRange sentence) const {
    const TokenRange content = TokensOf(words_, one.spans.content.front());
    const bool alone =
        one.spans.content.size() == 1 ||
        words_.TokenAt(one.spans.content[1].begin) >= sentence.end;
    if (!alone || inquit.end + 3 >= sentence.end ||
        content.begin < sentence.begin || content.end + 1 != inquit.begin ||
        !words_.Is(content.end, kComma) || !words_.Is(inquit.end, kComma) ||
        words_.Is(content.begin, kQuoteMark) || !HoldsFinite(content)) {
      return;
    }
    TokenRange rest = {inquit.end + 1, sentence.end};
    if (rest.size() > kLongestRest || IsMarked(rest) || HoldsCue(rest) ||
        !GoesOn(rest)) {
      return;
    }
    if (words_.Lower(rest.begin) == "and") ++rest.begin;
    if (!words_.Is(rest.begin, kWordShape)) return;
    one.spans.content.insert(one.spans.content.begin() + 1,
                             words_.SpanOf(rest));
  }

  // Whether what is reported goes on, and not what its speaker did.
  bool GoesOn(TokenRange rest) const {
    static const WordSet& openers = MakeWordSet(
        "after although and because but especially from if including "
        "meaning particularly so though unless until when where which");
    const absl::string_view first = words_.Lower(rest.begin);
    if (!openers.contains(first)) return false;
    uint32_t t = rest.begin + 1;
    while (t + 1 < rest.end && words_.Is(t, kAdverb)) ++t;
    // "though he would not say", "and declined".
    if (words_.Is(t, kSubjectPronoun) && words_.Lower(t) != "it" &&
        words_.Lower(t) != "there") {
      return false;
    }
    for (uint32_t k = rest.begin; k < rest.end; ++k) {
      const absl::string_view word = words_.Lower(k);
      if (word == "asked" || word == "pressed" || word == "interview") {
        return false;
      }
    }
    if (first == "especially" || first == "particularly" ||
        first == "including" || first == "from") {
      return true;
    }
    // "said Moss of the board, which the state pays": another's, but in marks.
    if (first == "which") return Holds(rest, kQuoteMark);
    // "and fled": a verb of whom, nobody knows; "after a pause".
    return !IsFinite(t) && HoldsFinite({t, rest.end});
  }

  std::vector<FoundAttribution>& found_;
  const CueOrder by_cue_;
};

}  // namespace

void FitReportedRests(const Words& words, const AnalyzedArticle& article,
                      std::vector<FoundAttribution>& found) {
  Rests(words, article, found).Run();
}

}  // namespace hearsay::claims
