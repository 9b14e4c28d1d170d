#ifndef HEARSAY_CLIENT_NEWS_IDENTIFIER_H_
#define HEARSAY_CLIENT_NEWS_IDENTIFIER_H_

#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::client {

// The domain of the provider that an item's identifier names: the host of a web
// address, the authority of `tag:ann.example,2024:…` or of
// `urn:newsml:ann.example:20240305:…`. Empty for another form.
std::string DomainOfIdentifier(absl::string_view identifier);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_NEWS_IDENTIFIER_H_
