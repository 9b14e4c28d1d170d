#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_OUTLET_CONDITIONS_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_OUTLET_CONDITIONS_H_

#include "query_service/interpret/question_parts.h"

namespace hearsay::interpret {

// By what outlet, or through whom: "from example.com" (source); "according to
// NAME", "reported by NAME", "in the Times" (via).
void ReadOutlets(QuestionParts& parts);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_OUTLET_CONDITIONS_H_
