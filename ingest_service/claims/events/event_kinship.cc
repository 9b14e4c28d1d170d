#include "ingest_service/claims/events/event_kinship.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "common/language/synsets.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/lexicon/word_set.h"

namespace hearsay::claims {
namespace {

using language::EventProfile;

constexpr size_t kRemembered = 2048;  // Words.
constexpr uint8_t kUnknown = 0xff;
constexpr float kNear = 0.75f;     // Synsets that mean about the same.
constexpr float kDerived = 0.85f;  // "sank" and "sinking".

// "the sinking" of what sank: its verb, else itself.
std::string StemOf(const EventProfile& profile) {
  return !profile.verbal && absl::EndsWith(profile.lemma, "ing")
             ? language::WordNet::Get().Lemma(profile.lemma,
                                              language::PennTag::kVBG)
             : profile.lemma;
}

// Says that somebody lost his life, and not how.
bool IsDeath(const std::string& lemma) {
  return lemma == "kill" || lemma == "die" || lemma == "death" ||
         lemma == "perish";
}

// The deed, which is the victim's death.
bool IsKilling(const std::string& lemma) {
  static const auto& words =
      *new WordSet({"killing", "murder", "assassination", "assassinate",
                    "slaying", "slay", "massacre", "execution", "slaughter"});
  return IsDeath(lemma) || words.contains(lemma);
}

// "approve" and "approval", when WordNet has another sense of one of them.
bool ShareStem(const std::string& a, const std::string& b) {
  constexpr size_t kStem = 5;
  return a.size() >= kStem && a.compare(0, kStem, b, 0, kStem) == 0;
}

EventKinship KinshipOf(const EventProfile& mention,
                       const EventProfile& earlier) {
  if (mention.lemma == earlier.lemma) return EventKinship::kSameWord;
  const float nearness =
      language::Synsets::Get().Nearness(mention.synset, earlier.synset);
  if (mention.verbal != earlier.verbal &&
      (StemOf(mention) == StemOf(earlier) || nearness >= kDerived ||
       ShareStem(mention.lemma, earlier.lemma))) {
    return EventKinship::kSameStem;
  }
  if ((mention.families & earlier.families) != 0) {
    // A blast kills, and is no death.
    const bool differ = IsDeath(mention.lemma) ? !IsKilling(earlier.lemma)
                                               : IsDeath(earlier.lemma) &&
                                                     !IsKilling(mention.lemma);
    return differ ? EventKinship::kNearSense : EventKinship::kSameKind;
  }
  if (nearness >= kDerived) return EventKinship::kSameKind;
  if (nearness >= kNear) return EventKinship::kNearSense;
  return mention.generic && !earlier.generic ? EventKinship::kAnyEvent
                                             : EventKinship::kNone;
}

}  // namespace

uint32_t EventKinships::Add(const EventProfile& profile) {
  const auto [place, is_new] = numbers_.try_emplace(
      std::pair(profile.lemma, profile.verbal), words_.size());
  if (is_new) {
    words_.push_back(profile);
    words_.back().participants.clear();
  }
  return place->second;
}

EventKinship EventKinships::Of(uint32_t word, uint32_t earlier) {
  if (std::max(word, earlier) >= kRemembered) {
    return KinshipOf(words_[word], words_[earlier]);
  }
  if (remembered_.size() <= word) remembered_.resize(word + 1);
  std::vector<uint8_t>& row = remembered_[word];
  if (row.size() <= earlier) row.resize(words_.size(), kUnknown);
  if (row[earlier] == kUnknown) {
    row[earlier] =
        static_cast<uint8_t>(KinshipOf(words_[word], words_[earlier]));
  }
  return static_cast<EventKinship>(row[earlier]);
}

}  // namespace hearsay::claims
