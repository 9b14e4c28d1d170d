#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_NAMES_BESIDE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_NAMES_BESIDE_H_

#include <cstdint>
#include <vector>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/mentions/name_mentions.h"

namespace hearsay::claims {

// Whether the common noun at `t` is an organisation's: "museum".
bool NamesInstitution(const Words& words, uint32_t t);

// The head of the phrase that a comma at `comma` ends: "the maker of the
// locks,"; or `comma`. O(1).
uint32_t HeadBeforeComma(const Words& words, uint32_t comma);

// "PORT SARRA, April 9 —": where an agency's report comes from. O(name).
bool IsDateline(const Words& words, TokenRange name);

// What the words around a name tell of it: `told`, `surely` and `outlet`.
// O(1).
void ReadBeside(const Words& words, NameMention& mention);

// A single name is a place's where its adjective stands too: "Vella" and
// "Vellan" or "Vellian", not "Moss" beside "Mossman". O(tokens + names).
void TellPlacesByAdjective(const Words& words, std::vector<NameMention>& names);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_NAMES_BESIDE_H_
