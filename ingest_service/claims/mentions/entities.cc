#include "ingest_service/claims/mentions/entities.h"

#include <algorithm>

#include "common/language/known_names.h"

namespace hearsay::claims {
namespace {

absl::string_view CanonicalNameOf(const Referent& referent) {
  const auto find = [&referent](absl::string_view name) {
    if (referent.role == v1::SOURCE_ROLE_OUTLET) {
      return language::CanonicalName(name, language::NameKind::kOutlet);
    }
    switch (referent.type) {
      case v1::ENTITY_TYPE_PERSON:
        return language::CanonicalName(name, language::NameKind::kPerson);
      case v1::ENTITY_TYPE_PLACE:
        return language::CanonicalName(name, language::NameKind::kPlace);
      case v1::ENTITY_TYPE_ORGANIZATION:
        return language::CanonicalName(name);
      default:
        return absl::string_view();
    }
  };
  // The fullest name says most of who it is.
  absl::string_view canonical = find(referent.display_name);
  for (const std::string& name : referent.names) {
    if (canonical.empty()) canonical = find(name);
  }
  return canonical;
}

}  // namespace

uint32_t EntityClusters::Add(uint32_t referent) {
  const auto [place, added] = places_.try_emplace(
      referent, static_cast<uint32_t>(clusters_.size() + 1));
  if (!added) return place->second;
  const Referent& known = coreference_[referent];
  internal::v1::EntityCluster& cluster = clusters_.emplace_back();
  cluster.set_display_name(known.display_name);
  cluster.set_type(known.type);
  cluster.set_anonymous(known.anonymous);
  for (const std::string& name : known.names) {
    if (name != known.display_name) cluster.add_aliases(name);
  }
  if (known.named) {
    cluster.set_canonical_name(std::string(CanonicalNameOf(known)));
  }
  return place->second;
}

void AddEntities(const Words& words, const Coreference& coreference,
                 EntityClusters& clusters, internal::v1::ClaimRecord& claim) {
  const std::vector<NameMention>& names = coreference.names();
  for (const internal::v1::TextSpan& content : claim.content()) {
    const ByteSpan all = {content.begin(), content.end()};
    auto name = std::partition_point(
        names.begin(), names.end(), [&](const NameMention& mention) {
          return words.SpanOf(mention.all).begin < all.begin;
        });
    for (; name != names.end(); ++name) {
      const ByteSpan span = words.SpanOf(name->all);
      if (!all.Contains(span)) break;
      const auto referent =
          coreference.OfName(static_cast<size_t>(name - names.begin()));
      internal::v1::EntityMentionRecord& mention = *claim.add_entities();
      mention.mutable_mention()->set_begin(span.begin);
      mention.mutable_mention()->set_end(span.end);
      mention.set_entity(clusters.Add(referent));
      mention.set_type(coreference[referent].type);
    }
  }
}

}  // namespace hearsay::claims
