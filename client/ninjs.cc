#include "client/ninjs.h"

#include <initializer_list>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "client/feed_date.h"
#include "client/news_identifier.h"
#include "common/record/proto_time.h"

namespace hearsay::client {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

bool Has(const object& item, const char* name) {
  element value;
  return item[name].get(value) == simdjson::SUCCESS && !value.is_null();
}

absl::string_view Text(const object& item, const char* name) {
  std::string_view text;
  if (item[name].get(text) != simdjson::SUCCESS) return "";
  return {text.data(), text.size()};
}

struct Body {
  absl::string_view text;
  bool is_html = false;
};

bool IsBetter(const Body& a, const Body& b) {
  if (a.is_html != b.is_html) return a.is_html;
  return a.text.size() > b.text.size();
}

// 1.x: body_text, body_xhtml, and variants of them (body_xhtml_web).
void FindOldBodies(const object& item, Body& best) {
  for (const auto [key, value] : item) {
    std::string_view text;
    if (key.substr(0, 5) != "body_" || value.get(text) != simdjson::SUCCESS) {
      continue;
    }
    const Body body{{text.data(), text.size()},
                    key.find("html") != std::string_view::npos};
    if (!body.text.empty() && IsBetter(body, best)) best = body;
  }
}

// From 2.0: bodies of {role, contenttype, value}.
void FindNewBodies(const object& item, Body& best) {
  array bodies;
  if (item["bodies"].get(bodies) != simdjson::SUCCESS) return;
  for (const element one : bodies) {
    object body;
    if (one.get(body) != simdjson::SUCCESS) continue;
    const Body found{Text(body, "value"),
                     absl::StrContains(Text(body, "contenttype"), "html")};
    if (!found.text.empty() && IsBetter(found, best)) best = found;
  }
}

// `headline`, or the first of `headlines` with the role "main", or the first.
absl::string_view Headline(const object& item) {
  if (const absl::string_view old = Text(item, "headline"); !old.empty()) {
    return old;
  }
  array headlines;
  absl::string_view first;
  if (item["headlines"].get(headlines) != simdjson::SUCCESS) return "";
  for (const element one : headlines) {
    object headline;
    if (one.get(headline) != simdjson::SUCCESS) continue;
    const absl::string_view value = Text(headline, "value");
    if (Text(headline, "role") == "main") return value;
    if (first.empty()) first = value;
  }
  return first;
}

// The domain of the first of `infosources` that has one.
std::string Source(const object& item) {
  array sources;
  if (item["infosources"].get(sources) == simdjson::SUCCESS) {
    for (const element one : sources) {
      object source;
      if (one.get(source) != simdjson::SUCCESS) continue;
      std::string domain = DomainOfIdentifier(Text(source, "uri"));
      if (!domain.empty()) return domain;
    }
  }
  return DomainOfIdentifier(Text(item, "uri"));
}

void SetDate(const object& item, JsonArticle& out) {
  for (const char* name : {"published", "firstcreated", "versioncreated"}) {
    const absl::string_view text = Text(item, name);
    if (text.empty()) continue;
    if (const auto time = ParseFeedDate(text)) {
      *out.article.mutable_publish_time() = record::ToTimestamp(*time);
      return;
    }
    out.warning =
        absl::StrCat(name, ": \"", absl::Utf8SafeCEscape(text.substr(0, 64)),
                     "\" is not a date that can be read; left out");
  }
}

}  // namespace

bool IsNinjs(const object& item) {
  if (!Has(item, "uri")) return false;
  for (const char* name : {"body_text", "body_xhtml", "bodies", "headlines",
                           "versioncreated", "pubstatus"}) {
    if (Has(item, name)) return true;
  }
  return false;
}

absl::StatusOr<JsonArticle> ReadNinjs(const object& item) {
  const absl::string_view status = Text(item, "pubstatus");
  if (status == "canceled" || status == "withheld") {
    return absl::InvalidArgumentError(absl::StrCat(
        "pubstatus: is ", status,
        "; such an item is no article (take a stored one down with `hearsay "
        "retract`)"));
  }
  Body body;
  FindOldBodies(item, body);
  FindNewBodies(item, body);
  if (body.text.empty()) {
    const absl::string_view type = Text(item, "type");
    return absl::InvalidArgumentError(absl::StrCat(
        "has no body in body_xhtml, body_text or bodies",
        type.empty() ? "" : absl::StrCat(" (it is of type ", type, ")")));
  }
  JsonArticle out;
  v1::RawArticle& article = out.article;
  if (body.is_html) {
    article.set_html(std::string(body.text));
    article.set_content_type("text/html; charset=utf-8");
  } else {
    article.set_text(std::string(body.text));
  }
  article.set_external_id(std::string(Text(item, "uri")));
  article.set_url(std::string(Text(item, "url")));
  article.set_source(Source(item));
  article.set_title(std::string(Headline(item)));
  const absl::string_view byline = Text(item, "byline");
  article.set_byline(std::string(byline.empty() ? Text(item, "by") : byline));
  article.set_language_code(std::string(Text(item, "language")));
  SetDate(item, out);
  return out;
}

}  // namespace hearsay::client
