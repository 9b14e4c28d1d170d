#include "query_service/retrieve/term_rows.h"

#include <algorithm>

namespace hearsay::retrieve {
namespace {

// Fewer postings than one of so many rows are few: clearing a byte a row would
// cost more than to look them up.
constexpr uint32_t kManyShare = 64;

}  // namespace

bool TermRows::Add(absl::string_view list) {
  query::PostingCursor cursor(list);
  if (few_ &&
      (!few_rows_.empty() || cursor.count() > row_count_ / kManyShare)) {
    Spread();
  }
  // Later rows than the view's may be in the list of a chunk that still grows.
  cursor.ForEachBelow(row_count_, [this](uint32_t row, query::Features here) {
    rows_.Add(row);
    if (few_) {
      few_rows_.push_back(row);
      features_.push_back(here);
      return;
    }
    query::Features& features = features_[row];
    features = features == 0 ? here : query::JoinFeatures(features, here);
  });
  return !cursor.damaged();
}

void TermRows::Spread() {
  std::vector<query::Features> spread(row_count_);
  for (size_t i = 0; i < few_rows_.size(); ++i) {
    spread[few_rows_[i]] = features_[i];
  }
  few_ = false;
  few_rows_.clear();
  features_ = std::move(spread);
}

query::Features TermRows::AtFew(uint32_t row) const {
  const auto found = std::lower_bound(few_rows_.begin(), few_rows_.end(), row);
  return features_[static_cast<size_t>(found - few_rows_.begin())];
}

void TermRows::Narrow(query::Features places, RowSet& rows) const {
  rows.And(rows_);
  if ((places & query::kPlaces) == query::kPlaces) return;
  rows.KeepIf([&](uint32_t row) { return At(row) & places; });
}

}  // namespace hearsay::retrieve
