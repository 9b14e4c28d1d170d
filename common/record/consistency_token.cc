#include "common/record/consistency_token.h"

#include <limits>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"
#include "common/base/field_error.h"

namespace hearsay::record {
namespace {

constexpr char kVersion = 1;
constexpr size_t kMaxTextBytes = 4096;
constexpr size_t kMaxLogIdBytes = 64;

// The bytes after the version, or false.
bool ParsePayload(absl::string_view bytes, ConsistencyToken& token) {
  uint64_t log_id_bytes = 0;
  if (!ConsumeVarint(bytes, log_id_bytes)) return false;
  if (log_id_bytes > kMaxLogIdBytes || log_id_bytes > bytes.size()) {
    return false;
  }
  token.log_id = std::string(bytes.substr(0, log_id_bytes));
  bytes.remove_prefix(log_id_bytes);
  while (!bytes.empty()) {
    uint64_t partition = 0, sequence = 0;
    if (!ConsumeVarint(bytes, partition) || !ConsumeVarint(bytes, sequence)) {
      return false;
    }
    if (partition > std::numeric_limits<uint32_t>::max()) return false;
    if (!token.positions.empty() &&
        partition <= token.positions.back().partition) {
      return false;
    }
    token.positions.push_back({static_cast<uint32_t>(partition), sequence});
  }
  return true;
}

}  // namespace

std::string FormatConsistencyToken(const ConsistencyToken& token) {
  std::string bytes(1, kVersion);
  AppendVarint(token.log_id.size(), bytes);
  bytes += token.log_id;
  for (const auto& [partition, sequence] : token.positions) {
    AppendVarint(partition, bytes);
    AppendVarint(sequence, bytes);
  }
  return absl::WebSafeBase64Escape(bytes);
}

absl::StatusOr<ConsistencyToken> ParseConsistencyToken(absl::string_view text) {
  std::string bytes;
  ConsistencyToken token;
  if (text.size() > kMaxTextBytes ||
      !absl::WebSafeBase64Unescape(text, &bytes) || bytes.empty() ||
      bytes[0] != kVersion ||
      !ParsePayload(absl::string_view(bytes).substr(1), token)) {
    return FieldError(
        "CONSISTENCY_TOKEN_INVALID", "consistency_token",
        absl::StrCat("\"", absl::CHexEscape(text.substr(0, 64)),
                     "\" is not a token; pass one from an answer of "
                     "IngestService unchanged, or none"));
  }
  return token;
}

}  // namespace hearsay::record
