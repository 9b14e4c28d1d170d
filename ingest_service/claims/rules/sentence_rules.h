#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_RULES_SENTENCE_RULES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_RULES_SENTENCE_RULES_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/speech.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {

// An attribution in tokens.
struct RuleMatch {
  TokenRange source;  // Empty when the text names none.
  TokenRange cue;
  std::vector<TokenRange> content;
  absl::string_view lemma;
  float score = 0;  // How often the rule is right on news, measured.
};

// What all sentences of one paragraph, or of one content, share.
struct RuleParagraph {
  const Words& words;
  TokenRange range;
  Speech speech;              // In `range`.
  std::vector<char> covered;  // By token of `range`: attributed already.
};

// Finds the outermost attributions of one sentence. First those that stand
// beside their content (", the mayor said."; "according to"), then, from left
// to right, those that come before it ("the mayor said that"), outside of what
// has already been attributed.
class SentenceRules {
 public:
  // `matches` are those found earlier in the paragraph; new ones are added.
  SentenceRules(RuleParagraph& paragraph, TokenRange sentence,
                std::vector<RuleMatch>& matches);
  void Run();

 private:
  // The words of a verb group: [begin, verb] with auxiliaries and adverbs.
  struct VerbGroup {
    uint32_t begin = 0;
    bool passive = false;
    bool infinitive = false;
    bool has_auxiliary = false;
    bool negated = false;
  };

  bool TryBeside(uint32_t t);
  // How far a content may go: to the end of an object, to the next
  // attribution, to the end of the sentence.
  enum class Reach { kObject, kClause, kSentence };

  // An attribution beside its content.
  struct Beside {
    TokenRange source;
    uint32_t mark = 0;   // After the last token of the content before it.
    uint32_t after = 0;  // After its own last token; past the end: none.
  };

  bool TryTranscript();
  bool TryHeadlineCredit();
  bool TryAccordingTo(uint32_t t);
  bool TryForwardVerb(uint32_t t);
  bool TryNoun(uint32_t t);
  bool TakeIsThat(uint32_t t, uint32_t next, RuleMatch& match);
  uint32_t SkipHolders(uint32_t next, const CueEntry& entry,
                       TokenRange& source) const;
  void TakeApposition(uint32_t& next, TokenRange& source) const;
  bool TryConfidence(uint32_t t);
  uint32_t SkipToQuestion(uint32_t next) const;
  bool TryBareDenial(uint32_t t, RuleMatch match);
  bool TryAdjective(uint32_t t);

  VerbGroup GroupOf(uint32_t t) const;
  bool AllCapitals() const;
  bool IsHeadline() const;
  bool StartsNextAttribution(uint32_t t) const;
  bool ReadsAsVerb(uint32_t t, const VerbGroup& group) const;
  bool IsTaggedVerb(uint32_t t, const VerbGroup& group) const;
  bool LacksVerb(uint32_t t) const;
  bool SaysMoreOfNoun(uint32_t t, const VerbGroup& group) const;
  bool IsRelativeThat(uint32_t that) const;
  bool HoldsClause(TokenRange range) const;
  bool IsSupposed(uint32_t subject) const;
  TokenRange ParticipleSource(uint32_t before) const;
  TokenRange ElidedSubject(uint32_t t) const;
  bool ReportsSubject(const RuleMatch& match, uint32_t t) const;
  TokenRange WholeSubject(TokenRange phrase) const;
  bool StandsBeside(uint32_t begin) const;
  bool FollowsSpeech(uint32_t mark) const;
  uint32_t EndAfterSpeech(uint32_t begin) const;
  bool FindBesideSource(uint32_t t, const VerbGroup& group,
                        Beside& beside) const;
  uint32_t SkipAdjuncts(uint32_t t, const CueEntry& entry) const;
  uint32_t LeftEdge(uint32_t end) const;
  uint32_t ContentEnd(uint32_t begin, Reach reach) const;
  bool AddRight(uint32_t begin, bool after_speech, RuleMatch& match) const;
  uint32_t FindExtraposed(uint32_t it) const;
  uint32_t FindThat(uint32_t begin) const;
  TokenRange FindLedQuotation(uint32_t begin) const;
  TokenRange ActiveSource(uint32_t t, const VerbGroup& group) const;
  bool TryPassive(uint32_t t, const VerbGroup& group, RuleMatch match);
  bool TakeClause(uint32_t t, const RuleMatch& match);
  bool TakeChance(uint32_t t, const RuleMatch& match);
  bool TakeObject(uint32_t t, const RuleMatch& match);
  bool LeadsObjectOn(uint32_t object, const CueEntry& entry) const;
  uint32_t SkipAddressee(uint32_t begin) const;
  bool Uncovered(TokenRange range) const;
  void Cover(TokenRange range);
  bool Add(RuleMatch match);

  RuleParagraph& paragraph_;
  const Words& words_;
  const Speech& speech_;
  const TokenRange sentence_;
  std::vector<RuleMatch>& matches_;
  size_t first_match_;  // Of this sentence.
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_RULES_SENTENCE_RULES_H_
