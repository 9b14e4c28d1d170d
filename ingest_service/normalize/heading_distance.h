#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_HEADING_DISTANCE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_HEADING_DISTANCE_H_

#include <algorithm>
#include <cstdint>
#include <vector>

namespace hearsay::normalize {

// Puts what was found on a page, each with its `node` in document order,
// nearest to the heading first; equal distances keep their order. Without a
// heading (0) nothing moves. What stands above a heading is more often the
// page's own than the article's, so its distance counts double.
template <typename Found>
void SortByHeadingDistance(uint32_t heading, std::vector<Found>& list) {
  if (heading == 0) return;
  constexpr uint32_t kAboveCosts = 2;
  const auto distance = [&](const Found& found) {
    return found.node >= heading ? found.node - heading
                                 : kAboveCosts * (heading - found.node);
  };
  std::stable_sort(list.begin(), list.end(),
                   [&](const Found& a, const Found& b) {
                     return distance(a) < distance(b);
                   });
}

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_HEADING_DISTANCE_H_
