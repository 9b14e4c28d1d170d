#include "query_service/retrieve/term_rows.h"

#include <algorithm>
#include <functional>
#include <utility>

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
// Each at most half of the one before; the last a hundred-and-twenty-eighth of
// the term's rows.
constexpr int kTiers = 7;
// Weights are rounded, and so is what they are multiplied by.
constexpr float kRounding = 1.0001f;

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
      bound_ = std::max(bound_, bounds[here]);
      return;
    }
    rows_.Add(row);
    query::Features& features = features_[row];
    features = features == 0 ? here : query::JoinFeatures(features, here);
    bound_ = std::max(bound_, bounds[features]);
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

void TermRows::Rank(const query::ClaimRows& rows, const FieldNorms& norms) {
  std::vector<float> weights;
  const auto weigh = [&](uint32_t row, query::Features features) {
    weights.push_back(TermWeight(features, rows[row], norms));
    most_ = std::max(most_, weights.back());
  };
  ranked_ = true;
  averages_ = norms.averages();
  if (few_) {
    weights.reserve(few_rows_.size());
    for (size_t i = 0; i < few_rows_.size(); ++i) {
      weigh(few_rows_[i], features_[i]);
    }
    weights_ = std::move(weights);
    return;
  }
  weights.reserve(rows_.Count());
  rows_.ForEach([&](uint32_t row) { weigh(row, features_[row]); });
  RankPlaces();
  MakeTiers(weights);
}

void TermRows::RankPlaces() {
  by_place_.fill(rows_.Nothing());
  rows_.ForEach([&](uint32_t row) {
    for (size_t i = 0; i < kSetPlaces.size(); ++i) {
      if (features_[row] & kSetPlaces[i]) by_place_[i].Add(row);
    }
  });
}

void TermRows::MakeTiers(const std::vector<float>& weights) {
  // Halved again and again, the heavier half in front.
  std::vector<float> heaviest = weights;
  for (int i = 0; i < kTiers && heaviest.size() > 1; ++i) {
    const size_t half = heaviest.size() / 2;
    std::nth_element(heaviest.begin(),
                     heaviest.begin() + static_cast<ptrdiff_t>(half),
                     heaviest.end(), std::greater<>());
    const float rest = heaviest[half];
    heaviest.resize(half);
    // Where many weigh the same, a half of a half may be no fewer.
    if (!tiers_.empty() && rest <= tiers_.back().rest) continue;
    if (rest >= most_) break;
    Tier& tier = tiers_.emplace_back();
    tier.rest = rest;
    tier.rows = rows_.Nothing();
    size_t at = 0;
    rows_.ForEach([&](uint32_t row) {
      if (weights[at++] > rest) tier.rows.Add(row);
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

float TermRows::Most(const FieldNorms& norms) const {
  if (!ranked_) return bound_;
  return std::min(bound_, most_ * norms.GrowthSince(averages_) * kRounding);
}

void TermRows::NarrowToWeight(float least, const FieldNorms& norms,
                              RowSet& rows) const {
  if (least > Most(norms)) {
    rows.Clear();
    return;
  }
  if (!ranked_) return;
  // By the averages that the rows were ranked by.
  const float then = least / (norms.GrowthSince(averages_) * kRounding);
  if (few_) {
    RowSet kept = rows.Nothing();
    for (size_t i = 0; i < few_rows_.size(); ++i) {
      const uint32_t row = few_rows_[i];
      if (!kept.Covers(row)) break;
      if (weights_[i] >= then && rows.Has(row)) kept.Add(row);
    }
    rows = std::move(kept);
    return;
  }
  for (auto tier = tiers_.rbegin(); tier != tiers_.rend(); ++tier) {
    if (tier->rest >= then) continue;
    rows.And(tier->rows);
    return;
  }
}

size_t TermRows::MemoryBytes() const {
  size_t bytes = sizeof(*this) + few_rows_.capacity() * sizeof(uint32_t) +
                 rows_.MemoryBytes() + features_.capacity() +
                 weights_.capacity() * sizeof(float);
  for (const RowSet& rows : by_place_) bytes += rows.MemoryBytes();
  for (const Tier& tier : tiers_) bytes += tier.rows.MemoryBytes();
  return bytes;
}

}  // namespace hearsay::retrieve
