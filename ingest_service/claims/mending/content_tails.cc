#include "ingest_service/claims/mending/content_tails.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/tagged_words.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/attribution/content_shape.h"
#include "ingest_service/claims/lexicon/word_set.h"
#include "ingest_service/claims/mending/single_contents.h"

namespace hearsay::claims {
namespace {

using language::PennTag;

constexpr uint32_t kLongestTail = 45;  // Tokens.

// What a fact does: ", forcing them to sell". Who speaks adds, cites, calls.
bool TellsConsequence(absl::string_view gerund) {
  static const WordSet& words = MakeWordSet(
      "allowing causing costing cutting damaging destroying enabling exposing "
      "forcing harming hurting injuring killing leading leaving making "
      "preventing pushing putting reducing resulting trapping wounding");
  return words.contains(gerund);
}

class Tailor : TaggedWords {
 public:
  Tailor(const Words& words, const AnalyzedArticle& article,
         std::vector<FoundAttribution>& found)
      : TaggedWords(words, article), found_(found), by_cue_(words, found) {}

  void Run() {
    FitSingleContents(found_, [this](FoundAttribution& one) { Fit(one); });
  }

 private:
  void Fit(FoundAttribution& one) const {
    const TokenRange cue = TokensOf(words_, one.spans.cue.front());
    const TokenRange content = TokensOf(words_, one.spans.content.front());
    const auto& place =
        words_.text()
            .sentences[article_.node(static_cast<int32_t>(cue.begin)).sentence];
    const TokenRange sentence = {place.first_token, place.end_token};
    if (content.begin < cue.end || !sentence.Contains(content.end - 1) ||
        words_.Is(content.begin, kQuoteMark)) {
      return;
    }
    uint32_t end = std::min(EndBeforeMain(sentence, cue, content),
                            EndBeforeAsked(content));
    if (end == content.end) {
      uint32_t limit = sentence.end;
      while (limit > end && words_.Is(limit - 1, kFinalMark)) --limit;
      end = ReachOf(content, limit);
      if (end - content.end > kLongestTail) return;
    }
    if (end == content.end) return;
    one.spans.content.front().end = words_.SpanOf({content.begin, end}).end;
  }

  bool HoldsCue(TokenRange range) const {
    const auto near = by_cue_.In(range);
    return std::any_of(near.begin(), near.end(), [this](const auto& other) {
      return found_[other.index].position;
    });
  }

  // Whether a subject and its finite verb begin at `t`.
  bool OpensClause(uint32_t t, uint32_t limit) const {
    constexpr uint32_t kLongest = 14;  // Tokens of a subject.
    bool noun = false;
    for (const uint32_t end = std::min(limit, t + kLongest); t < end; ++t) {
      if (IsFinite(t)) return noun;
      if (words_.Is(t, kRelative | kSubordinator | kQuestionWord |
                           kCoordinator | kFinalMark | kSemicolonOrDash)) {
        return false;
      }
      if (!noun && words_.Is(t, kPreposition)) return false;
      noun |= language::IsNoun(TagOf(t)) || TagOf(t) == PennTag::kPRP ||
              TagOf(t) == PennTag::kDT;
    }
    return false;
  }

  // "While Moss says that it leaks, | the guild is glad".
  uint32_t EndBeforeMain(TokenRange sentence, TokenRange cue,
                         TokenRange content) const {
    const absl::string_view first = words_.Lower(sentence.begin);
    if (first != "while" && first != "although" && first != "though" &&
        first != "because" && first != "since" && first != "when") {
      return content.end;
    }
    // Only where the cue's clause is the one that it opens.
    if (Holds({sentence.begin, cue.begin}, kComma | kQuoteMark | kColon)) {
      return content.end;
    }
    bool quoted = false;
    for (uint32_t t = content.begin; t + 1 < content.end; ++t) {
      if (words_.Is(t, kQuoteMark)) quoted = !quoted;
      if (!quoted && t > content.begin && words_.Is(t, kComma) &&
          OpensClause(t + 1, content.end)) {
        return t;
      }
    }
    return content.end;
  }

  // "that she would stay | when she was asked about it".
  uint32_t EndBeforeAsked(TokenRange content) const {
    for (uint32_t t = content.begin + 2; t + 2 < content.end; ++t) {
      if (words_.Lower(t) != "when" && words_.Lower(t) != "after") continue;
      uint32_t verb = t + 1;
      bool passive = words_.Lower(t) == "when";
      if (words_.Is(verb, kSubjectPronoun)) {
        passive = words_.Is(++verb, kBe);
      }
      while (verb + 1 < content.end && words_.Is(verb, kAuxiliary | kAdverb)) {
        passive |= words_.Is(verb, kBe);
        ++verb;
      }
      const absl::string_view word = words_.Lower(verb);
      if (passive && (word == "asked" || word == "pressed") &&
          verb + 1 < content.end &&
          (words_.Is(verb + 1, kQuestionWord | kRelative | kSubordinator) ||
           words_.Lower(verb + 1) == "about" ||
           words_.Lower(verb + 1) == "by")) {
        return words_.Is(t - 1, kComma) ? t - 1 : t;
      }
    }
    return content.end;
  }

  uint32_t ReachOf(TokenRange content, uint32_t limit) const {
    const uint32_t end = content.end;
    if (end + 1 >= limit) return end;
    if (words_.Lower(content.begin) == "that" &&
        !Holds(content, kSemicolonOrDash) &&
        !HasMainVerb(article_, words_, content)) {
      return EndBehindAside(content, limit);
    }
    if (words_.Is(end, kComma)) {
      const bool more = TagOf(end + 1) == PennTag::kVBG &&
                        TellsConsequence(words_.Lower(end + 1)) &&
                        HasMainVerb(article_, words_, content);
      if (more) return Free(end, limit) ? limit : end;
      return EndOfList(content, limit);
    }
    return EndOfSecondQuotation(content, limit);
  }

  bool Free(uint32_t begin, uint32_t end) const {
    return !HoldsCue({begin, end}) && !Holds({begin, end}, kQuoteMark | kColon);
  }

  uint32_t EndOfClause(uint32_t t, uint32_t limit) const {
    while (t < limit && !words_.Is(t, kComma | kSemicolonOrDash | kColon)) ++t;
    return t;
  }

  // "that the letters | – hers too – had been stolen".
  uint32_t EndBehindAside(TokenRange content, uint32_t limit) const {
    constexpr uint32_t kLongestAside = 30;  // Tokens.
    const uint32_t end = content.end;
    uint32_t verb = end;
    if (words_.Is(verb, kComma | kSemicolonOrDash)) {
      const uint32_t mark = words_.Is(verb, kComma) ? kComma : kSemicolonOrDash;
      const uint32_t last = std::min(limit, verb + kLongestAside);
      ++verb;
      while (verb < last && !words_.Is(verb, mark)) ++verb;
      if (verb >= last) return end;
      ++verb;
    }
    const uint32_t begin = verb;
    while (verb < limit && !IsFinite(verb)) {
      if (words_.Is(verb, kAnyMark)) return end;
      ++verb;
    }
    return verb < limit && Free(begin, EndOfClause(verb, limit))
               ? EndOfClause(verb, limit)
               : end;
  }

  // "the price of maize | , beans and rice this year".
  uint32_t EndOfList(TokenRange content, uint32_t limit) const {
    constexpr uint32_t kLongestItem = 4;  // Tokens.
    uint32_t t = content.end;
    if (!language::IsNoun(TagOf(t - 1)) || TagOf(t - 1) == PennTag::kNNP ||
        Holds(content, kQuoteMark)) {
      return content.end;
    }
    bool last = false;
    while (!last) {
      const bool comma = t < limit && words_.Is(t, kComma);
      if (comma) ++t;
      last = t < limit && (words_.Lower(t) == "and" || words_.Lower(t) == "or");
      if (last) ++t;
      if (!comma && !last) return content.end;
      const uint32_t item = t;
      while (t < limit && IsOfItem(t)) ++t;
      if (t == item || t - item > kLongestItem ||
          !language::IsNoun(TagOf(t - 1)) || TagOf(t - 1) == PennTag::kNNP) {
        return content.end;
      }
    }
    // What has a verb of its own is another clause.
    const uint32_t end = EndOfClause(t, limit);
    for (uint32_t k = t; k < end; ++k) {
      if (words_.Is(k, kRelative | kSubordinator)) break;
      if (IsFinite(k)) return content.end;
    }
    return Free(content.end, end) ? end : content.end;
  }

  bool IsOfItem(uint32_t t) const {
    const PennTag tag = TagOf(t);
    return language::IsNoun(tag) || tag == PennTag::kJJ ||
           tag == PennTag::kCD || tag == PennTag::kDT ||
           tag == PennTag::kPRPS || tag == PennTag::kVBN;
  }

  // "it “began” an inquiry | and was “able to trace” the leak".
  uint32_t EndOfSecondQuotation(TokenRange content, uint32_t limit) const {
    constexpr uint32_t kVerbBefore = 5;  // Tokens before the marks.
    const uint32_t end = content.end;
    if (!words_.Is(end, kCoordinator) || !IsFinite(end + 1) ||
        !Holds(content, kQuoteMark) ||
        !HasMainVerb(article_, words_, content) || HoldsCue({end, limit})) {
      return end;
    }
    uint32_t open = end + 2;
    const uint32_t last = std::min(limit, open + kVerbBefore);
    while (open < last && !words_.Is(open, kAnyMark)) ++open;
    if (open >= last || !words_.Is(open, kQuoteMark)) return end;
    uint32_t close = open + 1;
    while (close < limit && !words_.Is(close, kQuoteMark)) ++close;
    return close == limit ? end : EndOfClause(close + 1, limit);
  }

  std::vector<FoundAttribution>& found_;
  const CueOrder by_cue_;
};

}  // namespace

void FitContentTails(const Words& words, const AnalyzedArticle& article,
                     std::vector<FoundAttribution>& found) {
  Tailor(words, article, found).Run();
}

}  // namespace hearsay::claims
