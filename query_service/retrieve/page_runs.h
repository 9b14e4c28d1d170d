#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_PAGE_RUNS_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_PAGE_RUNS_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "common/base/mutex.h"
#include "query_service/model/claim_index.h"
#include "query_service/model/search_page.h"

namespace hearsay::retrieve {

// Runs of hits behind the first page, of the searches that were paged through
// last: a pass over the matches that finds one page finds thousands of hits at
// no great cost, and the pages that follow are cut from them. A pinned search
// stands still, so a run never changes; what was retracted since is left out as
// it is cut. Bounded: kRuns runs of kHits hits, some 13 MB, and their counts by
// field. Thread safe.
class PageRuns {
 public:
  static constexpr size_t kHits = 8192;
  static constexpr size_t kRuns = 64;

  // Whether a search is for a later page, and a run has several of them.
  static bool IsFor(const query::SearchSpec& spec) {
    return spec.after.has_value() && spec.sequence.has_value() &&
           spec.page_size > 0 && spec.page_size * 4 <= kHits;
  }

  // The page that `spec` asks for, if a run has all of it. Its total is that of
  // when the run was found: it may count what was retracted since.
  absl::StatusOr<std::optional<query::SearchPage>> Find(
      const query::SearchSpec& spec, const query::ClaimIndexView& view);
  // Keeps `run`, the next kHits hits for `spec`, and cuts the first page off.
  query::SearchPage Keep(const query::SearchSpec& spec, query::SearchPage run);
  // Of questions and hits: about.
  size_t held_bytes() const;

 private:
  struct Run {
    query::SearchSpec spec;  // After what it stands.
    query::SearchPage found;
  };

  mutable Mutex mutex_;
  std::list<std::shared_ptr<const Run>> runs_
      ABSL_GUARDED_BY(mutex_);  // Used last first.
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_PAGE_RUNS_H_
