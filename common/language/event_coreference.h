#ifndef HEARSAY_COMMON_LANGUAGE_EVENT_COREFERENCE_H_
#define HEARSAY_COMMON_LANGUAGE_EVENT_COREFERENCE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "common/language/time_range.h"

namespace hearsay::language {

// Words by their hash (feature_hash.h), ascending, with weights that make the
// vector one long: rare words weigh more (the caller knows which are rare).
using WeightedWords = std::vector<std::pair<uint32_t, float>>;

// The cosine of two such vectors.
float Likeness(const WeightedWords& a, const WeightedWords& b);
// Sorts, joins equal words and scales to length one.
void Normalize(WeightedWords& words);

// One mention of an event with what its text says of it, for telling whether
// two mentions, of one article or of two, are of the same event.
struct EventProfile {
  enum class Role : uint8_t { kAgent, kTarget, kPlace, kInstrument };
  struct Participant {
    Role role = Role::kAgent;
    uint32_t word = 0;  // Hash of its last word, folded.
    bool name = false;  // It is a proper name.
    uint8_t sense = 0;  // WordNet's file of it, as TokenAnalysis has it.
  };

  uint32_t document = 0;  // Equal for mentions of one article.
  std::string lemma;      // As in claims: "bombing", "break_out".
  int32_t synset = -1;    // See synsets.h.
  uint64_t families = 0;  // See event_words.h.
  bool verbal = false;
  bool plural = false;
  bool generic = false;  // "incident": any event may be meant.
  float rarity = 0.5f;   // Of the lemma, 0 (everywhere) to 1.
  std::vector<Participant> participants;
  std::optional<TimeRange> time;
  WeightedWords sentence;
};

constexpr size_t kPairFeatures = 32;
using PairFeatures = std::array<float, kPairFeatures>;

// What speaks for and against two mentions being of one event. Symmetric.
// `documents` is the likeness of the two articles, 0..1; 1 for one article.
PairFeatures FeaturesOf(const EventProfile& a, const EventProfile& b,
                        float documents);

// The log-odds that two mentions are of one event, by a logistic regression.
// Its weights were trained on ECB+ 1.0 (Cybulska and Vossen 2014, CC BY 3.0).
float CoreferenceScore(const EventProfile& a, const EventProfile& b,
                       float documents);

// Below even odds: a pair says less than the text around it would.
constexpr float kJoinAbove = -1;

// Groups mentions by event: joins the two groups whose pairs score best on
// average while that is above `threshold`. The result has a group's number,
// from 0, a mention. `documents` gives the likeness of two articles. O(n²)
// space; O(n²) time, and n for each whose nearest group was joined to another,
// so O(n³) at worst; no more than some thousands of mentions.
std::vector<uint32_t> ClusterEvents(
    absl::Span<const EventProfile> mentions,
    const std::function<float(uint32_t, uint32_t)>& documents,
    float threshold = kJoinAbove);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_EVENT_COREFERENCE_H_
