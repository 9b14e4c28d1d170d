#ifndef HEARSAY_INGEST_SERVICE_COMMIT_DUPLICATES_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_DUPLICATES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "hearsay/v1/article.pb.h"
#include "ingest_service/commit/anchor_index.h"
#include "ingest_service/commit/text_sketch.h"
#include "ingest_service/commit/working_set.h"

namespace hearsay::commit {

// Which articles have a text in common with another, over the rows that a batch
// reads and writes. Whoever settles the batch tells `anchors`. Errors are those
// of reading the store. One thread.
//
// A look-up reads at most 16 sketches and, once the store is large, a row for
// each anchor of the text: as many however large it grows.
class Duplicates {
 public:
  // Shares from here on make a near-duplicate.
  static constexpr float kNearDuplicate = 0.79F;

  Duplicates(WorkingSet& rows, AnchorIndex& anchors)
      : rows_(rows), anchors_(anchors) {}

  // The ids of the first articles with this very text, at most
  // kMaxCopiesInRow.
  absl::StatusOr<std::vector<std::string>> Copies(const std::string& text_hash);

  // The articles, created before `created_sequence`, whose text is near this
  // one, in the order of their creation. When very many are, the sixteen that
  // have the most anchors in common with it are looked at.
  struct Match {
    std::string id;
    uint64_t created_sequence = 0;
    float share = 0;  // Of the shorter text, as CompareTexts gives it.
    v1::CopyKind kind = v1::COPY_KIND_UNSPECIFIED;  // Of what has the sketch.
  };
  absl::StatusOr<std::vector<Match>> EarlierMatches(const TextSketch& sketch,
                                                    uint64_t created_sequence);

  // What is kept of one article's text; `encoded` is EncodeTextSketch(sketch).
  // `had_text`: another one is, or was, kept for this created_sequence.
  absl::Status Put(const std::string& id, uint64_t created_sequence,
                   const std::string& text_hash, const TextSketch& sketch,
                   absl::string_view encoded, bool had_text);
  absl::Status Remove(const std::string& id, uint64_t created_sequence,
                      const std::string& text_hash);

 private:
  absl::Status PutInRow(uint64_t anchor, uint64_t created_sequence);
  absl::Status RemoveFromRow(uint64_t anchor, uint64_t created_sequence);

  WorkingSet& rows_;
  AnchorIndex& anchors_;
};

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_DUPLICATES_H_
