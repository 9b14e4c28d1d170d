#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_SPEAKER_OUTLET_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_SPEAKER_OUTLET_H_

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// A source parted into who speaks and where.
struct SpeakerOutlet {
  // Without "in the Herald", the time before the verb ("Ada Moss last month")
  // and commas at the ends; empty where there is no source.
  ByteSpan speaker;
  ByteSpan outlet;  // "Herald"; empty when none stands beside the speaker.
};

// "…, said Ada Moss in the Herald", "…, wrote Ada Moss, its editor, on Reef
// FM": behind a verb and who speaks, "in", "on" and (of writing) "for" lead to
// the outlet that printed or sent it, inside the source as the finders have it
// or right behind it. Elsewhere the speaker is the whole source.
// O(tokens of the source).
SpeakerOutlet PartSpeaker(const Words& words, const FoundAttribution& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_SPEAKER_OUTLET_H_
