#include "common/record/resource_name.h"

#include <charconv>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"
#include "common/base/field_error.h"

namespace hearsay::record {
namespace {

constexpr absl::string_view kBase32Hex = "0123456789abcdefghijklmnopqrstuv";
constexpr size_t kIdChars = 26;
constexpr size_t kDayChars = 8;
constexpr absl::CivilDay kEpoch(1970, 1, 1);

constexpr char kArticleForm[] =
    "sources/{source}/articles/{yyyymmdd}-{id}, optionally @{revision}";
constexpr char kClaimForm[] =
    "sources/{source}/articles/{yyyymmdd}-{id}/claims/{id}";
constexpr char kSourceForm[] = "sources/{source}, or sources/-";

absl::Status NotAName(absl::string_view name, absl::string_view field,
                      absl::string_view form) {
  return FieldError("RESOURCE_NAME_INVALID", field,
                    absl::StrCat("\"", absl::CHexEscape(name.substr(0, 400)),
                                 "\" is not of the form ", form));
}

// A number written in digits alone, without a leading zero unless it is wide.
template <typename T>
std::optional<T> ParseDigits(absl::string_view text) {
  if (text.empty() || text[0] < '0' || text[0] > '9') return std::nullopt;
  T value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::optional<int32_t> ParseDay(absl::string_view text) {
  const std::optional<int> number = ParseDigits<int>(text);
  if (text.size() != kDayChars || !number) return std::nullopt;
  const int year = *number / 10000, month = *number / 100 % 100;
  const absl::CivilDay day(year, month, *number % 100);
  // CivilDay turns February 30 into March 2: no second name for a day.
  if (year < 1 || day.month() != month || day.day() != *number % 100) {
    return std::nullopt;
  }
  return static_cast<int32_t>(day - kEpoch);
}

// Takes `sources/{source}/articles/{yyyymmdd}-{id}` off the front of `name`.
std::optional<ArticleKey> ConsumeArticle(absl::string_view& name) {
  absl::string_view rest = name;
  if (!absl::ConsumePrefix(&rest, "sources/")) return std::nullopt;
  const size_t slash = rest.find('/');
  if (slash == absl::string_view::npos) return std::nullopt;
  const absl::string_view source = rest.substr(0, slash);
  rest.remove_prefix(slash);
  if (!absl::ConsumePrefix(&rest, "/articles/")) return std::nullopt;
  if (rest.size() < kDayChars + 1 + kIdChars || rest[kDayChars] != '-') {
    return std::nullopt;
  }
  const std::optional<int32_t> day = ParseDay(rest.substr(0, kDayChars));
  const std::optional<std::string> id =
      DecodeId(rest.substr(kDayChars + 1, kIdChars));
  if (!IsValidSource(source) || !day || !id) return std::nullopt;
  rest.remove_prefix(kDayChars + 1 + kIdChars);
  name = rest;
  return ArticleKey{*day, std::string(source), *id};
}

}  // namespace

std::string FormatArticleName(const ArticleKey& key) {
  const absl::CivilDay day = kEpoch + key.day;
  return absl::StrCat("sources/", key.source, "/articles/",
                      absl::Dec(day.year(), absl::kZeroPad4),
                      absl::Dec(day.month(), absl::kZeroPad2),
                      absl::Dec(day.day(), absl::kZeroPad2), "-",
                      EncodeId(key.id));
}

std::string FormatArticleName(const ArticleKey& key, int32_t revision) {
  return absl::StrCat(FormatArticleName(key), "@", revision);
}

std::string FormatClaimName(const ArticleKey& article,
                            absl::string_view claim_id) {
  return FormatClaimName(FormatArticleName(article), claim_id);
}

std::string FormatClaimName(absl::string_view article_name,
                            absl::string_view claim_id) {
  return absl::StrCat(article_name, "/claims/", EncodeId(claim_id));
}

absl::StatusOr<ArticleName> ParseArticleName(absl::string_view name,
                                             absl::string_view field) {
  absl::string_view rest = name;
  std::optional<ArticleKey> key = ConsumeArticle(rest);
  if (!key) return NotAName(name, field, kArticleForm);
  ArticleName parsed{*std::move(key), std::nullopt};
  if (absl::ConsumePrefix(&rest, "@")) {
    parsed.revision = ParseDigits<int32_t>(rest);
    if (!parsed.revision || rest[0] == '0') {
      return NotAName(name, field, kArticleForm);
    }
  } else if (!rest.empty()) {
    return NotAName(name, field, kArticleForm);
  }
  return parsed;
}

absl::StatusOr<ClaimName> ParseClaimName(absl::string_view name,
                                         absl::string_view field) {
  absl::string_view rest = name;
  std::optional<ArticleKey> key = ConsumeArticle(rest);
  if (!key || !absl::ConsumePrefix(&rest, "/claims/")) {
    return NotAName(name, field, kClaimForm);
  }
  std::optional<std::string> id = DecodeId(rest);
  if (!id) return NotAName(name, field, kClaimForm);
  return ClaimName{*std::move(key), *std::move(id)};
}

absl::StatusOr<std::string> ParseSourceName(absl::string_view name,
                                            absl::string_view field) {
  absl::string_view source = name;
  if (!absl::ConsumePrefix(&source, "sources/") ||
      (source != "-" && !IsValidSource(source))) {
    return NotAName(name, field, kSourceForm);
  }
  return std::string(source);
}

std::string EncodeId(absl::string_view id_bytes) {
  std::string text;
  text.reserve(kIdChars);
  uint32_t buffer = 0;
  int bits = 0;
  for (const char byte : id_bytes) {
    buffer = buffer << 8 | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 5; bits -= 5) {
      text.push_back(kBase32Hex[buffer >> (bits - 5) & 31]);
    }
  }
  if (bits > 0) text.push_back(kBase32Hex[buffer << (5 - bits) & 31]);
  return text;
}

std::optional<std::string> DecodeId(absl::string_view text) {
  if (text.size() != kIdChars) return std::nullopt;
  std::string id_bytes;
  uint32_t buffer = 0;
  int bits = 0;
  for (const char c : text) {
    const size_t digit = kBase32Hex.find(c);
    if (digit == absl::string_view::npos) return std::nullopt;
    buffer = buffer << 5 | static_cast<uint32_t>(digit);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      id_bytes.push_back(static_cast<char>(buffer >> bits));
    }
  }
  // The two spare bits are zero, so that an id has one spelling.
  if ((buffer & 3) != 0) return std::nullopt;
  return id_bytes;
}

}  // namespace hearsay::record
