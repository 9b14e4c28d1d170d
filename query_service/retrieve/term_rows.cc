#include "query_service/retrieve/term_rows.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace hearsay::retrieve {
namespace {

// Fewer postings than one of so many rows are few: to go through a bit a row
// would cost more than to look them up.
constexpr uint32_t kManyShare = 64;
// What questions ask for, beside every place: a claim's own words, with the
// names in them, with the names of its chain.
constexpr query::Features kOwn = query::kInContent | query::kInEntityName;
constexpr std::array<query::Features, 3> kSetPlaces = {query::kInContent, kOwn,
                                                       kOwn | query::kInSource};
// Of so many rows that have a term the heaviest one is listed.
constexpr size_t kHeaviestShare = 16;
// What more than one of so many rows have is not listed by time: four bytes for
// each would be most of what is kept of it.
constexpr uint32_t kByTimeShare = 16;
// An article and one of its rows, and the place behind the last article.
static_assert(query::kChunkSequenceBits + record::kClaimOrdinalBits < 32);
// Weights are rounded, and so is what they are multiplied by.
constexpr float kRounding = 1.0001f;

}  // namespace

std::optional<TermRows> TermRows::Unpack(
    uint32_t rows, absl::Span<const absl::string_view> lists) {
  TermRows term(rows);
  for (const absl::string_view list : lists) {
    if (!term.Add(list)) return std::nullopt;
  }
  std::array<bool, 256> found = {};
  for (const query::Features features : term.features_) found[features] = true;
  for (size_t features = 0; features < found.size(); ++features) {
    if (!found[features]) continue;
    term.bound_ = std::max(
        term.bound_, TermWeightBound(static_cast<query::Features>(features)));
  }
  if (term.features_.size() > rows / kManyShare) term.Spread();
  return term;
}

bool TermRows::Add(absl::string_view list) {
  query::PostingCursor cursor(list);
  const size_t before = few_rows_.size();
  // A damaged list may say that it has any number.
  const size_t size = before + std::min(cursor.count(), row_count_);
  few_rows_.reserve(size);
  features_.reserve(size);
  // Later rows than the view's may be in the list of a chunk that still grows.
  cursor.ForEachRunBelow(row_count_, [&](absl::Span<const uint32_t> rows,
                                         absl::string_view features) {
    few_rows_.insert(few_rows_.end(), rows.begin(), rows.end());
    if (features.size() == 1) {
      features_.insert(features_.end(), rows.size(),
                       static_cast<query::Features>(features[0]));
    } else {
      features_.insert(features_.end(), features.begin(), features.end());
    }
  });
  if (cursor.damaged()) return false;
  if (before > 0) Merge(before);
  return true;
}

void TermRows::Merge(size_t second) {
  const std::vector<uint32_t> rows = std::exchange(few_rows_, {});
  const std::vector<query::Features> features = std::exchange(features_, {});
  few_rows_.reserve(rows.size());
  features_.reserve(rows.size());
  size_t first = 0;
  const size_t first_end = second;
  while (first < first_end || second < rows.size()) {
    const uint32_t a = first < first_end ? rows[first] : query::kNoRow;
    const uint32_t b = second < rows.size() ? rows[second] : query::kNoRow;
    few_rows_.push_back(std::min(a, b));
    features_.push_back(
        a == b ? query::JoinFeatures(features[first], features[second])
               : features[a < b ? first : second]);
    if (a <= b) ++first;
    if (b <= a) ++second;
  }
}

void TermRows::Spread() {
  rows_ = RowSet(row_count_);
  for (const uint32_t row : few_rows_) rows_.Add(row);
  blocks_ = RowBlocks(rows_);
  few_ = false;
  few_rows_ = std::vector<uint32_t>();  // An empty list would keep the room.
}

size_t TermRows::PlaceOfFew(uint32_t row) const {
  const auto found = std::lower_bound(few_rows_.begin(), few_rows_.end(), row);
  if (found == few_rows_.end() || *found != row) return kNowhere;
  return static_cast<size_t>(found - few_rows_.begin());
}

template <typename Visit>
void TermRows::ForEach(Visit visit) const {
  size_t place = 0;
  if (few_) {
    for (const uint32_t row : few_rows_) visit(row, place++);
  } else {
    rows_.ForEach([&](uint32_t row) { visit(row, place++); });
  }
}

template <typename Visit>
void TermRows::ForEachOf(absl::Span<const uint32_t> rows, Visit visit) const {
  if (!few_) {
    for (size_t i = 0; i < rows.size(); ++i) {
      if (rows_.Has(rows[i])) visit(i, PlaceOfMany(rows[i]));
    }
    return;
  }
  if (rows.empty()) return;
  auto at = std::lower_bound(few_rows_.begin(), few_rows_.end(), rows[0]);
  for (size_t i = 0; i < rows.size() && at != few_rows_.end();) {
    if (*at < rows[i]) {
      ++at;
      continue;
    }
    if (*at == rows[i]) visit(i, static_cast<size_t>(at - few_rows_.begin()));
    ++i;
  }
}

void TermRows::AddMost(absl::Span<const uint32_t> rows, float growth,
                       float factor, float* sums) const {
  if (ranked_) {
    const float step = step_ * growth * factor;
    ForEachOf(rows, [&](size_t i, size_t place) {
      sums[i] += static_cast<float>(impacts_[place]) * step;
    });
    return;
  }
  // Products depend on their order.
  factor *= kRounding;
  const TermWeightBounds& bounds = WeightBounds();
  ForEachOf(rows, [&](size_t i, size_t place) {
    sums[i] += bounds[features_[place]] * factor;
  });
}

void TermRows::Rank(const query::ClaimRows& rows, const FieldNorms& norms) {
  ranked_ = true;
  averages_ = norms.averages();
  std::vector<float> weights(features_.size());
  ForEach([&](uint32_t row, size_t place) {
    weights[place] = TermWeight(features_[place], rows[row], norms);
    most_ = std::max(most_, weights[place]);
  });
  // A row's weight is told in so many steps of the most that one weighs.
  constexpr auto kSteps = static_cast<float>(RowBlocks::kMostSteps);
  step_ = most_ / kSteps * kRounding;
  impacts_.resize(weights.size());
  for (size_t place = 0; place < weights.size() && step_ > 0; ++place) {
    impacts_[place] = static_cast<uint8_t>(
        std::min(kSteps, std::ceil(weights[place] / step_)));
  }
  ListByTime(rows);
  if (few_) return;
  RankPlaces();
  ForEach(
      [&](uint32_t row, size_t place) { blocks_.Raise(row, impacts_[place]); });
  ListHeaviest();
}

void TermRows::ListByTime(const query::ClaimRows& rows) {
  if (!rows.sorted() || features_.size() > row_count_ / kByTimeShare) return;
  by_time_.reserve(features_.size());
  ForEach([&](uint32_t row, size_t) {
    const uint32_t article = rows.ArticleOf(row);
    by_time_.push_back(article << record::kClaimOrdinalBits |
                       (row - rows.articles()[article].first));
  });
  std::sort(by_time_.begin(), by_time_.end());
}

void TermRows::NarrowInTime(query::Features places,
                            const query::ClaimRows::Places& between,
                            const query::ClaimRows& all, RowSet& rows) const {
  RowSet kept = rows.Nothing();
  const auto first_of = [this](uint32_t article) {
    return std::lower_bound(by_time_.begin(), by_time_.end(),
                            article << record::kClaimOrdinalBits);
  };
  const auto end = first_of(between.end);
  for (auto at = first_of(between.first); at != end; ++at) {
    const uint32_t article = *at >> record::kClaimOrdinalBits;
    const uint32_t which = *at & ((1u << record::kClaimOrdinalBits) - 1);
    const uint32_t row = all.articles()[article].first + which;
    // A view may have fewer rows than the chunk.
    if (!kept.Covers(row) || !rows.Has(row)) continue;
    if (places == query::kPlaces || At(row) & places) kept.Add(row);
  }
  rows = std::move(kept);
}

void TermRows::ListHeaviest() {
  std::vector<Heavy> all;
  all.reserve(impacts_.size());
  ForEach([&](uint32_t row, size_t place) {
    all.push_back({row, impacts_[place]});
  });
  const auto end =
      all.begin() + static_cast<ptrdiff_t>(all.size() / kHeaviestShare);
  const auto heavier = [](const Heavy& a, const Heavy& b) {
    return a.steps != b.steps ? a.steps > b.steps : a.row < b.row;
  };
  std::nth_element(all.begin(), end, all.end(), heavier);
  rest_ = end->steps;
  std::sort(all.begin(), end, heavier);
  heaviest_.assign(all.begin(), end);
}

void TermRows::RankPlaces() {
  by_place_.fill(rows_.Nothing());
  ForEach([&](uint32_t row, size_t place) {
    for (size_t i = 0; i < kSetPlaces.size(); ++i) {
      if (features_[place] & kSetPlaces[i]) by_place_[i].Add(row);
    }
  });
}

template <typename Keep>
void TermRows::NarrowBy(Keep keep, RowSet& rows) const {
  RowSet kept = rows.Nothing();
  ForEach([&](uint32_t row, size_t place) {
    // A view may have fewer rows than the chunk.
    if (keep(place) && kept.Covers(row) && rows.Has(row)) kept.Add(row);
  });
  rows = std::move(kept);
}

void TermRows::Narrow(query::Features places, RowSet& rows) const {
  places &= query::kPlaces;
  const auto set = std::find(kSetPlaces.begin(), kSetPlaces.end(), places);
  if (!few_ && places == query::kPlaces) {
    rows.And(rows_);
  } else if (!few_ && ranked_ && set != kSetPlaces.end()) {
    rows.And(by_place_[static_cast<size_t>(set - kSetPlaces.begin())]);
  } else {
    NarrowBy([&](size_t place) { return features_[place] & places; }, rows);
  }
}

float TermRows::GrowthTo(const FieldNorms& norms) const {
  return ranked_ ? norms.GrowthSince(averages_) * kRounding : 1;
}

float TermRows::Most(float growth) const {
  return ranked_ ? std::min(bound_, most_ * growth) : bound_;
}

void TermRows::NarrowToWeight(float least, float growth, RowSet& rows) const {
  if (least > Most(growth)) {
    rows.Clear();
    return;
  }
  if (!ranked_) {
    // Where few are left, to look at these is cheaper than to go through all.
    if (rows.Count() < features_.size() / 4) return;
    const TermWeightBounds& bounds = WeightBounds();
    NarrowBy([&](size_t place) { return bounds[features_[place]] >= least; },
             rows);
    return;
  }
  if (few_) {
    NarrowBy(
        [&](size_t place) { return Weight(impacts_[place], growth) >= least; },
        rows);
    return;
  }
  if (ListsAll(least, growth)) {
    RowSet kept = rows.Nothing();
    for (const Heavy& heavy : heaviest_) {
      if (Weight(heavy.steps, growth) < least) break;
      if (kept.Covers(heavy.row) && rows.Has(heavy.row)) kept.Add(heavy.row);
    }
    rows = std::move(kept);
    return;
  }
  BlockBounds bounds;
  AddTo(growth, 1, bounds);
  bounds.Narrow(least, rows);
}

size_t TermRows::MemoryBytes() const {
  size_t bytes = sizeof(*this) + few_rows_.capacity() * sizeof(uint32_t) +
                 by_time_.capacity() * sizeof(uint32_t) + rows_.MemoryBytes() +
                 blocks_.MemoryBytes() + features_.capacity() +
                 impacts_.capacity();
  for (const RowSet& rows : by_place_) bytes += rows.MemoryBytes();
  return bytes + heaviest_.capacity() * sizeof(Heavy);
}

}  // namespace hearsay::retrieve
