#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CLAIM_CONTEXT_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CLAIM_CONTEXT_H_

#include <cstdint>

#include "common/language/annotated_text.h"

namespace hearsay::claims {

// The longest context, so that the claims of a text without paragraphs take no
// more than so many times their number.
constexpr uint32_t kMaxContextBytes = 2048;

// The words to read a claim in, `content` being where its content begins: the
// paragraph, when it is at most kMaxContextBytes long; of a longer one the
// whole sentences around the content's first that fit, those after and before
// it by turns; of a sentence that is too long itself, the words around the
// content's first. Only that word alone may be longer. Contains the first word
// of `content`, though not always all of it. O(log paragraphs + words given).
ByteSpan ContextOf(const language::AnnotatedText& text, ByteSpan content);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CLAIM_CONTEXT_H_
