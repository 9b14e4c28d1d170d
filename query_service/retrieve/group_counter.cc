#include "query_service/retrieve/group_counter.h"

#include <algorithm>
#include <map>

namespace hearsay::retrieve {
namespace {

// Values of one text become one group: the empty one may be several.
std::vector<query::ClaimGroup> ByText(
    const std::map<std::vector<std::string>, uint64_t>& counts) {
  std::vector<query::ClaimGroup> groups;
  groups.reserve(counts.size());
  for (const auto& [values, count] : counts) groups.push_back({values, count});
  return groups;
}

}  // namespace

std::vector<std::pair<uint32_t, uint64_t>> PagedCounts::Take() const {
  std::vector<std::pair<uint32_t, uint64_t>> counts;
  counts.reserve(distinct_);
  for (size_t page = 0; page < pages_.size(); ++page) {
    if (pages_[page] == nullptr) continue;
    for (size_t i = 0; i < kPage; ++i) {
      const uint64_t count = (*pages_[page])[i];
      if (count == 0) continue;
      counts.emplace_back(static_cast<uint32_t>(page * kPage + i), count);
    }
  }
  return counts;
}

query::Facet FacetCounter::Result(const query::ClaimIndexView& view) const {
  auto ranked = counts_.Take();
  const auto by_count = [](const auto& a, const auto& b) {
    return a.second > b.second;
  };
  // Equal counts are told apart by text, so those at the edge are all kept.
  if (ranked.size() > kMaxValues) {
    std::nth_element(ranked.begin(), ranked.begin() + kMaxValues - 1,
                     ranked.end(), by_count);
    const uint64_t least = ranked[kMaxValues - 1].second;
    std::erase_if(ranked,
                  [least](const auto& entry) { return entry.second < least; });
  }
  std::map<std::string, uint64_t> by_text;
  for (const auto& [value, count] : ranked) {
    by_text[values_.Text(value, view)] += count;
  }
  query::Facet facet;
  for (const auto& [text, count] : by_text) {
    facet.values.push_back({text, count});
  }
  std::stable_sort(
      facet.values.begin(), facet.values.end(),
      [](const auto& a, const auto& b) { return a.count > b.count; });
  if (facet.values.size() > kMaxValues) facet.values.resize(kMaxValues);
  return facet;
}

std::vector<query::ClaimGroup> FacetCounter::Groups(
    const query::ClaimIndexView& view) const {
  std::map<std::vector<std::string>, uint64_t> by_text;
  for (const auto& [value, count] : counts_.Take()) {
    by_text[{values_.Text(value, view)}] += count;
  }
  return ByText(by_text);
}

void PairCounter::Count(const query::ClaimRows& rows, const RowSet& matches) {
  matches.ForEach([&](uint32_t row) {
    const query::ClaimRow& columns = rows[row];
    first_.ForEach(rows, columns, [&](uint32_t first) {
      second_.ForEach(rows, columns, [&](uint32_t second) {
        ++counts_[uint64_t{first} << 32 | second];
      });
    });
  });
}

std::vector<query::ClaimGroup> PairCounter::Groups(
    const query::ClaimIndexView& view) const {
  std::map<std::vector<std::string>, uint64_t> by_text;
  for (const auto& [pair, count] : counts_) {
    by_text[{first_.Text(static_cast<uint32_t>(pair >> 32), view),
             second_.Text(static_cast<uint32_t>(pair), view)}] += count;
  }
  return ByText(by_text);
}

}  // namespace hearsay::retrieve
