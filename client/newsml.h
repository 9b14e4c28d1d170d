#ifndef HEARSAY_CLIENT_NEWSML_H_
#define HEARSAY_CLIENT_NEWSML_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "hearsay/v1/article.pb.h"

namespace hearsay::client {

// Reads IPTC's NewsML-G2: one newsItem, or all of a newsMessage, and documents
// of NITF. Of an item: `guid` is the id and tells the source, `headline` (or
// `itemMeta/title`), `by` (or the creators' names), `language`,
// `contentCreated`, `firstCreated` or `versionCreated` as the date, and from
// `contentSet` XHTML, NITF or plain text.
//
// One entry a newsItem, in order: what has no text, or is canceled or withheld,
// is kInvalidArgument and the rest goes on. The whole is kInvalidArgument when
// it is no such document. Thread safe; linear.
absl::StatusOr<std::vector<absl::StatusOr<v1::RawArticle>>> ReadNewsMl(
    absl::string_view bytes);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_NEWSML_H_
