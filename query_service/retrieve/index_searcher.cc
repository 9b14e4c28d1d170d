#include "query_service/retrieve/index_searcher.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "query_service/retrieve/chunk_search.h"
#include "query_service/retrieve/collect_hits.h"
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
  const TimeRange times = TimesOfMatches(plan);
  const bool oldest_first = spec.query.order == ClaimOrder::kOldestFirst;
  PageCollector collector(spec.query.order,
                          runs ? PageRuns::kHits : spec.page_size, spec.after);
  FacetCounts facets(spec, *view, facets_);
  query::SearchPage page;
  HEARSAY_RETURN_IF_ERROR(ForEachChunk(
      *view, plan, spec.query.order, limits,
      [&](const query::ChunkClaims& claims, ChunkSearch& search,
          const RowSet& matches) -> absl::Status {
        const uint64_t count = matches.Count();
        page.total_size += count;
        facets.Count(claims, matches);
        if (spec.page_size == 0) {
          collector.Skip();
        } else if (ranked) {
          HEARSAY_RETURN_IF_ERROR(search.PrepareScores());
          CollectByScore(claims, search, matches, count, collector);
        } else {
          CollectByTime(claims, matches, count, times, oldest_first, collector);
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
