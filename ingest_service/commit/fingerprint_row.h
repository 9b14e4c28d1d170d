#ifndef HEARSAY_INGEST_SERVICE_COMMIT_FINGERPRINT_ROW_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_FINGERPRINT_ROW_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "ingest_service/commit/text_sketch.h"

namespace hearsay::commit {

// Rows of `fingerprints`: which articles have a text, or much of one, in
// common. There are three kinds. FROZEN: on disk.

// More articles than these are not kept in a row: they can only become
// originals once all of these are gone.
constexpr size_t kMaxCopiesInRow = 16;

// Articles with equal texts (record::TextHash). The value is their ids, in
// order of commit: the first is the original of the others, and when it goes,
// the next one is.
std::string TextFingerprintKey(absl::string_view text_hash);

// `row` with `id` at its end, if it is not in it and there is room.
std::string WithCopy(std::string row, absl::string_view id);
// `row` without `id`.
std::string WithoutCopy(absl::string_view row, absl::string_view id);
// The id of the original; empty when there is none.
absl::string_view OriginalIn(absl::string_view row);

// Articles with an anchor (text_sketch.h) in common. The value is the sequences
// that created them: the earliest ones, ascending.
std::string AnchorKey(uint64_t anchor);
std::string EncodeHolders(const std::vector<uint64_t>& sequences);
// kDataLoss when `row` is not that.
absl::StatusOr<std::vector<uint64_t>> DecodeHolders(absl::string_view row);

// The text of the article that a sequence created.
std::string SketchKey(uint64_t created_sequence);
struct SketchRow {
  std::string id;
  TextSketch sketch;
};
std::string EncodeSketchRow(absl::string_view id, const TextSketch& sketch);
// kDataLoss when `row` is not that.
absl::StatusOr<SketchRow> DecodeSketchRow(absl::string_view row);

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_FINGERPRINT_ROW_H_
