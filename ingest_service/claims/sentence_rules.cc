#include "ingest_service/claims/sentence_rules.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "ingest_service/claims/noun_phrases.h"

namespace hearsay::claims {
namespace {

// "led officials to believe": who believes stands after the verb.
bool Causes(absl::string_view word) {
  return word == "led" || word == "caused" || word == "forced" ||
         word == "prompted" || word == "allowed" || word == "leading" ||
         word == "prompting" || word == "causing" || word == "forcing";
}

constexpr uint32_t kThatWithin = 14;  // Tokens from a cue to its "that".

bool HasParticle(const CueEntry& entry, absl::string_view word) {
  for (absl::string_view particle :
       absl::StrSplit(entry.particles, ' ', absl::SkipEmpty())) {
    if (particle == word) return true;
  }
  return false;
}

}  // namespace

SentenceRules::SentenceRules(RuleParagraph& paragraph, TokenRange sentence,
                             std::vector<RuleMatch>& matches)
    : paragraph_(paragraph),
      words_(paragraph.words),
      speech_(paragraph.speech),
      sentence_(sentence),
      matches_(matches),
      first_match_(matches.size()) {}

void SentenceRules::Run() {
  const auto each_word = [this](auto&& rule) {
    for (uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      const TokenRange quotation = speech_.Around(t);
      if (!quotation.empty() && IsSpeech(words_, quotation)) {
        t = quotation.end - 1;
      } else {
        rule(t);
      }
    }
  };
  // What stands last reports all that is before it: "…, A said, per B."
  for (uint32_t t = sentence_.end; t-- > sentence_.begin;) {
    const TokenRange quotation = speech_.Around(t);
    if (!quotation.empty() && IsSpeech(words_, quotation)) {
      t = std::max(quotation.begin, sentence_.begin);
    } else {
      TryAccordingTo(t);
    }
  }
  each_word([this](uint32_t t) { TryBeside(t); });
  each_word([this](uint32_t t) {
    if (words_.AnyCue(t) && Uncovered({t, t + 1})) {
      TryForwardVerb(t) || TryNoun(t) || TryAdjective(t);
    }
  });
}

bool SentenceRules::Uncovered(TokenRange range) const {
  const auto first = paragraph_.covered.begin() - paragraph_.range.begin;
  return std::find(first + range.begin, first + range.end, 1) ==
         first + range.end;
}

void SentenceRules::Cover(TokenRange range) {
  const auto first = paragraph_.covered.begin() - paragraph_.range.begin;
  std::fill(first + range.begin, first + std::max(range.begin, range.end), 1);
}

bool SentenceRules::Add(RuleMatch match) {
  std::erase_if(match.content, [this](TokenRange range) {
    if (range.empty()) return true;
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (words_.Is(t, kWordShape)) return false;
    }
    return true;
  });
  if (match.content.empty()) return false;
  for (const TokenRange& range : match.content) {
    if (!Uncovered(range)) return false;
  }
  if (!Uncovered(match.cue)) return false;
  std::sort(match.content.begin(), match.content.end(),
            [](TokenRange a, TokenRange b) { return a.begin < b.begin; });
  Cover(match.cue);
  Cover(match.source);
  for (const TokenRange& range : match.content) Cover(range);
  matches_.push_back(std::move(match));
  return true;
}

SentenceRules::VerbGroup SentenceRules::GroupOf(uint32_t t) const {
  VerbGroup group;
  group.begin = t;
  while (group.begin > sentence_.begin) {
    const uint32_t k = group.begin - 1;
    if (words_.Is(k, kAuxiliary)) {
      group.has_auxiliary = true;
      group.passive |= words_.Is(k, kBe);
    } else if (words_.Is(k, kNegation)) {
      group.negated = true;
    } else if (words_.Lower(k) == "to" &&
               words_.VerbCue(t).form == CueForm::kBase) {
      group.infinitive = true;
    } else if (words_.Lower(k) == "able" && words_.Lower(k + 1) == "to") {
      group.has_auxiliary = true;
    } else if (words_.Is(k, kCoordinator) && k > sentence_.begin &&
               words_.Is(k - 1, kAdverb) && words_.Is(k + 1, kAdverb)) {
      // "privately and publicly said"
    } else if (!words_.Is(k, kAdverb) || words_.Is(k, kDeterminer)) {
      break;
    }
    group.begin = k;
  }
  const CueForm form = words_.VerbCue(t).form;
  group.passive &= form == CueForm::kPast || form == CueForm::kParticiple;
  return group;
}

// A clause goes on here: what follows "said" without "that".
bool SentenceRules::StartsClause(uint32_t t) const {
  return t < sentence_.end && (words_.Is(t, kWordShape | kQuoteMark)) &&
         !words_.Is(t, kCoordinator);
}

// Base and third-person forms are nouns as often as verbs.
bool SentenceRules::ReadsAsVerb(uint32_t t, const VerbGroup& group) const {
  const CueWord& cue = words_.VerbCue(t);
  if (group.has_auxiliary || group.infinitive) return true;
  if (cue.form == CueForm::kPast || cue.form == CueForm::kGerund) {
    return !(group.begin > sentence_.begin && group.begin == t &&
             words_.Is(t - 1, kDeterminer | kPossessive) &&
             !words_.Is(t - 1, kPlural));
  }
  if (group.begin == sentence_.begin) return false;
  const uint32_t before = group.begin - 1;
  const uint32_t after = t + 1;
  if (words_.Is(before, kSubjectPronoun | kRelative)) return true;
  if (words_.Is(before, kDeterminer | kPossessive | kPreposition) &&
      !words_.Is(before, kPlural)) {
    return false;
  }
  if (cue.form == CueForm::kBase) {
    return words_.Is(before, kPlural | kCoordinator | kComma) ||
           words_.Lower(before) == "people" ||
           (after < sentence_.end && words_.Lower(after) == "that");
  }
  if (FindNounCue(words_.Lower(t)) == nullptr &&
      cue.form == CueForm::kThirdPerson && !words_.Is(before, kPlural)) {
    return true;
  }
  return after < sentence_.end &&
         (words_.Is(before, kCapitalized | kCloseBracket | kComma) ||
          words_.Lower(after) == "that") &&
         !words_.Is(after, kPreposition);
}

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
  for (uint32_t k = t; k < std::min(sentence_.end, t + 16); ++k) {
    if (closes(k)) return k;
    if (words_.Is(k, kAuxiliary | kSubjectPronoun | kSubordinator | kColon)) {
      break;
    }
    if (!speech_.StartingWith(k).empty() && k > t) break;
  }
  return sentence_.end + 1;
}

// Where a content that ends at `end` starts: after what the sentence has
// attributed before, or where a quotation that runs into the sentence started.
uint32_t SentenceRules::LeftEdge(uint32_t end) const {
  uint32_t edge = sentence_.begin;
  const TokenRange running = speech_.Around(sentence_.begin);
  if (!running.empty() && running.begin >= paragraph_.range.begin) {
    edge = running.begin;
  }
  for (size_t i = first_match_; i < matches_.size(); ++i) {
    const RuleMatch& match = matches_[i];
    uint32_t taken = std::max(match.cue.end, match.source.end);
    for (const TokenRange& range : match.content) {
      taken = std::max(taken, range.end);
    }
    if (taken <= end) edge = std::max(edge, taken);
  }
  while (edge < end &&
         words_.Is(edge, kComma | kSemicolonOrDash | kFinalMark)) {
    ++edge;
  }
  return edge;
}

// Where a content that starts at `begin` ends: before the sentence's last mark
// and before what attributes or comments on it.
uint32_t SentenceRules::ContentEnd(uint32_t begin, bool clause) const {
  uint32_t end = sentence_.end;
  bool inside_dashes = false;  // An odd number of dashes stands before.
  for (uint32_t t = sentence_.begin; t < begin; ++t) {
    inside_dashes ^= words_.Is(t, kSemicolonOrDash) && words_.Exact(t) != ";";
  }
  for (uint32_t t = begin; t < sentence_.end; ++t) {
    const TokenRange quotation = speech_.StartingWith(t);
    if (!quotation.empty()) {
      if (quotation.end >= sentence_.end) return quotation.end;
      t = quotation.end - 1;
      continue;
    }
    if (!Uncovered({t, t + 1})) {
      end = t;
      break;
    }
    const bool joint = words_.Is(t, kComma | kCoordinator);
    if (joint && t > begin) {
      // ", adding that", "and said": the next attribution.
      uint32_t k = t + 1;
      while (k < sentence_.end && words_.Is(k, kAdverb | kCoordinator)) ++k;
      if (k < sentence_.end && words_.VerbCue(k).entry != nullptr) {
        const CueWord& cue = words_.VerbCue(k);
        const bool says =
            (cue.entry->frames &
             (kTakesClause | kTakesThatClause | kTakesQuote)) != 0;
        const bool gerund =
            cue.form == CueForm::kGerund && words_.Is(t, kComma);
        if (says && (gerund || (cue.form == CueForm::kPast &&
                                words_.Is(t, kCoordinator)))) {
          end = t;
          break;
        }
      }
      if (!clause && words_.Is(t, kComma)) {
        end = t;
        break;
      }
    }
    if (words_.Is(t, kSemicolonOrDash) && t > begin &&
        (words_.Exact(t) == ";" || inside_dashes)) {
      end = t;
      break;
    }
    if (!clause && t > begin &&
        (words_.Is(t, kColon) ||
         (words_.Is(t, kSubordinator) && words_.Lower(t) != "that" &&
          words_.Lower(t) != "as"))) {
      end = t;
      break;
    }
  }
  while (end > begin &&
         words_.Is(end - 1, kComma | kFinalMark | kColon | kSemicolonOrDash)) {
    --end;
  }
  // A mark that closes a quotation begun before is kept with it.
  const TokenRange quotation = end > begin ? speech_.Around(end) : TokenRange{};
  if (!quotation.empty() && quotation.begin >= begin) end = quotation.end;
  return end;
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
      words_.Is(begin, kSubordinator | kPreposition | kTime)) {
    return false;
  }
  const uint32_t end = ContentEnd(begin, true);
  if (end <= begin) return false;
  match.content.push_back({begin, end});
  return true;
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
      word == "per" && t > sentence_.begin && words_.Is(t - 1, kComma) &&
      t + 1 < sentence_.end &&
      (words_.Is(t + 1, kCapitalized) || words_.Lower(t + 1) == "the");
  if (!according && !as_per && !as_reported_by && !per) return false;
  RuleMatch match;
  match.lemma = according        ? "according to"
                : as_reported_by ? words_.VerbCue(t + 1).entry->lemma
                                 : (per ? "per" : "as per");
  match.cue = {t, t + (per ? 1 : as_reported_by ? 3 : 2)};
  match.score = 0.85f;
  const bool leads = t == sentence_.begin || (t == sentence_.begin + 1 &&
                                              words_.Is(t - 1, kCoordinator));
  match.source = PhraseStartingAt(words_, match.cue.end, sentence_.end, !leads);
  if (match.source.empty()) return false;
  uint32_t after = match.source.end;
  if (leads) {
    while (after < sentence_.end && !words_.Is(after, kComma)) ++after;
    if (after == sentence_.end) return false;
    match.content.push_back({after + 1, ContentEnd(after + 1, true)});
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

bool SentenceRules::TryBeside(uint32_t t) {
  const CueWord& cue = words_.VerbCue(t);
  if (cue.entry == nullptr ||
      (cue.entry->frames & (kTakesClause | kTakesThatClause | kTakesQuote)) ==
          0 ||
      cue.form == CueForm::kGerund || !Uncovered({t, t + 1})) {
    return false;
  }
  const VerbGroup group = GroupOf(t);
  if (group.passive || group.infinitive || group.negated) return false;
  RuleMatch match;
  match.lemma = cue.entry->lemma;
  match.cue = {group.begin, t + 1};
  const auto beside = [this](uint32_t begin) {
    return begin > sentence_.begin &&
           (words_.Is(begin - 1, kComma | kSemicolonOrDash) ||
            !speech_.EndingWith(begin - 1).empty());
  };
  uint32_t mark = 0;   // After the last token before the attribution.
  uint32_t after = 0;  // The token after it.
  const TokenRange subject =
      PhraseEndingBefore(words_, sentence_.begin, group.begin);
  if (!subject.empty() && beside(subject.begin) &&
      !words_.Is(group.begin - 1, kRelative)) {
    after = SkipAdjuncts(t + 1, *cue.entry);
    if (after <= sentence_.end) {
      match.source = subject;
      mark = subject.begin;
    }
  }
  if (mark == 0 && beside(group.begin) && cue.form != CueForm::kBase) {
    const TokenRange inverted =
        PhraseStartingAt(words_, t + 1, sentence_.end, true);
    if (inverted.empty()) return false;
    after = SkipAdjuncts(inverted.end, *cue.entry);
    if (after > sentence_.end && inverted.end < sentence_.end &&
        words_.Is(inverted.end, kRelative)) {
      after = inverted.end;
    }
    if (after > sentence_.end) return false;
    match.source = inverted;
    mark = group.begin;
  }
  if (mark == 0) return false;
  const bool after_speech = !speech_.EndingWith(mark - 1).empty();
  if (!after_speech && (cue.entry->frames & kTakesClause) == 0 &&
      speech_.Around(sentence_.begin).empty()) {
    return false;
  }
  const uint32_t end = after_speech ? mark : mark - 1;
  const uint32_t edge = LeftEdge(end);
  if (edge >= end) return false;
  // "On Friday, she said, ..." attributes what follows.
  const uint32_t next = after + 1;
  if (!after_speech && words_.Is(edge, kPreposition | kTime | kSubordinator) &&
      end - edge < 8) {
    return false;
  }
  match.content.push_back({edge, end});
  match.score = after_speech ? 0.95f : 0.85f;
  if (after < sentence_.end && words_.Is(after, kComma)) {
    AddRight(next, after_speech, match);
  }
  return Add(std::move(match));
}

// "that" or a question word close after a cue, before any other clause.
uint32_t SentenceRules::FindThat(uint32_t begin) const {
  while (begin < sentence_.end && words_.Is(begin, kAdverb)) ++begin;
  const uint32_t limit = std::min(sentence_.end, begin + kThatWithin);
  for (uint32_t t = begin; t < limit; ++t) {
    if (words_.Lower(t) == "that" || words_.Lower(t) == "whether") return t;
    if (words_.Is(t, kQuestionWord | kRelative) && t == begin) return t;
    if (words_.Is(t, kAuxiliary | kSubjectPronoun | kRelative | kQuoteMark |
                         kFinalMark | kColon)) {
      break;
    }
    if (words_.Is(t, kComma) && t > begin + 8) break;
  }
  return sentence_.end;
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
    return t;
  }
  return determined || words_.Is(t, kPlural) ? t + 1 : begin;
}

TokenRange SentenceRules::ElidedSubject(uint32_t t) const {
  for (size_t i = matches_.size(); i-- > first_match_;) {
    if (matches_[i].cue.begin < t && !matches_[i].source.empty()) {
      return matches_[i].source;
    }
  }
  return SubjectOf(words_, sentence_.begin, t);
}

bool SentenceRules::TryForwardVerb(uint32_t t) {
  const CueWord& cue = words_.VerbCue(t);
  if (cue.entry == nullptr) return false;
  const VerbGroup group = GroupOf(t);
  if (!ReadsAsVerb(t, group)) return false;
  const uint16_t frames = cue.entry->frames;
  RuleMatch match;
  match.lemma = cue.entry->lemma;
  match.cue = {group.begin, t + 1};
  if (group.passive) {
    // "is expected to", "is believed to": nobody in particular.
    if ((frames & (kTakesClause | kTakesThatClause)) == 0 ||
        t + 1 >= sentence_.end ||
        (words_.Lower(t + 1) != "to" && words_.Lower(t + 1) != "that")) {
      return false;
    }
    match.score = 0.4f;
    const uint32_t end = ContentEnd(t + 1, true);
    match.content.push_back({t + 1, end});
    const TokenRange subject =
        PhraseEndingBefore(words_, sentence_.begin, group.begin);
    if (!subject.empty() && words_.Lower(t + 1) == "to") {
      match.content.push_back(subject);
    }
    return Add(std::move(match));
  }
  const uint32_t before = group.begin;
  if (cue.form == CueForm::kGerund && !group.has_auxiliary) {
    if (before == sentence_.begin) return false;
    match.source = ElidedSubject(before);
  } else if (group.infinitive) {
    match.source = PhraseEndingBefore(words_, sentence_.begin, before);
    if (match.source.empty() || match.source.begin == sentence_.begin ||
        !Causes(words_.Lower(match.source.begin - 1))) {
      match.source = ElidedSubject(before);
    }
  } else {
    match.source = PhraseEndingBefore(words_, sentence_.begin, before);
    if (match.source.empty() && before > sentence_.begin &&
        words_.Is(before - 1, kCoordinator | kComma)) {
      match.source = ElidedSubject(before);
    }
  }
  if (match.source.empty() || match.source.end > match.cue.begin) return false;

  uint32_t next = t + 1;
  const uint32_t that = FindThat(next);
  const bool quoted_next =
      next < sentence_.end && !speech_.StartingWith(next).empty();
  // A quotation after a comma or colon.
  uint32_t mark = next;
  while (mark < sentence_.end && mark < next + 16 &&
         !words_.Is(mark, kComma | kColon | kFinalMark | kQuoteMark)) {
    ++mark;
  }
  const bool leads_to_quote = mark + 1 < sentence_.end &&
                              words_.Is(mark, kComma | kColon) &&
                              !speech_.StartingWith(mark + 1).empty();
  if ((frames & (kTakesClause | kTakesThatClause | kTakesQuote)) != 0 &&
      leads_to_quote && that == sentence_.end) {
    match.content.push_back(speech_.StartingWith(mark + 1));
    match.content.back().end =
        std::max(match.content.back().end, ContentEnd(mark + 1, true));
    match.score = 0.9f;
    return Add(std::move(match));
  }
  if ((frames & kTakesClause) != 0 && mark < sentence_.end &&
      words_.Is(mark, kColon) && mark < next + 8) {
    match.content.push_back({mark + 1, ContentEnd(mark + 1, true)});
    match.score = 0.7f;
    return Add(std::move(match));
  }
  if ((frames & (kTakesClause | kTakesThatClause | kTakesWhether)) != 0 &&
      that < sentence_.end) {
    match.content.push_back({that, ContentEnd(that, true)});
    match.score = 0.85f;
    return Add(std::move(match));
  }
  if ((frames & kTakesParticle) != 0 && next < sentence_.end &&
      HasParticle(*cue.entry, words_.Lower(next))) {
    match.cue.end = next + 1;
    match.content.push_back({next + 1, ContentEnd(next + 1, false)});
    match.score = 0.6f;
    return Add(std::move(match));
  }
  if ((frames & kTakesInfinitive) != 0 && next < sentence_.end &&
      words_.Lower(next) == "to") {
    match.content.push_back({next, ContentEnd(next, false)});
    match.score = 0.55f;
    return Add(std::move(match));
  }
  if ((frames & kTakesClause) != 0 || ((frames & kTakesQuote) && quoted_next)) {
    uint32_t begin = next;
    if ((frames & kTakesAddressee) != 0) begin = SkipAddressee(begin);
    while (begin < sentence_.end && words_.Is(begin, kTime) &&
           begin < next + 3) {
      ++begin;
    }
    if (StartsClause(begin) && !words_.Is(begin, kPreposition)) {
      const uint32_t end = ContentEnd(begin, true);
      if (end >= begin + 2 || quoted_next) {
        match.content.push_back({begin, end});
        match.score = 0.75f;
        return Add(std::move(match));
      }
    }
  }
  if ((frames & kTakesObject) != 0 && next < sentence_.end &&
      words_.Is(next, kWordShape | kQuoteMark) &&
      !words_.Is(next, kPreposition | kCoordinator)) {
    // "view the deal, which took years, as a failure"
    bool as = false;
    for (uint32_t k = next; k < sentence_.end && cue.entry->particles == "as";
         ++k) {
      as |= words_.Lower(k) == "as" &&
            !(words_.Lower(k - 1) == "such" || words_.Lower(k - 1) == "well");
    }
    match.content.push_back({next, ContentEnd(next, as)});
    match.score = 0.6f;
    return Add(std::move(match));
  }
  return false;
}

bool SentenceRules::TryNoun(uint32_t t) {
  const CueEntry* entry = words_.NounCue(t);
  if (entry == nullptr || t + 2 >= sentence_.end || t == sentence_.begin) {
    return false;
  }
  RuleMatch match;
  match.lemma = entry->lemma;
  match.cue = {t, t + 1};
  match.score = 0.5f;
  // "the mayor's claim", "her claim".
  uint32_t k = t;
  while (k > sentence_.begin && t - k < 4 &&
         !words_.Is(k - 1, kPossessive | kAnyMark)) {
    --k;
  }
  if (k > sentence_.begin && words_.Is(k - 1, kPossessive)) {
    const bool clitic = !words_.Is(k - 1, kWordShape);
    match.source = clitic ? PhraseEndingBefore(words_, sentence_.begin, k - 1)
                          : TokenRange{k - 1, k};
  }
  uint32_t next = t + 1;
  if (match.source.empty() &&
      (words_.Lower(next) == "by" || words_.Lower(next) == "from")) {
    match.source = PhraseStartingAt(words_, next + 1, sentence_.end, false);
    next = match.source.end;
    if (match.source.empty()) return false;
  }
  if (next >= sentence_.end) return false;
  // "the fear is that", "the consensus, as of today, is that"
  uint32_t is = next;
  if (words_.Is(is, kComma)) {
    ++is;
    while (is < std::min(sentence_.end, next + 12) && !words_.Is(is, kComma)) {
      ++is;
    }
    ++is;
  }
  if (is + 1 < sentence_.end && words_.Is(is, kBe) &&
      words_.Lower(is + 1) == "that" &&
      (entry->frames & kTakesThatClause) != 0) {
    match.content.push_back({is + 1, ContentEnd(is + 1, true)});
    return Add(std::move(match));
  }
  const absl::string_view word = words_.Lower(next);
  const bool that = (entry->frames & kTakesThatClause) && word == "that";
  const bool particle = (entry->frames & kTakesParticle) &&
                        HasParticle(*entry, word) && !match.source.empty();
  const bool infinitive = (entry->frames & kTakesInfinitive) && word == "to" &&
                          !match.source.empty();
  if (!that && !particle && !infinitive) return false;
  const uint32_t begin = particle ? next + 1 : next;
  if (particle) match.cue.end = next + 1;
  match.content.push_back({begin, ContentEnd(begin, that)});
  return Add(std::move(match));
}

bool SentenceRules::TryAdjective(uint32_t t) {
  const CueEntry* entry = words_.AdjectiveCue(t);
  if (entry == nullptr || t == sentence_.begin) return false;
  uint32_t begin = t;
  bool is = false;
  bool negated = false;
  while (begin > sentence_.begin &&
         words_.Is(begin - 1, kAuxiliary | kNegation | kAdverb)) {
    --begin;
    is |= words_.Is(begin, kBe);
    negated |= words_.Is(begin, kNegation);
  }
  if (!is && begin > sentence_.begin && words_.Lower(begin - 1) == "it") {
    is = true;  // "it remains", with its clitic.
  }
  if (!is || begin == sentence_.begin) return false;
  RuleMatch match;
  match.cue = {begin, t + 1};
  match.lemma = entry->lemma;
  match.score = 0.5f;
  const uint32_t next = t + 1;
  const bool content_follows =
      next < sentence_.end &&
      (words_.Lower(next) == "that" || words_.Is(next, kQuestionWord));
  const bool impersonal = words_.Lower(begin - 1) == "it";
  if (content_follows) {
    if (!impersonal) {
      match.source = PhraseEndingBefore(words_, sentence_.begin, begin);
      if (match.source.empty()) return false;
    } else if (entry->type != v1::CLAIM_TYPE_IGNORANCE && !negated) {
      return false;  // "it is clear that" asserts, and nobody says so.
    }
    if (impersonal) --match.cue.begin;
    match.content.push_back({next, ContentEnd(next, true)});
    return Add(std::move(match));
  }
  // "Whether it rained is unknown."
  if (entry->type == v1::CLAIM_TYPE_IGNORANCE &&
      words_.Is(sentence_.begin, kQuestionWord)) {
    match.content.push_back({sentence_.begin, begin});
    return Add(std::move(match));
  }
  return false;
}

}  // namespace hearsay::claims
