// Attributions that stand beside their content: ", the mayor said."

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/rules/sentence_rules.h"

namespace hearsay::claims {

// The comma or end after what time, place and addressee may follow a cue; past
// the sentence's end when something else follows.
uint32_t SentenceRules::SkipAdjuncts(uint32_t t, const CueEntry& entry) const {
  const auto closes = [this](uint32_t k) {
    return k >= sentence_.end || words_.Is(k, kComma | kFinalMark) ||
           words_.Is(k, kSemicolonOrDash);
  };
  if (closes(t)) return t;
  const bool starts = words_.Is(t, kTime | kPreposition | kAdverb | kNumber) ||
                      (entry.frames & kTakesAddressee) != 0;
  if (!starts) return sentence_.end + 1;
  uint32_t k = t;
  while (k < std::min(sentence_.end, t + 16)) {
    if (closes(k)) return k;
    if (words_.Is(k, kAuxiliary | kSubjectPronoun | kSubordinator | kColon) ||
        words_.IsFinite(k) || (k > t && !speech_.StartingWith(k).empty())) {
      return sentence_.end + 1;
    }
    ++k;
  }
  return k == sentence_.end ? k : sentence_.end + 1;
}

// Adds what goes on after an attribution in the middle of its content.
bool SentenceRules::AddRight(uint32_t begin, bool after_speech,
                             RuleMatch& match) const {
  if (begin >= sentence_.end) return false;
  const TokenRange quotation = speech_.StartingWith(begin);
  if (!quotation.empty()) {
    match.content.push_back({begin, std::max(quotation.end, begin)});
    return true;
  }
  if (after_speech || words_.Is(begin, kCoordinator | kRelative) ||
      words_.VerbCue(begin).form == CueForm::kGerund ||
      absl::EndsWith(words_.Lower(begin), "ing") ||
      words_.Is(begin, kSubordinator | kTime) ||
      (words_.Is(begin, kPreposition) && words_.Lower(begin) != "to")) {
    return false;
  }
  const uint32_t end = ContentEnd(begin, Reach::kClause);
  if (end <= begin) return false;
  match.content.push_back({begin, end});
  return true;
}

// "MOSS: We will stay." and "Ada Moss: “We will stay.”"
bool SentenceRules::TryTranscript() {
  if (sentence_.begin != paragraph_.range.begin) return false;
  uint32_t colon = sentence_.begin;
  bool shouted = true;
  while (colon < sentence_.end && colon < sentence_.begin + 6 &&
         words_.Is(colon, kCapitalized | kTitle)) {
    const absl::string_view word = words_.Exact(colon);
    shouted &= word.size() > 1 &&
               !std::any_of(word.begin(), word.end(), absl::ascii_islower);
    ++colon;
  }
  if (colon == sentence_.begin || colon + 1 >= sentence_.end ||
      !words_.Is(colon, kColon)) {
    return false;
  }
  // "DAM:How it was built" leads to another page.
  if (words_.text().tokens[colon].span.end ==
      words_.text().tokens[colon + 1].span.begin) {
    return false;
  }
  const TokenRange quotation = speech_.StartingWith(colon + 1);
  if (!shouted && quotation.empty()) return false;
  RuleMatch match;
  match.source = {sentence_.begin, colon};
  match.cue = {colon, colon + 1};
  match.lemma = ":";
  match.score = 0.65f;
  match.content.push_back({colon + 1, shouted && quotation.empty()
                                          ? paragraph_.range.end
                                          : quotation.end});
  return Add(std::move(match));
}

// A headline's "Bridge closed for months: Herald".
bool SentenceRules::TryHeadlineCredit() {
  if (words_.Is(sentence_.end - 1, kFinalMark | kQuoteMark)) return false;
  uint32_t colon = sentence_.end - 1;
  while (colon > sentence_.begin && !words_.Is(colon, kColon) &&
         sentence_.end - colon < 5) {
    --colon;
  }
  if (!words_.Is(colon, kColon) || colon < sentence_.begin + 4 ||
      colon + 1 >= sentence_.end) {
    return false;
  }
  const TokenRange source = {colon + 1, sentence_.end};
  const SourceKind kind = KindOfSource(words_, source);
  const bool credits = kind.role == v1::SOURCE_ROLE_OUTLET ||
                       kind.role == v1::SOURCE_ROLE_DOCUMENT ||
                       (kind.role == v1::SOURCE_ROLE_GROUP && kind.anonymous);
  if (!credits) return false;
  RuleMatch match;
  match.source = source;
  match.cue = {colon, colon + 1};
  match.lemma = ":";
  match.score = 0.65f;
  match.content.push_back({sentence_.begin, colon});
  return Add(std::move(match));
}

bool SentenceRules::TryAccordingTo(uint32_t t) {
  const absl::string_view word = words_.Lower(t);
  const bool according = word == "according" && t + 2 < sentence_.end &&
                         words_.Lower(t + 1) == "to";
  const bool as = word == "as" && t + 2 < sentence_.end;
  const bool as_per = as && words_.Lower(t + 1) == "per";
  const bool as_reported_by = as && t + 3 < sentence_.end &&
                              words_.Lower(t + 2) == "by" &&
                              words_.VerbCue(t + 1).form == CueForm::kPast &&
                              words_.VerbCue(t + 1).entry != nullptr;
  const bool per =
      word == "per" && t + 1 < sentence_.end &&
      (t == sentence_.begin ||  // Behind a comma a capital makes it a name.
       (words_.Is(t - 1, kComma) && !words_.Is(t, kCapitalized))) &&
      (words_.Is(t + 1, kCapitalized) || words_.Lower(t + 1) == "the" ||
       IsPluralPersonNoun(words_.Lower(t + 1)));
  if (!according && !as_per && !as_reported_by && !per) return false;
  RuleMatch match;
  match.lemma = according        ? "according to"
                : as_reported_by ? words_.VerbCue(t + 1).entry->lemma
                                 : (per ? "per" : "as per");
  match.cue = {t, t + (per ? 1 : as_reported_by ? 3 : 2)};
  match.score = 0.8f;
  const bool leads = t == sentence_.begin || (t == sentence_.begin + 1 &&
                                              words_.Is(t - 1, kCoordinator));
  match.source = PhraseStartingAt(words_, match.cue.end, sentence_.end, !leads);
  if (match.source.empty()) return false;
  uint32_t after = match.source.end;
  // "their version, as per a letter, is that": an aside of another attribution.
  if (after + 2 < sentence_.end && words_.Is(after, kComma) &&
      words_.Is(after + 1, kBe) && words_.Lower(after + 2) == "that") {
    return false;
  }
  if (leads) {
    const auto to_comma = [&] {
      while (after < sentence_.end && !words_.Is(after, kComma)) ++after;
    };
    to_comma();
    // "According to the Herald, which cited an aide, it rained."
    if (after + 1 < sentence_.end && (words_.Is(after + 1, kRelative) ||
                                      words_.Lower(after + 1) == "citing" ||
                                      words_.Lower(after + 1) == "quoting")) {
      ++after;
      to_comma();
    }
    if (after >= sentence_.end) return false;
    match.content.push_back(
        {after + 1, ContentEnd(after + 1, Reach::kSentence)});
    return Add(std::move(match));
  }
  uint32_t end = t;
  if (words_.Is(end - 1, kComma) && speech_.EndingWith(end - 1).empty()) --end;
  match.content.push_back({LeftEdge(end), end});
  if (after + 1 < sentence_.end && words_.Is(after, kComma)) {
    AddRight(after + 1, false, match);
  }
  return Add(std::move(match));
}

// What an attribution beside its content stands after: a comma, a dash or the
// end of a quotation. A sentence may start with one, when the quotation before
// ends in its own mark: “Stop!” Moss said.
bool SentenceRules::StandsBeside(uint32_t begin) const {
  if (begin == sentence_.begin) {
    if (begin == paragraph_.range.begin) return false;
    const TokenRange quotation = speech_.EndingWith(begin - 1);
    return quotation.size() > 2 && Uncovered(quotation) &&
           (words_.Lower(quotation.end - 2) == "!" ||
            words_.Lower(quotation.end - 2) == "?");
  }
  return words_.Is(begin - 1, kComma | kSemicolonOrDash) ||
         !speech_.EndingWith(begin - 1).empty();
}

// Whether `mark` follows the end of someone's speech, not of a quoted word.
bool SentenceRules::FollowsSpeech(uint32_t mark) const {
  const TokenRange quotation = speech_.EndingWith(mark - 1);
  return quotation.size() > 2 &&
         words_.Is(quotation.end - 2, kComma | kFinalMark | kSemicolonOrDash);
}

// Where an attribution beside speech ends: before the comma and the quotation
// that take it up, or with its sentence.
uint32_t SentenceRules::EndAfterSpeech(uint32_t begin) const {
  if (begin < sentence_.end && words_.Lower(begin) == "that") {
    return sentence_.end + 1;
  }
  for (uint32_t t = begin; t < sentence_.end; ++t) {
    if (words_.Is(t, kComma) &&
        (t + 1 == sentence_.end || !speech_.StartingWith(t + 1).empty())) {
      return t;
    }
    if (words_.Is(t, kColon)) return sentence_.end + 1;
  }
  return sentence_.end;
}

// The source before or after the verb, with where the content before it ends
// (`mark`) and the token after the attribution (`after`).
bool SentenceRules::FindBesideSource(uint32_t t, const VerbGroup& group,
                                     Beside& beside) const {
  const CueWord& cue = words_.VerbCue(t);
  const auto end_after = [&](uint32_t mark, uint32_t begin) {
    uint32_t after = SkipAdjuncts(begin, *cue.entry);
    if (after > sentence_.end && FollowsSpeech(mark)) {
      after = EndAfterSpeech(begin);
    }
    return after;
  };
  const auto find_inverted = [&] {
    if (group.begin == sentence_.begin || !StandsBeside(group.begin) ||
        cue.form == CueForm::kBase) {
      return false;
    }
    TokenRange inverted = PhraseStartingAt(words_, t + 1, sentence_.end, true);
    // "said Lind on Harbour Radio": where she said it.
    for (uint32_t k = inverted.begin + 1; k + 1 < inverted.end; ++k) {
      if ((words_.Lower(k) == "on" || words_.Lower(k) == "in") &&
          words_.Is(k - 1, kCapitalized) && words_.Is(k + 1, kCapitalized)) {
        inverted.end = k;
      }
    }
    if (inverted.empty() || words_.Is(inverted.begin, kTime)) return false;
    beside = {inverted, group.begin, end_after(group.begin, inverted.end)};
    if (beside.after > sentence_.end && inverted.end < sentence_.end &&
        words_.Is(inverted.end, kRelative)) {
      beside.after = inverted.end;
    }
    return beside.after <= sentence_.end;
  };
  // "won the League, Cup and Shield, said the Herald": what stands right behind
  // the verb says it, whatever list ends before it.
  if (cue.entry->lemma == "say" && words_.Tagged(t) && group.begin == t &&
      find_inverted()) {
    return true;
  }
  const TokenRange subject =
      PhraseEndingBefore(words_, sentence_.begin, group.begin);
  if (!subject.empty() && StandsBeside(subject.begin) &&
      !words_.Is(group.begin - 1, kRelative)) {
    beside = {subject, subject.begin, end_after(subject.begin, t + 1)};
    if (beside.after <= sentence_.end) return true;
  }
  // "Dorn, who fled, denies ever meeting him" has a subject before its verb.
  const bool own_subject = !subject.empty() &&
                           subject.begin == sentence_.begin &&
                           words_.Is(group.begin - 1, kComma);
  return !own_subject && find_inverted();
}

bool SentenceRules::TryBeside(uint32_t t) {
  const CueWord& cue = words_.VerbCue(t);
  if (cue.entry == nullptr ||
      (cue.entry->frames & (kTakesClause | kTakesQuote)) == 0 ||
      cue.form == CueForm::kGerund || !Uncovered({t, t + 1})) {
    return false;
  }
  const VerbGroup group = GroupOf(t);
  Beside beside;
  if (group.passive || group.infinitive || group.negated ||
      !IsTaggedVerb(t, group) || !FindBesideSource(t, group, beside)) {
    return false;
  }
  RuleMatch match;
  match.lemma = cue.entry->lemma;
  match.cue = {group.begin, t + 1};
  match.source = beside.source;
  const TokenRange before = speech_.EndingWith(beside.mark - 1);
  const bool after_speech = !before.empty();
  if (!after_speech &&
      (cue.entry->frames & (kTakesClause | kTakesThatClause)) == 0 &&
      speech_.Around(sentence_.begin).empty()) {
    return false;
  }
  const uint32_t end = after_speech ? beside.mark : beside.mark - 1;
  const uint32_t edge = beside.mark == sentence_.begin && after_speech
                            ? before.begin
                            : LeftEdge(end);
  if (edge >= end) return false;
  match.content.push_back({edge, end});
  match.score = after_speech ? 0.95f : 0.75f;
  const bool goes_on = beside.after < sentence_.end &&
                       words_.Is(beside.after, kComma) &&
                       AddRight(beside.after + 1, after_speech, match);
  // "On Friday, she said": attributes what follows, if anything.
  if (!after_speech && !goes_on && end - edge < 8 &&
      words_.Is(edge, kPreposition | kTime | kSubordinator)) {
    return false;
  }
  return Add(std::move(match));
}

}  // namespace hearsay::claims
