#include "query_service/retrieve/index_searcher.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "query_service/retrieve/facet_counter.h"
#include "query_service/retrieve/query_plan.h"

namespace hearsay::retrieve {
namespace {

using query::ClaimOrder;
using query::SearchHit;

// Rows between two looks at the clock.
constexpr uint32_t kRowsBetweenChecks = 4096;

absl::Status Check(const query::CallLimits& limits) {
  if (limits.cancelled()) return absl::CancelledError("the call was cancelled");
  if (absl::Now() > limits.deadline) {
    return absl::DeadlineExceededError(
        "the search took longer than the call's deadline; ask for less");
  }
  return absl::OkStatus();
}

// A total order of hits: best first, of equal ones the newer number.
class HitOrder {
 public:
  explicit HitOrder(ClaimOrder order) : order_(order) {}
  bool operator()(const SearchHit& a, const SearchHit& b) const {
    switch (order_) {
      case ClaimOrder::kRelevance:
        if (a.score != b.score) return a.score > b.score;
        break;
      case ClaimOrder::kNewestFirst:
        if (a.time_seconds != b.time_seconds) {
          return a.time_seconds > b.time_seconds;
        }
        break;
      case ClaimOrder::kOldestFirst:
        if (a.time_seconds != b.time_seconds) {
          return a.time_seconds < b.time_seconds;
        }
        break;
    }
    return a.claim_number > b.claim_number;
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

  // The score that a hit needs to get onto the page.
  bool Full() const { return size_ == 0 || hits_.size() == size_; }
  bool TooLow(float score) const {
    return size_ > 0 && hits_.size() == size_ && score < hits_.front().score;
  }
  // A hit that is TooLow.
  void Skip() { more_ = true; }

  void Add(const SearchHit& hit) {
    if (after_.has_value() && !better_(*after_, hit)) return;
    if (size_ == 0) {
      more_ = true;
      return;
    }
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

// One search's way through the chunks.
class Run {
 public:
  Run(const query::SearchSpec& spec, const query::CallLimits& limits,
      const query::ClaimIndexView& view, QueryPlan& plan)
      : limits_(limits),
        view_(view),
        plan_(plan),
        ranked_(spec.query.order == ClaimOrder::kRelevance),
        page_(spec.query.order, spec.page_size, spec.after) {
    for (const query::FacetField field : spec.facets) {
      facets_.emplace_back(field);
    }
  }

  absl::Status Visit(uint32_t chunk) {
    HEARSAY_RETURN_IF_ERROR(Check(limits_));
    HEARSAY_ASSIGN_OR_RETURN(const query::ChunkClaims claims,
                             view_.Claims(chunk));
    if (claims.row_count == 0) return absl::OkStatus();
    const RowIteratorPtr matches = plan_.Matches(claims);
    std::vector<WordScorer> scorers;
    if (ranked_) scorers = plan_.Scorers(chunk);
    uint32_t checks = 0;
    for (uint32_t row = matches->Seek(0); row < claims.row_count;
         row = matches->Seek(row + 1)) {
      if (++checks % kRowsBetweenChecks == 0) {
        HEARSAY_RETURN_IF_ERROR(Check(limits_));
      }
      if (!claims.Visible(row)) continue;
      ++total_;
      const query::ClaimRow& columns = claims.rows[row];
      for (FacetCounter& facet : facets_) facet.Count(columns);
      Collect(claims.Number(row), row, columns, scorers);
    }
    return absl::OkStatus();
  }

  query::SearchPage Finish() && {
    query::SearchPage page;
    page.more = page_.more();
    page.hits = std::move(page_).Take();
    page.total_size = total_;
    for (const FacetCounter& facet : facets_) {
      page.facets.push_back(facet.Result(view_));
    }
    page.sequence = view_.sequence();
    page.statistics = plan_.statistics();
    return page;
  }

 private:
  void Collect(uint64_t number, uint32_t row, const query::ClaimRow& columns,
               std::vector<WordScorer>& scorers) {
    SearchHit hit{number, 0, columns.time_seconds};
    if (ranked_ && page_.Full()) {
      // Most matches cannot get onto the page: their blocks' heads say so.
      float bound = 0;
      for (WordScorer& scorer : scorers) bound += scorer.Bound(row);
      if (page_.TooLow(bound)) {
        page_.Skip();
        return;
      }
    }
    for (WordScorer& scorer : scorers) hit.score += scorer.Score(row, columns);
    page_.Add(hit);
  }

  const query::CallLimits& limits_;
  const query::ClaimIndexView& view_;
  QueryPlan& plan_;
  const bool ranked_;
  PageCollector page_;
  std::vector<FacetCounter> facets_;
  uint64_t total_ = 0;
};

}  // namespace

absl::StatusOr<query::SearchPage> IndexSearcher::Search(
    const query::SearchSpec& spec, const query::CallLimits& limits) const {
  HEARSAY_RETURN_IF_ERROR(Check(limits));
  HEARSAY_ASSIGN_OR_RETURN(const std::unique_ptr<query::ClaimIndexView> view,
                           index_.View(spec.sequence));
  HEARSAY_ASSIGN_OR_RETURN(QueryPlan plan,
                           QueryPlan::Make(spec.query, *view, spec.statistics));
  Run run(spec, limits, *view, plan);
  for (const uint32_t chunk : view->Chunks()) {
    HEARSAY_RETURN_IF_ERROR(run.Visit(chunk));
  }
  HEARSAY_RETURN_IF_ERROR(plan.status());
  return std::move(run).Finish();
}

absl::Status IndexSearcher::ForEach(
    const query::ClaimQuery& query, const query::CallLimits& limits,
    absl::FunctionRef<bool(const SearchHit&)> visit) const {
  // Page by page, so that memory does not grow with the matches.
  query::SearchSpec spec;
  spec.query = query;
  spec.page_size = 16384;
  for (;;) {
    HEARSAY_ASSIGN_OR_RETURN(query::SearchPage page, Search(spec, limits));
    for (const SearchHit& hit : page.hits) {
      if (!visit(hit)) return absl::OkStatus();
    }
    if (!page.more) return absl::OkStatus();
    const SearchHit& last = page.hits.back();
    spec.after = {last.score, last.time_seconds, last.claim_number};
    spec.sequence = page.sequence;
    spec.statistics = std::move(page.statistics);
  }
}

}  // namespace hearsay::retrieve
