#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_FACET_COUNTER_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_FACET_COUNTER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "query_service/model/claim_index.h"
#include "query_service/model/search_page.h"

namespace hearsay::retrieve {

// Counts the values of one column over the matches. One thread.
class FacetCounter {
 public:
  static constexpr size_t kMaxValues = 100;

  explicit FacetCounter(query::FacetField field) : field_(field) {}
  void Count(const query::ClaimRow& row) { ++counts_[ValueOf(row)]; }
  // The most frequent values, as filters write them. A value that is not known,
  // an empty name or an unspecified enum, is the empty one.
  query::Facet Result(const query::ClaimIndexView& view) const;

 private:
  int64_t ValueOf(const query::ClaimRow& row) const;
  std::string TextOf(int64_t value, const query::ClaimIndexView& view) const;

  const query::FacetField field_;
  absl::flat_hash_map<int64_t, uint64_t> counts_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_FACET_COUNTER_H_
