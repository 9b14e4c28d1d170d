// What both daemons do when somebody sets the machine's time.
#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "tests/faults/daemon_pair.h"
#include "tests/support/status_matchers.h"

namespace hearsay {
namespace {

class ClockFaultsTest : public DaemonPairTest {
 protected:
  void SetUp() override {
    SetClock(absl::ZeroDuration());
    setenv("HEARSAY_TEST_CLOCK", file_.c_str(), 1);
    setenv("LD_PRELOAD", (BinaryDir() + "/libjumping_clock.so").c_str(), 1);
  }
  void TearDown() override {
    unsetenv("LD_PRELOAD");
    unsetenv("HEARSAY_TEST_CLOCK");
  }

  // From now on both daemons' clocks are off by `offset`.
  void SetClock(absl::Duration offset) {
    const int64_t seconds = absl::ToInt64Seconds(offset);
    const int file = open(file_.c_str(), O_CREAT | O_WRONLY, 0600);
    ASSERT_EQ(pwrite(file, &seconds, sizeof(seconds), 0),
              static_cast<ssize_t>(sizeof(seconds)));
    close(file);
  }

  // An article that says when it was fetched is stored, and found within the
  // patience of one who waits for it.
  void ExpectItGoesOn(const std::string& who) {
    const auto answer = Ingest(Article(who, ClaimAbout(who), ++fetched_));
    ASSERT_THAT(answer, IsOk()) << who;
    EXPECT_EQ(answer->outcome(), v1::INGEST_OUTCOME_CREATED);
    EXPECT_THAT(CountClaims(who, answer->consistency_token()), IsOkAndHolds(1))
        << who;
    EXPECT_TRUE(IngestIsReady()) << who;
    EXPECT_TRUE(QueryIsReady()) << who;
  }

  const std::string file_ = dir_ / "clock";
  int64_t fetched_ = 0;
};

TEST_F(ClockFaultsTest, JumpsEitherWayHoldNothingUp) {
  StartIngest();
  StartQuery();
  ExpectItGoesOn("Tomas");
  SetClock(-absl::Hours(2));
  ExpectItGoesOn("Mira");
  SetClock(absl::Hours(24 * 400));
  // A call that is under way while Abseil follows, within two seconds, may end.
  absl::SleepFor(absl::Seconds(3));
  ExpectItGoesOn("Ines");
  SetClock(absl::ZeroDuration());
  ExpectItGoesOn("Otto");
  HEARSAY_ASSERT_OK_AND_ASSIGN(const auto feed, ReadFeed());
  ASSERT_EQ(feed.size(), 4u);
  for (size_t i = 0; i < feed.size(); ++i) {
    EXPECT_EQ(feed[i].sequence(), i + 1);
  }
}

TEST_F(ClockFaultsTest, AJumpBackWhileTheFeedIsDownDelaysNoRetry) {
  StartIngest();
  StartQuery();
  ExpectItGoesOn("Tomas");
  ingest_daemon_->Kill();
  ASSERT_TRUE(Becomes(absl::Seconds(20), [&] {
    return query_daemon_->Stderr().find("trying again") != std::string::npos;
  }));
  SetClock(-absl::Hours(2));
  StartIngest();
  ExpectItGoesOn("Mira");
}

}  // namespace
}  // namespace hearsay
