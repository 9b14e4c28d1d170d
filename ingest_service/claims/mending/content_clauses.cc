#include "ingest_service/claims/mending/content_clauses.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "absl/strings/string_view.h"
#include "common/language/relation.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/tagged_words.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/attribution/cue_words.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/lexicon/noun_files.h"
#include "ingest_service/claims/mending/single_contents.h"

namespace hearsay::claims {
namespace {

using language::PennTag;
using language::Relation;

constexpr uint32_t kLongestTail = 45;  // Tokens.
constexpr uint64_t kCommunication = Files({10});

class Fitter : TaggedWords {
 public:
  Fitter(const Words& words, const AnalyzedArticle& article,
         std::vector<FoundAttribution>& found)
      : TaggedWords(words, article), found_(found), by_cue_(words, found) {}

  void Run() {
    FitSingleContents(found_, [this](FoundAttribution& one) { Fit(one); });
  }

 private:
  bool HoldsCue(TokenRange range) const {
    const auto near = by_cue_.In(range);
    return std::any_of(near.begin(), near.end(), [this](const auto& other) {
      return found_[other.index].position;
    });
  }
  static void SetEnd(const Words& words, uint32_t begin, uint32_t end,
                     FoundAttribution& one) {
    one.spans.content.front().end = words.SpanOf({begin, end}).end;
  }

  void Fit(FoundAttribution& one) const {
    const TokenRange cue = TokensOf(words_, one.spans.cue.front());
    TokenRange content = TokensOf(words_, one.spans.content.front());
    const language::Sentence& place =
        words_.text()
            .sentences[article_.node(static_cast<int32_t>(cue.begin)).sentence];
    const TokenRange sentence = {place.first_token, place.end_token};
    if (content.begin < cue.end || !sentence.Contains(content.end - 1) ||
        words_.Is(content.begin, kQuoteMark) || Holds(content, kColon)) {
      return;
    }
    const uint32_t end = EndIn(one, sentence, cue, content);
    if (end < content.end && end > content.begin) {
      SetEnd(words_, content.begin, end, one);
      return;
    }
    uint32_t limit = sentence.end;
    while (limit > content.end && words_.Is(limit - 1, kFinalMark)) --limit;
    if (content.end >= limit || Holds(content, kQuoteMark)) return;
    const uint32_t reach = ReachOf(content, limit);
    if (reach > content.end && reach - content.end <= kLongestTail &&
        !Holds({content.end, reach}, kQuoteMark) &&
        !HoldsCue({content.end, reach})) {
      SetEnd(words_, content.begin, reach, one);
    }
  }

  // ---- What belongs to somebody else.

  uint32_t EndIn(const FoundAttribution& one, TokenRange sentence,
                 TokenRange cue, TokenRange content) const {
    uint32_t end = content.end;
    const bool clause = words_.Is(content.begin, kQuestionWord | kRelative) ||
                        words_.Lower(content.begin) == "that";
    const bool bare = TagOf(cue.end - 1) == PennTag::kVB;
    const bool relative =
        cue.begin > sentence.begin && words_.Is(cue.begin - 1, kRelative);
    if (!clause) end = std::min(end, EndOfDeed(content, bare, relative));
    end = std::min(end, EndBeforeMain(sentence, cue, content));
    if (end == content.end && !Holds(content, kQuoteMark)) {
      end = EndBeforeAdjunct(one, content);
    }
    while (end > content.begin && words_.Is(end - 1, kComma)) --end;
    return end;
  }

  // Of what has no verb of its own: before the next one of the cue's subject,
  // "rejected the deal | and is ready", or of another. `bare`: the cue is an
  // infinitive, as the next one may be; `relative`: its clause has "who".
  uint32_t EndOfDeed(TokenRange content, bool bare, bool relative) const {
    bool quoted = false, infinitive = false;
    for (uint32_t t = content.begin; t < content.end; ++t) {
      if (words_.Is(t, kQuoteMark)) quoted = !quoted;
      if (quoted) continue;
      infinitive |= TagOf(t) == PennTag::kTO;
      if (IsFinite(t) || words_.Is(t, kRelative | kSubordinator | kOpenBracket |
                                          kSemicolonOrDash)) {
        return content.end;
      }
      if (t == content.begin || t + 1 == content.end) continue;
      // "who boasts 40 medals, | carried the lamp"
      if (relative && words_.Is(t, kComma) && IsFinite(t + 1)) return t;
      if (!words_.Is(t, kCoordinator) || words_.Lower(t) == "or") continue;
      uint32_t next = t + 1;
      while (next < content.end && words_.Is(next, kAdverb)) ++next;
      if (next >= content.end) return content.end;
      // "told them to row and have fun": a base form goes on with "to".
      if (infinitive && words_.Lower(t) == "and" && MayBeBare(next)) {
        return content.end;
      }
      if (IsFinite(next) || words_.Lower(next) == "neither" ||
          (bare && TagOf(next) == PennTag::kVB &&
           TagOf(content.begin) != PennTag::kTO)) {
        return t;
      }
      if (!words_.Is(t - 1, kComma)) continue;
      const TokenRange subject =
          PhraseStartingAt(words_, t + 1, content.end, false);
      uint32_t verb = subject.end;
      while (verb < content.end && words_.Is(verb, kAdverb)) ++verb;
      if (!subject.empty() && verb < content.end && IsFinite(verb)) return t;
    }
    return content.end;
  }

  // "have", and "put" where the tagger takes it for the past.
  bool MayBeBare(uint32_t t) const {
    const PennTag tag = TagOf(t);
    return (tag == PennTag::kVBP && !words_.Is(t, kBe)) ||
           (tag == PennTag::kVBD &&
            language::WordNet::Get().Lemma(words_.Lower(t), tag) ==
                words_.Lower(t));
  }

  // "After Moss announced that the lock leaks, | the crew said it would leave":
  // the verb that the cue's clause hangs on is no part of the content.
  uint32_t EndBeforeMain(TokenRange sentence, TokenRange cue,
                         TokenRange content) const {
    if (!words_.Is(sentence.begin, kSubordinator) &&
        words_.Lower(sentence.begin) != "after") {
      return content.end;
    }
    const int32_t main = article_.node(static_cast<int32_t>(cue.end) - 1).head;
    const auto verb = static_cast<uint32_t>(main);
    if (main < 0 || !content.Contains(verb) || !IsFinite(verb)) {
      return content.end;
    }
    uint32_t group = verb;
    while (group > content.begin &&
           words_.Is(group - 1, kAdverb | kAuxiliary)) {
      --group;
    }
    // Over the subject: no comma is in it, nor a verb.
    uint32_t begin = group;
    while (begin > content.begin && !words_.Is(begin - 1, kComma)) {
      --begin;
      if (IsFinite(begin) || words_.Is(begin, kSubordinator | kRelative)) {
        return content.end;
      }
    }
    return begin > content.begin && begin < group ? begin - 1 : content.end;
  }

  // "criticized the toll | on Monday", "repeated his threat | in a tweet".
  uint32_t EndBeforeAdjunct(const FoundAttribution& one,
                            TokenRange content) const {
    uint32_t end = content.end;
    const bool deed = !HoldsFinite(content);
    if (deed) end = EndBeforeInterview(content);
    if (end < content.end) return end;
    const uint32_t time = EndBeforeTime(content);
    // In a letter, tweet or statement.
    uint32_t in = time - 1;
    constexpr uint32_t kLongest = 5;  // Tokens of the phrase.
    while (in > content.begin + 1 && end - in < kLongest + 4 &&
           words_.Lower(in) != "in") {
      --in;
    }
    if (in > content.begin + 1 && time - in >= 3 && time - in <= kLongest &&
        (words_.Lower(in + 1) == "a" || words_.Lower(in + 1) == "an") &&
        !Holds({in + 1, time}, kPreposition | kAnyMark) &&
        InFiles(kCommunication,
                article_.token(static_cast<int32_t>(time) - 1).noun_sense) &&
        (deed || words_.Lower(time - 1) == "statement")) {
      return in;
    }
    return time < end && JudgesThing(one, content) ? time : end;
  }

  // "rejected the charge | in an interview with the Herald"
  uint32_t EndBeforeInterview(TokenRange content) const {
    for (uint32_t t = content.begin + 1; t + 4 < content.end; ++t) {
      if (words_.Lower(t) == "in" &&
          (words_.Lower(t + 1) == "an" || words_.Lower(t + 1) == "a") &&
          words_.Lower(t + 2) == "interview" &&
          (words_.Lower(t + 3) == "with" || words_.Lower(t + 3) == "to")) {
        return t;
      }
    }
    return content.end;
  }

  // "criticized the toll", by a verb that says nothing happened.
  bool JudgesThing(const FoundAttribution& one, TokenRange content) const {
    const CueEntry* entry = FindCueLemma(one.cue_lemma);
    constexpr uint16_t kEvents =
        kTakesClause | kTakesThatClause | kTakesObjectAs | kTakesInfinitive;
    if (entry == nullptr || entry->cue_class != CueClass::kVerb ||
        (entry->frames & kTakesObject) == 0 || (entry->frames & kEvents) != 0) {
      return false;
    }
    for (uint32_t t = content.begin; t < content.end; ++t) {
      if (language::IsVerb(TagOf(t))) return false;
    }
    return true;
  }

  // Before "on Monday" or "Tuesday afternoon" at the end.
  uint32_t EndBeforeTime(TokenRange content) const {
    uint32_t t = content.end;
    while (t > content.begin + 2 && content.end - t < 3 &&
           words_.Is(t - 1, kTime)) {
      --t;
    }
    if (t == content.end) return t;
    if (words_.Lower(t - 1) == "on") return t - 1;
    return language::IsNoun(TagOf(t - 1)) ? t : content.end;
  }

  // ---- What the content cannot do without.

  uint32_t ReachOf(TokenRange content, uint32_t limit) const {
    const uint32_t end = content.end;
    if (LacksVerb(content) && IsFinite(end)) return EndOfClause(end, limit);
    if (IsRestrictive(end, limit)) return EndOfClause(end + 1, limit);
    if (GoesOnAlike(content, limit)) return EndOfClause(end + 2, limit);
    if (Exemplifies(end, limit)) {
      return HoldsFinite({end, limit}) ? EndOfClause(end + 1, limit) : limit;
    }
    if (TagOf(content.begin) == PennTag::kTO && GoesOnInfinitive(end, limit)) {
      return EndOfClause(end + 2, limit);
    }
    if (words_.Is(end, kOpenBracket)) return EndBehindBracket(end, limit);
    return SharesSubject(content, limit) ? EndOfClause(end + 2, limit) : end;
  }

  // Before the comma that something else begins behind.
  uint32_t EndOfClause(uint32_t t, uint32_t limit) const {
    for (int open = 0; t < limit; ++t) {
      open += words_.Is(t, kOpenBracket) ? 1 : 0;
      open -= words_.Is(t, kCloseBracket) ? 1 : 0;
      if (open <= 0 && words_.Is(t, kComma | kSemicolonOrDash | kColon)) break;
    }
    return t;
  }

  // "the fact that the gate", "as the reports": a clause that has begun.
  bool LacksVerb(TokenRange content) const {
    for (uint32_t t = content.end; t-- > content.begin;) {
      if (IsFinite(t)) return false;
      if (words_.Is(t, kComma)) return false;
      if (!words_.Is(t, kSubordinator)) continue;
      return t + 1 < content.end && content.end - t < 12 &&
             TagOf(t) == PennTag::kIN;
    }
    return false;
  }

  // "a memo | that was meant to hurt her", "a memo | in which she is named"
  bool IsRestrictive(uint32_t t, uint32_t limit) const {
    if (t + 2 >= limit || !language::IsNoun(TagOf(t - 1))) return false;
    const PennTag tag = TagOf(t);
    return ((tag == PennTag::kWDT || tag == PennTag::kWP) && IsFinite(t + 1)) ||
           (tag == PennTag::kIN && TagOf(t + 1) == PennTag::kWDT);
  }

  // "that it leaks, | and that nobody cares", "how it leaks | or why".
  bool GoesOnAlike(TokenRange content, uint32_t limit) const {
    uint32_t t = content.end;
    if (words_.Is(t, kComma)) ++t;
    if (t + 2 >= limit || !words_.Is(t, kCoordinator)) return false;
    const bool that = words_.Lower(t + 1) == "that";
    if (!that && !words_.Is(t + 1, kQuestionWord)) return false;
    if (that) {
      return words_.Lower(content.begin) == "that" && HoldsFinite(content);
    }
    for (uint32_t k = content.begin; k < content.end; ++k) {
      if (words_.Is(k, kQuestionWord)) return true;
    }
    return false;
  }

  // "the boats, | including two of the guild's"
  bool Exemplifies(uint32_t t, uint32_t limit) const {
    if (words_.Is(t, kComma)) ++t;
    return t + 1 < limit && !Holds({t, limit}, kColon) &&
           (words_.Lower(t) == "including" ||
            (words_.Lower(t) == "such" && words_.Lower(t + 1) == "as"));
  }

  // "to come, | not to see it", "to come | and to mend it".
  bool GoesOnInfinitive(uint32_t t, uint32_t limit) const {
    if (words_.Is(t, kComma)) ++t;
    return t + 2 < limit &&
           (words_.Is(t, kCoordinator) || words_.Lower(t) == "not") &&
           TagOf(t + 1) == PennTag::kTO && TagOf(t + 2) == PennTag::kVB;
  }

  // "Varn | (8-4) in the final"
  uint32_t EndBehindBracket(uint32_t t, uint32_t limit) const {
    uint32_t close = t;
    while (close < limit && !words_.Is(close, kCloseBracket)) ++close;
    return close + 1 < limit && words_.Is(close + 1, kPreposition)
               ? EndOfClause(close + 1, limit)
               : t;
  }

  // "the gate had opened | and was then closed": the tree hangs the second verb
  // on one of the content.
  bool SharesSubject(TokenRange content, uint32_t limit) const {
    uint32_t t = content.end;
    if (words_.Is(t, kComma)) ++t;
    if (t + 1 >= limit || !words_.Is(t, kCoordinator)) return false;
    ++t;
    while (t + 1 < limit && words_.Is(t, kAdverb)) ++t;
    if (!IsFinite(t)) return false;
    auto verb = static_cast<int32_t>(t);
    const Relation relation = article_.token(verb).relation;
    if (relation == Relation::kAux || relation == Relation::kAuxpass ||
        relation == Relation::kCop) {
      verb = article_.node(verb).head;
    }
    if (verb < 0 || article_.token(verb).relation != Relation::kConj) {
      return false;
    }
    const int32_t head = article_.node(verb).head;
    return head >= static_cast<int32_t>(content.begin) &&
           head < static_cast<int32_t>(content.end) && HoldsFinite(content);
  }

  std::vector<FoundAttribution>& found_;
  const CueOrder by_cue_;
};

}  // namespace

void FitContents(const Words& words, const AnalyzedArticle& article,
                 std::vector<FoundAttribution>& found) {
  Fitter(words, article, found).Run();
}

}  // namespace hearsay::claims
