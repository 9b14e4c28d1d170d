// Attributions by a verb that its content follows: "the mayor said that".

#include <algorithm>
#include <utility>

#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/rules/sentence_rules.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kThatWithin = 14;   // Tokens from a cue to its "that",
constexpr uint32_t kQuoteWithin = 16;  // and to the quotation it leads to.

bool NamesDocument(const Words& words, TokenRange phrase) {
  for (uint32_t t = phrase.begin; t < phrase.end; ++t) {
    if (IsDocumentNoun(words.Lower(t))) return true;
  }
  return false;
}

// "said about half had left" has a clause, "said of the deal" has none.
bool NeverStartsClause(absl::string_view preposition) {
  return preposition == "of" || preposition == "to" || preposition == "with" ||
         preposition == "for" || preposition == "by" || preposition == "into" ||
         preposition == "like" || preposition == "against" ||
         preposition == "toward" || preposition == "towards";
}

}  // namespace

// The "that" of "think it highly likely that".
uint32_t SentenceRules::FindExtraposed(uint32_t it) const {
  constexpr uint32_t kWithin = 6;  // Tokens after "it".
  for (uint32_t t = it + 1; t < std::min(sentence_.end, it + kWithin); ++t) {
    if (words_.Lower(t) == "that" && t > it + 1) return t;
    if (words_.Is(t, kAuxiliary | kSubjectPronoun | kPreposition | kAnyMark)) {
      break;
    }
  }
  return sentence_.end;
}

// "that" or a question word close after a cue, before any other clause.
uint32_t SentenceRules::FindThat(uint32_t begin) const {
  while (begin < sentence_.end && words_.Is(begin, kAdverb)) ++begin;
  const uint32_t limit = std::min(sentence_.end, begin + kThatWithin);
  if (begin < limit && words_.Lower(begin) == "it")
    return FindExtraposed(begin);
  for (uint32_t t = begin; t < limit; ++t) {
    if (words_.Lower(t) == "that" || words_.Lower(t) == "whether") return t;
    if (words_.Is(t, kQuestionWord | kRelative) && t == begin) return t;
    if (words_.Is(t, kAuxiliary | kSubjectPronoun | kRelative | kQuoteMark |
                         kFinalMark | kColon)) {
      break;
    }
    // "dispute this, saying that": another verb's.
    if (words_.Is(t, kComma) &&
        (t > begin + 8 ||
         (t + 1 < limit && words_.VerbCue(t + 1).form == CueForm::kGerund))) {
      break;
    }
  }
  return sentence_.end;
}

// The quotation that "said on Friday:" or "wrote," leads to.
TokenRange SentenceRules::FindLedQuotation(uint32_t begin) const {
  const uint32_t limit = std::min(sentence_.end, begin + kQuoteWithin);
  for (uint32_t t = begin; t + 1 < limit; ++t) {
    if (words_.Is(t, kComma | kColon)) {
      const TokenRange quotation = speech_.StartingWith(t + 1);
      if (!quotation.empty()) return quotation;
    }
    if (words_.Is(t, kComma | kColon | kFinalMark)) break;
    const TokenRange name = speech_.StartingWith(t);  // "said on “The Hour”:"
    if (!name.empty() && (t == begin || IsSpeech(words_, name))) break;
  }
  return {};
}

// The token after "reporters", "the crowd", "CNN"; `begin` when there is none.
uint32_t SentenceRules::SkipAddressee(uint32_t begin) const {
  uint32_t t = begin;
  if (t >= sentence_.end || !words_.Is(t, kWordShape)) return begin;
  if (words_.Is(t, kObjectPronoun) && words_.Lower(t) != "it") return t + 1;
  if (words_.Is(t, kSubjectPronoun)) return begin;
  const bool determined = words_.Is(t, kDeterminer | kPossessive);
  if (determined) ++t;
  if (t >= sentence_.end) return begin;
  if (words_.Is(t, kCapitalized)) {
    while (t < sentence_.end && words_.Is(t, kCapitalized)) ++t;
    if (t + 1 < sentence_.end && words_.Is(t, kPossessive)) {
      ++t;
      while (t < sentence_.end && words_.Is(t, kCapitalized)) ++t;
    }
    // "the Paris daily"
    return t < sentence_.end && IsOutletNoun(words_.Lower(t)) ? t + 1 : t;
  }
  return determined || words_.Is(t, kPlural) ? t + 1 : begin;
}

// "is expected to", "was asked about": nobody in particular.
bool SentenceRules::TryPassive(uint32_t t, const VerbGroup& group,
                               RuleMatch match) {
  const CueEntry& entry = *words_.VerbCue(t).entry;
  const uint32_t next = t + 1;
  if (next >= sentence_.end) return false;
  const absl::string_view word = words_.Lower(next);
  // "was told by her employer last winter that": who tells is named.
  if ((entry.frames & kTakesAddressee) != 0 && word == "by" &&
      entry.lemma != "ask") {
    match.source = PhraseStartingAt(words_, next + 1, sentence_.end, false);
    const uint32_t that = FindThat(match.source.end);
    if (match.source.empty() || that == sentence_.end) return false;
    match.content.push_back({that, ContentEnd(that, Reach::kClause)});
    match.score = 0.7f;
    return Add(std::move(match));
  }
  // "is believed by the agency to be afloat": who believes it is named.
  if ((entry.frames & kTakesClause) != 0 && word == "by") {
    const TokenRange subject =
        PhraseEndingBefore(words_, sentence_.begin, group.begin);
    match.source = PhraseStartingAt(words_, next + 1, sentence_.end, false);
    const uint32_t to = match.source.end;
    if (subject.empty() || match.source.empty() || to + 1 >= sentence_.end ||
        words_.Lower(to) != "to" ||
        (words_.Tagged(to + 1) && !words_.Is(to + 1, kAdverb) &&
         !words_.MayBeVerb(to + 1))) {
      return false;  // "was confirmed by Orr to the Herald"
    }
    match.content = {subject, {to, ContentEnd(to, Reach::kClause)}};
    match.score = 0.6f;
    return Add(std::move(match));
  }
  const bool asked = entry.lemma == "ask" &&
                     (word == "about" || words_.Is(next, kQuestionWord));
  const bool said = (entry.frames & (kTakesClause | kTakesThatClause)) != 0 &&
                    (word == "to" || word == "that");
  if (!asked && !said) return false;
  match.score = 0.55f;
  // "was related to the fault" has no infinitive.
  if (word == "to" && next + 1 < sentence_.end && words_.Tagged(next + 1) &&
      !words_.Is(next + 1, kAdverb) && !words_.MayBeVerb(next + 1)) {
    return false;
  }
  const uint32_t begin = word == "about" ? next + 1 : next;
  match.content.push_back(
      {begin, ContentEnd(begin, asked ? Reach::kObject : Reach::kClause)});
  const TokenRange subject =
      PhraseEndingBefore(words_, sentence_.begin, group.begin);
  if (!subject.empty() && word == "to") match.content.push_back(subject);
  return Add(std::move(match));
}

bool SentenceRules::TryForwardVerb(uint32_t t) {
  const CueWord& cue = words_.VerbCue(t);
  if (cue.entry == nullptr) return false;
  const VerbGroup group = GroupOf(t);
  if (!ReadsAsVerb(t, group) || SaysMoreOfNoun(t, group)) return false;
  // "would neither confirm nor deny the report": both have its content.
  if (t + 2 < sentence_.end && words_.Is(t + 1, kCoordinator) &&
      words_.VerbCue(t + 2).entry != nullptr &&
      words_.VerbCue(t + 2).form == cue.form) {
    RuleMatch both;
    both.lemma = words_.VerbCue(t + 2).entry->lemma;
    both.cue = {group.begin, t + 3};
    both.source = ActiveSource(t, group);
    if (!both.source.empty() && both.source.end <= both.cue.begin &&
        !group.passive &&
        (TakeClause(t + 2, both) || TakeObject(t + 2, both))) {
      return true;
    }
  }
  RuleMatch match;
  match.lemma = cue.entry->lemma;
  match.cue = {group.begin, t + 1};
  const bool asked = cue.form == CueForm::kPast && cue.entry->lemma == "ask" &&
                     (t == sentence_.begin || words_.Is(t - 1, kSubordinator));
  if (group.passive || asked) return TryPassive(t, group, std::move(match));
  match.source = ActiveSource(t, group);
  if (match.source.empty() || match.source.end > match.cue.begin ||
      IsSupposed(match.source.begin)) {
    return false;
  }
  return TakeClause(t, match) || TakeObject(t, match);
}

// Content that is a clause or a quotation.
bool SentenceRules::TakeClause(uint32_t t, const RuleMatch& match) {
  const CueEntry& entry = *words_.VerbCue(t).entry;
  const uint16_t frames = entry.frames;
  const uint32_t next = t + 1;
  if (next >= sentence_.end) return false;
  const auto take = [&](uint32_t begin, float score, Reach reach) {
    RuleMatch taken = match;
    taken.content = {{begin, ContentEnd(begin, reach)}};
    taken.score = score;
    return Add(std::move(taken));
  };
  uint32_t that = FindThat(next);
  if (that < sentence_.end && that > next && IsRelativeThat(that)) {
    that = sentence_.end;
  }
  if (that == sentence_.end &&
      (frames & (kTakesClause | kTakesThatClause | kTakesQuote)) != 0) {
    const TokenRange led = FindLedQuotation(next);
    if (!led.empty()) return take(led.begin, 0.8f, Reach::kClause);
    for (uint32_t k = next; k + 1 < std::min(sentence_.end, next + 8); ++k) {
      if (words_.Is(k, kComma)) break;
      if (words_.Is(k, kColon)) return take(k + 1, 0.3f, Reach::kClause);
    }
  }
  if (that < sentence_.end &&
      ((frames & (kTakesClause | kTakesThatClause | kTakesWhether)) != 0 ||
       ((frames & kTakesNextThat) != 0 &&
        (that == next || words_.Lower(next) == "it")))) {
    return take(that, 0.75f, Reach::kClause);
  }
  const bool quoted = !speech_.StartingWith(next).empty();
  // "The poll found 43% had": a bare clause, as reports have it.
  const bool reports = (frames & kTakesThatClause) != 0 &&
                       entry.type == v1::CLAIM_TYPE_ASSESSMENT &&
                       NamesDocument(words_, match.source) &&
                       !words_.Is(next, kPreposition);
  if ((frames & kTakesClause) == 0 && !((frames & kTakesQuote) && quoted) &&
      !reports) {
    return false;
  }
  uint32_t begin = next;
  if ((frames & kTakesAddressee) != 0) begin = SkipAddressee(begin);
  while (begin + 1 < sentence_.end && words_.Is(begin, kTime) &&
         !words_.Is(begin + 1, kPossessive) && begin < next + 3) {
    ++begin;
  }
  if (begin >= sentence_.end || !words_.Is(begin, kWordShape | kQuoteMark) ||
      words_.Is(begin, kCoordinator) ||
      (words_.Is(begin, kPreposition) &&
       NeverStartsClause(words_.Lower(begin)))) {
    return false;
  }
  // "in a memo announcing the sale, the firm": what a noun's participle says
  // ends before the comma.
  const bool behind_noun = words_.VerbCue(t).form == CueForm::kGerund &&
                           match.source.end == match.cue.begin;
  const Reach reach = behind_noun ? Reach::kObject : Reach::kClause;
  const uint32_t end = ContentEnd(begin, reach);
  // "claimed the cup"; what is said may have a verb that the tagger misses.
  const bool needs_verb =
      entry.lemma != "say" && (entry.type == v1::CLAIM_TYPE_STATEMENT ||
                               entry.type == v1::CLAIM_TYPE_ASSESSMENT);
  if (!quoted &&
      (end < begin + 2 || (needs_verb && !HoldsClause({begin, end})))) {
    return false;
  }
  if (words_.Is(begin, kPreposition)) {
    bool verb = false;  // "said in March he would", not "said in March".
    for (uint32_t k = begin; k < end; ++k) verb |= words_.Is(k, kAuxiliary);
    if (!verb) return false;
  }
  return take(begin, 0.75f, reach);
}

// "puts the chance of a collapse at even odds": what may come to be.
bool SentenceRules::TakeChance(uint32_t t, const RuleMatch& match) {
  constexpr uint32_t kNounWithin = 3;  // Tokens from the verb.
  uint32_t noun = t + 1;
  const auto names_chance = [this](uint32_t k) {
    const absl::string_view word = words_.Lower(k);
    return word == "chance" || word == "chances" || word == "probability" ||
           word == "likelihood" || word == "odds" || word == "risk";
  };
  const uint32_t limit = std::min(sentence_.end, t + 1 + kNounWithin);
  while (noun < limit && !names_chance(noun)) ++noun;
  if (noun >= limit || noun + 1 >= sentence_.end ||
      (words_.Lower(noun + 1) != "of" && words_.Lower(noun + 1) != "that")) {
    return false;
  }
  uint32_t at = noun + 2;
  while (at < sentence_.end && words_.Lower(at) != "at" &&
         !words_.Is(at, kAnyMark)) {
    ++at;
  }
  if (at + 1 >= sentence_.end || words_.Lower(at) != "at") return false;
  RuleMatch taken = match;
  taken.content = {{noun + 2, at}};
  taken.score = 0.7f;
  return Add(std::move(taken));
}

// Content that is an object, an infinitive or what follows a particle.
bool SentenceRules::TakeObject(uint32_t t, const RuleMatch& match) {
  const CueEntry& entry = *words_.VerbCue(t).entry;
  const uint32_t next = t + 1;
  if (next >= sentence_.end) return false;
  if ((entry.frames & kTakesChance) != 0) return TakeChance(t, match);
  RuleMatch taken = match;
  if ((entry.frames & kTakesParticle) != 0 &&
      entry.HasParticle(words_.Lower(next))) {
    taken.cue.end = next + 1;
    taken.content = {{next + 1, ContentEnd(next + 1, Reach::kObject)}};
    taken.score = 0.6f;
    return Add(std::move(taken));
  }
  if ((entry.frames & kTakesInfinitive) != 0 && words_.Lower(next) == "to") {
    taken.content = {{next, ContentEnd(next, Reach::kObject)}};
    taken.score = 0.5f;
    return Add(std::move(taken));
  }
  // "does not accept that", said of what somebody else says.
  const bool refuses = entry.lemma == "accept" && GroupOf(t).negated;
  if (((entry.frames & (kTakesObject | kTakesObjectAs | kTakesObjectTo)) == 0 &&
       !refuses) ||
      !words_.Is(next, kWordShape | kQuoteMark) ||
      words_.Is(next, kPreposition | kCoordinator)) {
    return false;
  }
  // "view the deal, which took years, as a failure"
  bool as = false;
  for (uint32_t k = next; k < sentence_.end && entry.HasParticle("as") && !as;
       ++k) {
    as = words_.Lower(k) == "as" && words_.Lower(k - 1) != "such" &&
         words_.Lower(k - 1) != "well";
  }
  const bool leads =
      (entry.frames & kTakesObjectTo) != 0 && LeadsObjectOn(next, entry);
  if ((entry.frames & kTakesObject) == 0 && !as && !leads && !refuses) {
    return false;
  }
  taken.content = {
      {next, ContentEnd(next, as || leads ? Reach::kClause : Reach::kObject)}};
  taken.score = 0.6f;
  return Add(std::move(taken));
}

// "the leak to an aide": the verb's own preposition stands after the object.
bool SentenceRules::LeadsObjectOn(uint32_t object,
                                  const CueEntry& entry) const {
  const TokenRange phrase =
      PhraseStartingAt(words_, object, sentence_.end, false);
  for (uint32_t t = object + 1; t < std::min(phrase.end + 1, sentence_.end);
       ++t) {
    if (entry.HasParticle(words_.Lower(t))) return true;
  }
  return false;
}

}  // namespace hearsay::claims
