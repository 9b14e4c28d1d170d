#include "ingest_service/commit/anchor_filter.h"

namespace hearsay::commit {
namespace {

// Odd, one for each word of a block.
constexpr uint32_t kSalts[] = {0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f,
                               0x165667b1, 0xd6e8feb9, 0xcaf649a9, 0x5851f42d};

// Anchors are hashes, but the smallest of several: their upper bits are mostly
// zero.
uint64_t Spread(uint64_t anchor) {
  anchor *= 0x9e3779b97f4a7c15u;
  return anchor ^ (anchor >> 29);
}

// The bit that an anchor has in this word of its block.
uint32_t BitIn(size_t word, uint64_t hash) {
  return uint32_t{1} << (static_cast<uint32_t>(hash) * kSalts[word] >> 27);
}

}  // namespace

void AnchorFilter::Add(uint64_t anchor) {
  if (added_ == room_ && parts_.size() < kMaxParts) {
    const size_t room = kFirstRoom << (2 * parts_.size());
    parts_.emplace_back(room * kBitsAnAnchor / (8 * sizeof(Block)));
    room_ += room;
  }
  const uint64_t hash = Spread(anchor);
  Block& block = parts_.back()[PlaceIn(parts_.back(), hash)];
  for (size_t i = 0; i < kWords; ++i) block.words[i] |= BitIn(i, hash);
  ++added_;
}

bool AnchorFilter::MayContain(uint64_t anchor) const {
  const uint64_t hash = Spread(anchor);
  for (const Part& part : parts_) {
    const Block& block = part[PlaceIn(part, hash)];
    size_t i = 0;
    while (i < kWords && (block.words[i] & BitIn(i, hash)) != 0) ++i;
    if (i == kWords) return true;
  }
  return false;
}

void AnchorFilter::Prefetch(uint64_t anchor) const {
  const uint64_t hash = Spread(anchor);
  for (const Part& part : parts_) {
    __builtin_prefetch(&part[PlaceIn(part, hash)]);
  }
}

}  // namespace hearsay::commit
