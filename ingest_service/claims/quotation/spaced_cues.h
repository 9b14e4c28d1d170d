#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPACED_CUES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPACED_CUES_H_

#include <cstdint>
#include <optional>

#include "ingest_service/claims/quotation/speech_units.h"

namespace hearsay::claims {

// A verb of speech in a sentence of French, German or Spanish.
struct SpacedCue {
  UnitRange verb;   // With the auxiliary and what stands between.
  UnitRange apart;  // "mit" of "teilte … mit", "gesagt" of "hat … gesagt".
  const SpeechVerb* meaning = nullptr;
  ByteSpan pronoun;     // "elle" of "a-t-elle dit"; else empty.
  bool gerund = false;  // "ajoutant": the speaker is the last one.
  bool denied = false;
};

// The cue that starts with unit `u` of `sentence`. O(1).
std::optional<SpacedCue> SpacedCueAt(const SpeechParagraph& paragraph,
                                     UnitRange sentence, uint32_t u);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPACED_CUES_H_
