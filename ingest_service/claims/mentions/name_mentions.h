#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_NAME_MENTIONS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_NAME_MENTIONS_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "hearsay/v1/claim.pb.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

enum class Gender : uint8_t { kUnknown, kFemale, kMale };

// A name as it stands in a text: "Ukrainian President Ada Moss".
struct NameMention {
  TokenRange all;   // With the titles before it.
  TokenRange name;  // Without: "Ada Moss". Not empty.
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  Gender gender = Gender::kUnknown;
  // Common nouns that the text gives to who is named, lower case: "president",
  // of the title, "spokeswoman", of an apposition beside it.
  std::vector<absl::string_view> nouns;
  // What the words around say it is, whatever its own look like: of "the
  // operator, Vell Air", "Vell, which", "Vell's navy". Unspecified: nothing.
  v1::EntityType told = v1::ENTITY_TYPE_UNSPECIFIED;
  bool surely = false;  // What is told stands beyond doubt.
  bool outlet = false;  // "the daily Vell Nieuws".
};

// The names of a text, in its order, apart from one another. Shapes and word
// lists decide, but for `outlets`: phrases that are known to name one, from end
// to end, in text order. O(tokens).
std::vector<NameMention> FindNames(const Words& words,
                                   const std::vector<TokenRange>& outlets = {});

// "NATO", "U.S.": capitals only.
bool IsAcronym(absl::string_view word);

// What a person's noun, title or first name says, in lower case. Features of
// the shipped models look at it.
Gender GenderOf(absl::string_view word);

// The same of a word that is known for a first name: of many more. O(1).
Gender GenderOfFirstName(absl::string_view name);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_NAME_MENTIONS_H_
