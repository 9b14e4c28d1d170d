#include "query_service/retrieve/narrow_to_times.h"

#include <algorithm>

namespace hearsay::retrieve {

void NarrowToTimes(const TimeRange& range, const query::ChunkClaims& claims,
                   RowSet& rows) {
  const query::ClaimRows& all = *claims.rows;
  if (all.sorted()) {
    const query::ClaimRows::Places between =
        all.ArticlesBetween(range.begin, range.end);
    // A look at a row costs about as much as one at an article.
    if (rows.Count() < between.size()) {
      rows.KeepIf([&all, between](uint32_t row) {
        return between.Has(all.ArticleOf(row));
      });
      return;
    }
    RowSet kept = rows.Nothing();
    for (uint32_t place = between.first; place < between.end; ++place) {
      const query::ClaimRows::ArticleRows& article = all.articles()[place];
      rows.CopyRange(std::min(article.first, claims.row_count),
                     std::min(article.end, claims.row_count), kept);
    }
    rows = std::move(kept);
    return;
  }
  // Most blocks are all inside the range or all outside.
  constexpr uint32_t kBlock = query::ClaimRows::kBlockRows;
  for (uint32_t begin = 0; begin < claims.row_count; begin += kBlock) {
    const query::ClaimRows::Times& times = all.TimesAt(begin);
    const uint32_t end = std::min(begin + kBlock, claims.row_count);
    if (times.least >= range.begin && times.most < range.end) continue;
    if (times.most < range.begin || times.least >= range.end) {
      rows.RemoveRange(begin, end);
      continue;
    }
    rows.KeepIf(begin, end, [&](uint32_t row) {
      const int64_t time = all[row].time_seconds;
      return time >= range.begin && time < range.end;
    });
  }
}

}  // namespace hearsay::retrieve
