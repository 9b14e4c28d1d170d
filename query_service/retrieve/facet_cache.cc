#include "query_service/retrieve/facet_cache.h"

#include <algorithm>
#include <utility>

namespace hearsay::retrieve {
namespace {

// About what an entry holds: of a table, a value in each of its places and a
// byte beside it.
size_t MemoryBytes(const FacetCache::Key& key, const KeptCounts& counts) {
  using Value = ValueCounts::value_type;
  size_t bytes = sizeof(key) + query::MemoryBytes(key.query) + sizeof(counts) +
                 counts.all.capacity() * (sizeof(Value) + 1) +
                 counts.most.capacity() * sizeof(Value);
  for (const std::string& text : counts.texts) {
    bytes += sizeof(std::string) + text.capacity();
  }
  if (counts.shown == nullptr) return bytes;
  for (const query::Facet::Value& value : counts.shown->values) {
    bytes += sizeof(value) + value.value.capacity();
  }
  return bytes;
}

// Counting these anew for each question costs less than to keep them each time.
constexpr uint64_t kSequencesUntilKept = 256;

// `counted` with the texts that are kept, or else the index's.
query::SharedFacet FacetOf(const KeptCounts& kept, ValueCounts counted,
                           const FacetCounter& counter,
                           const query::ClaimIndexView& view) {
  return std::make_shared<const query::Facet>(
      FacetCounter::Result(std::move(counted), [&](uint32_t value) {
        const std::string* const text = kept.TextOf(value);
        return text != nullptr ? *text : counter.Text(value, view);
      }));
}

std::shared_ptr<const KeptCounts> MakeKept(ValueCounts counted,
                                           const FacetCounter& counter,
                                           const query::ClaimIndexView& view) {
  auto kept = std::make_shared<KeptCounts>();
  kept->sequence = view.sequence();
  kept->all.insert(counted.begin(), counted.end());
  // One more, should two values have the empty text.
  KeepMostFrequent(FacetCounter::kMaxValues + 1, counted);
  counted.shrink_to_fit();
  std::sort(counted.begin(), counted.end());
  kept->most = std::move(counted);
  kept->texts.reserve(kept->most.size());
  for (const auto& [value, count] : kept->most) {
    kept->texts.push_back(counter.Text(value, view));
  }
  kept->shown = FacetOf(*kept, kept->most, counter, view);
  return kept;
}

std::shared_ptr<const KeptCounts> Add(const KeptCounts& kept,
                                      const ValueCounts& others,
                                      const FacetCounter& counter,
                                      const query::ClaimIndexView& view) {
  auto all = kept.all;
  for (const auto& [value, count] : others) all[value] += count;
  return MakeKept({all.begin(), all.end()}, counter, view);
}

// What may be shown of both together. A value that `others` has not, and that
// is not among the most that are kept, is less than all of these.
ValueCounts Join(const KeptCounts& kept, const ValueCounts& others) {
  ValueCounts joined = kept.most;
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
    const auto rest = kept.all.find(value);
    joined.emplace_back(value,
                        count + (rest == kept.all.end() ? 0 : rest->second));
  }
  return joined;
}

}  // namespace

const std::string* KeptCounts::TextOf(uint32_t value) const {
  const auto found = std::partition_point(
      most.begin(), most.end(),
      [value](const auto& entry) { return entry.first < value; });
  if (found == most.end() || found->first != value) return nullptr;
  return &texts[static_cast<size_t>(found - most.begin())];
}

std::shared_ptr<const KeptCounts> FacetCache::Find(const Key& key) {
  MutexLock lock(mutex_);
  const auto found =
      std::find_if(entries_.begin(), entries_.end(),
                   [&](const Entry& entry) { return entry.key == key; });
  if (found == entries_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found);
  return found->counts;
}

void FacetCache::Keep(Key key, std::shared_ptr<const KeptCounts> counts) {
  const size_t bytes = MemoryBytes(key, *counts);
  MutexLock lock(mutex_);
  // Nobody asks for what an earlier generation of the index had.
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    const bool drop =
        entry->key.generation < key.generation || entry->key == key;
    entry = drop ? Drop(entry) : std::next(entry);
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
    // Another search may have counted more than this one's view has.
    if (field.known != nullptr && field.known->sequence > view.sequence()) {
      field.known = nullptr;
    }
  }
}

FacetCache::Key FacetCounts::KeyOf(size_t field) const {
  FacetCache::Key key{spec_.facets[field], view_.Generation().value_or(0),
                      spec_.query};
  key.query.order = query::ClaimOrder::kNewestFirst;
  return key;
}

void FacetCounts::Count(const query::ChunkClaims& claims,
                        const RowSet& matches) {
  for (Field& field : fields_) {
    const uint64_t known = field.known == nullptr ? 0 : field.known->sequence;
    const uint32_t last = query::ChunkOf(known);
    if (known == 0 || last < claims.chunk) {
      field.counter.Count(*claims.rows, matches);
    } else if (last == claims.chunk) {
      RowSet later = matches;
      const uint32_t first = claims.rows->FirstOf(
          static_cast<uint32_t>(known % query::kChunkSequences) + 1);
      later.RemoveRange(0, std::min(first, claims.row_count));
      field.counter.Count(*claims.rows, later);
    }
  }
}

std::vector<query::SharedFacet> FacetCounts::Results() {
  const uint64_t now = view_.sequence();
  std::vector<query::SharedFacet> facets;
  for (size_t i = 0; i < fields_.size(); ++i) {
    Field& field = fields_[i];
    const ValueCounts counted = field.counter.Take();
    if (field.known == nullptr) {
      const auto all = MakeKept(counted, field.counter, view_);
      if (view_.Generation().has_value()) cache_.Keep(KeyOf(i), all);
      facets.push_back(all->shown);
      continue;
    }
    const KeptCounts& known = *field.known;
    facets.push_back(counted.empty() ? known.shown
                                     : FacetOf(known, Join(known, counted),
                                               field.counter, view_));
    if (now - known.sequence >= kSequencesUntilKept) {
      cache_.Keep(KeyOf(i), Add(known, counted, field.counter, view_));
    }
  }
  return facets;
}

}  // namespace hearsay::retrieve
