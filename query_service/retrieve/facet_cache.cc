#include "query_service/retrieve/facet_cache.h"

#include <algorithm>
#include <utility>

namespace hearsay::retrieve {
namespace {

// About what an entry holds: of a table, a value in each of its places and a
// byte beside it.
size_t MemoryBytes(const FacetCache::Key& key, const CompleteCounts& counts) {
  using Value = ValueCounts::value_type;
  return sizeof(key) + query::MemoryBytes(key.query) + sizeof(counts) +
         counts.all.capacity() * (sizeof(Value) + 1) +
         counts.most.capacity() * sizeof(Value);
}

// What may be shown of both together. A value that `others` has not, and that
// is not among the most of the complete chunks, is less than all of these.
ValueCounts Join(const CompleteCounts& complete, const ValueCounts& others) {
  ValueCounts joined = complete.most;
  std::sort(joined.begin(), joined.end());
  const size_t most = joined.size();
  for (const auto& [value, count] : others) {
    const auto shown = std::lower_bound(
        joined.begin(), joined.begin() + static_cast<ptrdiff_t>(most), value,
        [](const auto& entry, uint32_t wanted) {
          return entry.first < wanted;
        });
    if (shown != joined.begin() + static_cast<ptrdiff_t>(most) &&
        shown->first == value) {
      shown->second += count;
      continue;
    }
    const auto rest = complete.all.find(value);
    joined.emplace_back(
        value, count + (rest == complete.all.end() ? 0 : rest->second));
  }
  return joined;
}

}  // namespace

std::shared_ptr<const CompleteCounts> FacetCache::Find(const Key& key) {
  MutexLock lock(mutex_);
  const auto found =
      std::find_if(entries_.begin(), entries_.end(),
                   [&](const Entry& entry) { return entry.key == key; });
  if (found == entries_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found);
  return found->counts;
}

void FacetCache::Keep(Key key, std::shared_ptr<const CompleteCounts> counts) {
  const size_t bytes = MemoryBytes(key, *counts);
  MutexLock lock(mutex_);
  // Nobody asks for what an earlier generation of the index had.
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    const bool old = entry->key.generation < key.generation ||
                     entry->key.complete_chunks < key.complete_chunks;
    entry = old ? Drop(entry) : std::next(entry);
  }
  held_bytes_ += bytes;
  entries_.push_front({std::move(key), std::move(counts), bytes});
  while (entries_.size() > kMaxEntries ||
         (held_bytes_ > kMaxBytes && entries_.size() > 1)) {
    Drop(std::prev(entries_.end()));
  }
}

std::list<FacetCache::Entry>::iterator FacetCache::Drop(
    std::list<Entry>::iterator entry) {
  held_bytes_ -= entry->bytes;
  return entries_.erase(entry);
}

size_t FacetCache::held_bytes() const {
  MutexLock lock(mutex_);
  return held_bytes_;
}

FacetCounts::FacetCounts(const query::SearchSpec& spec,
                         const query::ClaimIndexView& view, FacetCache& cache)
    : spec_(spec), view_(view), cache_(cache) {
  for (size_t i = 0; i < spec.facets.size(); ++i) {
    Field& field = fields_.emplace_back(spec.facets[i]);
    if (view.Generation().has_value()) field.known = cache.Find(KeyOf(i));
  }
}

FacetCache::Key FacetCounts::KeyOf(size_t field) const {
  FacetCache::Key key{spec_.facets[field], view_.CompleteChunks(),
                      view_.Generation().value_or(0), spec_.query};
  key.query.order = query::ClaimOrder::kNewestFirst;
  return key;
}

void FacetCounts::Count(const query::ChunkClaims& claims,
                        const RowSet& matches) {
  const bool complete = claims.chunk < view_.CompleteChunks();
  for (Field& field : fields_) {
    if (!complete) {
      field.others.Count(*claims.rows, matches);
    } else if (field.known == nullptr) {
      field.complete.Count(*claims.rows, matches);
    }
  }
}

std::vector<query::Facet> FacetCounts::Results() {
  std::vector<query::Facet> facets;
  for (size_t i = 0; i < fields_.size(); ++i) {
    Field& field = fields_[i];
    if (field.known == nullptr) {
      auto counts = std::make_shared<CompleteCounts>();
      counts->most = field.complete.Take();
      counts->all.insert(counts->most.begin(), counts->most.end());
      // One more, should two values have the empty text.
      KeepMostFrequent(FacetCounter::kMaxValues + 1, counts->most);
      counts->most.shrink_to_fit();
      field.known = counts;
      if (view_.Generation().has_value()) cache_.Keep(KeyOf(i), field.known);
    }
    facets.push_back(
        field.others.Result(Join(*field.known, field.others.Take()), view_));
  }
  return facets;
}

}  // namespace hearsay::retrieve
