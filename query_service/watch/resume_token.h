#ifndef HEARSAY_QUERY_SERVICE_WATCH_RESUME_TOKEN_H_
#define HEARSAY_QUERY_SERVICE_WATCH_RESUME_TOKEN_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace hearsay::watch {

// Where a watch stands, for a client to come back with, to this process, a
// later one or another replica.
struct ResumeToken {
  // Of the record that the sequence counts; empty before its first change.
  std::string log_id;
  // The next thing to tell: this delta of this change.
  uint64_t sequence = 1;
  uint32_t delta = 0;
  // When the watch was first asked for: what "since yesterday" counts from.
  int64_t asked_seconds = 0;
  // Of the words and the filter; 16 bytes. Another question cannot go on here.
  std::string question;

  friend bool operator==(const ResumeToken&, const ResumeToken&) = default;
};

// Web-safe base64 over a version byte, the fields and a check sum. Not sealed:
// it gives no more than its bearer may ask for anyway, and has to be good after
// a restart.
std::string FormatResumeToken(const ResumeToken& token);
// kInvalidArgument on `resume_token`.
absl::StatusOr<ResumeToken> ParseResumeToken(absl::string_view text);

// kInvalidArgument on `resume_token`, for whoever finds out.
absl::Status MalformedResumeToken();

}  // namespace hearsay::watch

#endif  // HEARSAY_QUERY_SERVICE_WATCH_RESUME_TOKEN_H_
