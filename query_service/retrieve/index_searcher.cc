#include "query_service/retrieve/index_searcher.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "query_service/retrieve/chunk_search.h"
#include "query_service/retrieve/group_counter.h"
#include "query_service/retrieve/query_plan.h"

namespace hearsay::retrieve {
namespace {

using query::ClaimOrder;
using query::SearchHit;

// A total order of hits: best first, of equal ones the newer number.
class HitOrder {
 public:
  explicit HitOrder(ClaimOrder order) : order_(order) {}
  bool operator()(const SearchHit& a, const SearchHit& b) const {
    if (order_ == ClaimOrder::kRelevance) {
      if (a.score != b.score) return a.score > b.score;
    } else if (a.time_seconds != b.time_seconds) {
      return EarlierFirst(a.time_seconds, b.time_seconds);
    }
    return a.claim_number > b.claim_number;
  }
  // Whether a hit of time `a` stands before every one of time `b`.
  bool EarlierFirst(int64_t a, int64_t b) const {
    return order_ == ClaimOrder::kNewestFirst ? a > b : a < b;
  }

 private:
  const ClaimOrder order_;
};

// The best `size` hits behind `after`.
class PageCollector {
 public:
  PageCollector(ClaimOrder order, size_t size,
                const std::optional<query::PageStart>& after)
      : better_(order), size_(size) {
    if (!after.has_value()) return;
    after_ = SearchHit{after->claim_number, after->score, after->time_seconds};
  }

  // Whether the page is full of hits that are better than any of this score, or
  // of this time.
  bool TooLow(float score) const {
    return hits_.size() == size_ && score < hits_.front().score;
  }
  bool TooLate(int64_t time) const {
    return hits_.size() == size_ &&
           better_.EarlierFirst(hits_.front().time_seconds, time);
  }
  // Whether a hit of this time stands on an earlier page.
  bool OnEarlierPage(int64_t time) const {
    return after_.has_value() &&
           better_.EarlierFirst(time, after_->time_seconds);
  }
  // Hits that are too low or too late.
  void Skip() { more_ = true; }

  void Add(const SearchHit& hit) {
    if (after_.has_value() && !better_(*after_, hit)) return;
    // The heap's top is the worst.
    if (hits_.size() < size_) {
      hits_.push_back(hit);
      std::push_heap(hits_.begin(), hits_.end(), better_);
      return;
    }
    more_ = true;
    if (!better_(hit, hits_.front())) return;
    std::pop_heap(hits_.begin(), hits_.end(), better_);
    hits_.back() = hit;
    std::push_heap(hits_.begin(), hits_.end(), better_);
  }

  bool more() const { return more_; }
  std::vector<SearchHit> Take() && {
    std::sort_heap(hits_.begin(), hits_.end(), better_);
    return std::move(hits_);
  }

 private:
  const HitOrder better_;
  const size_t size_;
  std::optional<SearchHit> after_;
  std::vector<SearchHit> hits_;
  bool more_ = false;
};

// Calls `visit` with the matches of each chunk that has any.
template <typename Visit>
absl::Status ForEachChunk(const query::ClaimIndexView& view,
                          const PlannedQuery& plan, bool oldest_first,
                          const query::CallLimits& limits, Visit visit) {
  std::vector<uint32_t> chunks = view.Chunks();
  // The likeliest to be on the page first: the more of the rest is skipped.
  if (!oldest_first) std::reverse(chunks.begin(), chunks.end());
  for (const uint32_t chunk : chunks) {
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

// All fields of a row after the other, so that the columns are gone through
// once.
void CountFacets(const query::ClaimRows& rows, const RowSet& matches,
                 std::vector<FacetCounter>& facets) {
  if (facets.empty()) return;
  matches.ForEach([&](uint32_t row) {
    const query::ClaimRow& columns = rows[row];
    for (FacetCounter& facet : facets) facet.Count(rows, columns);
  });
}

void CollectByScore(const query::ChunkClaims& claims, const ChunkSearch& search,
                    const RowSet& matches, PageCollector& page) {
  matches.ForEach([&](uint32_t row) {
    // Most matches cannot get onto the page, and need no more than a bound.
    if (page.TooLow(search.Bound(row))) {
      page.Skip();
      return;
    }
    page.Add({claims.Number(row), search.Score(row),
              (*claims.rows)[row].time_seconds});
  });
}

void CollectByTime(const query::ChunkClaims& claims, const RowSet& matches,
                   bool oldest_first, PageCollector& page) {
  constexpr uint32_t kBlock = query::ClaimRows::kBlockRows;
  for (uint32_t begin = 0; begin < claims.row_count; begin += kBlock) {
    const query::ClaimRows::Times& times = claims.rows->TimesAt(begin);
    const int64_t best = oldest_first ? times.least : times.most;
    const int64_t worst = oldest_first ? times.most : times.least;
    if (page.OnEarlierPage(worst)) continue;
    const uint32_t end = begin + kBlock;
    if (page.TooLate(best)) {
      if (matches.Any(begin, end)) page.Skip();
      continue;
    }
    matches.ForEach(begin, end, [&](uint32_t row) {
      page.Add({claims.Number(row), 0, (*claims.rows)[row].time_seconds});
    });
  }
}

}  // namespace

absl::StatusOr<query::SearchPage> IndexSearcher::Search(
    const query::SearchSpec& spec, const query::CallLimits& limits) const {
  HEARSAY_RETURN_IF_ERROR(CheckLimits(limits));
  HEARSAY_ASSIGN_OR_RETURN(const std::unique_ptr<query::ClaimIndexView> view,
                           index_.View(spec.sequence));
  HEARSAY_ASSIGN_OR_RETURN(PlannedQuery plan,
                           PlanQuery(spec.query, *view, spec.statistics));
  const bool ranked = spec.query.order == ClaimOrder::kRelevance;
  const bool oldest_first = spec.query.order == ClaimOrder::kOldestFirst;
  PageCollector collector(spec.query.order, spec.page_size, spec.after);
  std::vector<FacetCounter> facets;
  for (const query::FacetField field : spec.facets) facets.emplace_back(field);
  query::SearchPage page;
  HEARSAY_RETURN_IF_ERROR(
      ForEachChunk(*view, plan, oldest_first, limits,
                   [&](const query::ChunkClaims& claims, ChunkSearch& search,
                       const RowSet& matches) -> absl::Status {
                     page.total_size += matches.Count();
                     CountFacets(*claims.rows, matches, facets);
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
  for (const FacetCounter& facet : facets) {
    page.facets.push_back(facet.Result(*view));
  }
  page.sequence = view->sequence();
  page.statistics = std::move(plan.statistics);
  return page;
}

absl::StatusOr<query::ClaimGroups> IndexSearcher::Count(
    const query::CountSpec& spec, const query::CallLimits& limits) const {
  HEARSAY_RETURN_IF_ERROR(CheckLimits(limits));
  HEARSAY_ASSIGN_OR_RETURN(const std::unique_ptr<query::ClaimIndexView> view,
                           index_.View(std::nullopt));
  HEARSAY_ASSIGN_OR_RETURN(const PlannedQuery plan,
                           PlanQuery(spec.query, *view, std::nullopt));
  query::ClaimGroups counted;
  const auto count_by = [&](auto& counter) -> absl::Status {
    const absl::Status status = ForEachChunk(
        *view, plan, /*oldest_first=*/true, limits,
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
