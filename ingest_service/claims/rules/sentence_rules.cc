#include "ingest_service/claims/rules/sentence_rules.h"

#include <algorithm>
#include <utility>

#include "ingest_service/claims/analysis/noun_phrases.h"

namespace hearsay::claims {
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
  if (TryTranscript() || TryHeadlineCredit()) return;
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
    } else if (k > sentence_.begin && words_.Is(k - 1, kHave) &&
               (words_.Lower(k) == "since" || words_.Lower(k) == "long")) {
      // "has since said"
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

// A headline: hardly a word in lower case.
bool SentenceRules::AllCapitals() const {
  uint32_t lower = 0;
  for (uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
    lower += words_.Is(t, kWordShape) && !words_.Is(t, kCapitalized | kNumber);
  }
  return lower * 4 < sentence_.size();
}

// The article's first line, when no mark ends it.
bool SentenceRules::IsHeadline() const {
  return paragraph_.range.begin == 0 && sentence_.begin == 0 &&
         sentence_.end == paragraph_.range.end &&
         !words_.Is(sentence_.end - 1, kFinalMark);
}

// No verb but the word at `t` makes a clause of what stands around it.
bool SentenceRules::LacksVerb(uint32_t t) const {
  constexpr uint32_t kWithin = 20;  // Tokens to either side.
  const auto ends = [this](uint32_t k) {
    return words_.Is(k, kAnyMark | kSubordinator | kRelative | kQuestionWord);
  };
  for (uint32_t k = t; k-- > sentence_.begin && t - k < kWithin && !ends(k);) {
    if (words_.IsFinite(k)) return false;
  }
  const uint32_t limit = std::min(sentence_.end, t + kWithin);
  for (uint32_t k = t + 1; k < limit && !ends(k); ++k) {
    if (words_.IsFinite(k)) return false;
  }
  return true;
}

// Whether the tagger sees a verb, or should: it takes some for nouns, "the
// service denies that", where the clause would then have no verb at all.
bool SentenceRules::IsTaggedVerb(uint32_t t, const VerbGroup& group) const {
  if (words_.MayBeVerb(t)) return true;
  if (words_.Is(t, kCapitalized) || group.begin == sentence_.begin) {
    return false;
  }
  const CueForm form = words_.VerbCue(t).form;
  if (form == CueForm::kPast || form == CueForm::kParticiple) {
    return words_.Is(t - 1, kHave);
  }
  const uint32_t k = group.begin - 1;
  const bool noun = words_.MayBeNoun(k) ||
                    (words_.Is(k, kComma) && form == CueForm::kThirdPerson) ||
                    (k > sentence_.begin && (words_.Is(k - 1, kPossessive) ||
                                             words_.Lower(k - 1) == "the"));
  return form != CueForm::kGerund && noun &&
         (group.has_auxiliary || LacksVerb(t));
}

// "the names mentioned", "an asteroid initially expected to": a participle
// whose noun does not speak.
bool SentenceRules::SaysMoreOfNoun(uint32_t t, const VerbGroup& group) const {
  return words_.Tag(t) == language::PennTag::kVBN && !group.has_auxiliary;
}

// "the comments that sparked": no clause, a noun's relative.
bool SentenceRules::IsRelativeThat(uint32_t that) const {
  if (words_.Lower(that) != "that") return false;
  uint32_t t = that + 1;
  while (t < sentence_.end && words_.Is(t, kAdverb) && !words_.IsFinite(t)) ++t;
  return t < sentence_.end && words_.Tagged(t) && words_.IsFinite(t);
}

// Whether something can be so: with a verb of its own, or in quotation marks.
// What is not tagged is believed.
bool SentenceRules::HoldsClause(TokenRange range) const {
  for (uint32_t t = range.begin; t < range.end; ++t) {
    if (!words_.Tagged(t) || words_.IsFinite(t) || words_.Is(t, kQuoteMark)) {
      return true;
    }
  }
  return false;
}

// "if the mayor wants": nobody wants it yet.
bool SentenceRules::IsSupposed(uint32_t subject) const {
  if (subject == sentence_.begin) return false;
  const absl::string_view word = words_.Lower(subject - 1);
  return word == "if" || word == "unless";
}

// Base and third-person forms are nouns as often as verbs.
bool SentenceRules::ReadsAsVerb(uint32_t t, const VerbGroup& group) const {
  const CueWord& cue = words_.VerbCue(t);
  if (!IsTaggedVerb(t, group)) return false;
  // "United States", save in a headline whose words are all capital.
  if (words_.Is(t, kCapitalized) && t > sentence_.begin && !AllCapitals()) {
    return false;
  }
  if (group.has_auxiliary || group.infinitive) return true;
  if (cue.entry->lemma == "state" && cue.form != CueForm::kPast &&
      cue.form != CueForm::kGerund) {
    return t + 1 < sentence_.end && words_.Lower(t + 1) == "that";
  }
  if (cue.form == CueForm::kPast || cue.form == CueForm::kGerund) {
    if (cue.entry->lemma == "say" || group.begin != t || t == 0) return true;
    const absl::string_view article = words_.Lower(t - 1);
    return article != "a" && article != "an" && article != "the" &&
           !words_.Is(t - 1, kPossessive);
  }
  if (group.begin == sentence_.begin) return false;
  const uint32_t before = group.begin - 1;
  const uint32_t after = t + 1;
  if (words_.Is(before, kSubjectPronoun | kRelative)) return true;
  if (words_.Lower(before) == "this") return false;  // Ends like a plural.
  if (cue.entry->lemma == "say" && words_.Lower(before) != "a" &&
      words_.Lower(before) != "the" && words_.Lower(before) != "no") {
    return true;  // "one in five say"
  }
  if (words_.Is(before, kDeterminer | kPossessive | kPreposition) &&
      !words_.Is(before, kPlural)) {
    return false;
  }
  if (cue.form == CueForm::kBase) {
    // "Analysts at the institute judge it likely that"
    const TokenRange subject =
        PhraseEndingBefore(words_, sentence_.begin, group.begin);
    for (uint32_t k = subject.begin + 1; k < subject.end; ++k) {
      if (!words_.Is(k, kPreposition)) continue;
      if (words_.Is(k - 1, kPlural) && after < sentence_.end &&
          (words_.Lower(after) == "it" || words_.Lower(after) == "that" ||
           (words_.NounCue(t) == nullptr &&
            (cue.entry->frames & kTakesClause) != 0))) {
        return true;
      }
      break;
    }
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

// ", adding that", "and said", ", despite a denial": another attribution.
bool SentenceRules::StartsNextAttribution(uint32_t t) const {
  uint32_t k = t + 1;
  if (k < sentence_.end && words_.Is(t, kComma) &&
      (words_.Lower(k) == "despite" || words_.Lower(k) == "amid")) {
    for (++k; k < sentence_.end && k < t + 6; ++k) {
      const CueEntry* noun = words_.NounCue(k);
      if (noun != nullptr && noun->type == v1::CLAIM_TYPE_DENIAL) return true;
    }
    return false;
  }
  bool auxiliary = false;
  while (k < sentence_.end &&
         words_.Is(k, kAdverb | kCoordinator | kAuxiliary)) {
    auxiliary |= words_.Is(k, kAuxiliary);
    ++k;
  }
  if (k == sentence_.end || words_.VerbCue(k).entry == nullptr) return false;
  const CueWord& cue = words_.VerbCue(k);
  if ((cue.entry->frames & (kTakesClause | kTakesThatClause | kTakesQuote)) ==
      0) {
    return false;
  }
  if (cue.form == CueForm::kGerund) return words_.Is(t, kComma);
  // "privately and publicly said" is one attribution.
  return words_.Is(t, kCoordinator) && !words_.Is(t - 1, kAdverb) &&
         (cue.form == CueForm::kPast ||
          (cue.form == CueForm::kThirdPerson && words_.NounCue(k) == nullptr) ||
          (auxiliary && cue.form == CueForm::kBase));
}

// Where a content that starts at `begin` ends: before the sentence's last mark
// and before what attributes or comments on it.
uint32_t SentenceRules::ContentEnd(uint32_t begin, Reach reach) const {
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
    if (t > begin && words_.Is(t, kComma | kCoordinator) &&
        ((reach == Reach::kObject && words_.Is(t, kComma)) ||
         (reach != Reach::kSentence && StartsNextAttribution(t)))) {
      end = t;
      break;
    }
    if (words_.Is(t, kSemicolonOrDash) && t > begin &&
        (words_.Exact(t) == ";" || inside_dashes)) {
      end = t;
      break;
    }
    if (reach == Reach::kObject && t > begin &&
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

}  // namespace hearsay::claims
