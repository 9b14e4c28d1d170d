#include "query_service/watch/resume_token.h"

#include <limits>

#include "absl/strings/escaping.h"
#include "common/base/byte_codec.h"
#include "common/base/field_error.h"
#include "common/base/sha256.h"
#include "common/record/claim_number.h"

namespace hearsay::watch {
namespace {

constexpr char kVersion = 1;
constexpr size_t kQuestionBytes = 16;
constexpr size_t kCheckBytes = 4;
constexpr size_t kMaxLogIdBytes = 64;
constexpr size_t kMaxTextBytes = 256;
// Years 0001 to 9999.
constexpr int64_t kFirstSecond = -62135596800;
constexpr int64_t kLastSecond = 253402300799;

std::string CheckSum(absl::string_view body) {
  return Sha256Of(body).substr(0, kCheckBytes);
}

bool ParseBody(absl::string_view body, ResumeToken& token) {
  uint64_t log_id_bytes = 0;
  uint64_t delta = 0;
  uint64_t asked = 0;
  if (!ConsumeVarint(body, log_id_bytes) || log_id_bytes > kMaxLogIdBytes ||
      log_id_bytes > body.size()) {
    return false;
  }
  token.log_id = std::string(body.substr(0, log_id_bytes));
  body.remove_prefix(log_id_bytes);
  if (!ConsumeVarint(body, token.sequence) || token.sequence == 0 ||
      token.sequence > record::kMaxSequence || !ConsumeVarint(body, delta) ||
      delta > std::numeric_limits<uint32_t>::max() ||
      !ConsumeBigEndian64(body, asked) || body.size() != kQuestionBytes) {
    return false;
  }
  token.delta = static_cast<uint32_t>(delta);
  token.asked_seconds = static_cast<int64_t>(asked);
  if (token.asked_seconds < kFirstSecond || token.asked_seconds > kLastSecond) {
    return false;
  }
  token.question = std::string(body);
  return true;
}

}  // namespace

absl::Status MalformedResumeToken() {
  return FieldError("RESUME_TOKEN_INVALID", "resume_token",
                    "is none of this request's; send the resume_token of the "
                    "last response with the same query and filter, or none to "
                    "begin now");
}

std::string FormatResumeToken(const ResumeToken& token) {
  std::string body(1, kVersion);
  AppendVarint(token.log_id.size(), body);
  body += token.log_id;
  AppendVarint(token.sequence, body);
  AppendVarint(token.delta, body);
  AppendBigEndian64(static_cast<uint64_t>(token.asked_seconds), body);
  std::string question = token.question;
  question.resize(kQuestionBytes);
  body += question;
  return absl::WebSafeBase64Escape(body + CheckSum(body));
}

absl::StatusOr<ResumeToken> ParseResumeToken(absl::string_view text) {
  std::string bytes;
  if (text.size() > kMaxTextBytes ||
      !absl::WebSafeBase64Unescape(text, &bytes) ||
      bytes.size() < 1 + kCheckBytes || bytes[0] != kVersion) {
    return MalformedResumeToken();
  }
  const absl::string_view all = bytes;
  const absl::string_view body = all.substr(0, all.size() - kCheckBytes);
  ResumeToken token;
  if (all.substr(body.size()) != CheckSum(body) ||
      !ParseBody(body.substr(1), token)) {
    return MalformedResumeToken();
  }
  return token;
}

}  // namespace hearsay::watch
