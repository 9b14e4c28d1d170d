// Power loss in the middle of commits and takedowns: nothing acknowledged is
// lost. With a disk that ignores what it is told to sync, it is: so the losses
// are real ones.
#include "tests/support/power_loss.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <thread>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/base/mutex.h"
#include "gtest/gtest.h"
#include "ingest_service/commit/article_store.h"
#include "ingest_service/commit/store_testing.h"
#include "rocksdb/env.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::commit {
namespace {

constexpr int kArticles = 60;
constexpr int kLossesASeed = 3;
constexpr int kInFlight = 64;
// Enough words for a sketch, so that anchors are written too.
constexpr char kWords[] =
    " is the number of the revision of which the editor said on Monday that "
    "it would be the last one";

int Seeds() { return std::getenv("HEARSAY_LONG") != nullptr ? 40 : 6; }

struct Losses {
  int64_t acked = 0;  // Revisions and takedowns.
  int64_t lost = 0;
};

// One record through several losses of power.
class Life {
 public:
  Life(uint32_t seed, PowerLossFileSystem::Sync sync)
      : random_(seed),
        disk_(std::make_shared<PowerLossFileSystem>(sync)),
        env_(rocksdb::NewCompositeEnv(disk_)) {
    options_.env = env_.get();
    options_.anchors_in_run = 20;
  }

  Losses Run() {
    Losses losses;
    for (int loss = 0; loss < kLossesASeed; ++loss) {
      auto store = ArticleStore::Open(dir_.path(), clock_, options_);
      if (!store.ok()) {
        // A record that does not open has lost everything.
        losses.lost += AckedCount();
        break;
      }
      losses.lost += CountLost(**store);
      WriteUntilPowerCut(**store);
      store->reset();
      disk_->LosePower(random_);
      losses.acked = acked_;
    }
    const auto store = ArticleStore::Open(dir_.path(), clock_, options_);
    losses.lost += store.ok() ? CountLost(**store) : AckedCount();
    return losses;
  }

 private:
  static std::string UrlOf(int article) {
    return absl::StrCat("https://example.org/", article);
  }

  // Revisions of a few articles, now and then a takedown, whose purge flushes
  // and compacts. The power goes while some of it is under way.
  void WriteUntilPowerCut(ArticleStore& store) {
    const int enough = 50 + static_cast<int>(random_() % 400);
    std::atomic<int> under_way = 0;
    for (int i = 0; i < enough; ++i) {
      while (under_way >= kInFlight) std::this_thread::yield();
      const int article = static_cast<int>(random_() % kArticles);
      if (random_() % 50 == 0) Retract(store, article);
      const int64_t version = ++versions_;
      ++under_way;
      store.Commit(
          TestArticle(absl::StrCat(version, kWords))
              .Url(UrlOf(article))
              .FetchedAt(version)
              .Claims(1),
          [this, article, version, &under_way](const CommitResult& result) {
            Answered(article, version, result);
            --under_way;
          });
    }
    disk_->CutPower();
    while (under_way > 0) std::this_thread::yield();
  }

  void Retract(ArticleStore& store, int article) {
    std::string name;
    {
      MutexLock lock(mutex_);
      const auto known = names_.find(article);
      if (known == names_.end() || retracted_.contains(article)) return;
      name = known->second;
    }
    if (!store.Retract(NameOf(name), "why").ok()) return;
    MutexLock lock(mutex_);
    retracted_.insert(article);
    ++acked_;
  }

  void Answered(int article, int64_t version, const CommitResult& result) {
    MutexLock lock(mutex_);
    if (!result.error.ok()) return;  // Not acknowledged.
    ++acked_;
    names_[article] = result.article;
    newest_[article] = std::max(newest_[article], version);
  }

  int64_t AckedCount() {
    MutexLock lock(mutex_);
    return static_cast<int64_t>(names_.size());
  }

  // Articles that are not there, or older than was acknowledged.
  int64_t CountLost(ArticleStore& store) {
    MutexLock lock(mutex_);
    int64_t lost = 0;
    for (const auto& [article, name] : names_) {
      const auto record = store.Get(NameOf(name));
      int64_t version = 0;
      const bool kept =
          record.ok() &&
          (record->pub_status() == v1::PUB_STATUS_CANCELED ||
           (!retracted_.contains(article) &&
            absl::SimpleAtoi(record->text().substr(0, record->text().find(' ')),
                             &version) &&
            version >= newest_[article]));
      if (!kept) ++lost;
    }
    return lost;
  }

  std::mt19937 random_;
  TempDir dir_;
  const SystemClock clock_;
  const std::shared_ptr<PowerLossFileSystem> disk_;
  const std::unique_ptr<rocksdb::Env> env_;
  StoreOptions options_;
  int64_t versions_ = 0;
  Mutex mutex_;
  int64_t acked_ = 0;
  std::map<int, std::string> names_;
  std::map<int, int64_t> newest_;
  std::set<int> retracted_;
};

Losses RunAll(PowerLossFileSystem::Sync sync) {
  Losses all;
  for (int seed = 1; seed <= Seeds(); ++seed) {
    const Losses one = Life(seed, sync).Run();
    all.acked += one.acked;
    all.lost += one.lost;
  }
  std::printf("%d seeds, %d losses of power each: %lld acked, %lld lost\n",
              Seeds(), kLossesASeed, static_cast<long long>(all.acked),
              static_cast<long long>(all.lost));
  return all;
}

TEST(PowerLossTest, NothingAckedIsLost) {
  const Losses losses = RunAll(PowerLossFileSystem::Sync::kHonest);
  EXPECT_EQ(losses.lost, 0);
  EXPECT_GT(losses.acked, Seeds() * 100);
}

TEST(PowerLossTest, WithoutSyncItWouldBe) {
  EXPECT_GT(RunAll(PowerLossFileSystem::Sync::kIgnored).lost, 0);
}

}  // namespace
}  // namespace hearsay::commit
