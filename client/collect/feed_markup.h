#ifndef HEARSAY_CLIENT_COLLECT_FEED_MARKUP_H_
#define HEARSAY_CLIENT_COLLECT_FEED_MARKUP_H_

#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::collect {

// `html` as it may stand in a page of somebody else's: the links of its tags
// (href, src, cite …) resolved from `base`; without scripts, styles and
// comments, without the tags of embedded, framed and head's elements, without
// attributes that run (onclick …) and without links of schemes other than
// http, https, mailto, ftp, tel and data of images. Otherwise byte for byte as
// it was. Tags are read as browsers do, markup need not be well formed.
// O(size).
std::string CleanMarkup(absl::string_view html, absl::string_view base);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_FEED_MARKUP_H_
