#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SOURCE_PHRASE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SOURCE_PHRASE_H_

#include <cstdint>

#include "ingest_service/claims/quotation/speech_units.h"

namespace hearsay::claims {

// The noun phrases of French, German and Spanish that name who speaks, by the
// words of the table, capitals and marks alone. All are O(1): no phrase is
// longer than some thirty units. Empty when there is none.

// The phrase that starts at `at`, after words that may stand before it,
// "hier", "este martes"; with its apposition. Nothing at or after `limit`.
UnitRange SourceAfter(const SpeechParagraph& paragraph, uint32_t at,
                      uint32_t limit);

// The phrase that is the subject of the verb at `verb`, before it, with its
// apposition. Nothing before `floor`.
UnitRange SourceBefore(const SpeechParagraph& paragraph, uint32_t verb,
                       uint32_t floor);

// True when the phrase names someone, by a name, a pronoun or a noun that the
// table knows for a source.
bool NamesSource(const SpeechParagraph& paragraph, UnitRange phrase);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SOURCE_PHRASE_H_
