#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_FILTER_PARSER_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_FILTER_PARSER_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "query_service/model/claim_query.h"

namespace hearsay::interpret {

constexpr size_t kMaxFilterBytes = 16 * 1024;

// Reads an AIP-160 filter:
//
//   filter     = [ sequence { AND sequence } ]
//   sequence   = factor { factor }               both: all of them match
//   factor     = term { OR term }                OR binds tighter than AND
//   term       = [ NOT | - ] ( comparison | "(" filter ")" )
//   comparison = field comparator value | value  a bare value is text:value
//   comparator = : = != < <= > >=
//   value      = a word, or a string in " or '
//
// Fields, and the comparators and values that each takes, are those of
// claim_query.h: words and text take : = !=, enums : = != with a bare word in
// any case, publish_time all of them with a value of time_value.h. An empty
// filter is kAll.
//
// kInvalidArgument (a FieldError on `filter:<position>`, code points from 0, or
// on `filter` when it is too large or not UTF-8) that says what was expected.
// Never deeper or larger than claim_query.h allows. O(size); thread safe.
absl::StatusOr<query::FilterNode> ParseFilter(absl::string_view filter);

// The same filter in one spelling, which ParseFilter reads as the same tree;
// empty for kAll.
std::string PrintFilter(const query::FilterNode& filter);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_FILTER_PARSER_H_
