#ifndef HEARSAY_COMMON_TEXT_TAKE_UNTIL_H_
#define HEARSAY_COMMON_TEXT_TAKE_UNTIL_H_

#include "absl/strings/string_view.h"

namespace hearsay::text {

// What stands before the first `end` in `rest`, all of it where there is none;
// `rest` keeps what comes after that `end`.
inline absl::string_view TakeUntil(absl::string_view& rest, char end) {
  const size_t at = rest.find(end);
  const absl::string_view field = rest.substr(0, at);
  rest.remove_prefix(at == absl::string_view::npos ? rest.size() : at + 1);
  return field;
}

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_TAKE_UNTIL_H_
