#ifndef HEARSAY_QUERY_SERVICE_ANSWER_PAGE_TOKEN_H_
#define HEARSAY_QUERY_SERVICE_ANSWER_PAGE_TOKEN_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "query_service/model/search_page.h"

namespace hearsay::answer {

// How long a page token can be used: as long as the index keeps superseded
// claims apart.
constexpr absl::Duration kPageTokenLifetime = absl::Hours(1);

// Makes tokens that only this service, or a replica with the same key, can have
// made, and only for the same request. Web-safe base64 over a version byte, the
// expiry, the payload and an HMAC-SHA-256 that covers the request as well.
// Thread safe.
class PageTokenSealer {
 public:
  // `key` is secret, at least kMinKeyBytes long. `clock` outlives this.
  static constexpr size_t kMinKeyBytes = 16;
  PageTokenSealer(absl::string_view key, const Clock& clock);
  ~PageTokenSealer();

  // `request` identifies what the token may continue.
  std::string Seal(absl::string_view request, absl::string_view payload) const;
  // The payload. Errors on `page_token`: kInvalidArgument when it is malformed,
  // forged or of another request; kOutOfRange when it has expired.
  absl::StatusOr<std::string> Open(absl::string_view request,
                                   absl::string_view token) const;

 private:
  std::string Mac(absl::string_view request, absl::string_view body) const;

  struct Keyed;
  const std::unique_ptr<const Keyed> keyed_;
  const Clock& clock_;
};

// Where a walk through a search stands: everything that keeps its pages whole.
struct SearchPosition {
  std::string log_id;
  uint64_t sequence = 0;
  // When the first page was asked for: what "last week" counts from.
  int64_t asked_seconds = 0;
  query::PageStart after;
  query::CorpusStatistics statistics;
};

std::string EncodeSearchPosition(const SearchPosition& position);
// kInvalidArgument on `page_token`.
absl::StatusOr<SearchPosition> DecodeSearchPosition(absl::string_view bytes);

// kInvalidArgument and kOutOfRange on `page_token`, for whoever finds out.
absl::Status MalformedPageToken();
absl::Status ExpiredPageToken(absl::string_view why);

}  // namespace hearsay::answer

#endif  // HEARSAY_QUERY_SERVICE_ANSWER_PAGE_TOKEN_H_
