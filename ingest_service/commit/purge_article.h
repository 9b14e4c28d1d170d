#ifndef HEARSAY_INGEST_SERVICE_COMMIT_PURGE_ARTICLE_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_PURGE_ARTICLE_H_

#include <string>

#include "absl/status/status.h"
#include "common/storage/database.h"

namespace hearsay::commit {

// Rewrites the files that hold any revision of the retracted article `id`, or
// the sketch of its text; what is left of it elsewhere are numbers. Slow.
absl::Status PurgeArticle(const storage::Database& database,
                          const std::string& id);

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_PURGE_ARTICLE_H_
