#ifndef HEARSAY_CLIENT_NINJS_H_
#define HEARSAY_CLIENT_NINJS_H_

#include <simdjson.h>

#include "absl/status/statusor.h"
#include "client/article_json.h"

namespace hearsay::client {

// True for an item of IPTC's ninjs, 1.x to 3.x: it has a `uri`, and a body, a
// headline or a version as ninjs names them.
bool IsNinjs(const simdjson::dom::object& item);

// The article of a ninjs item: `uri` is its id, and tells the source where no
// `infosources` and no `url` do; XHTML bodies come before plain ones, the
// longest of several first; `published`, `firstcreated` or `versioncreated` is
// the date.
//
// kInvalidArgument when it is a picture, video or the like without a text, or
// canceled or withheld by its provider: the message says so.
absl::StatusOr<JsonArticle> ReadNinjs(const simdjson::dom::object& item);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_NINJS_H_
