#include "query_service/answer/page_token.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <bit>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"
#include "common/base/field_error.h"

namespace hearsay::answer {
namespace {

constexpr char kVersion = 1;
constexpr size_t kMacBytes = 16;
// No token that we make is longer; 64 words and their statistics fit well.
constexpr size_t kMaxTokenBytes = 16 * 1024;
constexpr uint64_t kMaxStatistics = 4096;

void AppendBytes(absl::string_view bytes, std::string& out) {
  AppendVarint(bytes.size(), out);
  absl::StrAppend(&out, bytes);
}

bool ConsumeBytes(absl::string_view& bytes, std::string& out) {
  uint64_t size = 0;
  if (!ConsumeVarint(bytes, size) || size > bytes.size()) return false;
  out = std::string(bytes.substr(0, size));
  bytes.remove_prefix(size);
  return true;
}

void AppendFloat(float value, std::string& out) {
  AppendBigEndian32(std::bit_cast<uint32_t>(value), out);
}

bool ConsumeFloat(absl::string_view& bytes, float& value) {
  uint32_t bits = 0;
  if (!ConsumeBigEndian32(bytes, bits)) return false;
  value = std::bit_cast<float>(bits);
  return true;
}

}  // namespace

absl::Status MalformedPageToken() {
  return FieldError("PAGE_TOKEN_INVALID", "page_token",
                    "is none of this request's; send the next_page_token of "
                    "the last response with the rest of the request unchanged");
}

absl::Status ExpiredPageToken(absl::string_view why) {
  return ErrorWithDetail(
      absl::StatusCode::kOutOfRange,
      absl::StrCat("page_token: ", why, "; ask for the first page again"),
      {.reason = "PAGE_TOKEN_EXPIRED",
       .field = "page_token",
       .retry_after = {}});
}

// HMAC-SHA256 with the key; looking both up again takes longer than a MAC.
struct PageTokenSealer::Keyed {
  explicit Keyed(absl::string_view key) {
    EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    context = EVP_MAC_CTX_new(hmac);
    EVP_MAC_free(hmac);
    char digest[] = "SHA256";
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_end()};
    EVP_MAC_init(context, reinterpret_cast<const unsigned char*>(key.data()),
                 key.size(), params);
  }
  ~Keyed() { EVP_MAC_CTX_free(context); }

  EVP_MAC_CTX* context;  // Copied for each MAC.
};

PageTokenSealer::PageTokenSealer(absl::string_view key, const Clock& clock)
    : keyed_(std::make_unique<Keyed>(key)), clock_(clock) {}

PageTokenSealer::~PageTokenSealer() = default;

std::string PageTokenSealer::Mac(absl::string_view request,
                                 absl::string_view body) const {
  std::string covered;
  AppendBytes(request, covered);
  absl::StrAppend(&covered, body);
  unsigned char mac[EVP_MAX_MD_SIZE];
  size_t size = 0;
  EVP_MAC_CTX* const context = EVP_MAC_CTX_dup(keyed_->context);
  EVP_MAC_update(context,
                 reinterpret_cast<const unsigned char*>(covered.data()),
                 covered.size());
  EVP_MAC_final(context, mac, &size, sizeof(mac));
  EVP_MAC_CTX_free(context);
  return std::string(reinterpret_cast<const char*>(mac), kMacBytes);
}

std::string PageTokenSealer::Seal(absl::string_view request,
                                  absl::string_view payload) const {
  std::string body(1, kVersion);
  AppendBigEndian64(absl::ToUnixSeconds(clock_.Now() + kPageTokenLifetime),
                    body);
  absl::StrAppend(&body, payload);
  return absl::WebSafeBase64Escape(body + Mac(request, body));
}

absl::StatusOr<std::string> PageTokenSealer::Open(
    absl::string_view request, absl::string_view token) const {
  std::string bytes;
  if (token.size() > kMaxTokenBytes ||
      !absl::WebSafeBase64Unescape(token, &bytes) || bytes.size() < kMacBytes) {
    return MalformedPageToken();
  }
  const absl::string_view all = bytes;
  absl::string_view body = all.substr(0, all.size() - kMacBytes);
  const std::string mac = Mac(request, body);
  if (CRYPTO_memcmp(mac.data(), all.data() + body.size(), kMacBytes) != 0) {
    return MalformedPageToken();
  }
  // Ours from here on: only an older version of us can have written otherwise.
  uint64_t expiry = 0;
  if (body.empty() || body[0] != kVersion) return MalformedPageToken();
  body.remove_prefix(1);
  if (!ConsumeBigEndian64(body, expiry)) return MalformedPageToken();
  if (absl::ToUnixSeconds(clock_.Now()) >= static_cast<int64_t>(expiry)) {
    return ExpiredPageToken("has expired");
  }
  return std::string(body);
}

std::string EncodeSearchPosition(const SearchPosition& position) {
  std::string out;
  AppendBytes(position.log_id, out);
  AppendVarint(position.sequence, out);
  AppendBigEndian64(static_cast<uint64_t>(position.asked_seconds), out);
  AppendFloat(position.after.score, out);
  AppendBigEndian64(static_cast<uint64_t>(position.after.time_seconds), out);
  AppendVarint(position.after.claim_number, out);
  AppendVarint(position.statistics.claim_count, out);
  AppendVarint(position.statistics.average_lengths.size(), out);
  for (const float length : position.statistics.average_lengths) {
    AppendFloat(length, out);
  }
  AppendVarint(position.statistics.document_frequencies.size(), out);
  for (const uint64_t frequency : position.statistics.document_frequencies) {
    AppendVarint(frequency, out);
  }
  return out;
}

absl::StatusOr<SearchPosition> DecodeSearchPosition(absl::string_view bytes) {
  SearchPosition position;
  uint64_t asked = 0, time = 0, lengths = 0, frequencies = 0;
  if (!ConsumeBytes(bytes, position.log_id) ||
      !ConsumeVarint(bytes, position.sequence) ||
      !ConsumeBigEndian64(bytes, asked) ||
      !ConsumeFloat(bytes, position.after.score) ||
      !ConsumeBigEndian64(bytes, time) ||
      !ConsumeVarint(bytes, position.after.claim_number) ||
      !ConsumeVarint(bytes, position.statistics.claim_count) ||
      !ConsumeVarint(bytes, lengths) || lengths > kMaxStatistics) {
    return MalformedPageToken();
  }
  position.asked_seconds = static_cast<int64_t>(asked);
  position.after.time_seconds = static_cast<int64_t>(time);
  for (uint64_t i = 0; i < lengths; ++i) {
    float length = 0;
    if (!ConsumeFloat(bytes, length)) return MalformedPageToken();
    position.statistics.average_lengths.push_back(length);
  }
  if (!ConsumeVarint(bytes, frequencies) || frequencies > kMaxStatistics) {
    return MalformedPageToken();
  }
  for (uint64_t i = 0; i < frequencies; ++i) {
    uint64_t frequency = 0;
    if (!ConsumeVarint(bytes, frequency)) return MalformedPageToken();
    position.statistics.document_frequencies.push_back(frequency);
  }
  if (!bytes.empty()) return MalformedPageToken();
  return position;
}

}  // namespace hearsay::answer
