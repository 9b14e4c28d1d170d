#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_CHAINS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_CHAINS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// One link of a chain before it has a name and a role.
struct ChainLink {
  ByteSpan source;  // Empty when inferred or elided.
  ByteSpan cue;     // Empty when inferred.
  std::string cue_lemma;
  bool inferred = false;  // The article's own outlet, or carried over.
  bool outlet = false;    // Known for one by what it does, whatever its name.
  ByteSpan named;         // Where what is carried over is named; else empty.
};

// A claim before its stance and entities.
struct ChainedClaim {
  size_t attribution = 0;        // The innermost one, among those found.
  std::vector<ChainLink> chain;  // Outermost to innermost, not empty.
  float score = 0;
};

// Makes claims of attributions, in text order of their contents.
//
// A level whose content is nothing but another clause's attribution relays it:
// it gives that one's claim a link and is none itself. An outlet that is told
// something is the link between the reader and who told it, and so is the
// document that a sentence starts with ("In the report, officials blamed …").
// `outlet` is the article's source; it is the first link of every chain unless
// it is `unknown` or empty. What only the discourse tells is added by
// discourse.h. O(attributions × depth + their tokens).
std::vector<ChainedClaim> BuildChains(
    const Words& words, const std::vector<FoundAttribution>& found,
    absl::string_view outlet);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_CHAINS_H_
