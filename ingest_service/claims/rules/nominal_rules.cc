// Attributions by a noun or an adjective: "her claim that", "it is unclear".

#include <algorithm>
#include <utility>

#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/stated_basis.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/rules/sentence_rules.h"

namespace hearsay::claims {

bool SentenceRules::TryNoun(uint32_t t) {
  const CueEntry* entry = words_.NounCue(t);
  if (entry == nullptr || t + 1 >= sentence_.end || t == sentence_.begin ||
      (words_.Tagged(t) && language::IsVerb(words_.Tag(t)) &&
       words_.Tag(t) != language::PennTag::kVBG)) {
    return false;
  }
  if (words_.Lower(t) == "confidence") return TryConfidence(t);
  RuleMatch match;
  match.lemma = entry->lemma;
  match.cue = {t, t + 1};
  match.score = 0.5f;
  // "the mayor's claim", "her claim".
  uint32_t k = t;
  while (k > sentence_.begin && t - k < 4 &&
         !words_.Is(k - 1, kPossessive | kAnyMark | kDeterminer | kPreposition |
                               kAuxiliary | kCoordinator | kPlainVerb)) {
    --k;
  }
  if (k > sentence_.begin && words_.Is(k - 1, kPossessive)) {
    const absl::string_view word = words_.Lower(k - 1);
    const bool clitic = word == "'s" || word == "'";
    match.source = clitic ? PhraseEndingBefore(words_, sentence_.begin, k - 1)
                          : TokenRange{k - 1, k};
  }
  // "a US assessment", "a preliminary US intelligence assessment"
  if (match.source.empty()) {
    k = t;
    while (k > sentence_.begin && !words_.Is(k - 1, kCapitalized) &&
           IsOrganizationWord(words_.Lower(k - 1))) {
      --k;
    }
    constexpr uint32_t kNoName = kDeterminer | kSubordinator | kPreposition |
                                 kCoordinator | kAdverb | kQuestionWord |
                                 kAuxiliary | kSubjectPronoun;
    if (k > sentence_.begin && words_.Is(k - 1, kCapitalized) &&
        !words_.Is(k - 1, kNoName) && !language::IsVerb(words_.Tag(k - 1))) {
      match.source = {k - 1, t};
    }
  }
  uint32_t next = t + 1;
  if (match.source.empty() &&
      (words_.Lower(next) == "by" || words_.Lower(next) == "from")) {
    match.source = PhraseStartingAt(words_, next + 1, sentence_.end, false);
    next = match.source.end;
    if (match.source.empty()) return false;
    TakeApposition(next, match.source);
  }
  if (match.source.empty()) next = SkipHolders(next, *entry, match.source);
  if (next >= sentence_.end) return TryBareDenial(t, std::move(match));
  if (TakeIsThat(t, next, match)) return true;
  const absl::string_view word = words_.Lower(next);
  const bool that = (entry->frames & kTakesThatClause) && word == "that" &&
                    !IsRelativeThat(next);
  const bool particle = (entry->frames & kTakesParticle) &&
                        entry->HasParticle(word) && !match.source.empty();
  const bool infinitive = (entry->frames & kTakesInfinitive) && word == "to" &&
                          !match.source.empty();
  if (!that && !particle && !infinitive) {
    return TryBareDenial(t, std::move(match));
  }
  const uint32_t begin = particle ? next + 1 : next;
  if (particle) match.cue.end = next + 1;
  match.content.push_back(
      {begin, ContentEnd(begin, that ? Reach::kClause : Reach::kObject)});
  return Add(std::move(match));
}

// "a denial from the doctor, Ada Moss, that": the name is the doctor's. After
// the second comma then, else where `next` is.
void SentenceRules::TakeApposition(uint32_t& next, TokenRange& source) const {
  constexpr uint32_t kWithin = 12;  // Tokens of the apposition.
  if (next >= sentence_.end || !words_.Is(next, kComma)) return;
  const uint32_t limit = std::min(sentence_.end, next + kWithin);
  uint32_t end = next + 1;
  while (end < limit && !words_.Is(end, kAnyMark | kAuxiliary)) ++end;
  if (end + 1 >= sentence_.end || end >= limit || !words_.Is(end, kComma) ||
      words_.Lower(end + 1) != "that") {
    return;
  }
  source.end = end;
  next = end + 1;
}

// "the view among officials that", "in the capital is that": who holds it.
// After them, or `next` when there are none.
uint32_t SentenceRules::SkipHolders(uint32_t next, const CueEntry& entry,
                                    TokenRange& source) const {
  if (next + 1 >= sentence_.end) return next;
  const absl::string_view word = words_.Lower(next);
  const bool leads = word == "among" || word == "within" || word == "inside" ||
                     word == "of" || word == "in" || word == "at";
  if (!leads || entry.HasParticle(word)) return next;
  const TokenRange holders =
      PhraseStartingAt(words_, next + 1, sentence_.end, false);
  if (holders.empty() || holders.end >= sentence_.end) return next;
  const uint32_t t = holders.end;
  if (words_.Lower(t) != "that" && !words_.Is(t, kBe | kComma)) return next;
  source = holders;
  return t;
}

// "the fear is that", "their line, as of today, is that", "the picture, drawn
// for the Herald by two guards, is that".
bool SentenceRules::TakeIsThat(uint32_t t, uint32_t next, RuleMatch& match) {
  constexpr uint32_t kAsideWithin = 20;  // Tokens.
  const CueEntry& entry = *words_.NounCue(t);
  if ((entry.frames & (kTakesThatClause | kTakesIsThat)) == 0) return false;
  uint32_t is = next;
  TokenRange teller;
  if (words_.Is(is, kComma)) {
    ++is;
    const uint32_t limit = std::min(sentence_.end, next + kAsideWithin);
    for (; is < limit && !words_.Is(is, kComma); ++is) {
      if (words_.Lower(is) == "by") {
        teller = PhraseStartingAt(words_, is + 1, limit, false);
      }
    }
    ++is;
  }
  if (is + 1 >= sentence_.end || !words_.Is(is, kBe) ||
      words_.Lower(is + 1) != "that") {
    return false;
  }
  if (match.source.empty()) match.source = teller;
  if (match.source.empty() && entry.lemma == "consensus" &&
      words_.Is(t - 1, kDeterminer)) {
    match.source = {t - 1, t + 1};  // Of whom, the text need not say.
  }
  match.content.push_back({is + 1, ContentEnd(is + 1, Reach::kClause)});
  return Add(match);
}

// "has low confidence in the finding", "the finding, in which they have high
// confidence": how sure they are makes it theirs.
bool SentenceRules::TryConfidence(uint32_t t) {
  constexpr uint32_t kHaveWithin = 6;  // Tokens before the noun.
  uint32_t have = t;
  bool stated = false;
  while (have > sentence_.begin && t - have < kHaveWithin &&
         !words_.Is(have, kHave)) {
    --have;
    if (words_.Is(have, kPreposition | kFinalMark | kComma)) return false;
    stated |= ConfidenceBandOf(words_.Lower(have)) !=
              v1::STATED_CONFIDENCE_UNSPECIFIED;
  }
  if (!stated || have == sentence_.begin || !words_.Is(have, kHave)) {
    return false;
  }
  RuleMatch match;
  match.lemma = words_.NounCue(t)->lemma;
  match.cue = {have, t + 1};
  match.score = 0.7f;
  uint32_t subject_end = have;
  while (subject_end > sentence_.begin + 1 &&
         words_.Is(subject_end - 1, kAdverb)) {
    --subject_end;
  }
  match.source = PhraseEndingBefore(words_, sentence_.begin, subject_end);
  if (match.source.empty() && words_.Is(subject_end - 1, kCoordinator)) {
    match.source = ElidedSubject(subject_end - 1);
  }
  if (match.source.empty()) return false;
  const uint32_t next = t + 1;
  if (next < sentence_.end && words_.Lower(next) == "that") {
    match.content = {{next, ContentEnd(next, Reach::kClause)}};
  } else if (next < sentence_.end && words_.Lower(next) == "in") {
    ++match.cue.end;
    // "in that estimate"
    const bool that =
        next + 2 < sentence_.end && words_.Lower(next + 1) == "that";
    TokenRange& in = match.content.emplace_back(
        PhraseStartingAt(words_, next + 1 + that, sentence_.end, false));
    in.begin -= that && !in.empty();
    // "in a rival theory that a mine was laid"
    if (!in.empty() && in.end < sentence_.end &&
        words_.Lower(in.end) == "that" &&
        words_.NounCue(in.end - 1) != nullptr && !IsRelativeThat(in.end)) {
      in.end = ContentEnd(in.end, Reach::kClause);
    }
  } else if (match.source.begin > sentence_.begin + 2 &&
             words_.Lower(match.source.begin - 1) == "which" &&
             words_.Lower(match.source.begin - 2) == "in") {
    const uint32_t in = match.source.begin - 2;
    match.content = {PhraseEndingBefore(words_, sentence_.begin,
                                        in - words_.Is(in - 1, kComma))};
  }
  return Add(std::move(match));
}

// "…, despite a denial from the minister": denies what stands before.
bool SentenceRules::TryBareDenial(uint32_t t, RuleMatch match) {
  const CueEntry* entry = words_.NounCue(t);
  if (entry->type != v1::CLAIM_TYPE_DENIAL || match.source.empty()) {
    return false;
  }
  uint32_t despite = t;
  while (despite > sentence_.begin && t - despite < 6 &&
         words_.Lower(despite) != "despite" &&
         words_.Lower(despite) != "amid") {
    --despite;
  }
  if (despite == sentence_.begin || !words_.Is(despite, kPreposition)) {
    return false;
  }
  // What somebody else claims may be denied, too: contents may be shared.
  if (matches_.size() > first_match_) {
    match.content = matches_.back().content;
  } else {
    const uint32_t end = despite - words_.Is(despite - 1, kComma);
    const uint32_t edge = LeftEdge(end);
    if (edge >= end) return false;
    match.content.push_back({edge, end});
  }
  Cover(match.cue);
  Cover(match.source);
  matches_.push_back(std::move(match));
  return true;
}

// "unclear on Friday whether", "not known at this stage how": after what says
// when, where or to whom; `next` when no question follows.
uint32_t SentenceRules::SkipToQuestion(uint32_t next) const {
  constexpr uint32_t kWithin = 7;  // Tokens.
  if (next >= sentence_.end ||
      !words_.Is(next, kPreposition | kTime | kAdverb)) {
    return next;
  }
  for (uint32_t t = next; t < std::min(sentence_.end, next + kWithin); ++t) {
    if (words_.Is(t, kQuestionWord)) return t;
    if (words_.Is(t, kAnyMark | kAuxiliary | kRelative)) break;
  }
  return next;
}

bool SentenceRules::TryAdjective(uint32_t t) {
  const CueEntry* entry = words_.AdjectiveCue(t);
  if (entry == nullptr || t == sentence_.begin) return false;
  uint32_t next = t + 1;
  const bool quoted = next < sentence_.end && words_.Is(next, kQuoteMark);
  next += quoted;  // are "certain" that
  uint32_t begin = t;
  bool is = false;
  bool negated = false;
  const auto remains = [this](uint32_t k) {
    return words_.Lower(k) == "remains" || words_.Lower(k) == "remained" ||
           words_.Lower(k) == "remain";
  };
  const auto modifies = [&](uint32_t k) {
    return words_.Is(k, kAuxiliary | kNegation | kAdverb) || remains(k) ||
           (quoted && words_.Is(k, kQuoteMark)) ||
           words_.Lower(k) == "almost" ||
           (entry->lemma == "mystery" && words_.Lower(k) == "a");
  };
  while (begin > sentence_.begin && modifies(begin - 1)) {
    --begin;
    is |= words_.Is(begin, kBe) || remains(begin);
    negated |= words_.Is(begin, kNegation);
  }
  if (!is && begin > sentence_.begin && words_.Lower(begin - 1) == "it") {
    is = true;  // "it remains", with its clitic.
  }
  // A headline leaves the verb out: "Police sure boy left alone".
  const bool headline =
      !is && IsHeadline() && begin > sentence_.begin &&
      entry->type != v1::CLAIM_TYPE_IGNORANCE &&
      (words_.Is(begin - 1, kPlural) || words_.Lower(begin - 1) == "police");
  if ((!is && !headline) || begin == sentence_.begin) return false;
  RuleMatch match;
  match.cue = {begin + words_.Is(begin, kQuoteMark), t + 1};
  match.lemma = entry->lemma;
  match.score = 0.5f;
  const bool impersonal = words_.Lower(begin - 1) == "it";
  const bool unknowing = entry->type == v1::CLAIM_TYPE_IGNORANCE || negated;
  if (unknowing && !quoted) next = SkipToQuestion(next);
  // "was not aware of any deaths"; an "it" that is aware is somebody.
  if (unknowing && next + 1 < sentence_.end &&
      (entry->lemma == "aware" || entry->lemma == "unaware" ||
       entry->lemma == "ignorant") &&
      words_.Lower(next) == "of") {
    match.source = PhraseEndingBefore(words_, sentence_.begin, begin);
    if (match.source.empty()) return false;
    match.content.push_back({next + 1, ContentEnd(next + 1, Reach::kObject)});
    return Add(std::move(match));
  }
  const bool content_follows =
      next < sentence_.end &&
      (words_.Lower(next) == "that" ||
       words_.Is(next, kQuestionWord | kRelative) ||
       // "was certain he would": somebody was.
       (!impersonal && !unknowing && words_.Is(next, kSubjectPronoun)) ||
       (headline && words_.Is(next, kWordShape) &&
        !words_.Is(next, kPreposition | kCoordinator | kSubordinator)));
  if (content_follows) {
    if (!impersonal) {
      match.source = PhraseEndingBefore(words_, sentence_.begin, begin);
      if (match.source.empty()) return false;
    } else if (entry->type != v1::CLAIM_TYPE_IGNORANCE && !negated) {
      return false;  // "it is clear that" asserts, and nobody says so.
    }
    if (impersonal) --match.cue.begin;
    match.content.push_back({next, ContentEnd(next, Reach::kClause)});
    return Add(std::move(match));
  }
  // "Whether it rained is unknown."
  if (unknowing && words_.Is(sentence_.begin, kQuestionWord | kRelative)) {
    match.content.push_back({sentence_.begin, begin});
    return Add(std::move(match));
  }
  return false;
}

}  // namespace hearsay::claims
