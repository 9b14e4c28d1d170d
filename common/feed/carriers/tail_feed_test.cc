#include "common/feed/carriers/tail_feed.h"

#include <chrono>
#include <functional>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "hearsay/internal/v1/replication_service.grpc.pb.h"
#include "tests/support/in_process_server.h"
#include "tests/support/status_matchers.h"

namespace hearsay::feed {
namespace {

using absl::StatusCode;
using internal::v1::Change;
using internal::v1::ReplicationService;
using internal::v1::TailRequest;
using internal::v1::TailResponse;
using ::testing::HasSubstr;

constexpr absl::Duration kLong = absl::Seconds(30);

// Says what a test tells it to say.
class ScriptedReplication final : public ReplicationService::Service {
 public:
  using Script = std::function<grpc::Status(const TailRequest&,
                                            grpc::ServerWriter<TailResponse>&,
                                            grpc::ServerContext&)>;
  grpc::Status Tail(grpc::ServerContext* context, const TailRequest* request,
                    grpc::ServerWriter<TailResponse>* writer) override {
    return script(*request, *writer, *context);
  }
  Script script;
};

TailResponse Message(const std::vector<uint64_t>& sequences, uint64_t last) {
  TailResponse message;
  message.set_log_id("log");
  message.set_last_sequence(last);
  for (const uint64_t sequence : sequences) {
    Change* change = message.add_changes();
    change->set_sequence(sequence);
    change->set_kind(internal::v1::CHANGE_KIND_GONE);
  }
  return message;
}

void WaitUntilCancelled(grpc::ServerContext& context) {
  while (!context.IsCancelled()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

class TailFeedTest : public ::testing::Test {
 protected:
  std::unique_ptr<ChangeStream> Open(ScriptedReplication::Script script,
                                     absl::Duration silence = kLong) {
    service_.script = std::move(script);
    feed_ = std::make_unique<TailFeed>(server_.Channel(), silence);
    return *feed_->Tail("log", 1);
  }

  ScriptedReplication service_;
  InProcessServer server_{&service_};
  std::unique_ptr<TailFeed> feed_;
};

TEST_F(TailFeedTest, GivesBatchesInOrderAndPassesTheRequestOn) {
  auto stream =
      Open([](const TailRequest& request, auto& writer, auto& context) {
        EXPECT_EQ(request.log_id(), "log");
        EXPECT_EQ(request.from_sequence(), 1);
        writer.Write(Message({1, 2}, 5));
        writer.Write(Message({3}, 5));
        WaitUntilCancelled(context);
        return grpc::Status::OK;
      });
  HEARSAY_ASSERT_OK_AND_ASSIGN(ChangeBatch first, stream->Next(kLong));
  EXPECT_EQ(first.changes.size(), 2);
  EXPECT_EQ(first.last_sequence, 5);
  EXPECT_EQ(first.log_id, "log");
  HEARSAY_ASSERT_OK_AND_ASSIGN(ChangeBatch second, stream->Next(kLong));
  ASSERT_EQ(second.changes.size(), 1);
  EXPECT_EQ(second.changes[0].sequence(), 3);
}

TEST_F(TailFeedTest, TimeoutGivesAnEmptyBatchWithWhatHeartbeatsTold) {
  auto stream = Open([](auto&, auto& writer, auto& context) {
    writer.Write(Message({1}, 1));
    writer.Write(Message({}, 9));
    WaitUntilCancelled(context);
    return grpc::Status::OK;
  });
  HEARSAY_ASSERT_OK(stream->Next(kLong));
  ChangeBatch batch;
  while (batch.last_sequence != 9) {
    HEARSAY_ASSERT_OK_AND_ASSIGN(batch, stream->Next(absl::Milliseconds(5)));
    EXPECT_TRUE(batch.changes.empty());
  }
  EXPECT_EQ(batch.log_id, "log");
}

TEST_F(TailFeedTest, MismatchKeepsItsCode) {
  auto stream = Open([](auto&, auto&, auto&) {
    return grpc::Status(grpc::StatusCode::FAILED_PRECONDITION, "log_id: other");
  });
  EXPECT_THAT(stream->Next(kLong),
              StatusIs(StatusCode::kFailedPrecondition, HasSubstr("other")));
}

TEST_F(TailFeedTest, WhatWasReadBeforeAnErrorIsGivenFirst) {
  auto stream = Open([](auto&, auto& writer, auto&) {
    writer.Write(Message({1}, 1));
    return grpc::Status(grpc::StatusCode::UNAVAILABLE, "draining");
  });
  HEARSAY_ASSERT_OK(stream->Next(kLong));
  EXPECT_THAT(stream->Next(kLong), StatusIs(StatusCode::kUnavailable));
  EXPECT_THAT(stream->Next(kLong), StatusIs(StatusCode::kUnavailable));
}

TEST_F(TailFeedTest, ServerThatEndsWithoutAnErrorIsUnavailable) {
  auto stream = Open([](auto&, auto&, auto&) { return grpc::Status::OK; });
  EXPECT_THAT(stream->Next(kLong), StatusIs(StatusCode::kUnavailable));
}

TEST_F(TailFeedTest, ServerThatIsKilledMidStreamIsUnavailable) {
  auto stream = Open([](auto&, auto& writer, auto& context) {
    writer.Write(Message({1}, 1));
    WaitUntilCancelled(context);
    return grpc::Status::OK;
  });
  HEARSAY_ASSERT_OK(stream->Next(kLong));
  server_.Stop(std::chrono::milliseconds(0));
  EXPECT_FALSE(stream->Next(kLong).ok());
}

TEST_F(TailFeedTest, SilentServerIsUnavailable) {
  auto stream = Open(
      [](auto&, auto&, auto& context) {
        WaitUntilCancelled(context);
        return grpc::Status::OK;
      },
      absl::Milliseconds(20));
  EXPECT_THAT(stream->Next(kLong),
              StatusIs(StatusCode::kUnavailable, HasSubstr("said nothing")));
}

TEST_F(TailFeedTest, GapIsDataLoss) {
  auto stream = Open([](auto&, auto& writer, auto& context) {
    writer.Write(Message({1, 3}, 3));
    WaitUntilCancelled(context);
    return grpc::Status::OK;
  });
  EXPECT_THAT(stream->Next(kLong), StatusIs(StatusCode::kDataLoss));
}

TEST_F(TailFeedTest, CancelWakesNextAndLasts) {
  auto stream = Open([](auto&, auto&, auto& context) {
    WaitUntilCancelled(context);
    return grpc::Status::OK;
  });
  std::thread canceller([&] { stream->Cancel(); });
  EXPECT_THAT(stream->Next(kLong), StatusIs(StatusCode::kCancelled));
  canceller.join();
  EXPECT_THAT(stream->Next(kLong), StatusIs(StatusCode::kCancelled));
}

TEST_F(TailFeedTest, DestroyedWithAMessageNotTaken) {
  auto stream = Open([](auto&, auto& writer, auto& context) {
    for (uint64_t i = 1; writer.Write(Message({i}, i)); ++i) {
    }
    return grpc::Status::OK;
  });
  HEARSAY_ASSERT_OK(stream->Next(kLong));
  stream.reset();
}

TEST_F(TailFeedTest, SequenceZeroIsRefused) {
  TailFeed feed(server_.Channel());
  EXPECT_THAT(feed.Tail("", 0), StatusIs(StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace hearsay::feed
