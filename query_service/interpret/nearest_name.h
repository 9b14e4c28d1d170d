#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_NEAREST_NAME_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_NEAREST_NAME_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::interpret {

// The name that `typed` was probably meant to be: the one with the fewest
// letters inserted, dropped, changed or swapped, any case, when that is at most
// a third of its length (and at least one letter); else empty. The first of
// equals. O(names · |typed| · |name|); a `typed` over 64 bytes finds none.
std::string NearestName(absl::string_view typed,
                        const std::vector<std::string>& names);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_NEAREST_NAME_H_
