#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_UNLISTED_OUTLETS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_UNLISTED_OUTLETS_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// The outlet whom somebody tells something at token `t`, whose name no list
// has: "told KQTV", "told the Lantern", "told East Coast Watch". Its letters
// show it, or what the text around has it do elsewhere ("the Lantern
// reported"), or that the speaker is `unnamed`: who testifies to an authority
// gives a name. Whom one tells something is as often a court, a parliament or a
// ministry, so that a bare name shows nothing. Empty when there is none.
// O(tokens around, of which there are at most 2000).
ByteSpan UnlistedOutletAt(const Words& words, uint32_t t, bool unnamed);

// "beacon", "ledger": the last word, in lower case, of what newspapers call
// themselves, and others, too.
bool IsPaperWord(absl::string_view last_word);

// Initials of whom one tells what is no interview: the police, a league.
bool IsAuthority(absl::string_view initials);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_UNLISTED_OUTLETS_H_
