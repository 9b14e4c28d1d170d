#include "query_service/retrieve/page_runs.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "common/base/status_macros.h"
#include "common/record/claim_number.h"
#include "query_service/model/claim_rows.h"
#include "query_service/retrieve/page_collector.h"

namespace hearsay::retrieve {
namespace {

using query::SearchHit;

SearchHit HitOf(const query::PageStart& start) {
  return {start.claim_number, start.score, start.time_seconds};
}

bool SameSearch(const query::SearchSpec& a, const query::SearchSpec& b) {
  return a.sequence == b.sequence && a.facets == b.facets &&
         a.statistics == b.statistics && a.query == b.query;
}

// Without the hits.
query::SearchPage Outline(const query::SearchPage& found) {
  query::SearchPage page;
  page.total_size = found.total_size;
  page.facets = found.facets;
  page.sequence = found.sequence;
  page.statistics = found.statistics;
  return page;
}

// Which hits were not retracted since. Looks at a chunk once.
class Visibility {
 public:
  explicit Visibility(const query::ClaimIndexView& view) : view_(view) {}
  absl::StatusOr<bool> Visible(const SearchHit& hit) {
    const uint64_t sequence = record::SequenceOf(hit.claim_number);
    const uint32_t chunk = query::ChunkOf(sequence);
    const auto [found, is_new] = chunks_.try_emplace(chunk);
    if (is_new) {
      HEARSAY_ASSIGN_OR_RETURN(found->second, view_.Claims(chunk));
    }
    return !found->second.hidden[sequence % query::kChunkSequences];
  }

 private:
  const query::ClaimIndexView& view_;
  std::map<uint32_t, query::ChunkClaims> chunks_;
};

}  // namespace

absl::StatusOr<std::optional<query::SearchPage>> PageRuns::Find(
    const query::SearchSpec& spec, const query::ClaimIndexView& view) {
  const HitOrder better(spec.query.order);
  const SearchHit after = HitOf(*spec.after);
  std::shared_ptr<const Run> run;
  {
    MutexLock lock(mutex_);
    const auto found = std::find_if(
        runs_.begin(), runs_.end(), [&](const std::shared_ptr<const Run>& run) {
          return SameSearch(run->spec, spec) &&
                 !better(after, HitOf(*run->spec.after)) &&
                 (!run->found.more || better(after, run->found.hits.back()));
        });
    if (found == runs_.end()) return std::nullopt;
    run = *found;
    runs_.splice(runs_.begin(), runs_, found);
  }
  query::SearchPage page = Outline(run->found);
  Visibility visibility(view);
  const std::vector<SearchHit>& hits = run->found.hits;
  auto hit = std::upper_bound(hits.begin(), hits.end(), after, better);
  for (; hit != hits.end() && page.hits.size() < spec.page_size; ++hit) {
    HEARSAY_ASSIGN_OR_RETURN(const bool visible, visibility.Visible(*hit));
    if (visible) page.hits.push_back(*hit);
  }
  page.more = hit != hits.end() || run->found.more;
  // The rest of a run is no page while more follows it.
  if (page.hits.size() < spec.page_size && run->found.more) return std::nullopt;
  return page;
}

query::SearchPage PageRuns::Keep(const query::SearchSpec& spec,
                                 query::SearchPage run) {
  query::SearchPage page = Outline(run);
  const size_t size = std::min(spec.page_size, run.hits.size());
  page.hits.assign(run.hits.begin(),
                   run.hits.begin() + static_cast<ptrdiff_t>(size));
  page.more = run.more || run.hits.size() > size;
  if (!page.more) return page;  // There is no other page to be asked for.
  auto kept = std::make_shared<const Run>(Run{spec, std::move(run)});
  MutexLock lock(mutex_);
  runs_.push_front(std::move(kept));
  if (runs_.size() > kRuns) runs_.pop_back();
  return page;
}

size_t PageRuns::held_bytes() const {
  MutexLock lock(mutex_);
  size_t bytes = 0;
  for (const std::shared_ptr<const Run>& run : runs_) {
    bytes += sizeof(Run) + query::MemoryBytes(run->spec.query) +
             run->found.hits.capacity() * sizeof(SearchHit);
  }
  return bytes;
}

}  // namespace hearsay::retrieve
