#include "query_service/interpret/nearest_name.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"

namespace hearsay::interpret {
namespace {

constexpr size_t kMaxTypedBytes = 64;

// Optimal string alignment distance.
size_t Distance(absl::string_view a, absl::string_view b) {
  std::vector<size_t> two_back(b.size() + 1), previous(b.size() + 1),
      current(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], two_back[j - 2] + 1);
      }
    }
    two_back.swap(previous);
    previous.swap(current);
  }
  return previous[b.size()];
}

}  // namespace

std::string NearestName(absl::string_view typed,
                        const std::vector<std::string>& names) {
  if (typed.size() > kMaxTypedBytes) return "";
  const std::string lower = absl::AsciiStrToLower(typed);
  std::string best;
  size_t least = kMaxTypedBytes;
  for (const std::string& name : names) {
    const size_t distance = Distance(lower, absl::AsciiStrToLower(name));
    if (distance <= std::max<size_t>(1, name.size() / 3) && distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

}  // namespace hearsay::interpret
