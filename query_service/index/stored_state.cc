#include "query_service/index/stored_state.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"

namespace hearsay::index {

std::string EncodeStoredState(const StoredState& state) {
  std::string out;
  AppendVarint(state.log_id.size(), out);
  absl::StrAppend(&out, state.log_id);
  AppendVarint(state.applied_sequence, out);
  AppendVarint(state.article_count, out);
  AppendVarint(state.totals.claim_count, out);
  for (const uint64_t length : state.totals.lengths) AppendVarint(length, out);
  return out;
}

absl::StatusOr<StoredState> DecodeStoredState(absl::string_view bytes) {
  StoredState state;
  uint64_t size = 0;
  bool ok = ConsumeVarint(bytes, size) && size <= bytes.size();
  if (ok) {
    state.log_id = std::string(bytes.substr(0, size));
    bytes.remove_prefix(size);
    ok = ConsumeVarint(bytes, state.applied_sequence) &&
         ConsumeVarint(bytes, state.article_count) &&
         ConsumeVarint(bytes, state.totals.claim_count);
  }
  for (uint64_t& length : state.totals.lengths) {
    ok = ok && ConsumeVarint(bytes, length);
  }
  if (!ok || !bytes.empty()) {
    return absl::DataLossError("meta: the state is damaged");
  }
  return state;
}

}  // namespace hearsay::index
