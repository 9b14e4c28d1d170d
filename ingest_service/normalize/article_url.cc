#include "ingest_service/normalize/article_url.h"

#include <libpsl.h>

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace hearsay::normalize {
namespace {

bool IsHost(absl::string_view host) {
  return !host.empty() && host.size() <= 253 && host.front() != '.' &&
         std::all_of(host.begin(), host.end(), [](unsigned char c) {
           return absl::ascii_isalnum(c) || c == '.' || c == '-' || c == '_' ||
                  c >= 0x80;
         });
}

// Parameters that say how a reader came, not what is shown.
bool IsTracking(absl::string_view parameter) {
  static constexpr absl::string_view kPrefixes[] = {
      "utm_", "mc_", "pk_", "at_", "hsa_", "amp_", "ns_", "__twitter"};
  static constexpr absl::string_view kNames[] = {
      "fbclid",     "gclid",      "dclid",         "msclkid",
      "igshid",     "yclid",      "twclid",        "ttclid",
      "ref",        "ref_src",    "ref_url",       "referrer",
      "cmpid",      "cmp",        "ncid",          "ocid",
      "cid",        "mbid",       "smid",          "smtyp",
      "partner",    "rss",        "xtor",          "wt_mc",
      "wtmc",       "wt.mc_id",   "sref",          "soc_src",
      "soc_trk",    "guccounter", "guce_referrer", "guce_referrer_sig",
      "taid",       "spm",        "share",         "amp",
      "outputtype", "s_cid",      "ito",           "icid",
      "src",        "feature",    "_ga",           "_gl",
      "gbraid",     "wbraid",     "gad_source",    "srsltid",
      "igsh",       "mkt_tok",    "_hsenc",        "_hsmi",
      "usqp",       "intcmp",     "int_cmp",       "campaign_id"};
  const std::string name =
      absl::AsciiStrToLower(parameter.substr(0, parameter.find('=')));
  return std::any_of(std::begin(kPrefixes), std::end(kPrefixes),
                     [&](absl::string_view prefix) {
                       return absl::StartsWith(name, prefix);
                     }) ||
         std::find(std::begin(kNames), std::end(kNames), name) !=
             std::end(kNames);
}

bool IsUnreserved(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

// Of the ways to escape a path the plainest (RFC 3986, 6.2.2).
std::string PlainEscapes(absl::string_view path) {
  std::string out;
  for (size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '%' || i + 2 >= path.size() ||
        !absl::ascii_isxdigit(static_cast<unsigned char>(path[i + 1])) ||
        !absl::ascii_isxdigit(static_cast<unsigned char>(path[i + 2]))) {
      out.push_back(path[i]);
      continue;
    }
    const std::string byte = absl::HexStringToBytes(path.substr(i + 1, 2));
    if (IsUnreserved(byte[0])) {
      out += byte;
    } else {
      absl::StrAppend(&out, "%", absl::AsciiStrToUpper(path.substr(i + 1, 2)));
    }
    i += 2;
  }
  return out;
}

// The path without what only says in which dress the page is served.
std::string PlainPath(absl::string_view path) {
  std::vector<absl::string_view> kept;
  for (const absl::string_view part : absl::StrSplit(path.substr(1), '/')) {
    if (part != "amp") kept.push_back(part);
  }
  while (!kept.empty() && kept.back().empty()) kept.pop_back();
  if (!kept.empty() &&
      (kept.back() == "index.html" || kept.back() == "index.htm")) {
    kept.pop_back();
  }
  if (kept.empty()) return "/";
  absl::string_view& last = kept.back();
  const bool amp_file = absl::ConsumeSuffix(&last, ".amp.html");
  if (!amp_file) absl::ConsumeSuffix(&last, ".amp");
  return absl::StrCat("/", absl::StrJoin(kept, "/"), amp_file ? ".html" : "");
}

}  // namespace

std::optional<ArticleUrl> ParseUrl(absl::string_view url) {
  url = absl::StripAsciiWhitespace(url);
  ArticleUrl out;
  if (absl::StartsWithIgnoreCase(url, "https://")) {
    out.scheme = "https";
    url.remove_prefix(8);
  } else if (absl::StartsWithIgnoreCase(url, "http://")) {
    out.scheme = "http";
    url.remove_prefix(7);
  } else {
    return std::nullopt;
  }
  url = url.substr(0, url.find('#'));
  absl::string_view host = url.substr(0, url.find_first_of("/?"));
  absl::string_view rest = url.substr(host.size());
  if (const size_t at = host.rfind('@'); at != absl::string_view::npos) {
    host.remove_prefix(at + 1);
  }
  if (const size_t colon = host.find(':'); colon != absl::string_view::npos) {
    const absl::string_view port = host.substr(colon + 1);
    if (port.size() > 5 ||
        !std::all_of(port.begin(), port.end(), absl::ascii_isdigit)) {
      return std::nullopt;
    }
    if (port != (out.scheme == "https" ? "443" : "80")) {
      out.port = std::string(port);
    }
    host = host.substr(0, colon);
  }
  while (absl::EndsWith(host, ".")) host.remove_suffix(1);
  if (!IsHost(host)) return std::nullopt;
  out.host = absl::AsciiStrToLower(host);
  const size_t question = rest.find('?');
  out.path = std::string(rest.substr(0, question));
  if (out.path.empty()) out.path = "/";
  if (question != absl::string_view::npos) {
    out.query = std::string(rest.substr(question + 1));
  }
  return out;
}

std::optional<ArticleUrl> FindOutletUrl(const ArticleUrl& url) {
  absl::string_view path = url.path;
  if (absl::EndsWith(url.host, ".cdn.ampproject.org")) {
    // /c/ is a document, /v/ one in a viewer; /c/s/ one fetched by https.
    if (!absl::ConsumePrefix(&path, "/c/") &&
        !absl::ConsumePrefix(&path, "/v/")) {
      return std::nullopt;
    }
  } else if (!absl::StartsWith(url.host, "www.google.") ||
             !absl::ConsumePrefix(&path, "/amp/")) {
    return std::nullopt;
  }
  const bool secure = absl::ConsumePrefix(&path, "s/");
  return ParseUrl(absl::StrCat(secure ? "https://" : "http://", path,
                               url.query.empty() ? "" : "?", url.query));
}

std::string CanonicalUrl(const ArticleUrl& url) {
  std::string out = absl::StrCat(url.scheme, "://", url.host);
  if (!url.port.empty()) absl::StrAppend(&out, ":", url.port);
  absl::StrAppend(&out, PlainPath(PlainEscapes(url.path)));
  std::vector<absl::string_view> kept;
  for (const absl::string_view parameter : absl::StrSplit(url.query, '&')) {
    if (!parameter.empty() && !IsTracking(parameter)) kept.push_back(parameter);
  }
  if (!kept.empty()) absl::StrAppend(&out, "?", absl::StrJoin(kept, "&"));
  return out;
}

std::string RegistrableDomain(absl::string_view host) {
  // The list that libpsl was built with: a file that may change between two
  // runs would give one article two sources.
  const std::string name(host);
  if (std::all_of(host.begin(), host.end(),
                  [](char c) { return absl::ascii_isdigit(c) || c == '.'; })) {
    return name;
  }
  const char* const domain =
      psl_registrable_domain(psl_builtin(), name.c_str());
  return domain == nullptr ? name : domain;
}

std::optional<ArticleUrl> ResolveUrl(const ArticleUrl& base,
                                     absl::string_view reference) {
  reference = absl::StripAsciiWhitespace(reference);
  if (absl::StartsWith(reference, "//")) {
    return ParseUrl(absl::StrCat(base.scheme, ":", reference));
  }
  if (absl::StartsWith(reference, "/")) {
    return ParseUrl(absl::StrCat(base.scheme, "://", base.host,
                                 base.port.empty() ? "" : ":", base.port,
                                 reference));
  }
  return ParseUrl(reference);
}

}  // namespace hearsay::normalize
