#ifndef HEARSAY_INGEST_SERVICE_COMMIT_RECENT_ANCHORS_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_RECENT_ANCHORS_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "common/base/huge_page_allocator.h"

namespace hearsay::commit {

// Which articles, by the sequence that created them, have which anchors
// (text_sketch.h): those that are not yet in the store's runs
// (anchor_index.h). A hash table of chains: 24 to 32 bytes a pair. Any number
// of threads may read while none writes.
class RecentAnchors {
 public:
  static constexpr int kAnchorBits = 40;

  // Room for `pairs` of them before it has to grow, to fewer than 2^24.
  explicit RecentAnchors(size_t pairs);

  size_t size() const { return pairs_.size(); }

  // Does nothing when the anchor has this holder, or kMaxCopiesInRow of them.
  void Add(uint64_t anchor, uint64_t holder);
  void Remove(uint64_t anchor, uint64_t holder);
  // Takes back the Adds since `size` was that.
  void Truncate(size_t size);
  // Takes back all of them, and keeps the memory. O(room).
  void Clear();

  // Has the processor fetch what AppendHolders reads first, which lies anywhere
  // in some megabytes.
  void Prefetch(uint64_t anchor) const {
    __builtin_prefetch(&heads_[anchor & (heads_.size() - 1)]);
  }
  // Appends the anchor's holders, in no order.
  void AppendHolders(uint64_t anchor, std::vector<uint64_t>& holders) const;

  // Calls `use` with each anchor that was ever added and not taken back, in no
  // order, once or more often.
  template <typename Use>
  void ForEachAnchor(Use use) const {
    for (const Pair& pair : pairs_) use(pair.anchor);
  }
  // (anchor, holder), ascending.
  std::vector<std::pair<uint64_t, uint64_t>> Sorted() const;

 private:
  struct Pair {
    uint64_t anchor : kAnchorBits;
    uint64_t before : 24;  // 1 + the place of the anchor's pair before it.
    uint64_t holder;       // 0 once it was removed.
  };
  // 1 + the place of an anchor's last pair, 0 of none, beside eight bits of the
  // anchor: the pair of another one in the way need not be fetched.
  struct Head {
    uint32_t last : 24;
    uint32_t tag : 8;
  };
  static uint32_t TagOf(uint64_t anchor) { return anchor >> 32; }  // Of 40.
  // The slot of `anchor`, or the empty one where it would be.
  size_t SlotOf(uint64_t anchor) const;
  void DoubleSlots();

  std::vector<Pair, HugePageAllocator<Pair>> pairs_;  // In the order of Add.
  std::vector<Head, HugePageAllocator<Head>> heads_;
};

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_RECENT_ANCHORS_H_
