#ifndef HEARSAY_INGEST_SERVICE_COMMIT_STATE_ROW_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_STATE_ROW_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "common/record/article_key.h"
#include "hearsay/internal/v1/article_state.pb.h"
#include "ingest_service/commit/working_set.h"

namespace hearsay::commit {

// An article's state: the row of `identities` under its id.

// What the batch knows of the article with this id; nullopt when there is none,
// kDataLoss when the row is damaged.
absl::StatusOr<std::optional<internal::v1::ArticleState>> ReadState(
    WorkingSet& rows, const std::string& id);

// Where the article with this state stands now.
record::ArticleKey KeyOf(const std::string& id,
                         const internal::v1::ArticleState& state);

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_STATE_ROW_H_
