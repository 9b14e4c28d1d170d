#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_CUE_TABLES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_CUE_TABLES_H_

#include <cstdint>

#include "absl/types/span.h"
#include "hearsay/v1/claim.pb.h"

namespace hearsay::claims {

// Lemmas that behave alike, separated by spaces. A lemma may bring its own
// forms, "say:says:said:said:saying"; regular ones are made.
struct CueGroup {
  const char* lemmas;
  uint16_t frames;
  v1::ClaimType type;
  const char* particles = "";
};

absl::Span<const CueGroup> VerbCueGroups();
absl::Span<const CueGroup> NounCueGroups();
absl::Span<const CueGroup> AdjectiveCueGroups();

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_CUE_TABLES_H_
