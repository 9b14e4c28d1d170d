#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_KIND_CONDITIONS_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_KIND_CONDITIONS_H_

#include <cstddef>

#include "query_service/interpret/question_parts.h"

namespace hearsay::interpret {

// Stated confidence ("with low confidence"), quotation type ("direct quotes"),
// factuality ("likely claims") and order ("latest claims").
void ReadQualities(QuestionParts& parts);

// Types of claims: "denials", "accused".
void ReadKinds(QuestionParts& parts);

// Adds the type that the word at `at` asks for: ClaimTypeOf has one for it.
void AddType(size_t at, QuestionParts& parts);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_KIND_CONDITIONS_H_
