#ifndef HEARSAY_INGEST_SERVICE_COMMIT_DUPLICATES_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_DUPLICATES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ingest_service/commit/text_sketch.h"
#include "ingest_service/commit/working_set.h"

namespace hearsay::commit {

// Which articles have a text in common with another, over the rows of
// `fingerprints` that a batch reads and writes. Errors are those of reading
// them. One thread.
//
// A look-up reads one row for each anchor of the text and the sketches of at
// most 16 articles, however many are stored; a text in a row of the store is
// about one anchor for every sixteen words.
class Duplicates {
 public:
  // Shares from here on make a near-duplicate.
  static constexpr float kNearDuplicate = 0.79F;

  explicit Duplicates(WorkingSet& rows) : rows_(rows) {}

  // Names the rows that the other calls will read.
  void Expect(const std::string& text_hash, const TextSketch& sketch);

  // The id of the first article with this very text; empty when there is none.
  absl::StatusOr<std::string> FirstCopy(const std::string& text_hash);

  // The article that was created first of those, before `created_sequence`,
  // whose text is near this one. When many are, the sixteen that have the most
  // anchors in common with it are looked at.
  struct Match {
    std::string id;
    uint64_t created_sequence = 0;
    float share = 0;  // As SharedText gives it.
  };
  absl::StatusOr<std::optional<Match>> EarliestMatch(const TextSketch& sketch,
                                                     uint64_t created_sequence);

  // The rows of one article's text. Replaces and removes what an article with
  // this created_sequence had there before.
  absl::Status Put(const std::string& id, uint64_t created_sequence,
                   const std::string& text_hash, const TextSketch& sketch);
  absl::Status Remove(const std::string& id, uint64_t created_sequence,
                      const std::string& text_hash);

 private:
  absl::StatusOr<std::vector<uint64_t>> Holders(uint64_t anchor);
  absl::StatusOr<std::optional<TextSketch>> SketchOf(uint64_t created_sequence);
  absl::Status PutAnchor(uint64_t anchor, uint64_t created_sequence);
  absl::Status RemoveAnchor(uint64_t anchor, uint64_t created_sequence);

  WorkingSet& rows_;
};

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_DUPLICATES_H_
