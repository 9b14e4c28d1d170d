#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_NAME_EXTENTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_NAME_EXTENTS_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// The name that begins at token `t`, before `limit`, with the titles before it:
// "President Ada Moss", "Centers for Disease Control and Prevention", "Vell
// County Sheriff's Office". Empty when none does: a capital that only starts a
// sentence, "May 3", "Let's". Shapes and lists decide, and what the name tagger
// has in one name. O(tokens of the name).
TokenRange NameAt(const Words& words, uint32_t t, uint32_t limit);

// Whether a common noun says first of all what a person is: "sculler",
// "predecessor". Lower case; O(word).
bool NamesPersonKind(absl::string_view word);

// "office", "bureau": what is called by who holds it. Lower case; O(word).
bool IsOfficeWord(absl::string_view word);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_NAME_EXTENTS_H_
