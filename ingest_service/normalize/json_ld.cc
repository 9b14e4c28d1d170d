#include "ingest_service/normalize/json_ld.h"

#include <simdjson.h>

#include <algorithm>

#include "absl/strings/match.h"

namespace hearsay::normalize {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr size_t kMaxBytes = 4 << 20;
constexpr size_t kMaxDepth = 32;  // Bounds our recursion too.
constexpr size_t kMaxAuthors = 50;

std::string String(const object& from, const char* key) {
  std::string_view value;
  if (from[key].get(value) == simdjson::SUCCESS) return std::string(value);
  array values;
  if (from[key].get(values) == simdjson::SUCCESS && values.size() > 0 &&
      values.at(0).get(value) == simdjson::SUCCESS) {
    return std::string(value);
  }
  return "";
}

bool IsArticle(const object& item) {
  const auto names_article = [](std::string_view type) {
    const absl::string_view name(type.data(), type.size());
    return absl::StrContains(name, "Article") ||
           absl::StrContains(name, "BlogPosting") ||
           absl::StrContains(name, "Report") ||
           absl::StrContains(name, "Review");
  };
  std::string_view type;
  if (item["@type"].get(type) == simdjson::SUCCESS) return names_article(type);
  array types;
  if (item["@type"].get(types) != simdjson::SUCCESS) return false;
  return std::any_of(types.begin(), types.end(), [&](element one) {
    return one.get(type) == simdjson::SUCCESS && names_article(type);
  });
}

void AddNames(element value, std::vector<std::string>& names) {
  std::string_view name;
  if (value.get(name) == simdjson::SUCCESS) {
    if (!name.empty() && names.size() < kMaxAuthors) names.emplace_back(name);
    return;
  }
  object item;
  if (value.get(item) == simdjson::SUCCESS) {
    element inner;
    if (item["name"].get(inner) == simdjson::SUCCESS && !inner.is_object()) {
      AddNames(inner, names);
    }
    return;
  }
  array items;
  if (value.get(items) == simdjson::SUCCESS) {
    for (const element one : items) {
      if (!one.is_array()) AddNames(one, names);
    }
  }
}

void SetIfEmpty(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void ReadArticle(const object& item, JsonLdArticle& article) {
  SetIfEmpty(article.headline, String(item, "headline"));
  SetIfEmpty(article.date_published, String(item, "datePublished"));
  SetIfEmpty(article.date_modified, String(item, "dateModified"));
  SetIfEmpty(article.language, String(item, "inLanguage"));
  SetIfEmpty(article.body, String(item, "articleBody"));
  SetIfEmpty(article.url, String(item, "url"));
  element value;
  if (article.authors.empty() &&
      item["author"].get(value) == simdjson::SUCCESS) {
    AddNames(value, article.authors);
  }
  object publisher;
  if (item["publisher"].get(publisher) == simdjson::SUCCESS) {
    SetIfEmpty(article.publisher, String(publisher, "name"));
  }
}

// Articles stand alone, in arrays, in "@graph" and as a page's "mainEntity".
void Visit(element value, size_t depth, JsonLdArticle& article) {
  if (depth > 4) return;
  array items;
  if (value.get(items) == simdjson::SUCCESS) {
    for (const element one : items) Visit(one, depth + 1, article);
    return;
  }
  object item;
  if (value.get(item) != simdjson::SUCCESS) return;
  if (IsArticle(item)) {
    ReadArticle(item, article);
    return;
  }
  // A page's own date is its article's when that has none.
  SetIfEmpty(article.page_date, String(item, "datePublished"));
  for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    element inner;
    if (item[key].get(inner) == simdjson::SUCCESS) {
      Visit(inner, depth + 1, article);
    }
  }
}

}  // namespace

void ReadJsonLd(absl::string_view script, JsonLdArticle& article) {
  // Sites wrap the block in comments and leave raw line ends in its strings.
  const size_t begin = script.find_first_of("{[");
  const size_t end = script.find_last_of("}]");
  if (begin == absl::string_view::npos || end == absl::string_view::npos ||
      end < begin || end - begin > kMaxBytes) {
    return;
  }
  std::string json(script.substr(begin, end - begin + 1));
  std::replace_if(
      json.begin(), json.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  simdjson::dom::parser parser;
  if (parser.allocate(json.size(), kMaxDepth) != simdjson::SUCCESS) return;
  element root;
  if (parser.parse(json).get(root) == simdjson::SUCCESS) {
    Visit(root, 0, article);
  }
}

}  // namespace hearsay::normalize
