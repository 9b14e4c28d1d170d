#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_DATE_CONDITIONS_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_DATE_CONDITIONS_H_

#include "absl/time/time.h"
#include "query_service/interpret/question_parts.h"

namespace hearsay::interpret {

// When it was published: "since May 20", "between May 3 and May 5", "last
// week". Dates count from `now`.
void ReadDates(absl::Time now, QuestionParts& parts);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_DATE_CONDITIONS_H_
