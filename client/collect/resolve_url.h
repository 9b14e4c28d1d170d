#ifndef HEARSAY_CLIENT_COLLECT_RESOLVE_URL_H_
#define HEARSAY_CLIENT_COLLECT_RESOLVE_URL_H_

#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::collect {

// `reference` seen from `base` (RFC 3986, section 5). What cannot be resolved,
// for want of a base or for its form, comes back as it is, without white space
// at its ends.
std::string ResolveUrl(absl::string_view base, absl::string_view reference);

// `url` as HTTP carries it: letters that are not ASCII, and spaces, of path and
// query as %xx. The host is as it was.
std::string SpellForHttp(absl::string_view url);

// True for http: and https: with a host.
bool IsWebUrl(absl::string_view url);

// "https://example.org:8443", in lower case, without a default port; empty
// unless IsWebUrl.
std::string OriginOf(absl::string_view url);

// Path and query of a web URL, from its slash.
std::string PathOf(absl::string_view url);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_RESOLVE_URL_H_
