#include "ingest_service/commit/purge_article.h"

#include <vector>

#include "common/base/status_macros.h"
#include "common/record/article_key.h"
#include "common/record/change_codec.h"
#include "hearsay/internal/v1/article_state.pb.h"
#include "ingest_service/commit/families.h"
#include "ingest_service/commit/fingerprint_row.h"

namespace hearsay::commit {

absl::Status PurgeArticle(const storage::Database& database,
                          const std::string& id) {
  HEARSAY_ASSIGN_OR_RETURN(const auto bytes, database.Get(kIdentities, id));
  internal::v1::ArticleState state;
  if (!bytes || !state.ParseFromString(*bytes)) {
    return absl::DataLossError("identities: a retracted article has no state");
  }
  std::vector<int32_t> days(state.previous_days().begin(),
                            state.previous_days().end());
  days.push_back(state.day());
  for (const int32_t day : days) {
    const record::ArticleKey key{day, state.source(), id};
    const std::string current = record::EncodeArticleKey(key);
    HEARSAY_RETURN_IF_ERROR(database.Purge(kArticles, current, current));
    HEARSAY_RETURN_IF_ERROR(
        database.Purge(kRevisions, record::EncodeRevisionKey(key, 1),
                       record::EncodeRevisionKey(key, state.revision())));
  }
  const std::string sketch = SketchKey(state.created_sequence());
  return database.Purge(kSketches, sketch, sketch);
}

}  // namespace hearsay::commit
