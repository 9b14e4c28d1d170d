#include "query_service/retrieve/term_cache.h"

#include <algorithm>

#include "absl/status/status.h"
#include "common/base/status_macros.h"
#include "query_service/model/posting_list.h"

namespace hearsay::retrieve {
namespace {

// Of one chunk of a term, and of the term, beside their postings: about.
constexpr size_t kChunkBytes = 160;

}  // namespace

TermChunks::TermChunks(const TermChunks* before, uint32_t end,
                       std::vector<query::ChunkPostings> lists,
                       const Meter& meter) {
  if (before != nullptr) chunks_ = before->chunks_;
  chunks_.resize(end);
  for (query::ChunkPostings& list : lists) {
    std::shared_ptr<Chunk>& chunk = chunks_[list.chunk];
    if (chunk == nullptr) chunk = std::make_shared<Chunk>(meter);
    chunk->count += query::PostingCursor(list.bytes).count();
    const size_t bytes = kChunkBytes + list.bytes.size();
    MutexLock lock(chunk->mutex);
    chunk->bytes += bytes;
    *meter += bytes;
    chunk->lists.push_back(std::move(list.bytes));
  }
}

uint64_t TermChunks::CountBelow(uint32_t end) const {
  uint64_t count = 0;
  for (uint32_t i = 0; i < end; ++i) {
    if (chunks_[i] != nullptr) count += chunks_[i]->count;
  }
  return count;
}

absl::StatusOr<std::shared_ptr<const TermRows>> TermChunks::Rows(
    uint32_t chunk, uint32_t row_count) const {
  if (chunks_[chunk] == nullptr) return nullptr;
  Chunk& found = *chunks_[chunk];
  // Whoever else wants it meanwhile would have to unpack it, too.
  MutexLock lock(found.mutex);
  if (found.rows != nullptr) return found.rows;
  auto rows = std::make_shared<TermRows>(row_count);
  for (const std::string& list : found.lists) {
    if (!rows->Add(list)) {
      return absl::DataLossError("postings: a list is damaged");
    }
  }
  rows->Rank();
  found.rows = std::move(rows);
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

std::shared_ptr<const TermChunks> TermCache::Find(absl::string_view name) {
  MutexLock lock(mutex_);
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return nullptr;
  order_.splice(order_.begin(), order_, found->second);
  return found->second->second;
}

void TermCache::Keep(absl::string_view name,
                     const std::shared_ptr<const TermChunks>& chunks) {
  MutexLock lock(mutex_);
  const auto [found, is_new] = by_name_.try_emplace(name);
  if (is_new) {
    order_.emplace_front(std::string(name), chunks);
    found->second = order_.begin();
    *meter_ += kChunkBytes;
  } else if (found->second->second->end() < chunks->end()) {
    found->second->second = chunks;
  }
  while (*meter_ > max_bytes_ && order_.size() > 1) {
    by_name_.erase(order_.back().first);
    order_.pop_back();
    *meter_ -= kChunkBytes;
  }
}

}  // namespace hearsay::retrieve
