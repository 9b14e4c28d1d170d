#ifndef HEARSAY_COMMON_RECORD_RESOURCE_NAME_H_
#define HEARSAY_COMMON_RECORD_RESOURCE_NAME_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/record/article_key.h"

namespace hearsay::record {

// Resource names (AIP-122). A name holds the key, so a Get is one look-up:
//   sources/{source}/articles/{yyyymmdd}-{id}[@{revision}]
//   sources/{source}/articles/{yyyymmdd}-{id}/claims/{id}
// An id is 16 bytes in base32hex (RFC 4648), lower case, no padding: 26
// characters. A day outside 0001..9999 has no name.
struct ArticleName {
  ArticleKey key;
  std::optional<int32_t> revision;
};
struct ClaimName {
  ArticleKey article;
  std::string claim_id;  // 16 bytes.
};

std::string FormatArticleName(const ArticleKey& key);
std::string FormatArticleName(const ArticleKey& key, int32_t revision);
std::string FormatClaimName(const ArticleKey& article,
                            absl::string_view claim_id);
// `article_name` as FormatArticleName gives it, without a revision.
std::string FormatClaimName(absl::string_view article_name,
                            absl::string_view claim_id);

// kInvalidArgument (a FieldError on `field`) that says what a name looks like.
absl::StatusOr<ArticleName> ParseArticleName(absl::string_view name,
                                             absl::string_view field = "name");
absl::StatusOr<ClaimName> ParseClaimName(absl::string_view name,
                                         absl::string_view field = "name");
// `sources/{source}`; `sources/-` gives "-".
absl::StatusOr<std::string> ParseSourceName(absl::string_view name,
                                            absl::string_view field = "parent");

// Base32hex, as in names.
std::string EncodeId(absl::string_view id_bytes);
std::optional<std::string> DecodeId(absl::string_view text);

}  // namespace hearsay::record

#endif  // HEARSAY_COMMON_RECORD_RESOURCE_NAME_H_
