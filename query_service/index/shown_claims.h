#ifndef HEARSAY_QUERY_SERVICE_INDEX_SHOWN_CLAIMS_H_
#define HEARSAY_QUERY_SERVICE_INDEX_SHOWN_CLAIMS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "query_service/index/recent_cache.h"

namespace hearsay::index {

// The claims that were shown last, each as a hearsay.v1.Claim on the wire, by
// number: a page of them is then copied instead of made of some hundred
// messages. What a revision's claims look like never changes. Bounded by their
// bytes. Thread safe; of claims of one article that are put at once one may not
// be kept.
class ShownClaims {
 public:
  using Bytes = std::shared_ptr<const std::string>;

  explicit ShownClaims(size_t max_bytes) : articles_(max_bytes) {}

  // Null when it is not there.
  Bytes Find(uint64_t claim_number);
  void Insert(uint64_t claim_number, Bytes claim);
  // All of the revision that `sequence` brought.
  void Erase(uint64_t sequence) { articles_.Erase(sequence); }
  size_t held_bytes() const { return articles_.held_bytes(); }

 private:
  // By ordinal, in no order: few of an article's are shown.
  using OfArticle = std::vector<std::pair<uint32_t, Bytes>>;
  static const Bytes* FindIn(const OfArticle& claims, uint32_t ordinal);

  RecentCache<OfArticle> articles_;
};

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_SHOWN_CLAIMS_H_
