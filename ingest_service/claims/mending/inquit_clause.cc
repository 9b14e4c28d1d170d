#include "ingest_service/claims/mending/inquit_clause.h"

#include "common/language/penn_tag.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {
namespace {

class Reader {
 public:
  Reader(const Words& words, const AnalyzedArticle& article)
      : words_(words), article_(article) {}

  std::optional<InquitClause> Read(TokenRange clause) const {
    for (uint32_t verb = clause.begin + 1; verb < clause.end; ++verb) {
      const bool goes_on =
          words_.Lower(verb) == "went" || words_.Lower(verb) == "goes";
      const CueEntry* entry = words_.VerbCue(verb).entry;
      if (!goes_on && !Reports(verb, entry)) continue;
      uint32_t group = verb;
      while (group > clause.begin + 1 &&
             words_.Is(group - 1, kHave | kAdverb) &&
             !words_.Is(group - 1, kCapitalized)) {
        --group;
      }
      const bool perfect = words_.Is(group, kHave);
      if (!perfect) group = verb;
      // "first reported by the Herald": the verb is the Herald's.
      if (!perfect && verb + 1 < clause.end && words_.Lower(verb + 1) == "by") {
        return std::nullopt;
      }
      InquitClause inquit;
      inquit.source = {clause.begin, group};
      inquit.cue = {group, verb + 1};
      if (!IsSubject(inquit.source)) return std::nullopt;
      if (goes_on) {
        inquit.lemma = "add";
        inquit.cue.end = clause.end;
        return verb + 2 == clause.end && words_.Lower(verb + 1) == "on"
                   ? std::optional(inquit)
                   : std::nullopt;
      }
      inquit.lemma = entry->lemma;
      if (entry->lemma == "learn" && !perfect) return std::nullopt;
      uint32_t tail = verb + 1;
      if ((entry->frames & kTakesAddressee) != 0) {
        const TokenRange whom =
            PhraseStartingAt(words_, tail, clause.end, false);
        if (!whom.empty()) tail = whom.end;
      } else if (entry->lemma == "tell") {
        return std::nullopt;
      }
      return IsAdjunct({tail, clause.end}) ? std::optional(inquit)
                                           : std::nullopt;
    }
    return std::nullopt;
  }

 private:
  bool IsFinite(uint32_t t) const { return IsFiniteIn(words_, article_, t); }

  // Whether the verb at `t` tells a clause and stands as one.
  bool Reports(uint32_t t, const CueEntry* entry) const {
    if (entry == nullptr ||
        (entry->frames & (kTakesClause | kTakesThatClause)) == 0 ||
        (entry->type != v1::CLAIM_TYPE_STATEMENT &&
         entry->type != v1::CLAIM_TYPE_ANNOUNCEMENT) ||
        words_.Is(t, kCapitalized)) {
      return false;
    }
    const CueForm form = words_.VerbCue(t).form;
    return IsFinite(t) || (form == CueForm::kPast) ||
           (form == CueForm::kParticiple && words_.Is(t - 1, kHave));
  }

  bool IsSubject(TokenRange range) const {
    if (range.empty() ||
        (range.size() == 1 && words_.Lower(range.begin) == "first") ||
        words_.Is(range.begin, kCoordinator | kSubordinator | kPreposition |
                                   kQuestionWord | kRelative | kAuxiliary |
                                   kQuoteMark) ||
        (words_.Is(range.begin, kObjectPronoun) &&
         !words_.Is(range.begin, kSubjectPronoun | kPossessive)) ||
        words_.Lower(range.begin) == "as" ||
        words_.Lower(range.begin) == "so") {
      return false;
    }
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (IsFinite(t) || words_.Is(t, kSubordinator | kNegation | kRelative)) {
        return false;
      }
    }
    return true;
  }

  // "on Monday", "late last week", "in a statement"; or nothing.
  bool IsAdjunct(TokenRange range) const {
    if (range.empty()) return true;
    const absl::string_view first = words_.Lower(range.begin);
    if (!words_.Is(range.begin, kTime | kAdverb | kPreposition | kDeterminer) &&
        first != "late" && first != "early") {
      return false;
    }
    // "sees no need of it", "continues to fight": an object, another verb.
    if (words_.Is(range.begin, kDeterminer) && !IsPeriod(range)) return false;
    if (first == "to" && range.size() > 1 &&
        article_.token(static_cast<int32_t>(range.begin) + 1).tag ==
            language::PennTag::kVB) {
      return false;
    }
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (IsFinite(t) || words_.Is(t, kSubordinator | kQuestionWord)) {
        return false;
      }
    }
    return true;
  }

  // "this week", "the day before".
  bool IsPeriod(TokenRange range) const {
    for (uint32_t t = range.begin; t < range.end; ++t) {
      const absl::string_view word = words_.Lower(t);
      if (words_.Is(t, kTime) || word == "week" || word == "month" ||
          word == "year" || word == "day") {
        return true;
      }
    }
    return false;
  }

  const Words& words_;
  const AnalyzedArticle& article_;
};

}  // namespace

bool IsFiniteIn(const Words& words, const AnalyzedArticle& article,
                uint32_t t) {
  return !words.Is(t, kCapitalized) &&
         language::IsFinite(article.token(static_cast<int32_t>(t)).tag);
}

std::optional<InquitClause> ReadInquitClause(const Words& words,
                                             const AnalyzedArticle& article,
                                             TokenRange clause) {
  return Reader(words, article).Read(clause);
}

}  // namespace hearsay::claims
