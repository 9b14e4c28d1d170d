// What a query service does when its feed goes away, or is another one.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/record/change_codec.h"
#include "gmock/gmock.h"
#include "rocksdb/db.h"
#include "tests/faults/daemon_pair.h"
#include "tests/support/status_matchers.h"

namespace hearsay {
namespace {

using absl::StatusCode;
using ::testing::HasSubstr;

class FeedFaultsTest : public DaemonPairTest {
 protected:
  void SetUp() override {
    StartIngest();
    StartQuery();
    const auto answer = Ingest(Article("first", ClaimAbout("Tomas")));
    ASSERT_THAT(answer, IsOk());
    name_ = answer->article();
    ASSERT_THAT(CountClaims("Tomas", answer->consistency_token()),
                IsOkAndHolds(1));
  }
  void ExpectOldAnswers() {
    EXPECT_THAT(CountClaims("Tomas"), IsOkAndHolds(1));
    EXPECT_THAT(GetArticle(name_), IsOk());
    EXPECT_TRUE(QueryIsReady());
  }
  // Takes a change out of the log of the record, whose daemon is not running.
  void DeleteChange(uint64_t sequence) {
    const std::string path = dir_ / "record";
    rocksdb::DBOptions options;
    std::vector<std::string> names;
    ASSERT_TRUE(rocksdb::DB::ListColumnFamilies(options, path, &names).ok());
    std::vector<rocksdb::ColumnFamilyDescriptor> families;
    for (const std::string& name : names)
      families.emplace_back(name, rocksdb::ColumnFamilyOptions());
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    rocksdb::DB* opened = nullptr;
    ASSERT_TRUE(
        rocksdb::DB::Open(options, path, families, &handles, &opened).ok());
    const std::unique_ptr<rocksdb::DB> db(opened);
    const std::string key = record::EncodeSequenceKey(sequence);
    for (size_t i = 0; i < names.size(); ++i) {
      std::string value;
      if (names[i] == "changes") {
        EXPECT_TRUE(db->Get({}, handles[i], key, &value).ok());
        EXPECT_TRUE(db->Delete({}, handles[i], key).ok());
      }
      EXPECT_TRUE(db->DestroyColumnFamilyHandle(handles[i]).ok());
    }
  }

  std::string name_;
};

TEST_F(FeedFaultsTest, QueriesGoOnWhileIngestIsDownAndCatchUpWhenItIsBack) {
  ingest_daemon_->Kill();
  ExpectOldAnswers();
  // A restart too does not need it.
  query_daemon_->Kill();
  HEARSAY_ASSERT_OK(TryQuery());
  EXPECT_THAT(CountClaims("Tomas"), IsOkAndHolds(1));

  StartIngest();
  const auto later = Ingest(Article("second", ClaimAbout("Mira")));
  ASSERT_THAT(later, IsOk());
  EXPECT_THAT(CountClaims("Mira", later->consistency_token()), IsOkAndHolds(1));
  EXPECT_TRUE(Becomes(absl::Seconds(10), [&] { return QueryIsReady(); }));
}

TEST_F(FeedFaultsTest, AnotherLogIsNeverMixedInAndAsksForARebuild) {
  ingest_daemon_->Kill();
  HEARSAY_ASSERT_OK(TryIngest("another_record"));
  const auto other = Ingest(Article("other", ClaimAbout("Mira")));
  ASSERT_THAT(other, IsOk());
  EXPECT_TRUE(Becomes(absl::Seconds(20), [&] {
    return query_daemon_->Stderr().find("rebuild the read model") !=
           std::string::npos;
  }));
  ExpectOldAnswers();
  EXPECT_THAT(CountClaims("Mira"), IsOkAndHolds(0));
  EXPECT_THAT(CountClaims("Mira", other->consistency_token()),
              StatusIs(StatusCode::kFailedPrecondition));

  // What the log line says to do.
  query_daemon_->Kill();
  std::filesystem::remove_all(dir_ / "read_model");
  StartQuery();
  EXPECT_THAT(CountClaims("Mira", other->consistency_token()), IsOkAndHolds(1));
  EXPECT_THAT(CountClaims("Tomas"), IsOkAndHolds(0));
}

TEST_F(FeedFaultsTest, AGapInTheFeedIsNeverSteppedOver) {
  query_daemon_->Kill();
  ASSERT_THAT(Ingest(Article("second", ClaimAbout("Mira"))), IsOk());
  ASSERT_THAT(Ingest(Article("third", ClaimAbout("Ines"))), IsOk());
  ASSERT_EQ(ingest_daemon_->Terminate(absl::Seconds(20)), 0);
  DeleteChange(2);
  StartIngest();
  const auto last = Ingest(Article("fourth", ClaimAbout("Otto")));
  ASSERT_THAT(last, IsOk());

  HEARSAY_ASSERT_OK(TryQuery());
  EXPECT_TRUE(Becomes(absl::Seconds(20), [&] {
    return absl::StrContains(query_daemon_->Stderr(), "sequence 2 is missing");
  })) << query_daemon_->Stderr();
  // It answers from before the gap, and promises nothing from behind it.
  EXPECT_THAT(CountClaims("Tomas"), IsOkAndHolds(1));
  EXPECT_THAT(CountClaims("Ines"), IsOkAndHolds(0));
  EXPECT_THAT(CountClaims("Otto", last->consistency_token(), absl::Seconds(2)),
              StatusIs(StatusCode::kDeadlineExceeded));
}

TEST_F(FeedFaultsTest, ARecordThatEndsBeforeTheReadModelIsNotFollowed) {
  // As after a restore that kept its log id by mistake: the read model has
  // applied more than the record holds.
  ingest_daemon_->Kill();
  std::filesystem::copy(dir_ / "record", dir_ / "older",
                        std::filesystem::copy_options::recursive);
  StartIngest();
  const auto second = Ingest(Article("second", ClaimAbout("Mira")));
  ASSERT_THAT(second, IsOk());
  ASSERT_THAT(CountClaims("Mira", second->consistency_token()),
              IsOkAndHolds(1));
  ASSERT_THAT(Ingest(Article("third", ClaimAbout("Ines"))), IsOk());
  ASSERT_TRUE(Becomes(absl::Seconds(20),
                      [&] { return CountClaims("Ines").value_or(0) == 1; }));
  ingest_daemon_->Kill();
  HEARSAY_ASSERT_OK(TryIngest("older"));
  EXPECT_TRUE(Becomes(absl::Seconds(20), [&] {
    return query_daemon_->Stderr().find("rebuild the read model") !=
           std::string::npos;
  }));
  EXPECT_THAT(CountClaims("Mira"), IsOkAndHolds(1));
}

}  // namespace
}  // namespace hearsay
