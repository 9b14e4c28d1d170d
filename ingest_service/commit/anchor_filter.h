#ifndef HEARSAY_INGEST_SERVICE_COMMIT_ANCHOR_FILTER_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_ANCHOR_FILTER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/base/huge_page_allocator.h"

namespace hearsay::commit {

// Which anchors (text_sketch.h) were ever added: `no` is certain, `perhaps` is
// wrong for 0.4 % of those that were not while there are half a million, for
// 2 % at 44 million (those of some 900,000 articles), and for 17 % at twice
// that. Split-block Bloom filters (Putze, Sanders and
// Singler 2007, "Cache-, hash- and space-efficient Bloom filters"), each four
// times as large as the one before it, so that few anchors take little memory:
// 1.5 bytes each when full, 67 MB in all. An answer costs a cache line for
// each. Any number of threads may read while none writes.
class AnchorFilter {
 public:
  static constexpr size_t kFirstRoom = size_t{1} << 19;
  static constexpr size_t kMaxParts = 4;

  void Add(uint64_t anchor);
  bool MayContain(uint64_t anchor) const;
  // Has the processor fetch what MayContain reads.
  void Prefetch(uint64_t anchor) const;

  // How often Add was called, whatever was in it already.
  size_t added() const { return added_; }

 private:
  static constexpr size_t kBitsAnAnchor = 12;
  static constexpr size_t kWords = 8;
  struct alignas(32) Block {
    uint32_t words[kWords] = {};
  };
  using Part = std::vector<Block, HugePageAllocator<Block>>;

  static size_t PlaceIn(const Part& part, uint64_t hash) {
    return static_cast<size_t>((hash >> 32) * part.size() >> 32);
  }

  std::vector<Part> parts_;
  size_t room_ = 0;  // Of all parts.
  size_t added_ = 0;
};

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_ANCHOR_FILTER_H_
