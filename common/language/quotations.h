#ifndef HEARSAY_COMMON_LANGUAGE_QUOTATIONS_H_
#define HEARSAY_COMMON_LANGUAGE_QUOTATIONS_H_

#include <vector>

#include "common/language/annotated_text.h"

namespace hearsay::language {

// The quotations of a text that has paragraphs, sentences and tokens, ordered
// by their begin. Knows straight, curly, doubled ('' and ``), low, angular and
// corner marks; tells single marks from apostrophes. Inside a paragraph two
// quotations nest or are apart, never cross. O(tokens).
std::vector<Quotation> FindQuotations(const AnnotatedText& annotated);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_QUOTATIONS_H_
