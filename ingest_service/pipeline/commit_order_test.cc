#include "ingest_service/pipeline/commit_order.h"

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hearsay::pipeline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CommitOrderTest : public ::testing::Test {
 protected:
  CommitOrder::Ticket Enter() { return order_.Enter(); }
  void Run(CommitOrder::Ticket ticket) {
    order_.Run(ticket, [this, ticket] { ran_.push_back(ticket); });
  }
  CommitOrder order_;
  std::vector<CommitOrder::Ticket> ran_;
};

TEST_F(CommitOrderTest, OthersOvertake) {
  const auto a = Enter(), b = Enter();
  order_.Identify(a, {"x"});
  order_.Identify(b, {"y"});
  Run(b);
  EXPECT_THAT(ran_, ElementsAre(b));
  Run(a);
  EXPECT_THAT(ran_, ElementsAre(b, a));
}

TEST_F(CommitOrderTest, TheSameIdentityWaits) {
  const auto a = Enter(), b = Enter(), c = Enter();
  for (const auto ticket : {c, b, a}) order_.Identify(ticket, {"x"});
  Run(c);
  Run(b);
  EXPECT_THAT(ran_, IsEmpty());
  Run(a);
  EXPECT_THAT(ran_, ElementsAre(a, b, c));
}

TEST_F(CommitOrderTest, OneSharedIdentityIsEnough) {
  const auto a = Enter(), b = Enter(), c = Enter();
  order_.Identify(a, {"url", "id"});
  order_.Identify(b, {"id"});
  order_.Identify(c, {"url"});
  Run(c);
  Run(b);
  EXPECT_THAT(ran_, IsEmpty());
  Run(a);
  EXPECT_EQ(ran_.size(), 3u);
  EXPECT_EQ(ran_[0], a);
}

TEST_F(CommitOrderTest, WaitsForEarlierOnesThatAreNotIdentified) {
  const auto a = Enter(), b = Enter();
  order_.Identify(b, {"x"});
  Run(b);
  EXPECT_THAT(ran_, IsEmpty());
  order_.Identify(a, {"y"});
  EXPECT_THAT(ran_, ElementsAre(b));
}

TEST_F(CommitOrderTest, DroppedOnesHoldUpNobody) {
  const auto a = Enter(), b = Enter();
  order_.Identify(b, {"x"});
  Run(b);
  order_.Drop(a);
  EXPECT_THAT(ran_, ElementsAre(b));
}

// Many threads in random order: of each identity the tickets run ascending.
TEST_F(CommitOrderTest, HoldsUnderManyThreads) {
  constexpr int kTickets = 4000, kThreads = 4;
  std::vector<CommitOrder::Ticket> tickets;
  for (int i = 0; i < kTickets; ++i) tickets.push_back(Enter());
  std::map<std::string, CommitOrder::Ticket> last;
  std::map<std::string, std::mutex> busy;
  for (int i = 0; i < 7; ++i) busy[absl::StrCat(i)];
  for (int i = 0; i < 7; ++i) last[absl::StrCat(i)] = 0;
  std::atomic<int> runs = 0, out_of_order = 0;
  std::atomic<size_t> next = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&] {
      for (size_t i = next++; i < tickets.size(); i = next++) {
        const auto ticket = tickets[i];
        if (ticket % 11 == 0) {
          order_.Drop(ticket);
          continue;
        }
        const std::string identity = absl::StrCat(ticket % 7);
        order_.Identify(ticket, {identity});
        order_.Run(ticket, [&, ticket, identity] {
          // Two of one identity never run at once.
          if (!busy[identity].try_lock()) ++out_of_order;
          if (ticket < last[identity]) ++out_of_order;
          last[identity] = ticket;
          busy[identity].unlock();
          ++runs;
        });
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(out_of_order, 0);
  EXPECT_EQ(runs, kTickets - (kTickets + 10) / 11);
}

}  // namespace
}  // namespace hearsay::pipeline
