#ifndef HEARSAY_QUERY_SERVICE_ANSWER_FACETS_ON_THE_WIRE_H_
#define HEARSAY_QUERY_SERVICE_ANSWER_FACETS_ON_THE_WIRE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "query_service/model/search_page.h"

namespace hearsay::answer {

// Appends to `out` one of the field `facets` of a
// hearsay.v1.SearchClaimsResponse as it is on the wire: `facet`, under the name
// `field`, which is not empty. Some hundred values are written in the time that
// ten take as messages.
void AppendFacet(absl::string_view field, const query::Facet& facet,
                 std::string& out);

}  // namespace hearsay::answer

#endif  // HEARSAY_QUERY_SERVICE_ANSWER_FACETS_ON_THE_WIRE_H_
