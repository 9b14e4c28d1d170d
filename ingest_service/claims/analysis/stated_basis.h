#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_STATED_BASIS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_STATED_BASIS_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "hearsay/v1/claim.pb.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// The band of a word before "confidence": "low", "moderate", "strong".
v1::StatedConfidence ConfidenceBandOf(absl::string_view word);

// The band that a source's words give its own confidence: "low confidence", "a
// high degree of confidence", "their level of confidence … is low". O(range).
v1::StatedConfidence StatedConfidenceIn(const Words& words, TokenRange range);

// What a sentence says that something is based on: "based on intercepts",
// "citing the ministry"; never an outlet. O(sentence).
std::vector<TokenRange> StatedBasesIn(const Words& words, TokenRange sentence);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_STATED_BASIS_H_
