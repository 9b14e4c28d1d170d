#include "query_service/index/removal_table.h"

#include <algorithm>

namespace hearsay::index {
namespace {

uint32_t OffsetOf(uint64_t sequence) {
  return static_cast<uint32_t>(sequence % query::kChunkSequences);
}

}  // namespace

void RemovalTable::Set(uint64_t sequence, uint64_t removed_by) {
  MutexLock lock(mutex_);
  removals_[query::ChunkOf(sequence)][OffsetOf(sequence)] = removed_by;
  ++generation_;
  last_removal_ = std::max(last_removal_, removed_by);
}

std::optional<uint64_t> RemovalTable::RemovedBy(uint64_t sequence) const {
  MutexLock lock(mutex_);
  const auto chunk = removals_.find(query::ChunkOf(sequence));
  if (chunk == removals_.end()) return std::nullopt;
  const auto removal = chunk->second.find(OffsetOf(sequence));
  if (removal == chunk->second.end()) return std::nullopt;
  return removal->second;
}

std::bitset<query::kChunkSequences> RemovalTable::HiddenAt(uint32_t chunk,
                                                           uint64_t pin) const {
  std::bitset<query::kChunkSequences> hidden;
  MutexLock lock(mutex_);
  const auto found = removals_.find(chunk);
  if (found == removals_.end()) return hidden;
  for (const auto& [offset, removed_by] : found->second) {
    if (removed_by == kRetracted || removed_by <= pin) hidden.set(offset);
  }
  return hidden;
}

std::optional<uint64_t> RemovalTable::GenerationAt(uint64_t pin) const {
  MutexLock lock(mutex_);
  if (pin < last_removal_) return std::nullopt;
  return generation_;
}

void RemovalTable::Clear() {
  MutexLock lock(mutex_);
  removals_.clear();
  ++generation_;
  last_removal_ = 0;
}

}  // namespace hearsay::index
