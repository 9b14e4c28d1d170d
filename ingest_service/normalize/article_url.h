#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_ARTICLE_URL_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_ARTICLE_URL_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// The parts of an absolute http or https URL.
struct ArticleUrl {
  std::string scheme;  // Lower case.
  std::string host;    // Lower case, without user and port.
  std::string port;    // Empty when it is the scheme's own.
  std::string path;    // Starts with '/'.
  std::string query;   // Without '?'.
};

// nullopt when `url` is not http or https, or has no usable host.
std::optional<ArticleUrl> ParseUrl(absl::string_view url);

// The outlet's own URL of a page in Google's AMP cache or viewer; nullopt for
// any other URL.
std::optional<ArticleUrl> FindOutletUrl(const ArticleUrl& url);

// One spelling for the many addresses of one article on one host: no fragment,
// tracking parameter, AMP part, index.html or trailing slash, no escape that is
// not needed. Hosts and schemes that a site serves the same on are told alike
// by record::PlainAddress.
std::string CanonicalUrl(const ArticleUrl& url);

// The domain that was registered, by Mozilla's Public Suffix List as libpsl has
// it compiled in: "news.example.co.uk" is "example.co.uk", and so is each blog
// of a site that lends out names: "harbour.blogspot.com". An IP address, and a
// suffix itself, is itself. `host` is lower case.
std::string RegistrableDomain(absl::string_view host);

// `reference` as a page at `base` means it: absolute, "//host/…" or "/…".
std::optional<ArticleUrl> ResolveUrl(const ArticleUrl& base,
                                     absl::string_view reference);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_ARTICLE_URL_H_
