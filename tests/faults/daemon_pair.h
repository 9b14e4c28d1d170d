#ifndef HEARSAY_TESTS_FAULTS_DAEMON_PAIR_H_
#define HEARSAY_TESTS_FAULTS_DAEMON_PAIR_H_

#include <grpcpp/grpcpp.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "hearsay/internal/v1/record.pb.h"
#include "hearsay/internal/v1/replication_service.grpc.pb.h"
#include "hearsay/v1/ingest_service.grpc.pb.h"
#include "hearsay/v1/query_service.grpc.pb.h"
#include "tests/support/daemon_process.h"
#include "tests/support/temp_dir.h"

namespace hearsay {

// Whether the full counts were asked for: HEARSAY_LONG is set.
bool RunsLong();

// True as soon as `holds` does; false when it has not within `patience`.
bool Becomes(absl::Duration patience, const std::function<bool()>& holds);

// A test over real daemons, each with a folder of its own.
class DaemonPairTest : public ::testing::Test {
 protected:
  // Starts hearsay-ingest over the folder `data_dir`. kUnavailable with what it
  // said when it does not start.
  absl::Status TryIngest(const std::string& data_dir,
                         const std::vector<std::string>& more = {});
  // The same over `record`, which must succeed; again on the port it had.
  void StartIngest(const std::vector<std::string>& more = {});
  absl::Status TryQuery();
  // Starts hearsay-query behind it, and waits until it is ready.
  void StartQuery();

  static v1::RawArticle Article(const std::string& id, const std::string& text,
                                int64_t fetched = 1);
  // Text with a claim that nobody else makes.
  static std::string ClaimAbout(const std::string& who);
  // Words that do not compress.
  static std::string Noise(const std::string& seed, int words);

  absl::StatusOr<v1::IngestArticleResponse> Ingest(
      const v1::RawArticle& article,
      absl::Duration timeout = absl::Seconds(30)) const;
  absl::Status Retract(const std::string& name) const;
  absl::StatusOr<v1::Article> GetArticle(const std::string& name) const;
  // How many claims a query finds.
  absl::StatusOr<int64_t> CountClaims(
      const std::string& query, const std::string& consistency_token = "",
      absl::Duration timeout = absl::Seconds(30)) const;
  // The whole feed, from the first change.
  absl::StatusOr<std::vector<internal::v1::Change>> ReadFeed() const;
  bool IngestIsReady() const;
  bool QueryIsReady() const;

  // Changes a byte in the middle of the largest file of `folder` with this
  // ending, and says which.
  std::string FlipByte(const std::string& folder,
                       const std::string& extension) const;

  TempDir dir_;
  std::string ingest_listen_ = "127.0.0.1:0";
  std::unique_ptr<DaemonProcess> ingest_daemon_;
  std::unique_ptr<DaemonProcess> query_daemon_;
  std::shared_ptr<grpc::Channel> ingest_channel_;
  std::shared_ptr<grpc::Channel> query_channel_;
};

}  // namespace hearsay

#endif  // HEARSAY_TESTS_FAULTS_DAEMON_PAIR_H_
