#ifndef HEARSAY_INGEST_SERVICE_COMMIT_EARLIER_COPIES_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_EARLIER_COPIES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "hearsay/v1/article.pb.h"
#include "ingest_service/commit/duplicates.h"
#include "ingest_service/commit/prepared_article.h"
#include "ingest_service/commit/working_set.h"

namespace hearsay::commit {

// The earlier articles that this text is a copy of, the original first; at most
// 16. Links always lead to articles that were created before
// `created_sequence`, the one of `article`, so that following them ends,
// whatever revisions come to say. Errors are those of reading the store. The
// states of all are read in one go, beside what Duplicates reads.
using EarlierCopies = std::vector<v1::EarlierCopy>;
absl::StatusOr<EarlierCopies> FindEarlierCopies(WorkingSet& rows,
                                                Duplicates& duplicates,
                                                const PreparedArticle& article,
                                                const std::string& id,
                                                uint64_t created_sequence);

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_EARLIER_COPIES_H_
