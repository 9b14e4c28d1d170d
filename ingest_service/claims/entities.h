#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ENTITIES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ENTITIES_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "hearsay/internal/v1/record.pb.h"
#include "ingest_service/claims/words.h"

namespace hearsay::claims {

// Gathers the entities of one article: names and groups that are mentioned,
// each put with the earlier mentions that it repeats ("Moss" after "Ada Moss").
// Not thread safe.
class EntityClusters {
 public:
  explicit EntityClusters(const Words& words) : words_(words) {}

  // 1 + index of the cluster of a mention; 0 when `name` is a pronoun.
  uint32_t Add(TokenRange name, v1::EntityType type, bool anonymous);
  // The type of the cluster that Add returned; `otherwise` for 0.
  v1::EntityType TypeOf(uint32_t entity, v1::EntityType otherwise) const {
    return entity == 0 ? otherwise : clusters_[entity - 1].type();
  }
  std::vector<internal::v1::EntityCluster> Take() {
    return std::move(clusters_);
  }

 private:
  const Words& words_;
  std::vector<internal::v1::EntityCluster> clusters_;
  absl::flat_hash_map<std::string, uint32_t> by_name_;  // Folded.
  absl::flat_hash_map<std::string, uint32_t> by_last_;  // Of names.
};

// Adds the names in the claim's content.
void AddEntities(const Words& words, EntityClusters& clusters,
                 internal::v1::ClaimRecord& claim);

v1::EntityType EntityTypeOf(v1::SourceRole role);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ENTITIES_H_
