#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_NAME_PHRASES_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_NAME_PHRASES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query_service/interpret/question_parts.h"
#include "query_service/model/claim_query.h"

namespace hearsay::interpret {

// Names in a question that stand together.
struct NamePhrase {
  std::vector<std::string> names;
  size_t end = 0;       // One past its last token.
  bool outlet = false;  // Ends like an outlet's name: "the Irish Times".
  bool domain = false;  // Is an outlet's domain: "example.com".
};

// The names that start at `at`, up to `limit`: "the US and Ukrainian
// officials" is two. None when there is no word that a name can start with.
std::optional<NamePhrase> ReadNames(const QuestionParts& parts, size_t at,
                                    size_t limit);

// Adds that `field` has one of the names; [begin, phrase.end) said so.
void AddNames(query::ClaimField field, const NamePhrase& phrase, size_t begin,
              QuestionParts& parts);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_NAME_PHRASES_H_
