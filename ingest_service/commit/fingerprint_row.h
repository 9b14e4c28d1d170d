#ifndef HEARSAY_INGEST_SERVICE_COMMIT_FINGERPRINT_ROW_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_FINGERPRINT_ROW_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::commit {

// Rows of `fingerprints`: which articles have a text in common. The value is
// their ids, in order of commit: the first is the original of the others, and
// when it goes, the next one is. FROZEN: on disk.

// The key of articles with equal texts (record::TextHash).
std::string TextFingerprintKey(absl::string_view text_hash);

// More copies than these are not kept: they can only become originals once all
// of these are gone.
constexpr size_t kMaxCopiesInRow = 16;

// `row` with `id` at its end, if it is not in it and there is room.
std::string WithCopy(std::string row, absl::string_view id);
// `row` without `id`.
std::string WithoutCopy(absl::string_view row, absl::string_view id);
// The id of the original; empty when there is none.
absl::string_view OriginalIn(absl::string_view row);

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_FINGERPRINT_ROW_H_
