#include "common/record/identity.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
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

std::string PlainAddress(absl::string_view canonical_url) {
  absl::string_view rest = canonical_url;
  if (!absl::ConsumePrefix(&rest, "https://") &&
      !absl::ConsumePrefix(&rest, "http://")) {
    return std::string(canonical_url);
  }
  for (const absl::string_view label : {"www.", "m.", "mobile.", "amp."}) {
    absl::string_view bare = rest;
    // Something must be left of the host: `m.com` is a name of its own.
    if (absl::ConsumePrefix(&bare, label) &&
        absl::StrContains(bare.substr(0, bare.find_first_of(":/?")), '.')) {
      rest = bare;
      break;
    }
  }
  return absl::StrCat("https://", rest);
}

std::vector<std::string> IdentitiesOf(
    const internal::v1::ArticleRecord& record) {
  std::vector<std::string> identities;
  if (!record.canonical_url().empty()) {
    identities.push_back(
        UrlIdentity(record.source(), PlainAddress(record.canonical_url())));
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
