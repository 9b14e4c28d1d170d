// kill -9 in the middle of commits: nothing acknowledged is lost, nothing is
// there twice, and the log has no gap. The parent never opens the store, since
// RocksDB's threads do not survive a fork.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <map>
#include <random>
#include <set>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "ingest_service/commit/article_store.h"
#include "ingest_service/commit/store_testing.h"
#include "tests/support/temp_dir.h"

namespace hearsay::commit {
namespace {

constexpr int kCycles = 15;
constexpr uint32_t kArticles = 40;
constexpr uint32_t kMaxAcksACycle = 3000;

// Enough words for a sketch, so that runs of anchors are written too.
constexpr char kWords[] =
    " is the number of the revision of which the editor said on Monday that "
    "it would be the last one";
StoreOptions ManyRuns() {
  StoreOptions options;
  options.anchors_in_run = 50;
  return options;
}

// The n-th delivery: a revision of one of a few articles, by its number.
TestArticle Delivery(uint32_t n) {
  return TestArticle(absl::StrCat(n, kWords))
      .Url(absl::StrCat("https://example.org/", n % kArticles))
      .FetchedAt(n)
      .Claims(1);
}

// Commits deliveries from `first` on until it is killed, and writes the number
// of each to `acks` once it is durable.
[[noreturn]] void WriteUntilKilled(const std::string& dir, uint32_t first,
                                   int acks) {
  const SystemClock clock;
  const auto store = ArticleStore::Open(dir, clock, ManyRuns()).value();
  for (uint32_t n = first;; ++n) {
    // The pipe is what bounds the work under way: a full one stops the commit
    // thread, and a hundred deliveries are let to queue up behind it.
    std::promise<void> answered;
    const bool wait = n % 100 == 0;
    store->Commit(Delivery(n),
                  [&answered, acks, n, wait](const CommitResult& result) {
                    if (!result.error.ok() ||
                        result.outcome == v1::INGEST_OUTCOME_UNCHANGED ||
                        write(acks, &n, sizeof(n)) != sizeof(n)) {
                      _exit(3);
                    }
                    if (wait) answered.set_value();
                  });
    if (wait) answered.get_future().get();
  }
}

#define REQUIRE(condition)                                         \
  do {                                                             \
    if (!(condition)) {                                            \
      std::fprintf(stderr, "line %d: %s\n", __LINE__, #condition); \
      _exit(1);                                                    \
    }                                                              \
  } while (false)

// Opens what is left and compares it with what was acknowledged.
[[noreturn]] void Check(const std::string& dir,
                        const std::vector<uint32_t>& acked) {
  const SystemClock clock;
  const auto store = ArticleStore::Open(dir, clock, ManyRuns());
  REQUIRE(store.ok());
  std::set<uint32_t> stored;
  std::map<std::string, int32_t> revisions;
  uint64_t sequence = 0;
  while (true) {
    const auto changes = (*store)->ReadChanges(sequence + 1, 1000, 1 << 20);
    REQUIRE(changes.ok());
    if (changes->empty()) break;
    for (const internal::v1::Change& change : *changes) {
      REQUIRE(change.sequence() == ++sequence);
      uint32_t n = 0;
      const std::string& text = change.record().text();
      REQUIRE(absl::SimpleAtoi(text.substr(0, text.find(' ')), &n));
      REQUIRE(stored.insert(n).second);
      REQUIRE(change.record().revision() == ++revisions[change.record().url()]);
    }
  }
  for (const uint32_t n : acked) REQUIRE(stored.contains(n));
  const StoreStats stats = (*store)->Stats();
  REQUIRE(stats.last_sequence == sequence);
  REQUIRE(stats.article_count == static_cast<int64_t>(revisions.size()));
  REQUIRE(stats.claim_count == stats.article_count);
  _exit(0);
}

// Reads acks until there are `enough` or the pipe ends.
bool ReadAcks(int pipe, size_t enough, std::vector<uint32_t>& acked) {
  uint32_t n = 0;
  while (enough-- > 0) {
    if (read(pipe, &n, sizeof(n)) != sizeof(n)) return false;
    acked.push_back(n);
  }
  return true;
}

TEST(CrashTest, KillLosesNothingAckedAndDoublesNothing) {
  TempDir dir;
  std::mt19937 random(20240607);
  std::vector<uint32_t> acked;
  uint32_t first = 1;
  for (int cycle = 0; cycle < kCycles; ++cycle) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t writer = fork();
    if (writer == 0) WriteUntilKilled(dir.path(), first, ends[1]);
    close(ends[1]);
    EXPECT_TRUE(ReadAcks(ends[0], random() % kMaxAcksACycle, acked));
    ASSERT_EQ(kill(writer, SIGKILL), 0);
    int status = 0;
    ASSERT_EQ(waitpid(writer, &status, 0), writer);
    EXPECT_TRUE(WIFSIGNALED(status))
        << "the writer ended by itself: " << status;
    // What was acknowledged before the kill may still stand in the pipe.
    ReadAcks(ends[0], SIZE_MAX, acked);
    close(ends[0]);

    const pid_t checker = fork();
    if (checker == 0) Check(dir.path(), acked);
    ASSERT_EQ(waitpid(checker, &status, 0), checker);
    ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0)
        << "cycle " << cycle << ", " << acked.size() << " acked";
    // Beyond anything that may be stored without having been acknowledged.
    first = (acked.empty() ? first : acked.back()) + 100000;
  }
  EXPECT_GT(acked.size(), static_cast<size_t>(kCycles));
}

}  // namespace
}  // namespace hearsay::commit
