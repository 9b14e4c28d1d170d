#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_GROUP_COUNTER_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_GROUP_COUNTER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "query_service/model/claim_index.h"
#include "query_service/model/search_page.h"
#include "query_service/retrieve/claim_values.h"
#include "query_service/retrieve/row_set.h"

namespace hearsay::retrieve {

// How often there are values, by value.
using ValueCounts = std::vector<std::pair<uint32_t, uint64_t>>;

// Leaves in `counted` the `count` most frequent, and those as frequent as the
// last of these; in any order.
void KeepMostFrequent(size_t count, ValueCounts& counted);

// Counts of small numbers, in pages that come with their first count: about as
// quick as an array.
class PagedCounts {
 public:
  void Count(uint32_t value) {
    const size_t page = value / kPage;
    if (page >= pages_.size()) pages_.resize(page + 1);
    if (pages_[page] == nullptr) pages_[page] = std::make_unique<Page>();
    uint64_t& count = (*pages_[page])[value % kPage];
    distinct_ += count == 0;
    ++count;
  }
  size_t distinct() const { return distinct_; }
  // All that were counted, by value.
  ValueCounts Take() const;

 private:
  // Those of a few articles are far apart.
  static constexpr size_t kPage = 64;
  struct Page : std::array<uint64_t, kPage> {
    Page() { fill(0); }
  };
  std::vector<std::unique_ptr<Page>> pages_;
  size_t distinct_ = 0;
};

// Counts claims by the values of one field. One thread.
class FacetCounter {
 public:
  static constexpr size_t kMaxValues = 100;

  explicit FacetCounter(query::FacetField field) : values_(field) {}
  void Count(const query::ClaimRows& rows, const RowSet& matches) {
    values_.ForEach(rows, matches,
                    [this](uint32_t value) { counts_.Count(value); });
  }
  size_t distinct() const { return counts_.distinct(); }
  ValueCounts Take() const { return counts_.Take(); }
  std::string Text(uint32_t value, const query::ClaimIndexView& view) const {
    return values_.Text(value, view);
  }
  // The most frequent values of `counted`, at most kMaxValues; `text_of` gives
  // their texts.
  using TextOf = absl::FunctionRef<std::string(uint32_t value)>;
  static query::Facet Result(ValueCounts counted, TextOf text_of);
  // Every value, by text.
  std::vector<query::ClaimGroup> Groups(
      const query::ClaimIndexView& view) const;

 private:
  const ClaimValues values_;
  PagedCounts counts_;
};

// Counts claims by the pairs of values of two fields. One thread.
class PairCounter {
 public:
  PairCounter(query::FacetField first, query::FacetField second)
      : first_(first), second_(second) {}
  void Count(const query::ClaimRows& rows, const RowSet& matches);
  size_t distinct() const { return counts_.size(); }
  // Every pair, by text.
  std::vector<query::ClaimGroup> Groups(
      const query::ClaimIndexView& view) const;

 private:
  const ClaimValues first_;
  const ClaimValues second_;
  absl::flat_hash_map<uint64_t, uint64_t> counts_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_GROUP_COUNTER_H_
