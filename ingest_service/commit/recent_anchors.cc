#include "ingest_service/commit/recent_anchors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <utility>

#include "ingest_service/commit/fingerprint_row.h"

namespace hearsay::commit {
namespace {

// A stable radix sort, the lowest byte first: half a million take two fifths of
// the time of std::sort.
void SortByAnchor(std::vector<std::pair<uint64_t, uint64_t>>& pairs) {
  std::vector<std::pair<uint64_t, uint64_t>> sorted(pairs.size());
  for (int shift = 0; shift < RecentAnchors::kAnchorBits; shift += 8) {
    const auto digit = [shift](const auto& pair) {
      return pair.first >> shift & 0xff;
    };
    std::array<size_t, 256> place = {};
    for (const auto& pair : pairs) ++place[digit(pair)];
    std::exclusive_scan(place.begin(), place.end(), place.begin(), size_t{0});
    for (const auto& pair : pairs) sorted[place[digit(pair)]++] = pair;
    pairs.swap(sorted);
  }
}

}  // namespace

RecentAnchors::RecentAnchors(size_t pairs) : heads_(std::bit_ceil(2 * pairs)) {
  pairs_.reserve(pairs);
}

// Anchors are hashes already.
size_t RecentAnchors::SlotOf(uint64_t anchor) const {
  const size_t mask = heads_.size() - 1;
  size_t slot = anchor & mask;
  while (heads_[slot].last != 0 &&
         (heads_[slot].tag != TagOf(anchor) ||
          pairs_[heads_[slot].last - 1].anchor != anchor)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

void RecentAnchors::DoubleSlots() {
  heads_.assign(heads_.size() * 2, Head{});
  for (size_t i = 0; i < pairs_.size(); ++i) {
    heads_[SlotOf(pairs_[i].anchor)] = {static_cast<uint32_t>(i + 1),
                                        TagOf(pairs_[i].anchor)};
  }
}

void RecentAnchors::Add(uint64_t anchor, uint64_t holder) {
  const size_t slot = SlotOf(anchor);
  size_t holders = 0;
  for (uint32_t at = heads_[slot].last; at != 0; at = pairs_[at - 1].before) {
    if (pairs_[at - 1].holder == holder) return;
    if (pairs_[at - 1].holder != 0 && ++holders == kMaxCopiesInRow) return;
  }
  pairs_.push_back(
      {.anchor = anchor, .before = heads_[slot].last, .holder = holder});
  heads_[slot] = {static_cast<uint32_t>(pairs_.size()), TagOf(anchor)};
  // At least half of the slots are empty, so that the next one is near.
  if (pairs_.size() * 2 > heads_.size()) DoubleSlots();
}

void RecentAnchors::Remove(uint64_t anchor, uint64_t holder) {
  for (uint32_t at = heads_[SlotOf(anchor)].last; at != 0;
       at = pairs_[at - 1].before) {
    if (pairs_[at - 1].holder == holder) pairs_[at - 1].holder = 0;
  }
}

void RecentAnchors::Truncate(size_t size) {
  // What came last goes first, so that no slot is emptied that one taken later
  // was found to be in the way.
  while (pairs_.size() > size) {
    const Pair& last = pairs_.back();
    heads_[SlotOf(last.anchor)].last = last.before;
    pairs_.pop_back();
  }
}

void RecentAnchors::Clear() {
  std::fill(heads_.begin(), heads_.end(), Head{});
  pairs_.clear();
}

void RecentAnchors::AppendHolders(uint64_t anchor,
                                  std::vector<uint64_t>& holders) const {
  for (uint32_t at = heads_[SlotOf(anchor)].last; at != 0;
       at = pairs_[at - 1].before) {
    if (pairs_[at - 1].holder != 0) holders.push_back(pairs_[at - 1].holder);
  }
}

std::vector<std::pair<uint64_t, uint64_t>> RecentAnchors::Sorted() const {
  std::vector<std::pair<uint64_t, uint64_t>> sorted;
  sorted.reserve(pairs_.size());
  for (const Pair& pair : pairs_) {
    if (pair.holder != 0) sorted.emplace_back(pair.anchor, pair.holder);
  }
  SortByAnchor(sorted);
  // Articles mostly come in the order in which they were created.
  for (size_t i = 1; i < sorted.size(); ++i) {
    for (size_t at = i; at > 0 && sorted[at] < sorted[at - 1]; --at) {
      std::swap(sorted[at], sorted[at - 1]);
    }
  }
  return sorted;
}

}  // namespace hearsay::commit
