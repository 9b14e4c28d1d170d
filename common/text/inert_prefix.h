#ifndef HEARSAY_COMMON_TEXT_INERT_PREFIX_H_
#define HEARSAY_COMMON_TEXT_INERT_PREFIX_H_

#include <cstddef>

#include "absl/strings/string_view.h"

namespace hearsay::text {

// How many bytes at the beginning of `text`, valid UTF-8, are plainly in
// normalisation form C, whatever follows: all of it for most texts, so that
// ICU need not be asked. O(bytes); thread safe.
size_t InertPrefix(absl::string_view text);

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_INERT_PREFIX_H_
