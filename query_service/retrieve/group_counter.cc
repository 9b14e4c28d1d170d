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

void KeepMostFrequent(size_t count, ValueCounts& counted) {
  if (counted.size() <= count) return;
  const auto last = counted.begin() + static_cast<ptrdiff_t>(count) - 1;
  std::nth_element(
      counted.begin(), last, counted.end(),
      [](const auto& a, const auto& b) { return a.second > b.second; });
  const uint64_t least = last->second;
  std::erase_if(counted,
                [least](const auto& entry) { return entry.second < least; });
}

ValueCounts PagedCounts::Take() const {
  ValueCounts counts;
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

query::Facet FacetCounter::Result(ValueCounts counted, TextOf text_of) {
  // Equal counts are told apart by text, so those at the edge are all kept.
  KeepMostFrequent(kMaxValues + 1, counted);
  query::Facet facet;
  facet.values.reserve(counted.size());
  size_t empty = counted.size();  // The place of the empty value.
  for (const auto& [value, count] : counted) {
    std::string text = text_of(value);
    // That no value and one without a text have in common; no others do.
    if (text.empty() && empty < facet.values.size()) {
      facet.values[empty].count += count;
      continue;
    }
    if (text.empty()) empty = facet.values.size();
    facet.values.push_back({std::move(text), count});
  }
  std::sort(facet.values.begin(), facet.values.end(),
            [](const auto& a, const auto& b) {
              return a.count != b.count ? a.count > b.count : a.value < b.value;
            });
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
