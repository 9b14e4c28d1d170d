#include "query_service/answer/scored_claims.h"

#include <bit>
#include <cstddef>
#include <cstdint>

#include "common/base/byte_codec.h"
#include "hearsay/v1/query_service.pb.h"
#include "query_service/answer/wire_format.h"

namespace hearsay::answer {
namespace {

constexpr char kClaimsTag =
    WireTag(v1::SearchClaimsResponse::kClaimsFieldNumber, kLengthDelimited);
constexpr char kClaimTag =
    WireTag(v1::ScoredClaim::kClaimFieldNumber, kLengthDelimited);
constexpr char kScoreTag =
    WireTag(v1::ScoredClaim::kScoreFieldNumber, kFixed32);
constexpr size_t kScoreBytes = 1 + sizeof(uint32_t);
// Of one claim beside its bytes, at most.
constexpr size_t kFrameBytes = 1 + 5 + 1 + 5 + kScoreBytes;

}  // namespace

void AppendScoredClaims(
    const std::vector<query::SearchHit>& hits,
    const std::vector<std::shared_ptr<const std::string>>& claims,
    std::string& out) {
  size_t bytes = 0;
  for (const auto& claim : claims) {
    if (claim != nullptr) bytes += kFrameBytes + claim->size();
  }
  out.reserve(out.size() + bytes);
  for (size_t i = 0; i < claims.size(); ++i) {
    if (claims[i] == nullptr) continue;  // Retracted meanwhile.
    const std::string& claim = *claims[i];
    // A score of 0 is not on the wire.
    const auto score = std::bit_cast<uint32_t>(hits[i].score);
    out.push_back(kClaimsTag);
    AppendVarint(1 + VarintBytes(claim.size()) + claim.size() +
                     (score == 0 ? 0 : kScoreBytes),
                 out);
    out.push_back(kClaimTag);
    AppendVarint(claim.size(), out);
    out.append(claim);
    if (score == 0) continue;
    out.push_back(kScoreTag);
    for (size_t byte = 0; byte < sizeof(score); ++byte) {  // Little endian.
      out.push_back(static_cast<char>(score >> 8 * byte & 0xff));
    }
  }
}

}  // namespace hearsay::answer
