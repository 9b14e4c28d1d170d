#ifndef HEARSAY_COMMON_RECORD_IDENTITY_H_
#define HEARSAY_COMMON_RECORD_IDENTITY_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "hearsay/internal/v1/record.pb.h"

namespace hearsay::record {

// What makes two deliveries the same article: SHA-256 over what kind of
// identity it is, the source, and the value. FROZEN: on disk, and in names.
constexpr size_t kIdentityBytes = 32;
std::string UrlIdentity(absl::string_view source,
                        absl::string_view canonical_url);
std::string ExternalIdentity(absl::string_view source,
                             absl::string_view external_id);
std::string ContentIdentity(absl::string_view source,
                            absl::string_view content_hash);

// One spelling for the addresses that a site serves one page under: https,
// without `www.`, `m.`, `mobile.` and `amp.` before the host. Not for readers:
// the page need not be there. FROZEN, as the identities.
std::string PlainAddress(absl::string_view canonical_url);

// The identities of `record`, the one that counts most first: the plain address
// of its canonical URL, then its external id; its content when it has neither.
// Never empty.
std::vector<std::string> IdentitiesOf(
    const internal::v1::ArticleRecord& record);

// The id of the article that `identity` first brought: its first 16 bytes.
std::string ArticleIdOf(absl::string_view identity);

// SHA-256 over headline, byline and text; equal means that nothing changed.
std::string ContentHash(const internal::v1::ArticleRecord& record);

// SHA-256 over the text alone: equal in syndicated copies, which come under
// headlines and bylines of their own.
std::string TextHash(const internal::v1::ArticleRecord& record);

}  // namespace hearsay::record

#endif  // HEARSAY_COMMON_RECORD_IDENTITY_H_
