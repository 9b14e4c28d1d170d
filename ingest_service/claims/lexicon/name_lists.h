#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_NAME_LISTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_NAME_LISTS_H_

#include "absl/strings/string_view.h"

namespace hearsay::claims {

// Short lists of words that tell what a name or a noun stands for. Words are in
// lower case unless said otherwise. O(1).

// Ends an outlet's name, as written: "Times", "CNN", "Reuters".
bool IsOutletWord(absl::string_view word);
// "newspaper", "website": what an outlet is.
bool IsOutletNoun(absl::string_view word);
// "reporter", "edition", "website": what an outlet has, and who writes for it.
bool IsOfAnOutlet(absl::string_view word);
// "president", "senator": stands before a person's name.
bool IsPersonTitle(absl::string_view word);
// "spokesman", "analyst", of one person.
bool IsPersonNoun(absl::string_view word);
// "officials", "sources", of several.
bool IsPluralPersonNoun(absl::string_view word);
// "official", "source": one who is not named by choice.
bool IsAnonymousNoun(absl::string_view word);
// "report", "poll", "statement".
bool IsDocumentNoun(absl::string_view word);
// "ministry", "committee", "university".
bool IsOrganizationWord(absl::string_view word);
// Countries and some capitals.
bool IsPlaceName(absl::string_view word);
// "russian", "us".
bool IsNationality(absl::string_view word);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_NAME_LISTS_H_
