#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_LANGUAGE_GUESS_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_LANGUAGE_GUESS_H_

#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// The language of a text, BCP-47: English, Arabic or Chinese when its words say
// so, else CLD2's answer when it is sure of one, else the declared one when
// that is a language tag, else `und`. A declared tag of the same language keeps
// its region: "pt-BR". `text` is valid UTF-8; its first 4 KiB are read, and
// some of its middle. Thread safe.
std::string GuessLanguage(absl::string_view text, absl::string_view declared);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_LANGUAGE_GUESS_H_
