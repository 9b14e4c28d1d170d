#include "common/record/identity.h"

#include "common/base/sha256.h"
#include "common/record/article_key.h"

namespace hearsay::record {

std::string UrlIdentity(absl::string_view source,
                        absl::string_view canonical_url) {
  return Sha256().Add("url").Add(source).Add(canonical_url).Digest();
}

std::string ExternalIdentity(absl::string_view source,
                             absl::string_view external_id) {
  return Sha256().Add("external_id").Add(source).Add(external_id).Digest();
}

std::string ContentIdentity(absl::string_view source,
                            absl::string_view content_hash) {
  return Sha256().Add("content").Add(source).Add(content_hash).Digest();
}

std::vector<std::string> IdentitiesOf(
    const internal::v1::ArticleRecord& record) {
  std::vector<std::string> identities;
  if (!record.canonical_url().empty()) {
    identities.push_back(UrlIdentity(record.source(), record.canonical_url()));
  }
  if (!record.external_id().empty()) {
    identities.push_back(
        ExternalIdentity(record.source(), record.external_id()));
  }
  if (identities.empty()) {
    identities.push_back(ContentIdentity(record.source(), ContentHash(record)));
  }
  return identities;
}

std::string ArticleIdOf(absl::string_view identity) {
  return std::string(identity.substr(0, ArticleKey::kIdBytes));
}

std::string ContentHash(const internal::v1::ArticleRecord& record) {
  return Sha256()
      .Add(record.headline())
      .Add(record.byline())
      .Add(record.text())
      .Digest();
}

std::string TextHash(const internal::v1::ArticleRecord& record) {
  return Sha256().Add(record.text()).Digest();
}

}  // namespace hearsay::record
