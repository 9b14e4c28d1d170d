#include "query_service/retrieve/term_rows.h"

namespace hearsay::retrieve {

bool TermRows::Add(absl::string_view list) {
  query::PostingCursor cursor(list);
  const auto limit = static_cast<uint32_t>(features_.size());
  // Later rows than the view's may be in the list of a chunk that still grows.
  cursor.ForEachBelow(limit, [this](uint32_t row, query::Features features) {
    rows_.Add(row);
    query::Features& here = features_[row];
    here = here == 0 ? features : query::JoinFeatures(here, features);
  });
  return !cursor.damaged();
}

RowSet TermRows::In(query::Features places) const {
  RowSet rows = rows_;
  if ((places & query::kPlaces) == query::kPlaces) return rows;
  rows.KeepIf([&](uint32_t row) { return features_[row] & places; });
  return rows;
}

}  // namespace hearsay::retrieve
