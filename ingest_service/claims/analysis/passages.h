#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_PASSAGES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_PASSAGES_H_

#include <cstdint>
#include <vector>

#include "common/language/annotated_text.h"

namespace hearsay::claims {

// Sentences [first_sentence, end_sentence) in which a cue's source and content
// are sought.
struct Passage {
  uint32_t first_sentence = 0;
  uint32_t end_sentence = 0;
};

// The passages of a text, in order and without gaps. A passage is a paragraph
// with those after it that a quotation ties to it: one that a colon announces
// ("He said:" over a paragraph in marks), and one that goes on behind a
// repeated opening mark. Linear.
std::vector<Passage> PassagesOf(const language::AnnotatedText& text);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_PASSAGES_H_
