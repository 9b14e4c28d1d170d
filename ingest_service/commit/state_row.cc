#include "ingest_service/commit/state_row.h"

#include "common/base/status_macros.h"
#include "ingest_service/commit/families.h"

namespace hearsay::commit {

absl::StatusOr<std::optional<internal::v1::ArticleState>> ReadState(
    WorkingSet& rows, const std::string& id) {
  HEARSAY_ASSIGN_OR_RETURN(const auto bytes, rows.Get(kIdentities, id));
  if (!bytes) return std::nullopt;
  internal::v1::ArticleState state;
  if (!state.ParseFromString(*bytes)) {
    return absl::DataLossError("identities: an article's state is not one");
  }
  return state;
}

record::ArticleKey KeyOf(const std::string& id,
                         const internal::v1::ArticleState& state) {
  return {state.day(), state.source(), id};
}

}  // namespace hearsay::commit
