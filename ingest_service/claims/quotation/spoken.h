#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPOKEN_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPOKEN_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/quotation/speech_units.h"

namespace hearsay::claims {

// One attribution of a paragraph, in its units.
struct Spoken {
  // At most one of the two; neither when the speaker is the last one.
  UnitRange source;
  ByteSpan pronoun;  // Inside the cue: "elle" of "a-t-elle".
  std::vector<UnitRange> cue;
  std::vector<UnitRange> content;  // Ascending, not empty.
  absl::string_view lemma;
  v1::ClaimType type = v1::CLAIM_TYPE_STATEMENT;
  bool denied = false;           // "n'a pas dit"
  std::optional<size_t> parent;  // Index into the paragraph's; who relays it.
};

// The attributions of one paragraph, in text order; parents before children.
// Linear in the paragraph: every look-around is bounded.
//
// French, German and Spanish: verbs of speech beside quotations, before and
// after clauses, and phrases like "selon".
std::vector<Spoken> FindSpacedSpeech(const SpeechParagraph& paragraph);
// Arabic puts the verb first: "وقال فلان إن".
std::vector<Spoken> FindArabicSpeech(const SpeechParagraph& paragraph);
// Chinese puts it between speaker and speech, without spaces: "某人说，".
std::vector<Spoken> FindChineseSpeech(const SpeechParagraph& paragraph);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPOKEN_H_
