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

std::string EncodeChangeDeltas(const ChangeDeltas& change) {
  std::string out(1, change.takedown ? '\1' : '\0');
  AppendVarint(change.previous_sequence, out);
  AppendVarint(change.article_key.size(), out);
  out += change.article_key;
  for (const ClaimDelta& delta : change.deltas) {
    out.push_back(static_cast<char>(delta.kind));
    std::string id = delta.claim_id;
    id.resize(kIdBytes);
    out += id;
    AppendBigEndian64(delta.claim_number, out);
  }
  return out;
}

absl::StatusOr<ChangeDeltas> DecodeChangeDeltas(uint64_t sequence,
                                                absl::string_view bytes) {
  ChangeDeltas change;
  change.sequence = sequence;
  uint64_t key_size = 0;
  bool ok = !bytes.empty() && static_cast<uint8_t>(bytes[0]) <= 1;
  if (ok) {
    change.takedown = bytes[0] == 1;
    bytes.remove_prefix(1);
    ok = ConsumeVarint(bytes, change.previous_sequence) &&
         ConsumeVarint(bytes, key_size) && key_size <= bytes.size();
  }
  if (ok) {
    change.article_key = std::string(bytes.substr(0, key_size));
    bytes.remove_prefix(key_size);
  }
  while (ok && bytes.size() >= kDeltaBytes) {
    ClaimDelta delta;
    const auto kind = static_cast<uint8_t>(bytes[0]);
    if (kind < 1 || kind > 3) break;
    delta.kind = static_cast<ClaimDelta::Kind>(kind);
    delta.claim_id = std::string(bytes.substr(1, kIdBytes));
    bytes.remove_prefix(1 + kIdBytes);
    ok = ConsumeBigEndian64(bytes, delta.claim_number);
    change.deltas.push_back(std::move(delta));
  }
  if (!ok || !bytes.empty()) {
    return absl::DataLossError("deltas: a value is damaged");
  }
  return change;
}

}  // namespace hearsay::index
