#ifndef HEARSAY_CLIENT_INGEST_REPORT_H_
#define HEARSAY_CLIENT_INGEST_REPORT_H_

#include <array>
#include <cstdint>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "client/progress_bar.h"
#include "common/base/mutex.h"
#include "common/record/consistency_token.h"
#include "hearsay/v1/ingest_service.pb.h"

namespace hearsay::client {

// Counts what became of the articles of one run and tells of it: rejections and
// warnings on stderr as they come, answers on stdout when they are wanted as
// JSON. Thread safe.
class IngestReport {
 public:
  explicit IngestReport(bool json) : json_(json) {}

  // The service's answer to the article of `origin`.
  void Answered(const std::string& origin,
                const v1::StreamArticlesResponse& answer);
  // An article that could not be read and was not sent.
  void Unreadable(const std::string& origin, const absl::Status& why);
  // Something that the user should know, without an end of its own.
  void Note(absl::string_view message);
  void ShowProgress(int64_t bytes, int64_t total_bytes);

  // The outcomes as a small table, `elapsed` from the start.
  std::string Summary(absl::Duration elapsed);
  bool any_rejected() const;
  // Covers every answer; empty when nothing was stored.
  std::string consistency_token() const;

 private:
  void Count(const std::string& origin,
             const v1::StreamArticlesResponse& answer)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void PrintNote(absl::string_view message)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  int64_t Total() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const bool json_;
  mutable Mutex mutex_;
  ProgressBar bar_ ABSL_GUARDED_BY(mutex_);
  std::array<int64_t, v1::IngestOutcome_ARRAYSIZE> outcomes_
      ABSL_GUARDED_BY(mutex_) = {};
  int64_t claims_ ABSL_GUARDED_BY(mutex_) = 0;
  record::ConsistencyToken newest_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_INGEST_REPORT_H_
