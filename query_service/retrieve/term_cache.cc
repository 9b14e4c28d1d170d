#include "query_service/retrieve/term_cache.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "common/base/status_macros.h"
#include "query_service/model/posting_list.h"

namespace hearsay::retrieve {
namespace {

// Of one chunk of a term beside its postings, and its place in the list: about.
constexpr size_t kChunkBytes = 192;

// Of a term without its chunks, which is all that a word has that is nowhere:
// about. The name stands in the order and in the table.
size_t TermBytes(absl::string_view name) { return 256 + 2 * name.size(); }

}  // namespace

TermChunks::TermChunks(const TermChunks* before, uint32_t end,
                       std::vector<query::ChunkPostings> lists,
                       const Meter& meter, RankWhen rank)
    : end_(end), rank_(rank) {
  if (before != nullptr) chunks_ = before->chunks_;
  // Each form's lists are ascending, and all are behind what `before` has.
  std::stable_sort(
      lists.begin(), lists.end(),
      [](const auto& a, const auto& b) { return a.chunk < b.chunk; });
  for (query::ChunkPostings& list : lists) {
    if (chunks_.empty() || chunks_.back().first != list.chunk) {
      chunks_.emplace_back(list.chunk, std::make_shared<Chunk>(meter));
    }
    const std::shared_ptr<Chunk>& chunk = chunks_.back().second;
    chunk->count += query::PostingCursor(list.bytes).count();
    const size_t bytes = kChunkBytes + list.bytes.size();
    MutexLock lock(chunk->mutex);
    chunk->bytes += bytes;
    *meter += bytes;
    chunk->lists.push_back(std::move(list.bytes));
  }
  chunks_.shrink_to_fit();
}

TermChunks::Chunk* TermChunks::Find(uint32_t chunk) const {
  const auto found = std::partition_point(
      chunks_.begin(), chunks_.end(),
      [chunk](const auto& entry) { return entry.first < chunk; });
  const bool has = found != chunks_.end() && found->first == chunk;
  return has ? found->second.get() : nullptr;
}

uint64_t TermChunks::CountBelow(uint32_t end) const {
  uint64_t count = 0;
  for (const auto& [number, chunk] : chunks_) {
    if (number < end) count += chunk->count;
  }
  return count;
}

absl::StatusOr<std::shared_ptr<const TermRows>> TermChunks::Rows(
    uint32_t chunk, const query::ClaimRows& rows, uint32_t row_count,
    const FieldNorms& norms) const {
  Chunk* const has = Find(chunk);
  if (has == nullptr) return nullptr;
  Chunk& found = *has;
  // Whoever else wants it meanwhile would have to unpack it, too.
  MutexLock lock(found.mutex);
  if (found.ranked) return found.rows;
  std::optional<TermRows> unpacked;
  bool rank = rank_ == RankWhen::kAtOnce;
  if (found.rows != nullptr) {
    unpacked = *found.rows;
    rank = true;
  } else {
    const std::vector<absl::string_view> lists(found.lists.begin(),
                                               found.lists.end());
    unpacked = TermRows::Unpack(row_count, lists);
    if (!unpacked.has_value()) {
      return absl::DataLossError("postings: a list is damaged");
    }
  }
  if (rank) unpacked->Rank(rows, norms);
  found.ranked = rank;
  found.rows = std::make_shared<const TermRows>(*std::move(unpacked));
  found.lists = {};
  const size_t bytes = kChunkBytes + found.rows->MemoryBytes();
  *found.meter += bytes;
  *found.meter -= found.bytes;
  found.bytes = bytes;
  return found.rows;
}

absl::StatusOr<std::shared_ptr<const TermChunks>> TermCache::Get(
    const query::ClaimIndexView& view, query::PostingField field,
    const std::vector<std::string>& forms, absl::string_view name) {
  const uint32_t end = view.CompleteChunks();
  const std::shared_ptr<const TermChunks> before = Find(name);
  if (before != nullptr && before->end() >= end) return before;
  const uint32_t first = before == nullptr ? 0 : before->end();
  std::vector<query::ChunkPostings> lists;
  for (const std::string& form : forms) {
    HEARSAY_ASSIGN_OR_RETURN(std::vector<query::ChunkPostings> found,
                             view.Postings(field, form, first));
    for (query::ChunkPostings& list : found) {
      if (list.chunk < end) lists.push_back(std::move(list));
    }
  }
  auto chunks = std::make_shared<const TermChunks>(before.get(), end,
                                                   std::move(lists), meter_);
  Keep(name, chunks);
  return chunks;
}

absl::StatusOr<std::shared_ptr<const TermChunks>> TermCache::GetOpen(
    const query::ClaimIndexView& view, query::PostingField field,
    const std::vector<std::string>& forms, absl::string_view name) {
  const std::pair<uint64_t, uint32_t> of = {view.sequence(),
                                            view.CompleteChunks()};
  {
    MutexLock lock(mutex_);
    const auto found = open_.find(name);
    if (of == open_of_ && found != open_.end()) return found->second;
  }
  std::vector<query::ChunkPostings> lists;
  for (const std::string& form : forms) {
    HEARSAY_ASSIGN_OR_RETURN(std::vector<query::ChunkPostings> found,
                             view.Postings(field, form, of.second));
    std::move(found.begin(), found.end(), std::back_inserter(lists));
  }
  auto chunks = std::make_shared<const TermChunks>(
      nullptr, ~uint32_t{0}, std::move(lists), meter_,
      TermChunks::RankWhen::kAskedAgain);
  MutexLock lock(mutex_);
  if (of < open_of_) return chunks;
  if (of > open_of_) ClearOpen();
  open_of_ = of;
  if (open_.try_emplace(name, chunks).second) *meter_ += TermBytes(name);
  Trim();
  return chunks;
}

void TermCache::ClearOpen() {
  for (const auto& [name, chunks] : open_) *meter_ -= TermBytes(name);
  open_.clear();
}

std::shared_ptr<const TermChunks> TermCache::Find(absl::string_view name) {
  MutexLock lock(mutex_);
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return nullptr;
  order_.splice(order_.begin(), order_, found->second);
  // What is kept grows after it was put here, as it is unpacked.
  Trim();
  return order_.front().second;
}

void TermCache::Keep(absl::string_view name,
                     const std::shared_ptr<const TermChunks>& chunks) {
  MutexLock lock(mutex_);
  const auto [found, is_new] = by_name_.try_emplace(name);
  if (is_new) {
    order_.emplace_front(std::string(name), chunks);
    found->second = order_.begin();
    *meter_ += TermBytes(name);
  } else if (found->second->second->end() < chunks->end()) {
    found->second->second = chunks;
  }
  Trim();
}

void TermCache::Trim() {
  if (*meter_ > max_bytes_) ClearOpen();
  while (*meter_ > max_bytes_ && order_.size() > 1) {
    *meter_ -= TermBytes(order_.back().first);
    by_name_.erase(order_.back().first);
    order_.pop_back();
  }
}

}  // namespace hearsay::retrieve
