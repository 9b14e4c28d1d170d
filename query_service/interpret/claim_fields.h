#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_CLAIM_FIELDS_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_CLAIM_FIELDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "query_service/model/claim_query.h"

namespace hearsay::interpret {

// What a filter compares a field with.
enum class ValueKind { kText, kWords, kEnum, kTime };

ValueKind ValueKindOf(query::ClaimField field);

// The field of a name in a filter, any case.
std::optional<query::ClaimField> FindField(absl::string_view name);
std::vector<std::string> FieldNames();

// The values of a kEnum field as bare words in upper case, "CT_PLUS" without
// its prefix, in the order of their numbers.
std::vector<std::string> EnumWords(query::ClaimField field);
// Empty when the enum has no such number.
std::string EnumWord(query::ClaimField field, int32_t value);
// Any case, with or without the prefix, `-` for `_`; FactBank's own spelling
// ("CT+", "PSu") too.
std::optional<int32_t> FindEnumValue(query::ClaimField field,
                                     absl::string_view word);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_CLAIM_FIELDS_H_
