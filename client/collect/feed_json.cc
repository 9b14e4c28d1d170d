#include "client/collect/feed_json.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "client/collect/feed_text.h"
#include "client/json_object.h"

namespace hearsay::collect {
namespace {

using client::JsonObject;

template <typename T, typename ToJson>
std::string Array(const std::vector<T>& values, ToJson to_json) {
  return absl::StrCat("[",
                      absl::StrJoin(values, ",",
                                    [&](std::string* out, const T& value) {
                                      absl::StrAppend(out, to_json(value));
                                    }),
                      "]");
}

void AddInstant(absl::string_view name, const FeedInstant& instant,
                JsonObject& json) {
  json.TextOrNull(
      name, instant.time ? absl::FormatTime(absl::RFC3339_full, *instant.time,
                                            absl::UTCTimeZone())
                         : "");
  json.TextOrNull(absl::StrCat(name, "_text"), instant.text);
}

std::string Persons(const std::vector<FeedPerson>& persons) {
  return Array(persons, [](const FeedPerson& person) {
    return JsonObject()
        .Text("name", person.name)
        .Text("email", person.email)
        .Text("uri", person.uri)
        .Close();
  });
}

std::string Item(const FeedItem& item) {
  JsonObject json;
  json.TextOrNull("id", item.id)
      .TextOrNull("link", item.link)
      .TextOrNull("original_link", item.original_link)
      .TextOrNull("title", item.title.value)
      .TextOrNull("headline", PlainLine(item.title))
      .TextOrNull("summary", item.summary.value)
      .TextOrNull("content", item.content.value)
      .Raw("authors", Persons(item.authors))
      .TextOrNull("language", item.language);
  AddInstant("published", item.published, json);
  AddInstant("updated", item.updated, json);
  AddInstant("created", item.created, json);
  json.Raw("enclosures", Array(item.enclosures, [](const FeedEnclosure& one) {
             return JsonObject()
                 .Text("url", one.url)
                 .Text("type", one.type)
                 .Text("length", one.length)
                 .Close();
           }));
  return json.Close();
}

}  // namespace

std::string FeedToJson(const Feed& feed) {
  JsonObject json;
  json.Text("format", feed.format)
      .TextOrNull("id", feed.id)
      .TextOrNull("link", feed.link)
      .TextOrNull("title", feed.title.value)
      .TextOrNull("subtitle", feed.subtitle.value)
      .TextOrNull("language", feed.language)
      .Raw("authors", Persons(feed.authors));
  AddInstant("published", feed.published, json);
  AddInstant("updated", feed.updated, json);
  json.Raw("items", Array(feed.items, Item));
  json.Raw("deleted", Array(feed.deleted, [](const DeletedEntry& deleted) {
             JsonObject one;
             one.Text("ref", deleted.id).Text("comment", deleted.comment);
             AddInstant("when", deleted.when, one);
             return one.Close();
           }));
  json.Texts("sitemaps", feed.sitemaps);
  return json.Close();
}

}  // namespace hearsay::collect
