#include "ingest_service/claims/quotation/spaced_cues.h"

#include <algorithm>

#include "absl/strings/match.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kAuxiliaryReach = 5;  // Between "a" and "déclaré".
constexpr uint32_t kGermanReach = 16;    // Between "hat" and "gesagt".

class CueReader {
 public:
  CueReader(const SpeechParagraph& paragraph, UnitRange sentence, uint32_t u)
      : paragraph_(paragraph),
        german_(paragraph.language() == SpeechLanguage::kGerman),
        sentence_(sentence),
        at_(u) {}

  std::optional<SpacedCue> Read() {
    const SpeechUnit& unit = paragraph_[at_];
    // Nouns of the same spelling: "la demande", German "Fragen".
    if (unit.quotation || (unit.capital && at_ != sentence_.begin)) {
      return std::nullopt;
    }
    std::optional<SpacedCue> cue;
    if (unit.Is(kSpeechAuxiliary)) cue = WithAuxiliary();
    if (!cue && unit.Is(kSpeechFinite)) cue = Finite();
    if (!cue && unit.Is(kSpeechGerund)) cue = Gerund();
    if (!cue && german_ && unit.Is(kSpeechParticiple)) cue = VerbLast();
    if (!cue || !FindParticle(*cue)) return std::nullopt;
    cue->denied = Denied(*cue);
    return cue;
  }

 private:
  absl::string_view Before(uint32_t back) const {
    return at_ >= sentence_.begin + back ? paragraph_.Lower(at_ - back)
                                         : absl::string_view();
  }

  // The speaker is the writer or nobody: "je pense", "on dit", "wir glauben".
  bool FollowsWriter() const { return Writes(Before(1)) || Writes(Before(2)); }
  bool Writes(absl::string_view word) const {
    if (german_) {
      return word == "ich" || word == "wir" || word == "man" || word == "du";
    }
    return word == "je" || word == "j'" || word == "on" || word == "nous" ||
           word == "vous" || word == "yo" || word == "comme";
  }

  std::optional<SpacedCue> Finite() const {
    const SpeechUnit& unit = paragraph_[at_];
    if (FollowsWriter()) return std::nullopt;
    if (!german_ && at_ > sentence_.begin) {
      const SpeechUnit& before = paragraph_[at_ - 1];
      const bool noun = before.Is(kArticleWord) && !before.Is(kPersonPronoun);
      if (noun || (unit.Is(kArticleWord) && unit.pronoun.empty())) {
        return std::nullopt;
      }
    }
    SpacedCue cue;
    cue.verb = {at_, at_ + 1};
    cue.meaning = unit.word.verb;
    cue.pronoun = unit.pronoun;
    return cue;
  }

  std::optional<SpacedCue> WithAuxiliary() const {
    if (FollowsWriter()) return std::nullopt;
    const SpeechUnit& auxiliary = paragraph_[at_];
    // With "être" only what is reflexive: "s'est exclamé", not "est dit".
    const absl::string_view word = paragraph_.Lower(at_);
    const absl::string_view bare = word.substr(0, word.find('-'));
    if (paragraph_.language() == SpeechLanguage::kFrench &&
        (absl::EndsWith(bare, "est") || absl::EndsWith(bare, "sont") ||
         absl::EndsWith(bare, "était") || absl::EndsWith(bare, "étaient")) &&
        !absl::StartsWith(word, "s'") && Before(1) != "se") {
      return std::nullopt;
    }
    const uint32_t reach = german_ ? kGermanReach : kAuxiliaryReach;
    const uint32_t limit = std::min(sentence_.end, at_ + 1 + reach);
    for (uint32_t u = at_ + 1; u < limit; ++u) {
      const SpeechUnit& unit = paragraph_[u];
      if (unit.Is(kSpeechParticiple) && !unit.capital) {
        SpacedCue cue;
        cue.meaning = unit.word.verb;
        cue.pronoun = auxiliary.pronoun;
        cue.verb = {at_, german_ ? at_ + 1 : u + 1};
        if (german_) cue.apart = {u, u + 1};
        return cue;
      }
      if (german_ ? paragraph_.IsMark(u) || unit.speech
                  : !unit.Is(kBetween | kDenyingWord)) {
        break;
      }
    }
    return std::nullopt;
  }

  // "…, wie die Stadt mitgeteilt hat"
  std::optional<SpacedCue> VerbLast() const {
    if (at_ + 1 >= sentence_.end || !paragraph_[at_ + 1].Is(kSpeechAuxiliary)) {
      return std::nullopt;
    }
    SpacedCue cue;
    cue.verb = {at_, at_ + 2};
    cue.meaning = paragraph_[at_].word.verb;
    return cue;
  }

  std::optional<SpacedCue> Gerund() const {
    if (at_ == sentence_.begin || at_ + 1 >= sentence_.end) {
      return std::nullopt;
    }
    SpacedCue cue;
    cue.verb = {at_, at_ + 1};
    cue.meaning = paragraph_[at_].word.verb;
    cue.gerund = true;
    return cue;
  }

  // Finds the particle of a German verb unless the form has it: "teilte … mit",
  // "mitteilte". False when it should be there and is not.
  bool FindParticle(SpacedCue& cue) const {
    const absl::string_view particle = cue.meaning->particle;
    if (particle.empty() || !cue.apart.empty()) return true;
    if (absl::StartsWith(paragraph_.Lower(cue.verb.begin), particle)) {
      return true;
    }
    const uint32_t limit = std::min(sentence_.end, at_ + 1 + kGermanReach);
    for (uint32_t u = at_ + 1; u < limit; ++u) {
      if (paragraph_[u].speech || paragraph_.HasShape(u, kFinalMark | kColon)) {
        break;
      }
      if (paragraph_.Lower(u) != particle) continue;
      // At the end of its clause: "mit." and "mit, dass", not "mit dem Zug".
      if (u + 1 < sentence_.end && !paragraph_.IsMark(u + 1)) continue;
      cue.apart = {u, u + 1};
      return true;
    }
    return false;
  }

  bool Denied(const SpacedCue& cue) const {
    const uint32_t first =
        cue.verb.begin > sentence_.begin ? cue.verb.begin - 1 : cue.verb.begin;
    const uint32_t end =
        std::min(sentence_.end, cue.verb.end + (german_ ? 1 : 0));
    for (uint32_t u = first; u < end; ++u) {
      if (paragraph_[u].Is(kDenyingWord)) return true;
    }
    return false;
  }

  const SpeechParagraph& paragraph_;
  const bool german_;
  const UnitRange sentence_;
  const uint32_t at_;
};

}  // namespace

std::optional<SpacedCue> SpacedCueAt(const SpeechParagraph& paragraph,
                                     UnitRange sentence, uint32_t u) {
  return CueReader(paragraph, sentence, u).Read();
}

}  // namespace hearsay::claims
