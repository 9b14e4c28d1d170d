#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_ENTITIES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_ENTITIES_H_

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "hearsay/internal/v1/record.pb.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/mentions/coreference.h"

namespace hearsay::claims {

// The entities that an article's record keeps: those that its claims mention,
// numbered in the order asked for. Not thread safe.
class EntityClusters {
 public:
  // Keeps a reference to `coreference`.
  explicit EntityClusters(const Coreference& coreference)
      : coreference_(coreference) {}

  // 1 + index of the cluster of a referent.
  uint32_t Add(uint32_t referent);
  std::vector<internal::v1::EntityCluster> Take() {
    return std::move(clusters_);
  }

 private:
  const Coreference& coreference_;
  std::vector<internal::v1::EntityCluster> clusters_;
  absl::flat_hash_map<uint32_t, uint32_t> places_;  // Of referents.
};

// Adds the names in the claim's content.
void AddEntities(const Words& words, const Coreference& coreference,
                 EntityClusters& clusters, internal::v1::ClaimRecord& claim);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_ENTITIES_H_
