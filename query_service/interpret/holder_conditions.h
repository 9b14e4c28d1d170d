#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_HOLDER_CONDITIONS_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_HOLDER_CONDITIONS_H_

#include "query_service/interpret/question_parts.h"

namespace hearsay::interpret {

// Whose claims: "by NAME", "NAME's denials".
void ReadHolders(QuestionParts& parts);

// "what does ISW claim", "has Kyiv denied", "what US officials believe",
// "Zelensky denied that", "who said". The subject of a question or of a
// sentence of its own, and its verb.
void ReadSubject(QuestionParts& parts);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_HOLDER_CONDITIONS_H_
