#include "client/collect/json_feed.h"

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "client/collect/feed_markup.h"
#include "client/collect/feed_parser.h"
#include "client/collect/resolve_url.h"
#include "client/feed_date.h"
#include "common/text/utf8.h"

namespace hearsay::collect {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// A string, a number as its digits, or empty.
std::string Text(const object& json, const char* name) {
  element value;
  if (json[name].get(value) != simdjson::SUCCESS) return "";
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  int64_t number = 0;
  if (value.get(number) == simdjson::SUCCESS) return absl::StrCat(number);
  return "";
}

FeedInstant Instant(const object& json, const char* name) {
  std::string text = Text(json, name);
  const auto time = client::ParseFeedDate(text);
  return {std::move(text), time};
}

FeedPerson Person(const object& json) {
  return {Text(json, "name"), "", Text(json, "url")};
}

// `authors` of 1.1, `author` of 1.0.
std::vector<FeedPerson> Authors(const object& json) {
  std::vector<FeedPerson> authors;
  array list;
  object one;
  if (json["authors"].get(list) == simdjson::SUCCESS) {
    for (const element author : list) {
      if (author.get(one) == simdjson::SUCCESS) authors.push_back(Person(one));
    }
  } else if (json["author"].get(one) == simdjson::SUCCESS) {
    authors.push_back(Person(one));
  }
  return authors;
}

FeedItem Item(const object& json, absl::string_view base) {
  FeedItem item;
  item.id = Text(json, "id");
  item.link = ResolveUrl(base, Text(json, "url"));
  if (item.link.empty())
    item.link = ResolveUrl(base, Text(json, "external_url"));
  if (item.id.empty()) item.id = item.link;
  item.title = {Text(json, "title"), false};
  item.summary = {Text(json, "summary"), false};
  item.content = {CleanMarkup(Text(json, "content_html"), base), true};
  if (item.content.value.empty()) {
    item.content = {Text(json, "content_text"), false};
  }
  item.authors = Authors(json);
  item.published = Instant(json, "date_published");
  item.updated = Instant(json, "date_modified");
  item.language = Text(json, "language");
  array attachments;
  if (json["attachments"].get(attachments) == simdjson::SUCCESS) {
    for (const element attachment : attachments) {
      object file;
      if (attachment.get(file) != simdjson::SUCCESS) continue;
      item.enclosures.push_back({ResolveUrl(base, Text(file, "url")),
                                 Text(file, "mime_type"),
                                 Text(file, "size_in_bytes")});
    }
  }
  return item;
}

}  // namespace

absl::StatusOr<Feed> ParseJsonFeed(absl::string_view json,
                                   absl::string_view base) {
  absl::ConsumePrefix(&json, "\xEF\xBB\xBF");
  // One broken character is no reason to lose the feed.
  const std::string repaired = text::RepairUtf8(json);
  simdjson::dom::parser parser;
  element root;
  object fields;
  array items;
  if (const auto error = parser.parse(repaired).get(root);
      error != simdjson::SUCCESS) {
    return absl::InvalidArgumentError(
        absl::StrCat("is not JSON: ", simdjson::error_message(error)));
  }
  if (root.get(fields) != simdjson::SUCCESS ||
      fields["items"].get(items) != simdjson::SUCCESS) {
    return absl::InvalidArgumentError("is JSON, but no feed: it has no items");
  }
  Feed feed;
  const std::string version = Text(fields, "version");
  feed.format =
      absl::StrCat("json ", absl::EndsWith(version, "/1.1") ? "1.1" : "1.0");
  feed.link = ResolveUrl(base, Text(fields, "home_page_url"));
  feed.id = Text(fields, "feed_url");
  feed.title = {Text(fields, "title"), false};
  feed.subtitle = {Text(fields, "description"), false};
  feed.language = Text(fields, "language");
  feed.authors = Authors(fields);
  for (const element item : items) {
    object json_item;
    if (item.get(json_item) != simdjson::SUCCESS) continue;
    if (feed.items.size() >= kMaxFeedItems) break;
    feed.items.push_back(Item(json_item, base));
    if (feed.items.back().language.empty()) {
      feed.items.back().language = feed.language;
    }
    if (feed.items.back().authors.empty()) {
      feed.items.back().authors = feed.authors;
    }
  }
  return feed;
}

}  // namespace hearsay::collect
