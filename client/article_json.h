#ifndef HEARSAY_CLIENT_ARTICLE_JSON_H_
#define HEARSAY_CLIENT_ARTICLE_JSON_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "hearsay/v1/article.pb.h"

namespace hearsay::client {

// An article as one JSON object gives it.
struct JsonArticle {
  v1::RawArticle article;
  // What was left out and why, for a person to read; empty when nothing was.
  std::string warning;
};

// Reads one JSON object. Names, the first that is there and not null counts:
//   id|external_id   url   site|source|outlet   title|headline
//   published|publish_time|date|publishedAt|pub_date   fetch_time
//   authors|byline (a string or an array of strings)   lang|language
//   html_base64 (bytes), html (text), text|body|content: the body
//   content_type
// Other names are ignored. A date that no accepted form matches is left out
// with a warning: the article may still tell its date itself.
//
// kInvalidArgument for what is not one JSON object in UTF-8, a value of a wrong
// type (the message names the field) or no body. Thread safe.
absl::StatusOr<JsonArticle> ReadArticleJson(absl::string_view json);

// A date as feeds write it: RFC 3339, `2023-05-25`, `2023-05-25 14:30[:05]`
// (UTC), RFC 2822, `20230525T143005Z`.
std::optional<absl::Time> ParseFeedTime(absl::string_view text);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_ARTICLE_JSON_H_
