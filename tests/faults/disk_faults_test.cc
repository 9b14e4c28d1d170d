// What the daemons do when a disk is full, hangs, or gives back other bytes
// than it was given.
#include <sys/mount.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/field_error.h"
#include "gmock/gmock.h"
#include "tests/faults/daemon_pair.h"
#include "tests/support/status_matchers.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;
using absl::StatusCode;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// A small file system of its own, for as long as it lives.
class SmallDisk {
 public:
  explicit SmallDisk(std::string path) : path_(std::move(path)) {
    fs::create_directories(path_);
    mounted_ = mount("tmpfs", path_.c_str(), "tmpfs", 0, "size=160m") == 0;
    if (!mounted_) why_ = std::strerror(errno);
  }
  ~SmallDisk() {
    if (mounted_) umount2(path_.c_str(), MNT_DETACH);
  }
  bool mounted() const { return mounted_; }
  const std::string& why() const { return why_; }

  void Fill() {
    std::ofstream file(filler(), std::ios::binary);
    const std::string block(64 << 10, 'x');
    while (file.write(block.data(), static_cast<std::streamsize>(block.size()))
               .flush()) {
    }
  }
  void Free() { fs::remove(filler()); }

 private:
  std::string filler() const { return path_ + "/filler"; }
  const std::string path_;
  bool mounted_ = false;
  std::string why_;
};

class DiskFaultsTest : public DaemonPairTest {
 protected:
  // `count` articles that fill a table; gives their names.
  std::vector<std::string> IngestMany(int count) {
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i) {
      const std::string id = absl::StrCat("many", i);
      const auto answer = Ingest(
          Article(id, absl::StrCat(ClaimAbout(id), "\n\n", Noise(id, 400))));
      EXPECT_THAT(answer, IsOk());
      names.push_back(answer.ok() ? answer->article() : "");
    }
    return names;
  }
};

TEST_F(DiskFaultsTest, AFullDiskRefusesArticlesServesReadsAndHealsByItself) {
  SmallDisk disk(dir_ / "record");
  if (!disk.mounted()) {
    GTEST_SKIP() << "cannot mount a tmpfs: " << disk.why();
  }
  StartIngest();
  StartQuery();
  const auto before = Ingest(Article("before", ClaimAbout("Tomas")));
  ASSERT_THAT(before, IsOk());

  // While it fills up under load, every article is stored or refused for it.
  std::atomic<bool> stop = false;
  std::vector<std::string> stored;
  std::thread sender([&] {
    for (int i = 0; !stop; ++i) {
      const auto answer =
          Ingest(Article(absl::StrCat("load", i), Noise("load", 50 + i)));
      if (answer.ok()) {
        stored.push_back(answer->article());
      } else {
        EXPECT_THAT(answer, StatusIs(StatusCode::kResourceExhausted));
      }
    }
  });
  disk.Fill();
  EXPECT_TRUE(Becomes(absl::Seconds(10), [&] { return !IngestIsReady(); }));
  stop = true;
  sender.join();
  EXPECT_FALSE(stored.empty());

  const auto refused = Ingest(Article("refused", ClaimAbout("Mira")));
  EXPECT_THAT(refused, StatusIs(StatusCode::kResourceExhausted));
  EXPECT_TRUE(GetErrorDetail(refused.status()).retry_after.has_value());
  EXPECT_TRUE(ingest_daemon_->running());
  EXPECT_THAT(ReadFeed(), IsOk());
  EXPECT_THAT(CountClaims("Tomas", before->consistency_token()),
              IsOkAndHolds(1));

  disk.Free();
  const absl::Time freed = absl::Now();
  EXPECT_TRUE(Becomes(absl::Seconds(5), [&] {
    return Ingest(Article("refused", ClaimAbout("Mira"))).ok();
  })) << "takes articles again within 5 s";
  std::printf("takes articles again after %.2f s\n",
              absl::ToDoubleSeconds(absl::Now() - freed));
  EXPECT_TRUE(Becomes(absl::Seconds(5), [&] { return IngestIsReady(); }));

  ingest_daemon_->Kill();
  StartIngest();
  const auto feed = ReadFeed();
  ASSERT_THAT(feed, IsOk());
  EXPECT_GE(feed->size(), stored.size() + 2);
  ASSERT_TRUE(Becomes(absl::Seconds(30),
                      [&] { return CountClaims("Mira").value_or(0) == 1; }));
  for (const std::string& name : stored) {
    EXPECT_THAT(GetArticle(name), IsOk()) << name;
  }
}

TEST_F(DiskFaultsTest, AStalledSyncHoldsAnswersBackAndAcksNothingThatTimedOut) {
  const std::string stall = dir_ / "stall";
  setenv("HEARSAY_TEST_STALL", stall.c_str(), 1);
  setenv("LD_PRELOAD", (BinaryDir() + "/libstalling_sync.so").c_str(), 1);
  StartIngest();
  unsetenv("LD_PRELOAD");
  unsetenv("HEARSAY_TEST_STALL");
  ASSERT_THAT(Ingest(Article("before", ClaimAbout("Tomas"))), IsOk());
  ASSERT_TRUE(IngestIsReady());

  std::ofstream(stall) << "";
  const absl::Time began = absl::Now();
  std::atomic<bool> answered = false;
  std::thread patient([&] {
    EXPECT_THAT(Ingest(Article("patient", ClaimAbout("Mira"))), IsOk());
    answered = true;
  });
  EXPECT_THAT(Ingest(Article("hasty", ClaimAbout("Ines")), absl::Seconds(1)),
              StatusIs(StatusCode::kDeadlineExceeded));
  EXPECT_TRUE(Becomes(absl::Seconds(10), [&] { return !IngestIsReady(); }));
  absl::SleepFor(began + absl::Seconds(3) - absl::Now());
  EXPECT_FALSE(answered) << "answered before it was on disk";
  fs::remove(stall);
  patient.join();
  EXPECT_TRUE(Becomes(absl::Seconds(5), [&] { return IngestIsReady(); }));
  // Whatever became of the one that timed out, sending it again settles it.
  const auto again = Ingest(Article("hasty", ClaimAbout("Ines")));
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->revision(), 1);
  EXPECT_EQ(ReadFeed()->size(), 3u);
}

TEST_F(DiskFaultsTest, ADamagedLogIsRefusedWithTheReasonAndWhatToDo) {
  StartIngest({"--extract=false"});
  IngestMany(20);
  ingest_daemon_->Kill();
  ASSERT_NE(FlipByte("record", ".log"), "");
  for (int i = 0; i < 2; ++i) {  // Trying again does not repair it.
    EXPECT_THAT(
        TryIngest("record"),
        StatusIs(StatusCode::kUnavailable,
                 AllOf(HasSubstr("cannot start"), HasSubstr("DATA_LOSS"),
                       HasSubstr(dir_ / "record"),
                       HasSubstr("restore the folder from a checkpoint"))));
  }
}

TEST_F(DiskFaultsTest, ADamagedTableOfTheRecordIsDataLossNeverSilence) {
  StartIngest({"--extract=false"});
  IngestMany(50);
  ingest_daemon_->Kill();
  StartIngest({"--extract=false"});  // What was in the log is in tables now.
  ingest_daemon_->Kill();
  ASSERT_NE(FlipByte("record", ".sst"), "");
  StartIngest({"--extract=false"});
  EXPECT_THAT(ReadFeed(), StatusIs(StatusCode::kDataLoss));
  EXPECT_TRUE(ingest_daemon_->running());
  // Once a compaction has met the damage, nothing more is taken, nor acked.
  const auto later = Ingest(Article("new", ClaimAbout("Tomas")));
  if (!later.ok()) {
    EXPECT_THAT(later.status(), StatusIs(StatusCode::kUnavailable,
                                         AllOf(HasSubstr("not stored"),
                                               HasSubstr("Corruption"))));
  }
}

TEST_F(DiskFaultsTest, ADamagedReadModelIsDataLossNeverNotFoundAndIsRebuilt) {
  StartIngest({"--extract=false"});
  const std::vector<std::string> names = IngestMany(50);
  StartQuery();
  ASSERT_THAT(GetArticle(names.back()), IsOk());
  query_daemon_->Kill();
  StartQuery();
  query_daemon_->Kill();
  ASSERT_NE(FlipByte("read_model", ".sst"), "");

  StartQuery();
  int lost = 0;
  for (const std::string& name : names) {
    const auto article = GetArticle(name);
    if (article.ok()) continue;
    EXPECT_THAT(article, StatusIs(StatusCode::kDataLoss)) << name;
    ++lost;
  }
  EXPECT_GT(lost, 0);
  EXPECT_TRUE(query_daemon_->running());

  // The one command of the runbook: away with it.
  query_daemon_->Kill();
  fs::remove_all(dir_ / "read_model");
  StartQuery();
  for (const std::string& name : names) EXPECT_THAT(GetArticle(name), IsOk());
}

}  // namespace
}  // namespace hearsay
