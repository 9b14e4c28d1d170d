#include "query_service/retrieve/index_searcher.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "query_service/retrieve/chunk_search.h"
#include "query_service/retrieve/facet_cache.h"
#include "query_service/retrieve/group_counter.h"
#include "query_service/retrieve/page_collector.h"
#include "query_service/retrieve/query_plan.h"

namespace hearsay::retrieve {
namespace {

using query::ClaimOrder;

// The likeliest to be on the page first: the more of the rest is skipped.
std::vector<uint32_t> ChunksInOrder(const query::ClaimIndexView& view,
                                    ClaimOrder order) {
  std::vector<uint32_t> chunks = view.Chunks();
  if (order != ClaimOrder::kOldestFirst) {
    std::reverse(chunks.begin(), chunks.end());
  }
  // What weighs much is known without a look at each row in complete ones only.
  if (order == ClaimOrder::kRelevance) {
    std::stable_partition(chunks.begin(), chunks.end(), [&](uint32_t chunk) {
      return chunk < view.CompleteChunks();
    });
  }
  return chunks;
}

// Calls `visit` with the matches of each chunk that has any.
template <typename Visit>
absl::Status ForEachChunk(const query::ClaimIndexView& view,
                          const PlannedQuery& plan, ClaimOrder order,
                          const query::CallLimits& limits, Visit visit) {
  for (const uint32_t chunk : ChunksInOrder(view, order)) {
    if (!MayMatch(plan, chunk)) continue;
    HEARSAY_RETURN_IF_ERROR(CheckLimits(limits));
    HEARSAY_ASSIGN_OR_RETURN(const query::ChunkClaims claims,
                             view.Claims(chunk));
    if (claims.row_count == 0) continue;
    ChunkSearch search(plan, view, claims, limits);
    HEARSAY_ASSIGN_OR_RETURN(const RowSet matches, search.Matches());
    if (matches.Empty()) continue;
    HEARSAY_RETURN_IF_ERROR(visit(claims, search, matches));
  }
  return absl::OkStatus();
}

// Rows that may get onto the page, scored a few at a time, so that what is far
// apart in memory is on its way by then.
class Scorer {
 public:
  Scorer(const query::ChunkClaims& claims, const ChunkSearch& search,
         PageCollector& page)
      : claims_(claims), search_(search), page_(page) {}

  void Collect(const RowSet& rows) {
    rows.ForEach([this](uint32_t row) { Consider(row); });
    Score();
  }

 private:
  void Consider(uint32_t row) {
    // Most matches cannot get onto the page, and need no more than a bound.
    if (page_.TooLow(search_.Bound(row))) {
      page_.Skip();
      return;
    }
    claims_.rows->Fetch(row);
    waiting_[count_++] = row;
    if (count_ == waiting_.size()) Score();
  }
  void Score() {
    for (size_t i = 0; i < count_; ++i) {
      const uint32_t row = waiting_[i];
      page_.Add({claims_.Number(row), search_.Score(row),
                 (*claims_.rows)[row].time_seconds});
    }
    count_ = 0;
  }

  const query::ChunkClaims& claims_;
  const ChunkSearch& search_;
  PageCollector& page_;
  std::array<uint32_t, 16> waiting_;
  size_t count_ = 0;
};

void CollectByScore(const query::ChunkClaims& claims, const ChunkSearch& search,
                    const RowSet& matches, PageCollector& page) {
  Scorer scorer(claims, search, page);
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
                   bool oldest_first, PageCollector& page) {
  constexpr uint32_t kBlock = query::ClaimRows::kBlockRows;
  const query::ClaimRows& rows = *claims.rows;
  const auto add = [&](uint32_t row, int64_t time) {
    if (page.OnEarlierPage(time)) return;
    if (page.TooLate(time)) {
      page.Skip();
    } else {
      page.Add({claims.Number(row), 0, time});
    }
  };
  query::ArticleCursor articles(rows.articles());
  for (uint32_t begin = 0; begin < claims.row_count; begin += kBlock) {
    const uint32_t end = begin + kBlock;
    if (!matches.Any(begin, end)) continue;
    const query::ClaimRows::Times& times = rows.TimesAt(begin);
    const int64_t best = oldest_first ? times.least : times.most;
    const int64_t worst = oldest_first ? times.most : times.least;
    if (page.OnEarlierPage(worst)) continue;
    if (page.TooLate(best)) {
      page.Skip();
    } else if (rows.sorted()) {
      matches.ForEach(begin, end, [&](uint32_t row) {
        add(row, articles.Of(row).time_seconds);
      });
    } else {
      matches.ForEachAhead(
          begin, end, [&](uint32_t row) { rows.Fetch(row); },
          [&](uint32_t row) { add(row, rows[row].time_seconds); });
    }
  }
}

}  // namespace

absl::StatusOr<query::SearchPage> IndexSearcher::Search(
    const query::SearchSpec& spec, const query::CallLimits& limits) const {
  HEARSAY_RETURN_IF_ERROR(CheckLimits(limits));
  HEARSAY_ASSIGN_OR_RETURN(const std::unique_ptr<query::ClaimIndexView> view,
                           index_.View(spec.sequence));
  // Whoever turns one page turns more: a run of them costs hardly more than
  // one.
  const bool runs = PageRuns::IsFor(spec);
  if (runs) {
    HEARSAY_ASSIGN_OR_RETURN(std::optional<query::SearchPage> page,
                             runs_.Find(spec, *view));
    if (page.has_value()) return *std::move(page);
  }
  HEARSAY_ASSIGN_OR_RETURN(
      PlannedQuery plan, PlanQuery(spec.query, *view, terms_, spec.statistics));
  const bool ranked = spec.query.order == ClaimOrder::kRelevance;
  const bool oldest_first = spec.query.order == ClaimOrder::kOldestFirst;
  PageCollector collector(spec.query.order,
                          runs ? PageRuns::kHits : spec.page_size, spec.after);
  FacetCounts facets(spec, *view, facets_);
  query::SearchPage page;
  HEARSAY_RETURN_IF_ERROR(
      ForEachChunk(*view, plan, spec.query.order, limits,
                   [&](const query::ChunkClaims& claims, ChunkSearch& search,
                       const RowSet& matches) -> absl::Status {
                     page.total_size += matches.Count();
                     facets.Count(claims, matches);
                     if (spec.page_size == 0) {
                       collector.Skip();
                     } else if (ranked) {
                       HEARSAY_RETURN_IF_ERROR(search.PrepareScores());
                       CollectByScore(claims, search, matches, collector);
                     } else {
                       CollectByTime(claims, matches, oldest_first, collector);
                     }
                     return absl::OkStatus();
                   }));
  page.more = collector.more();
  page.hits = std::move(collector).Take();
  page.facets = facets.Results();
  page.sequence = view->sequence();
  page.statistics = std::move(plan.statistics);
  if (runs) return runs_.Keep(spec, std::move(page));
  return page;
}

absl::StatusOr<query::ClaimGroups> IndexSearcher::Count(
    const query::CountSpec& spec, const query::CallLimits& limits) const {
  HEARSAY_RETURN_IF_ERROR(CheckLimits(limits));
  HEARSAY_ASSIGN_OR_RETURN(const std::unique_ptr<query::ClaimIndexView> view,
                           index_.View(std::nullopt));
  HEARSAY_ASSIGN_OR_RETURN(const PlannedQuery plan,
                           PlanQuery(spec.query, *view, terms_, std::nullopt));
  query::ClaimGroups counted;
  const auto count_by = [&](auto& counter) -> absl::Status {
    const absl::Status status = ForEachChunk(
        *view, plan, ClaimOrder::kOldestFirst, limits,
        [&](const query::ChunkClaims& claims, ChunkSearch&,
            const RowSet& matches) -> absl::Status {
          counted.total_size += matches.Count();
          counter.Count(*claims.rows, matches);
          if (counter.distinct() <= spec.max_groups) return absl::OkStatus();
          return ErrorWithDetail(
              absl::StatusCode::kResourceExhausted,
              absl::StrCat("group_by: more than ", spec.max_groups,
                           " combinations of values; count fewer claims, with "
                           "a narrower filter, or by coarser dimensions"),
              {.reason = "TOO_MANY_BUCKETS",
               .field = "group_by",
               .retry_after = {}});
        });
    if (status.ok()) counted.groups = counter.Groups(*view);
    return status;
  };
  if (spec.second.has_value()) {
    PairCounter counter(spec.first, *spec.second);
    HEARSAY_RETURN_IF_ERROR(count_by(counter));
  } else {
    FacetCounter counter(spec.first);
    HEARSAY_RETURN_IF_ERROR(count_by(counter));
  }
  return counted;
}

}  // namespace hearsay::retrieve
