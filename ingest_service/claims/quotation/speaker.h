#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPEAKER_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPEAKER_H_

#include "ingest_service/claims/attribution/attribution_finder.h"
#include "ingest_service/claims/quotation/speech_units.h"

namespace hearsay::claims {

// What a source's phrase says of it, in any of the languages of SpeechTable: by
// its nouns, its capitals and, for Chinese, what stands after the last title.
// `phrase` is not empty. O(phrase).
KnownSpeaker DescribeSpeaker(const SpeechParagraph& paragraph,
                             UnitRange phrase);

// Of a pronoun that is part of a French verb: "elles".
KnownSpeaker DescribePronoun(const SpeechParagraph& paragraph,
                             ByteSpan pronoun);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPEAKER_H_
