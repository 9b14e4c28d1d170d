#ifndef HEARSAY_CLIENT_ARTICLE_JSON_H_
#define HEARSAY_CLIENT_ARTICLE_JSON_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "hearsay/v1/article.pb.h"

namespace hearsay::client {

// An article as one JSON object gives it.
struct JsonArticle {
  v1::RawArticle article;
  // What was left out and why, for a person to read; empty when nothing was.
  std::string warning;
};

// Reads one JSON object: an item of ninjs (ninjs.h), or ours. Names, the first
// that is there and not null counts:
//   id|external_id   url   site|source|outlet   title|headline
//   published|publish_time|date|publishedAt|pub_date   fetch_time
//   authors|byline (a string or an array of strings)   lang|language
//   html_base64 (bytes), html (text), text|body|content: the body
//   content_type
// Other names are ignored. A date that no accepted form matches is left out
// with a warning: the article may still tell its date itself. Dates are those
// of feed_date.h.
//
// kInvalidArgument for what is not one JSON object in UTF-8, a value of a wrong
// type (the message names the field) or no body. Thread safe.
absl::StatusOr<JsonArticle> ReadArticleJson(absl::string_view json);

// The same for a whole document: one object, or an array of them. One entry,
// with the error, when it is neither.
std::vector<absl::StatusOr<JsonArticle>> ReadArticlesJson(
    absl::string_view json);

// True when `line`, a file's first one, is meant to be a whole object, so that
// the file has an object a line.
bool IsJsonLine(absl::string_view line);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_ARTICLE_JSON_H_
