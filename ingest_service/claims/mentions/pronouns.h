#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_PRONOUNS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_PRONOUNS_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/mentions/referents.h"

namespace hearsay::claims {

enum class Pronoun : uint8_t {
  kNone,
  kHe,
  kShe,
  kThey,
  kIt,
  kSpeaker,   // "I", "our": whoever speaks.
  kRelative,  // "who": what stands right before.
};

// The pronoun that a token is, in any case: "him", "his". O(1).
Pronoun PronounAt(const Words& words, uint32_t t);

// "I", "we", "my", "you", in any case: whoever speaks or is spoken to.
bool IsSpeakersOwn(absl::string_view source);

// Whether gender and number allow `pronoun` to mean `referent`.
bool Fits(Pronoun pronoun, const Referent& referent);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_PRONOUNS_H_
