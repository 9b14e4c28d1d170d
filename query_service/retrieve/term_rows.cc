#include "query_service/retrieve/term_rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include "query_service/retrieve/scoring.h"

namespace hearsay::retrieve {
namespace {

// Fewer postings than one of so many rows are few: clearing a byte a row would
// cost more than to look them up.
constexpr uint32_t kManyShare = 64;
// What questions ask for, beside every place: a claim's own words, with the
// names in them, with the names of its chain.
constexpr query::Features kOwn = query::kInContent | query::kInEntityName;
constexpr std::array<query::Features, 3> kSetPlaces = {query::kInContent, kOwn,
                                                       kOwn | query::kInSource};
// Of a term's rows at most one of so many is in a tier.
constexpr std::array<uint64_t, 3> kTierShares = {3, 12, 48};

}  // namespace

bool TermRows::Add(absl::string_view list) {
  query::PostingCursor cursor(list);
  if (few_ &&
      (!few_rows_.empty() || cursor.count() > row_count_ / kManyShare)) {
    Spread();
  }
  const TermWeightBounds& bounds = WeightBounds();
  // Later rows than the view's may be in the list of a chunk that still grows.
  cursor.ForEachBelow(row_count_, [&](uint32_t row, query::Features here) {
    if (few_) {
      few_rows_.push_back(row);
      features_.push_back(here);
      most_ = std::max(most_, bounds[here]);
      return;
    }
    rows_.Add(row);
    query::Features& features = features_[row];
    features = features == 0 ? here : query::JoinFeatures(features, here);
    most_ = std::max(most_, bounds[features]);
  });
  return !cursor.damaged();
}

void TermRows::Spread() {
  std::vector<query::Features> spread(row_count_);
  rows_ = RowSet(row_count_);
  for (size_t i = 0; i < few_rows_.size(); ++i) {
    spread[few_rows_[i]] = features_[i];
    rows_.Add(few_rows_[i]);
  }
  few_ = false;
  few_rows_.clear();
  features_ = std::move(spread);
}

void TermRows::Rank() {
  if (few_) return;
  std::array<uint64_t, 256> counts = {};
  uint64_t total = 0;
  by_place_.fill(rows_.Nothing());
  rows_.ForEach([&](uint32_t row) {
    const query::Features features = features_[row];
    ++counts[features];
    ++total;
    for (size_t i = 0; i < kSetPlaces.size(); ++i) {
      if (features & kSetPlaces[i]) by_place_[i].Add(row);
    }
  });
  ranked_ = true;
  const TermWeightBounds& bounds = WeightBounds();
  std::vector<query::Features> best;
  for (size_t features = 0; features < counts.size(); ++features) {
    if (counts[features] == 0) continue;
    best.push_back(static_cast<query::Features>(features));
  }
  std::sort(best.begin(), best.end(),
            [&](auto a, auto b) { return bounds[a] > bounds[b]; });
  for (const uint64_t share : kTierShares) {
    std::array<bool, 256> inside = {};
    uint64_t held = 0;
    size_t end = 0;
    while (end < best.size() && (held + counts[best[end]]) * share <= total) {
      held += counts[best[end]];
      inside[best[end++]] = true;
    }
    if (end == 0) break;
    Tier& tier = tiers_.emplace_back();
    tier.rest = bounds[best[end]];
    tier.rows = RowSet(row_count_);
    rows_.ForEach([&](uint32_t row) {
      if (inside[features_[row]]) tier.rows.Add(row);
    });
  }
}

query::Features TermRows::AtFew(uint32_t row) const {
  const auto found = std::lower_bound(few_rows_.begin(), few_rows_.end(), row);
  if (found == few_rows_.end() || *found != row) return 0;
  return features_[static_cast<size_t>(found - few_rows_.begin())];
}

void TermRows::Narrow(query::Features places, RowSet& rows) const {
  if (few_) {
    RowSet kept = rows.Nothing();
    for (size_t i = 0; i < few_rows_.size(); ++i) {
      const uint32_t row = few_rows_[i];
      if (!kept.Covers(row)) break;
      if ((features_[i] & places) && rows.Has(row)) kept.Add(row);
    }
    rows = std::move(kept);
    return;
  }
  places &= query::kPlaces;
  const auto set = std::find(kSetPlaces.begin(), kSetPlaces.end(), places);
  if (ranked_ && set != kSetPlaces.end()) {
    rows.And(by_place_[static_cast<size_t>(set - kSetPlaces.begin())]);
    return;
  }
  rows.And(rows_);
  if (places == query::kPlaces) return;
  rows.KeepIf([&](uint32_t row) { return features_[row] & places; });
}

void TermRows::NarrowToWeight(float least, RowSet& rows) const {
  if (least > most_) {
    rows.Clear();
    return;
  }
  for (auto tier = tiers_.rbegin(); tier != tiers_.rend(); ++tier) {
    if (tier->rest >= least) continue;
    rows.And(tier->rows);
    return;
  }
}

size_t TermRows::MemoryBytes() const {
  size_t bytes = sizeof(*this) + few_rows_.capacity() * sizeof(uint32_t) +
                 rows_.MemoryBytes() + features_.capacity();
  for (const RowSet& rows : by_place_) bytes += rows.MemoryBytes();
  for (const Tier& tier : tiers_) bytes += tier.rows.MemoryBytes();
  return bytes;
}

}  // namespace hearsay::retrieve
