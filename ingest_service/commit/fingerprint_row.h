#ifndef HEARSAY_INGEST_SERVICE_COMMIT_FINGERPRINT_ROW_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_FINGERPRINT_ROW_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "ingest_service/commit/text_sketch.h"
#include "rocksdb/merge_operator.h"

namespace hearsay::commit {

// Rows of `fingerprints`, `anchors` and `sketches`: which articles have a text,
// or much of one, in common. FROZEN: on disk.

// More articles than these are not kept in a row: they can only become
// originals once all of these are gone.
constexpr size_t kMaxCopiesInRow = 16;

// `fingerprints`: articles with equal texts. The key is record::TextHash; the
// value is their ids, in order of commit: the first is the original of the
// others, and when it goes, the next one is.

// `row` with `id` at its end, if it is not in it and there is room.
std::string WithCopy(std::string row, absl::string_view id);
// `row` without `id`.
std::string WithoutCopy(absl::string_view row, absl::string_view id);
// The ids; the original's is the first.
std::vector<absl::string_view> CopiesIn(absl::string_view row);

// `anchors`: articles with an anchor (text_sketch.h) in common. The value is
// the sequences that created them: the earliest ones, ascending. Written as
// operands of HoldersMerge, or whole.
std::string AnchorKey(uint64_t anchor);
// kDataLoss when `key` is not that; kCoveredKey is not.
absl::StatusOr<uint64_t> DecodeAnchorKey(absl::string_view key);
std::string EncodeHolders(const std::vector<uint64_t>& sequences);
// kDataLoss when `row` is not that.
absl::StatusOr<std::vector<uint64_t>> DecodeHolders(absl::string_view row);

// The key of `anchors` under which stands, as if it were a holder, the sequence
// of the newest change whose article is in these rows. Sorts before all others.
inline constexpr absl::string_view kCoveredKey("\0", 1);

// `sketches`: the text of the article that a sequence created.
std::string SketchKey(uint64_t created_sequence);
absl::StatusOr<uint64_t> DecodeSketchKey(absl::string_view key);
struct SketchRow {
  std::string id;
  TextSketch sketch;
};
// `sketch` is encoded (text_sketch.h).
std::string SketchRowOf(absl::string_view id, absl::string_view sketch);
// These give kDataLoss when `row` is not that.
absl::StatusOr<SketchRow> DecodeSketchRow(absl::string_view row);
// How many anchors the sketch has; cheap.
absl::StatusOr<size_t> AnchorsInSketchRow(absl::string_view row);

// Joins holders of one anchor: the earliest kMaxCopiesInRow of all.
std::shared_ptr<rocksdb::AssociativeMergeOperator> HoldersMerge();

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_FINGERPRINT_ROW_H_
