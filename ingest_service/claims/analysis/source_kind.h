#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_SOURCE_KIND_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_SOURCE_KIND_H_

#include <string>

#include "hearsay/v1/claim.pb.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// What a phrase that names a source says of it, by its words alone.
struct SourceKind {
  v1::SourceRole role = v1::SOURCE_ROLE_UNSPECIFIED;
  bool anonymous = false;  // "officials", "a person familiar with the matter"
  bool several = false;    // "Moss and Brandt".
  TokenRange name;         // The words to show: without apposition and "who".
  uint32_t head = 0;       // The token of the name's head.
};

// `phrase` is not empty. O(phrase).
SourceKind KindOfSource(const Words& words, TokenRange phrase);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_SOURCE_KIND_H_
