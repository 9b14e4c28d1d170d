#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_ANTECEDENTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_ANTECEDENTS_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// Where a mention stands in its sentence, as bits.
enum MentionPlace : uint8_t {
  kAsSubject = 1 << 0,         // "Moss left", "Moss, 61, left".
  kAsOpening = 1 << 1,         // The sentence begins with it.
  kAsOwner = 1 << 2,           // "Moss's".
  kAfterPreposition = 1 << 3,  // "of Moss".
  kInQuotation = 1 << 4,
};

// `mention` is not empty; `first` is its sentence's first token. O(1).
uint8_t PlaceOfMention(const Words& words, TokenRange mention, uint32_t first);

// What speaks for or against a mention being whom a later "he" or "she" means.
struct Antecedent {
  uint32_t sentences_back = 0;
  uint32_t paragraphs_back = 0;
  uint32_t times = 0;    // How often the same one was mentioned so far.
  uint8_t place = 0;     // Of MentionPlace.
  bool source = false;   // Of an attribution.
  bool pronoun = false;  // The mention is one itself.
  bool named = false;    // Who is mentioned has a name.
  bool sure = false;     // His or her gender is known.
  bool person = false;   // More than the look of the name says it is one.
  bool opens = false;    // The words that the pronoun reports begin with it.
  bool nearest = false;  // No other that fits stands between.
  bool reports = false;  // The pronoun is a source: "she said".
};

constexpr size_t kAntecedentFeatures = 26;
std::array<float, kAntecedentFeatures> FeaturesOf(const Antecedent& mention);

// The higher, the likelier: log-odds against the other candidates, by a
// conditional logistic regression whose antecedents are latent (Durrett and
// Klein 2013); trained on ECB+ 1.0 (Cybulska and Vossen 2014, CC BY 3.0) and on
// automatic chains over news. See decision 73. O(1).
float AntecedentScore(const Antecedent& mention);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_ANTECEDENTS_H_
