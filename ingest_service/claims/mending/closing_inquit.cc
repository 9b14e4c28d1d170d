#include "ingest_service/claims/mending/closing_inquit.h"

#include <algorithm>

#include "common/language/penn_tag.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kLongestSubject = 20;  // Tokens.
constexpr uint32_t kLongestTail = 14;     // Tokens after the verb.

class Finder {
 public:
  Finder(const Words& words, const AnalyzedArticle& article)
      : words_(words), article_(article) {}

  std::optional<ClosingInquit> Find(TokenRange sentence) const {
    for (uint32_t t = sentence.end; t-- > sentence.begin + 3;) {
      auto inquit = words_.Lower(t) == "according" || words_.Lower(t) == "per"
                        ? ReadAccordingTo(sentence, t)
                    : Reports(t) ? ReadAt(sentence, t)
                                 : std::nullopt;
      if (inquit) return inquit;
    }
    return std::nullopt;
  }

 private:
  language::PennTag TagOf(uint32_t t) const {
    return article_.token(static_cast<int32_t>(t)).tag;
  }
  bool IsFinite(uint32_t t) const {
    // Not a name.
    return !words_.Is(t, kCapitalized) && language::IsFinite(TagOf(t));
  }

  // Whether the verb at `t` reports a clause that stands before it.
  bool Reports(uint32_t t) const {
    const CueEntry* entry = words_.VerbCue(t).entry;
    if (entry != nullptr && IsUnknowing(t)) return true;
    if (entry == nullptr ||
        (!language::IsVerb(TagOf(t)) && !ClosesWithReports(t)) ||
        (entry->frames & (kTakesClause | kTakesThatClause)) == 0) {
      return false;
    }
    return entry->type != v1::CLAIM_TYPE_DENIAL &&
           entry->type != v1::CLAIM_TYPE_ACCUSATION &&
           entry->type != v1::CLAIM_TYPE_INTENT && entry->lemma != "hope" &&
           entry->lemma != "fear" && entry->lemma != "worry" &&
           entry->lemma != "know" && entry->lemma != "see" &&
           entry->lemma != "feel" && entry->lemma != "remember" &&
           entry->lemma != "begin" && entry->lemma != "continue";
  }

  // ", ANS reports.": a verb behind a name, where the tagger sees a plural.
  bool ClosesWithReports(uint32_t t) const {
    if (words_.Lower(t) != "reports" || t < 2 || t + 1 >= words_.size() ||
        !words_.Is(t - 1, kCapitalized) || !words_.Is(t + 1, kFinalMark)) {
      return false;
    }
    // Not in "manuals and NKO reports".
    for (uint32_t k = t; k-- > 0 && !words_.Is(k, kComma | kFinalMark);) {
      if (!words_.Is(k, kCapitalized | kDeterminer) &&
          words_.Lower(k) != "of") {
        return false;
      }
    }
    return true;
  }

  // "cannot say", "did not know": of a question.
  bool IsUnknowing(uint32_t t) const {
    const absl::string_view lemma = words_.VerbCue(t).entry->lemma;
    return (lemma == "say" || lemma == "know" || lemma == "tell" ||
            lemma == "explain" || lemma == "remember") &&
           t > 2 &&
           (words_.Is(t - 1, kNegation) || words_.Lower(t - 1) == "cannot");
  }

  // "…, according to a person who has read it", "…, per two of them".
  std::optional<ClosingInquit> ReadAccordingTo(TokenRange sentence,
                                               uint32_t t) const {
    const bool per = words_.Lower(t) == "per";
    if (per && words_.Is(t, kCapitalized)) return std::nullopt;  // A name.
    const uint32_t begin = per ? t + 1 : t + 2;
    if (begin >= sentence.end || (!per && words_.Lower(t + 1) != "to") ||
        !words_.Is(t - 1, kComma)) {
      return std::nullopt;
    }
    ClosingInquit inquit;
    inquit.cue = {t, begin};
    inquit.lemma = per ? "per" : "according to";
    inquit.comma = t - 1;
    inquit.source = SubjectAfter(begin, sentence.end);
    // "per an alert | sent to the pupils"
    uint32_t& end = inquit.source.end;
    if (per && end < sentence.end && TagOf(end) == language::PennTag::kVBN) {
      while (end < sentence.end && !words_.Is(end, kAnyMark)) ++end;
    }
    if (inquit.source.empty() || !HoldsClause({sentence.begin, inquit.comma}) ||
        !EndTail(sentence, inquit.source.end, inquit)) {
      return std::nullopt;
    }
    return inquit;
  }

  std::optional<ClosingInquit> ReadAt(TokenRange sentence,
                                      uint32_t verb) const {
    const bool unknown =
        IsUnknowing(verb) && words_.Is(sentence.begin, kQuestionWord);
    if (IsUnknowing(verb) && !unknown) return std::nullopt;
    uint32_t group = GroupBegin(sentence, verb);
    while (unknown && group > sentence.begin + 1 &&
           words_.Is(group - 1, kAuxiliary | kNegation)) {
      --group;
    }
    const bool perfect = group < verb && words_.Is(group, kHave) &&
                         words_.VerbCue(verb).form >= CueForm::kPast;
    const CueEntry& entry = *words_.VerbCue(verb).entry;
    // A participle of theirs is a past tense that the tagger misses.
    const bool mistaken = IsPlainReport(entry.lemma) &&
                          words_.VerbCue(verb).form == CueForm::kPast;
    if ((!IsFinite(verb) && !perfect && !mistaken && !unknown &&
         !ClosesWithReports(verb)) ||
        words_.Is(group - 1, kBe) || (entry.lemma == "learn" && !perfect)) {
      return std::nullopt;
    }
    ClosingInquit inquit;
    inquit.cue = {group, verb + 1};
    inquit.lemma = entry.lemma;
    uint32_t end = 0;
    if (words_.Is(group - 1, kComma) && group == verb &&
        IsPlainReport(entry.lemma)) {
      inquit.source = SubjectAfter(verb + 1, sentence.end);
      inquit.comma = group - 1;
      end = inquit.source.end;
    }
    if (inquit.source.empty()) {
      inquit.source = SubjectBefore(sentence, group, inquit.comma);
      if (inquit.source.empty()) return std::nullopt;
      end = AfterAddressee(verb + 1, sentence.end, entry);
    }
    const TokenRange before = {sentence.begin, inquit.comma};
    const bool closes = inquit.source.begin > verb &&
                        (end == sentence.end || words_.Is(end, kFinalMark));
    if (!(HoldsClause(before) || (closes && IsVerbless(before))) ||
        !EndTail(sentence, end, inquit)) {
      return std::nullopt;
    }
    return inquit;
  }

  // Where the auxiliaries and adverbs of a verb begin.
  uint32_t GroupBegin(TokenRange sentence, uint32_t verb) const {
    uint32_t begin = verb;
    while (begin > sentence.begin + 1 &&
           words_.Is(begin - 1, kHave | kAdverb) &&
           !words_.Is(begin - 1, kCapitalized)) {
      --begin;
    }
    while (begin < verb && !words_.Is(begin, kHave)) ++begin;
    return begin;
  }

  // Verbs whose subject may follow: "says the engineer".
  static bool IsPlainReport(absl::string_view lemma) {
    return lemma == "say" || lemma == "report" || lemma == "write" ||
           lemma == "warn" || lemma == "claim" || lemma == "explain" ||
           lemma == "argue";
  }

  // The whole of "the engineer who built it": to a comma or the end.
  TokenRange SubjectAfter(uint32_t begin, uint32_t end) const {
    TokenRange subject = PhraseStartingAt(words_, begin, end, false);
    if (subject.empty() || words_.Is(begin, kTime | kAdverb | kPreposition)) {
      return {};
    }
    if (subject.end < end && words_.Is(subject.end, kRelative)) {
      while (subject.end < end && subject.size() < kLongestSubject &&
             !words_.Is(subject.end, kAnyMark)) {
        ++subject.end;
      }
    }
    return IsSubject(subject) ? subject : TokenRange{};
  }

  // The subject of the verb whose group begins at `group`; it fills what stands
  // behind the comma at `comma`, or behind the one before its apposition.
  TokenRange SubjectBefore(TokenRange sentence, uint32_t group,
                           uint32_t& comma) const {
    uint32_t end = group;
    if (words_.Is(end - 1, kComma)) --end;
    const uint32_t limit = end > sentence.begin + kLongestSubject
                               ? end - kLongestSubject
                               : sentence.begin;
    const auto comma_before = [&](uint32_t t) {
      while (t > limit && !words_.Is(t - 1, kAnyMark)) --t;
      // "the Harbour Board (HB) reports"
      if (t > limit && words_.Is(t - 1, kCloseBracket)) {
        while (t > limit && !words_.Is(t - 1, kOpenBracket)) --t;
        if (t > limit) --t;
        while (t > limit && !words_.Is(t - 1, kAnyMark)) --t;
      }
      return t > limit && words_.Is(t - 1, kComma) ? t - 1 : limit;
    };
    comma = comma_before(end);
    // "his lawyer, Ada Moss, said"
    if (end < group && comma > limit) comma = comma_before(comma);
    if (comma <= limit) return {};
    const TokenRange subject = {comma + 1, end};
    return IsSubject(subject) ? subject : TokenRange{};
  }

  // A noun phrase, with a relative clause perhaps; no clause.
  bool IsSubject(TokenRange range) const {
    if (range.empty() ||
        words_.Is(range.begin, kCoordinator | kSubordinator | kPreposition |
                                   kQuestionWord | kRelative | kAdverb |
                                   kAuxiliary | kQuoteMark) ||
        (words_.Is(range.begin, kObjectPronoun) &&
         !words_.Is(range.begin, kSubjectPronoun | kPossessive))) {
      return false;
    }
    bool relative = false;
    bool noun = false;
    for (uint32_t t = range.begin; t < range.end; ++t) {
      relative |= words_.Is(t, kRelative);
      noun |= language::IsNoun(TagOf(t)) || words_.Is(t, kSubjectPronoun) ||
              words_.Is(t, kDeterminer | kCapitalized);
      if (!relative && (IsFinite(t) ||
                        words_.Is(t, kSubordinator | kQuoteMark | kNegation))) {
        return false;
      }
    }
    return noun;
  }

  uint32_t AfterAddressee(uint32_t t, uint32_t end,
                          const CueEntry& entry) const {
    if ((entry.frames & kTakesAddressee) == 0) return t;
    const TokenRange whom = PhraseStartingAt(words_, t, end, false);
    return whom.empty() ? t : whom.end;
  }

  // "on Monday", "late last week", "in a statement", and nothing that could be
  // what is said; then the end, or what goes on.
  bool EndTail(TokenRange sentence, uint32_t t, ClosingInquit& inquit) const {
    const uint32_t limit = std::min(sentence.end, t + kLongestTail);
    if (t < limit && !words_.Is(t, kComma | kFinalMark) && !IsAdjunct(t)) {
      return false;
    }
    while (t < limit && !words_.Is(t, kAnyMark)) {
      if (words_.Is(t, kSubordinator | kQuestionWord) || IsFinite(t)) {
        return false;
      }
      ++t;
    }
    inquit.end = t;
    if (t == sentence.end || words_.Is(t, kFinalMark)) return true;
    if (t + 2 >= sentence.end || !words_.Is(t, kComma)) return false;
    if (words_.VerbCue(t + 1).form == CueForm::kGerund &&
        words_.VerbCue(t + 1).entry != nullptr) {
      return true;  // "citing an aide", "adding that it leaked"
    }
    const absl::string_view next = words_.Lower(t + 1);
    if (next != "but" && next != "and" && next != "though") return false;
    uint32_t verb = t + 2;
    while (verb < sentence.end && words_.Is(verb, kAdverb)) ++verb;
    if (verb == sentence.end || !IsFinite(verb)) return false;
    // "the mayor said, and added that": what the mayor says goes on.
    if (const CueEntry* entry = words_.VerbCue(verb).entry;
        entry != nullptr && (entry->type == v1::CLAIM_TYPE_STATEMENT ||
                             entry->type == v1::CLAIM_TYPE_ANNOUNCEMENT)) {
      return false;
    }
    inquit.goes_on = {t + 2, sentence.end};
    while (!inquit.goes_on.empty() &&
           words_.Is(inquit.goes_on.end - 1, kFinalMark)) {
      --inquit.goes_on.end;
    }
    return true;
  }

  bool IsAdjunct(uint32_t t) const {
    const absl::string_view word = words_.Lower(t);
    return words_.Is(t, kTime | kAdverb | kPreposition) || word == "late" ||
           word == "early" ||
           (words_.Is(t, kDeterminer) && t + 1 < words_.size() &&
            words_.Is(t + 1, kTime));
  }

  // "Blast a cowardly attack, says mayor.": a headline's clause.
  bool IsVerbless(TokenRange range) const {
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (words_.Is(t, kAnyMark) || IsFinite(t)) return false;
    }
    return range.size() > 3 &&
           !words_.Is(range.begin, kPreposition | kCoordinator | kSubordinator |
                                       kTime | kAdverb | kDeterminer);
  }

  // A main clause: what is said can be so.
  bool HoldsClause(TokenRange range) const {
    if (range.size() < 3) return false;
    // "Envoy not recalled, ministry says": a headline leaves the verb out.
    if (range.begin == 0 && InHeadline(range)) return true;
    const bool subordinate = words_.Is(range.begin, kSubordinator) &&
                             words_.Lower(range.begin) != "that";
    bool comma = false;
    bool finite = false;
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (words_.Is(t, kQuoteMark | kColon)) return false;
      comma |= words_.Is(t, kComma);
      // The tagger takes many a present for an infinitive.
      finite |= IsFinite(t) ||
                (TagOf(t) == language::PennTag::kVB && t > range.begin &&
                 !words_.Is(t - 1, kAuxiliary | kPreposition));
    }
    const bool asks = words_.Is(range.begin, kQuestionWord);
    return (finite || asks) && (!subordinate || comma || asks) &&
           !words_.Is(range.begin, kPreposition | kCoordinator);
  }

  // In an article's first line, when no mark ends it.
  bool InHeadline(TokenRange range) const {
    const auto& text = words_.text();
    const uint32_t end =
        text.sentences[text.paragraphs.front().end_sentence - 1].end_token;
    return range.end < end && !words_.Is(end - 1, kFinalMark);
  }

  const Words& words_;
  const AnalyzedArticle& article_;
};

}  // namespace

std::optional<ClosingInquit> FindClosingInquit(const Words& words,
                                               const AnalyzedArticle& article,
                                               TokenRange sentence) {
  return Finder(words, article).Find(sentence);
}

}  // namespace hearsay::claims
