#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_SEARCH_WORDS_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_SEARCH_WORDS_H_

#include <cstddef>
#include <vector>

#include "query_service/interpret/query_tokens.h"
#include "query_service/model/claim_query.h"

namespace hearsay::interpret {

// Makes search words of the tokens at `left`, ascending: what a question's
// other rules have not read. One word a token, in order:
//   event words    optional, with alternatives; where nothing else is asked
//                  for, required
//   names          required in the content; of a name of several words ("Darya
//                  Dugina") the last one, the others optional.
//                  Where the question is nothing but a name, in the content or
//                  in the names of who says it
//   negations and modal verbs   optional
//   other words    required anywhere
std::vector<query::QueryWord> SearchWords(const std::vector<QueryToken>& tokens,
                                          const std::vector<size_t>& left);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_SEARCH_WORDS_H_
