#ifndef HEARSAY_COMMON_LANGUAGE_KNOWN_NAMES_H_
#define HEARSAY_COMMON_LANGUAGE_KNOWN_NAMES_H_

#include "absl/strings/string_view.h"

namespace hearsay::language {

// What a table of known names has; kAny looks in all of them.
enum class NameKind { kAny, kPlace, kPerson, kOutlet };

// The canonical name of countries, large cities, members of the United States
// Congress and large outlets, by any of their names: "Kiev" is "Kyiv", "NYT"
// "The New York Times". Case, accents, a leading "the" and romanisation
// (common/text/name_key.h) do not matter. Empty when `name` is in no table; the
// tables are those that common/language/names/NOTICE credits, so it mostly is.
// A name alone can mean something else: "Georgia" is the country here. Lives
// forever. O(size), thread safe.
absl::string_view CanonicalName(absl::string_view name,
                                NameKind kind = NameKind::kAny);

// The name of the outlet with this domain; empty when it is not known.
absl::string_view OutletOfDomain(absl::string_view domain);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_KNOWN_NAMES_H_
