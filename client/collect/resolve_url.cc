#include "client/collect/resolve_url.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace hearsay::collect {
namespace {

constexpr size_t kMaxUrlBytes = 8192;

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::optional<std::string> Part(const Url& url, CURLUPart part,
                                unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, flags) != CURLUE_OK) {
    return std::nullopt;
  }
  std::string out = text;
  curl_free(text);
  return out;
}

bool Set(const Url& url, absl::string_view text) {
  return curl_url_set(url.get(), CURLUPART_URL, std::string(text).c_str(),
                      CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK;
}

// "mailto:…", "https:…": letters and a colon before any slash.
bool HasScheme(absl::string_view text) {
  size_t n = 0;
  while (n < text.size() && (absl::ascii_isalnum(text[n]) || text[n] == '+' ||
                             text[n] == '-' || text[n] == '.')) {
    ++n;
  }
  return n > 0 && n < text.size() && text[n] == ':' &&
         absl::ascii_isalpha(text.front());
}

Url ParseWebUrl(absl::string_view url) {
  Url parsed(curl_url(), curl_url_cleanup);
  if (!absl::StartsWithIgnoreCase(url, "http://") &&
      !absl::StartsWithIgnoreCase(url, "https://")) {
    return Url(nullptr, curl_url_cleanup);
  }
  if (url.size() > kMaxUrlBytes || !Set(parsed, url)) {
    return Url(nullptr, curl_url_cleanup);
  }
  return parsed;
}

// Bytes that HTTP does not carry, as %xx.
std::string Escaped(absl::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || static_cast<unsigned char>(c) >= 0x80) {
      absl::StrAppend(
          &out, "%", absl::Hex(static_cast<unsigned char>(c), absl::kZeroPad2));
    } else {
      out.push_back(c);
    }
  }
  return out;
}

// `resolved` with the letters of `reference` that libcurl wrote as %xx.
std::string WithLettersOf(absl::string_view reference, std::string resolved) {
  const auto is_letter = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80;
  };
  for (auto begin = reference.begin(); begin != reference.end();) {
    begin = std::find_if(begin, reference.end(), is_letter);
    const auto end = std::find_if_not(begin, reference.end(), is_letter);
    const std::string letters(begin, end);
    if (!letters.empty()) {
      absl::StrReplaceAll({{Escaped(letters), letters}}, &resolved);
    }
    begin = end;
  }
  return resolved;
}

}  // namespace

std::string ResolveUrl(absl::string_view base, absl::string_view reference) {
  reference = absl::StripAsciiWhitespace(reference);
  if (reference.empty() || base.empty() || HasScheme(reference) ||
      reference.size() > kMaxUrlBytes || base.size() > kMaxUrlBytes) {
    return std::string(reference);
  }
  const Url url(curl_url(), curl_url_cleanup);
  const std::string spelled =
      absl::StrReplaceAll(reference, {{" ", "%20"}, {"\n", ""}, {"\t", ""}});
  if (!Set(url, base) || !Set(url, spelled)) return std::string(reference);
  const auto resolved = Part(url, CURLUPART_URL);
  return resolved ? WithLettersOf(spelled, *resolved) : std::string(reference);
}

std::string SpellForHttp(absl::string_view url) {
  const size_t host = url.find("://");
  const size_t path = host == absl::string_view::npos
                          ? absl::string_view::npos
                          : url.find_first_of("/?", host + 3);
  if (path == absl::string_view::npos) return std::string(url);
  return absl::StrCat(url.substr(0, path), Escaped(url.substr(path)));
}

bool IsWebUrl(absl::string_view url) { return ParseWebUrl(url) != nullptr; }

std::string OriginOf(absl::string_view url) {
  const Url parsed = ParseWebUrl(url);
  if (parsed == nullptr) return "";
  const std::string scheme =
      absl::AsciiStrToLower(Part(parsed, CURLUPART_SCHEME).value_or(""));
  std::string origin = absl::StrCat(
      scheme, "://",
      absl::AsciiStrToLower(Part(parsed, CURLUPART_HOST).value_or("")));
  const std::string port = Part(parsed, CURLUPART_PORT).value_or("");
  if (!port.empty() && port != (scheme == "https" ? "443" : "80")) {
    absl::StrAppend(&origin, ":", port);
  }
  return origin;
}

std::string PathOf(absl::string_view url) {
  const Url parsed = ParseWebUrl(url);
  if (parsed == nullptr) return "";
  std::string path = Part(parsed, CURLUPART_PATH).value_or("/");
  if (const auto query = Part(parsed, CURLUPART_QUERY)) {
    absl::StrAppend(&path, "?", *query);
  }
  return path;
}

}  // namespace hearsay::collect
