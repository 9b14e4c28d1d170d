#include "query_service/index/claim_delta.h"

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "common/base/byte_codec.h"
#include "common/record/claim_number.h"

namespace hearsay::index {
namespace {

constexpr size_t kIdBytes = 16;
constexpr size_t kDeltaBytes = 1 + kIdBytes + sizeof(uint64_t);

absl::flat_hash_set<std::string> IdsOf(
    const internal::v1::ArticleRecord& record) {
  absl::flat_hash_set<std::string> ids;
  for (const auto& claim : record.claims()) ids.insert(claim.claim_id());
  return ids;
}

}  // namespace

std::vector<ClaimDelta> DiffClaims(const internal::v1::ArticleRecord& old,
                                   uint64_t old_sequence,
                                   const internal::v1::ArticleRecord& now,
                                   uint64_t sequence) {
  using Kind = ClaimDelta::Kind;
  const absl::flat_hash_set<std::string> old_ids = IdsOf(old);
  const absl::flat_hash_set<std::string> new_ids = IdsOf(now);
  std::vector<ClaimDelta> deltas;
  for (int i = 0; i < now.claims_size(); ++i) {
    const std::string& id = now.claims(i).claim_id();
    deltas.push_back({old_ids.contains(id) ? Kind::kRevised : Kind::kAdded, id,
                      record::ClaimNumber(sequence, i)});
  }
  for (int i = 0; i < old.claims_size(); ++i) {
    const std::string& id = old.claims(i).claim_id();
    if (new_ids.contains(id)) continue;
    deltas.push_back(
        {Kind::kRetracted, id, record::ClaimNumber(old_sequence, i)});
  }
  return deltas;
}

std::string EncodeClaimDeltas(const std::vector<ClaimDelta>& deltas) {
  std::string out;
  for (const ClaimDelta& delta : deltas) {
    out.push_back(static_cast<char>(delta.kind));
    std::string id = delta.claim_id;
    id.resize(kIdBytes);
    out += id;
    AppendBigEndian64(delta.claim_number, out);
  }
  return out;
}

absl::StatusOr<std::vector<ClaimDelta>> DecodeClaimDeltas(
    absl::string_view bytes) {
  std::vector<ClaimDelta> deltas;
  while (bytes.size() >= kDeltaBytes) {
    ClaimDelta delta;
    const auto kind = static_cast<uint8_t>(bytes[0]);
    if (kind < 1 || kind > 3) break;
    delta.kind = static_cast<ClaimDelta::Kind>(kind);
    delta.claim_id = std::string(bytes.substr(1, kIdBytes));
    bytes.remove_prefix(1 + kIdBytes);
    if (!ConsumeBigEndian64(bytes, delta.claim_number)) break;
    deltas.push_back(std::move(delta));
  }
  if (!bytes.empty()) {
    return absl::DataLossError("deltas: a value is damaged");
  }
  return deltas;
}

}  // namespace hearsay::index
