#include "client/article_json.h"

#include <simdjson.h>

#include <cstdint>
#include <initializer_list>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "client/feed_date.h"
#include "client/ninjs.h"
#include "common/base/status_macros.h"
#include "common/record/proto_time.h"

namespace hearsay::client {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;
using Names = std::initializer_list<const char*>;

struct Field {
  const char* name;
  element value;
};

absl::string_view View(std::string_view text) {
  return {text.data(), text.size()};
}

// The first of `names` that is there and not null.
std::optional<Field> Find(const object& json, Names names) {
  for (const char* name : names) {
    element value;
    if (json[name].get(value) == simdjson::SUCCESS && !value.is_null()) {
      return Field{name, value};
    }
  }
  return std::nullopt;
}

absl::Status WrongType(const Field& field, absl::string_view wanted) {
  return absl::InvalidArgumentError(
      absl::StrCat(field.name, ": must be ", wanted));
}

// A string, or empty when none of `names` is there.
absl::StatusOr<absl::string_view> Text(const object& json, Names names) {
  const std::optional<Field> field = Find(json, names);
  if (!field) return absl::string_view();
  std::string_view text;
  if (field->value.get(text) != simdjson::SUCCESS) {
    return WrongType(*field, "a string");
  }
  return View(text);
}

absl::Status SetText(const object& json, Names names, std::string& target) {
  HEARSAY_ASSIGN_OR_RETURN(const absl::string_view text, Text(json, names));
  target.assign(text.data(), text.size());
  return absl::OkStatus();
}

// Ids are strings or whole numbers.
absl::StatusOr<std::string> Id(const object& json) {
  const std::optional<Field> field = Find(json, {"id", "external_id"});
  if (!field) return std::string();
  int64_t number = 0;
  if (field->value.get(number) == simdjson::SUCCESS) {
    return absl::StrCat(number);
  }
  std::string_view text;
  if (field->value.get(text) == simdjson::SUCCESS) return std::string(text);
  return WrongType(*field, "a string or a whole number");
}

absl::StatusOr<std::string> Byline(const object& json) {
  const std::optional<Field> field = Find(json, {"authors", "byline"});
  if (!field) return std::string();
  if (field->value.type() != element_type::ARRAY) {
    HEARSAY_ASSIGN_OR_RETURN(const absl::string_view text,
                             Text(json, {field->name}));
    return std::string(text);
  }
  std::string byline;
  for (const element author : simdjson::dom::array(field->value)) {
    std::string_view name;
    if (author.get(name) != simdjson::SUCCESS) {
      return WrongType(*field, "a string or an array of strings");
    }
    absl::StrAppend(&byline, byline.empty() ? "" : ", ", View(name));
  }
  return byline;
}

absl::Status SetBody(const object& json, v1::RawArticle& article) {
  HEARSAY_ASSIGN_OR_RETURN(const absl::string_view content_type,
                           Text(json, {"content_type"}));
  article.set_content_type(std::string(content_type));
  if (Find(json, {"html_base64"})) {
    HEARSAY_ASSIGN_OR_RETURN(const absl::string_view base64,
                             Text(json, {"html_base64"}));
    if (!absl::Base64Unescape(base64, article.mutable_html())) {
      return absl::InvalidArgumentError("html_base64: is not base64");
    }
    return absl::OkStatus();
  }
  if (Find(json, {"html"})) {
    HEARSAY_ASSIGN_OR_RETURN(const absl::string_view html,
                             Text(json, {"html"}));
    article.set_html(std::string(html));
    // The collector has decoded the page already, whatever its header said.
    article.set_content_type("text/html; charset=utf-8");
    return absl::OkStatus();
  }
  if (!Find(json, {"text", "body", "content"})) {
    return absl::InvalidArgumentError(
        "has no body: give one of html_base64, html, text, body, content");
  }
  HEARSAY_ASSIGN_OR_RETURN(const absl::string_view text,
                           Text(json, {"text", "body", "content"}));
  article.set_text(std::string(text));
  return absl::OkStatus();
}

// Sets `time` from the first of `names`; a form that is not known is a warning.
absl::StatusOr<std::string> SetTime(
    const object& json, Names names,
    google::protobuf::Timestamp* (v1::RawArticle::*field)(),
    v1::RawArticle& article) {
  HEARSAY_ASSIGN_OR_RETURN(const absl::string_view text, Text(json, names));
  if (absl::StripAsciiWhitespace(text).empty()) return std::string();
  const std::optional<absl::Time> time = ParseFeedDate(text);
  if (!time || !record::IsTimestamp(*time)) {
    return absl::StrCat(Find(json, names)->name, ": \"",
                        absl::Utf8SafeCEscape(text.substr(0, 64)),
                        "\" is not a date that can be read; left out");
  }
  *(article.*field)() = record::ToTimestamp(*time);
  return std::string();
}

absl::StatusOr<JsonArticle> ReadObject(const object& fields) {
  if (IsNinjs(fields)) return ReadNinjs(fields);
  JsonArticle out;
  HEARSAY_ASSIGN_OR_RETURN(*out.article.mutable_external_id(), Id(fields));
  HEARSAY_ASSIGN_OR_RETURN(*out.article.mutable_byline(), Byline(fields));
  v1::RawArticle& article = out.article;
  HEARSAY_RETURN_IF_ERROR(SetText(fields, {"url"}, *article.mutable_url()));
  HEARSAY_RETURN_IF_ERROR(
      SetText(fields, {"site", "source", "outlet"}, *article.mutable_source()));
  HEARSAY_RETURN_IF_ERROR(
      SetText(fields, {"title", "headline"}, *article.mutable_title()));
  HEARSAY_RETURN_IF_ERROR(
      SetText(fields, {"lang", "language"}, *article.mutable_language_code()));
  HEARSAY_RETURN_IF_ERROR(SetBody(fields, out.article));
  HEARSAY_ASSIGN_OR_RETURN(
      out.warning,
      SetTime(fields,
              {"published", "publish_time", "date", "publishedAt", "pub_date"},
              &v1::RawArticle::mutable_publish_time, out.article));
  HEARSAY_ASSIGN_OR_RETURN(
      const std::string fetch_warning,
      SetTime(fields, {"fetch_time"}, &v1::RawArticle::mutable_fetch_time,
              out.article));
  if (out.warning.empty()) out.warning = fetch_warning;
  return out;
}

absl::StatusOr<JsonArticle> ReadElement(const element& value) {
  object fields;
  if (value.get(fields) != simdjson::SUCCESS) {
    return absl::InvalidArgumentError("is not a JSON object");
  }
  return ReadObject(fields);
}

absl::Status NotJson(simdjson::error_code error) {
  return absl::InvalidArgumentError(
      absl::StrCat("is not JSON: ", simdjson::error_message(error)));
}

}  // namespace

absl::StatusOr<JsonArticle> ReadArticleJson(absl::string_view json) {
  simdjson::dom::parser parser;
  element root;
  if (const auto error =
          parser.parse(json.data(), json.size(), /*realloc_if_needed=*/true)
              .get(root);
      error != simdjson::SUCCESS) {
    return NotJson(error);
  }
  return ReadElement(root);
}

std::vector<absl::StatusOr<JsonArticle>> ReadArticlesJson(
    absl::string_view json) {
  absl::ConsumePrefix(&json, "\xEF\xBB\xBF");
  simdjson::dom::parser parser;
  element root;
  if (const auto error =
          parser.parse(json.data(), json.size(), /*realloc_if_needed=*/true)
              .get(root);
      error != simdjson::SUCCESS) {
    return {NotJson(error)};
  }
  simdjson::dom::array list;
  if (root.get(list) != simdjson::SUCCESS) return {ReadElement(root)};
  std::vector<absl::StatusOr<JsonArticle>> articles;
  for (const element one : list) articles.push_back(ReadElement(one));
  return articles;
}

bool IsJsonLine(absl::string_view line) {
  absl::ConsumePrefix(&line, "\xEF\xBB\xBF");
  line = absl::StripAsciiWhitespace(line);
  return line.size() > 1 && line.front() == '{' && line.back() == '}';
}

}  // namespace hearsay::client
