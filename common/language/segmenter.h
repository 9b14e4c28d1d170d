#ifndef HEARSAY_COMMON_LANGUAGE_SEGMENTER_H_
#define HEARSAY_COMMON_LANGUAGE_SEGMENTER_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "common/language/annotated_text.h"

namespace hearsay::language {

// A sentence that no full stop ends is cut after this many tokens, so that
// later stages stay linear whatever the text.
constexpr uint32_t kMaxSentenceTokens = 500;

// Cuts `text`, valid UTF-8 shorter than 4 GiB, into paragraphs, sentences and
// tokens, and finds its quotations. What stands before byte `begin` belongs to
// none of them.
//
// A line break ends a paragraph, save inside a hard-wrapped sentence; a bullet
// at its start is left out of it. Sentences end at . ! ? and their like of
// other scripts, with the closing marks that follow, but not after
// abbreviations and initials, nor before a lower-case letter; they may end
// without a space after them. Every paragraph has a sentence and every sentence
// a token. O(size).
AnnotatedText Segment(absl::string_view text, uint32_t begin = 0);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_SEGMENTER_H_
