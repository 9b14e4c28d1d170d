#include "query_service/retrieve/collect_hits.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "absl/types/span.h"

namespace hearsay::retrieve {
namespace {

// Rows that may get onto the page: those are scored first that may score most,
// so that few of the others have to be.
class Scorer {
 public:
  Scorer(const query::ChunkClaims& claims, const ChunkSearch& search,
         PageCollector& page)
      : claims_(claims), search_(search), page_(page) {}

  void Collect(const RowSet& rows) {
    rows.ForEach([this](uint32_t row) {
      rows_[count_++] = row;
      if (count_ == rows_.size()) Bound();
    });
    Bound();
  }

 private:
  struct Candidate {
    uint32_t row;
    float bound;
  };

  // What is far apart in memory is on its way while others are scored.
  static constexpr size_t kTogether = 16;

  void Bound() {
    search_.Bound({rows_.data(), count_}, bounds_.data());
    candidates_.clear();
    for (size_t i = 0; i < count_; ++i) {
      // Most matches cannot get onto the page, and need no more than a bound.
      if (page_.TooLow(bounds_[i])) continue;
      candidates_.push_back({rows_[i], bounds_[i]});
    }
    if (candidates_.size() < count_) page_.Skip();
    count_ = 0;
    Score();
  }
  void Score() {
    auto begin = candidates_.begin();
    while (begin != candidates_.end()) {
      auto end = candidates_.end();
      // As many as there is room for will all be on the page for now.
      const auto some =
          static_cast<ptrdiff_t>(std::max(kTogether, page_.room()));
      if (end - begin > some) {
        end = begin + some;
        std::nth_element(begin, end, candidates_.end(),
                         [](const Candidate& a, const Candidate& b) {
                           return a.bound > b.bound;
                         });
      }
      for (auto it = begin; it != end; ++it) claims_.rows->Fetch(it->row);
      for (auto it = begin; it != end; ++it) {
        page_.Add({claims_.Number(it->row), search_.Score(it->row),
                   (*claims_.rows)[it->row].time_seconds});
      }
      const auto rest = std::remove_if(
          end, candidates_.end(),
          [this](const Candidate& c) { return page_.TooLow(c.bound); });
      if (rest != candidates_.end()) page_.Skip();
      candidates_.erase(rest, candidates_.end());
      begin = end;
    }
  }

  const query::ChunkClaims& claims_;
  const ChunkSearch& search_;
  PageCollector& page_;
  std::array<uint32_t, 512> rows_;
  std::array<float, 512> bounds_;
  size_t count_ = 0;
  std::vector<Candidate> candidates_;
};

// Article by article in the page's order, until the rest is too late. All
// matches are of `between`.
void CollectByArticle(const query::ChunkClaims& claims, const RowSet& matches,
                      const query::ClaimRows::Places& between,
                      bool oldest_first, PageCollector& page) {
  const query::ClaimRows& rows = *claims.rows;
  for (uint32_t i = 0; i < between.size(); ++i) {
    const query::ClaimRows::ArticleRows& article =
        rows.articles()[oldest_first ? between.first + i : between.end - 1 - i];
    const int64_t time = article.time_seconds;
    if (page.OnEarlierPage(time)) continue;
    const bool too_late = page.TooLate(time);
    if (too_late && page.more()) return;
    matches.ForEachOf(std::min(article.first, claims.row_count),
                      std::min(article.end, claims.row_count),
                      [&](uint32_t row) {
                        if (too_late) {
                          page.Skip();
                        } else {
                          page.Add({claims.Number(row), 0, time});
                        }
                      });
  }
}

}  // namespace

void CollectByScore(const query::ChunkClaims& claims, const ChunkSearch& search,
                    const RowSet& matches, uint64_t count,
                    PageCollector& page) {
  // To bound so many one by one is quicker than to go through all rows again.
  constexpr uint64_t kFew = 128;
  Scorer scorer(claims, search, page);
  if (count <= kFew) {
    scorer.Collect(matches);
    return;
  }
  RowSet rest = matches;
  // What is likely to score much first: the more of the rest is left out.
  for (const float much : {0.98f, 0.9f, 0.8f, 0.6f, 0.4f}) {
    if (page.full()) break;
    RowSet best = rest;
    search.NarrowToScore(much * search.MostScore(), best);
    scorer.Collect(best);
    rest.Remove(best);
  }
  if (page.full()) {
    const uint64_t before = page.more() ? 0 : rest.Count();
    search.NarrowToScore(page.least_score(), rest);
    if (!page.more() && rest.Count() < before) page.Skip();
  }
  scorer.Collect(rest);
}

void CollectByTime(const query::ChunkClaims& claims, const RowSet& matches,
                   uint64_t count, const TimeRange& times, bool oldest_first,
                   PageCollector& page) {
  constexpr uint32_t kBlock = query::ClaimRows::kBlockRows;
  const query::ClaimRows& rows = *claims.rows;
  if (rows.sorted()) {
    const query::ClaimRows::Places between =
        rows.ArticlesBetween(times.begin, times.end);
    // Of a full page few come before the last.
    if (count >= between.size() / (page.full() ? 16 : 4)) {
      CollectByArticle(claims, matches, between, oldest_first, page);
      return;
    }
  }
  const auto add = [&](uint32_t row, int64_t time) {
    if (page.OnEarlierPage(time)) return;
    if (page.TooLate(time)) {
      page.Skip();
    } else {
      page.Add({claims.Number(row), 0, time});
    }
  };
  for (uint32_t begin = 0; begin < claims.row_count; begin += kBlock) {
    const uint32_t end = begin + kBlock;
    if (!matches.Any(begin, end)) continue;
    const query::ClaimRows::Times& block = rows.TimesAt(begin);
    const int64_t best = oldest_first ? block.least : block.most;
    const int64_t worst = oldest_first ? block.most : block.least;
    if (page.OnEarlierPage(worst)) continue;
    if (page.TooLate(best)) {
      page.Skip();
    } else if (rows.sorted()) {
      matches.ForEach(begin, end, [&](uint32_t row) {
        add(row, rows.articles()[rows.ArticleOf(row)].time_seconds);
      });
    } else {
      matches.ForEachAhead(
          begin, end, [&](uint32_t row) { rows.Fetch(row); },
          [&](uint32_t row) { add(row, rows[row].time_seconds); });
    }
  }
}

}  // namespace hearsay::retrieve
