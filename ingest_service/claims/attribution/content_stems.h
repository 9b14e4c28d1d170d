#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_CONTENT_STEMS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_CONTENT_STEMS_H_

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

using StemSet = absl::flat_hash_set<std::string>;

constexpr uint32_t kMostStemTokens = 256;

// The stems of the words that carry the meaning of what `found` states, from
// the begin of its content to its end, or of its first kMostStemTokens. O(1).
StemSet ContentStems(const Words& words, const FoundAttribution& found);

// Whether half of the stems `wanted`, or more, are among `there`. O(wanted).
bool HoldsHalf(const StemSet& wanted, const StemSet& there);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_CONTENT_STEMS_H_
