#ifndef HEARSAY_CLIENT_COLLECT_FEED_LIST_H_
#define HEARSAY_CLIENT_COLLECT_FEED_LIST_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace hearsay::collect {

// The addresses in a list of feeds: OPML (the xmlUrl of outlines, however
// nested), or plain text with one address a line, where what follows a # at the
// start of a line or behind white space is a comment. Each address once, in the
// order of the list.
//
// kInvalidArgument when a line is no http or https address (the message gives
// its number), when OPML has an xmlUrl that is none, and when there is no
// address at all.
absl::StatusOr<std::vector<std::string>> ReadFeedList(absl::string_view bytes);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_FEED_LIST_H_
