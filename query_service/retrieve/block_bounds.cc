#include "query_service/retrieve/block_bounds.h"

#include <algorithm>
#include <cmath>

namespace hearsay::retrieve {
namespace {

constexpr uint32_t kBlock = 16;
constexpr uint32_t kByte = 0xff;
constexpr uint64_t kLane = 0xffff;
// Of each lane: its lowest bit, and its highest.
constexpr uint64_t kOnes = 0x0001000100010001;
constexpr uint64_t kTops = kOnes << 15;
// Factors of all terms add up to this at most, so that a lane's sum leaves its
// highest bit alone.
constexpr int kMostFactors = 128;
static_assert(kMostFactors * RowBlocks::kMostSteps < 1 << 15);

}  // namespace

RowBlocks::RowBlocks(const RowSet& term) {
  for (const uint32_t before : term.CountsBefore()) {
    blocks_.push_back({before, 0});
  }
}

void RowBlocks::Raise(uint32_t row, uint8_t steps) {
  uint32_t& all = blocks_[row / 64].steps;
  const uint32_t at = row % 64 / kBlock * 8;
  const uint32_t most = std::max<uint32_t>(all >> at & kByte, steps);
  all = (all & ~(kByte << at)) | most << at;
}

bool BlockBounds::Add(const RowBlocks& blocks, float step) {
  if (count_ == kMaxTerms) return false;
  terms_[count_++] = {&blocks, step};
  return true;
}

void BlockBounds::Narrow(float least, RowSet& rows) const {
  float all = 0;
  for (size_t i = 0; i < count_; ++i) all += terms_[i].step;
  if (least <= 0) return;
  if (least > all * RowBlocks::kMostSteps) {
    rows.Clear();
    return;
  }
  // Steps in whole units, rounded up, each by less than one; what they have to
  // reach, rounded down. What makes up for that is more than the rounding of
  // floats takes from them.
  constexpr float kRounding = 0.999999f;
  const float unit = all / static_cast<float>(kMostFactors + 1 - count_);
  std::array<uint64_t, kMaxTerms> factors;
  for (size_t i = 0; i < count_; ++i) {
    factors[i] =
        static_cast<uint64_t>(std::ceil(terms_[i].step / unit * kRounding));
  }
  const uint64_t lowest =
      (1 << 15) - static_cast<uint64_t>(least / unit);  // That carries.
  rows.KeepBits([&](uint32_t first) {
    uint64_t sums = lowest * kOnes;
    for (size_t i = 0; i < count_; ++i) {
      sums += terms_[i].blocks->Steps(first) * factors[i];
    }
    return ((sums & kTops) >> 15) * kLane;
  });
}

}  // namespace hearsay::retrieve
