#include "common/storage/purger.h"

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/mutex.h"
#include "common/base/steady_time.h"
#include "common/storage/database.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::storage {
namespace {

using ::testing::ElementsAre;

constexpr char kPrefix[] = "purge/";

class PurgerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    HEARSAY_ASSERT_OK_AND_ASSIGN(
        database_, Database::Open(dir_ / "db", {{.name = "plain"}},
                                  {.advice = "call the vet"}));
  }
  void Put(const std::string& key) {
    rocksdb::WriteBatch batch;
    batch.Put(database_->family(0), absl::StrCat(kPrefix, key), "what");
    HEARSAY_ASSERT_OK(database_->Write(batch, /*durable=*/false));
  }
  // One that takes `took` for each purge.
  std::unique_ptr<Purger> Start(absl::Duration took) {
    return std::make_unique<Purger>(
        *database_, 0, kPrefix,
        [this, took](const std::vector<PendingPurge>& pending) {
          std::string keys;
          for (const PendingPurge& row : pending) keys += row.key;
          absl::SleepFor(took);
          MutexLock lock(mutex_);
          purges_.push_back(keys);
          return status_;
        });
  }
  // The keys of each purge, in one.
  std::vector<std::string> purges() {
    MutexLock lock(mutex_);
    return purges_;
  }
  void FailWith(const absl::Status& status) {
    MutexLock lock(mutex_);
    status_ = status;
  }

  const TempDir dir_;
  std::unique_ptr<Database> database_;
  Mutex mutex_;
  std::vector<std::string> purges_ ABSL_GUARDED_BY(mutex_);
  absl::Status status_ ABSL_GUARDED_BY(mutex_);
};

TEST_F(PurgerTest, StartsWithWhatIsLeftAndKeepsWhatFailed) {
  Put("a");
  Put("b");
  FailWith(absl::UnavailableError("no room"));
  {
    const auto purger = Start(absl::ZeroDuration());
    purger->WaitUntilIdle();
    EXPECT_THAT(purges(), ElementsAre("ab"));
    FailWith(absl::OkStatus());
    purger->Wake();
    purger->WaitUntilIdle();
    EXPECT_THAT(purges(), ElementsAre("ab", "ab"));
  }
  const auto next = Start(absl::ZeroDuration());
  next->WaitUntilIdle();
  EXPECT_THAT(purges(), ElementsAre("ab", "ab"));
}

TEST_F(PurgerTest, OnePurgeDoesForAllThatComesDuringItsRest) {
  constexpr absl::Duration kTook = absl::Seconds(1);
  Put("a");
  const auto purger = Start(kTook);
  purger->WaitUntilIdle();
  // Now it rests, three times as long: what comes meanwhile waits.
  const absl::Duration rests = SteadyNow();
  Put("b");
  purger->Wake();
  absl::SleepFor(absl::Milliseconds(50));
  Put("c");
  purger->Wake();
  EXPECT_THAT(purges(), ElementsAre("a"));
  // Whoever waits does not wait for the rest.
  purger->WaitUntilIdle();
  EXPECT_LT(SteadyNow() - rests, 3 * kTook);
  EXPECT_THAT(purges(), ElementsAre("a", "bc"));
}

}  // namespace
}  // namespace hearsay::storage
