#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_BODY_HINT_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_BODY_HINT_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// The words that a page's metadata gives as its article's, to compare the
// page's own text with. Compares letters and digits only, by windows of 24
// bytes. Thread safe once built.
class BodyHint {
 public:
  // Reads the first 512 KiB of `body`. O(size * log size).
  explicit BodyHint(absl::string_view body);

  // False when the hint is too short to judge by.
  bool usable() const { return letters_ >= kMinLetters; }
  // The share of `text` that the hint holds, 0..1; 0 for a text shorter
  // than a window. O(text * log size).
  double ShareIn(absl::string_view text) const;
  size_t letters() const { return letters_; }

 private:
  static constexpr size_t kMinLetters = 250;

  std::vector<uint64_t> windows_;  // Sorted hashes.
  size_t letters_ = 0;
};

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_BODY_HINT_H_
