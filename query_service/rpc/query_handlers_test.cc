#include "query_service/rpc/query_handlers.h"

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/codegen/client_unary_call.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "common/base/field_error.h"
#include "common/record/consistency_token.h"
#include "common/record/resource_name.h"
#include "common/server/status.h"
#include "hearsay/v1/query_service.grpc.pb.h"
#include "query_service/answer/fake_claims.h"
#include "query_service/index/read_model.h"
#include "tests/support/news_maker.h"
#include "tests/support/temp_dir.h"

namespace hearsay::query_rpc {
namespace {

using ::testing::HasSubstr;

// 2023-05-20.
constexpr int32_t kDay = 19497;

// The handlers behind a server in this process, over fakes.
class QueryHandlersTest : public ::testing::Test {
 protected:
  QueryHandlersTest() {
    claims_.Add("one.example", kDay, {"drones came", "nobody knew"});
    claims_.Add("two.example", kDay + 1, {"it was staged"}, "Moscow");
    grpc::ServerBuilder builder;
    builder.RegisterService(&handlers_);
    server_ = builder.BuildAndStart();
    channel_ = server_->InProcessChannel(grpc::ChannelArguments());
    stub_ = v1::QueryService::NewStub(channel_);
  }
  ~QueryHandlersTest() override { server_->Shutdown(); }

  // Calls `method` of the stub.
  template <typename Request, typename Response>
  absl::Status Call(grpc::Status (v1::QueryService::Stub::*method)(
                        grpc::ClientContext*, const Request&, Response*),
                    const Request& request, Response& response) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + timeout_);
    response.Clear();
    return server::FromGrpcStatus(
        (stub_.get()->*method)(&context, request, &response));
  }

  std::string ClaimName(uint64_t sequence, int claim) const {
    const auto& record = *claims_.articles.at(sequence);
    return record::FormatClaimName(
        {record.day(), record.source(), record.article_id()},
        record.claims(claim).claim_id());
  }

  std::chrono::milliseconds timeout_{10000};
  FakeClock clock_{absl::FromUnixSeconds(int64_t{86400} * (kDay + 5))};
  answer::FakeClaims claims_;
  TempDir dir_;
  std::unique_ptr<index::ReadModel> model_ =
      *index::ReadModel::Open(dir_ / "model");  // What is watched.
  watch::AppliedSignal applied_{*model_};
  answer::PageTokenSealer sealer_{"sixteen byte key", clock_};
  ThreadPool executor_{2, 16};
  server::Metrics metrics_;
  server::RpcMetrics rpc_metrics_{metrics_};
  server::OpenStreams streams_{16};
  QueryHandlers handlers_{
      claims_,
      claims_,
      *model_,
      applied_,
      sealer_,
      clock_,
      server::CallRuntime{executor_, rpc_metrics_, streams_}};
  std::unique_ptr<grpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::QueryService::Stub> stub_;
};

TEST_F(QueryHandlersTest, SearchWalksAllPages) {
  v1::SearchClaimsRequest request;
  request.set_query("all claims about drones");
  request.set_page_size(2);
  request.add_facets("holder");
  v1::SearchClaimsResponse response;
  ASSERT_TRUE(
      Call(&v1::QueryService::Stub::SearchClaims, request, response).ok());
  EXPECT_EQ(response.total_size(), 3);
  ASSERT_EQ(response.claims_size(), 2);
  EXPECT_EQ(response.claims(0).claim().text(), "it was staged");
  EXPECT_EQ(response.claims(0).claim().content(0).exact(), "it was staged");
  EXPECT_EQ(response.facets(0).field(), "holder");
  EXPECT_EQ(response.interpretation().words(0), "drones");
  EXPECT_EQ(response.interpretation().ignored_size(), 3);
  request.set_page_token(response.next_page_token());
  ASSERT_TRUE(
      Call(&v1::QueryService::Stub::SearchClaims, request, response).ok());
  EXPECT_EQ(response.claims_size(), 1);
  EXPECT_EQ(response.next_page_token(), "");
}

TEST_F(QueryHandlersTest, SearchErrorsNameTheirField) {
  v1::SearchClaimsRequest request;
  request.set_filter("holdr:ISW");
  v1::SearchClaimsResponse response;
  const absl::Status status =
      Call(&v1::QueryService::Stub::SearchClaims, request, response);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorDetail(status).field, "filter:0");
  EXPECT_THAT(std::string(status.message()), HasSubstr("holder"));
}

TEST_F(QueryHandlersTest, ASearchThatIsNotOneIsToldSo) {
  const grpc::Slice junk("\x0a\x7f\x01");
  const grpc::ByteBuffer request(&junk, 1);
  grpc::ByteBuffer response;
  grpc::ClientContext context;
  const grpc::internal::RpcMethod method(
      "/hearsay.v1.QueryService/SearchClaims",
      grpc::internal::RpcMethod::NORMAL_RPC);
  const absl::Status status = server::FromGrpcStatus(
      grpc::internal::BlockingUnaryCall<grpc::ByteBuffer, grpc::ByteBuffer>(
          channel_.get(), method, &context, request, &response));
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorDetail(status).reason, "MALFORMED_MESSAGE");
}

TEST_F(QueryHandlersTest, SearchWaitsForATokenUntilTheDeadline) {
  v1::SearchClaimsRequest request;
  request.set_consistency_token(
      record::FormatConsistencyToken({"log", {{0, 3}}}));
  v1::SearchClaimsResponse response;
  timeout_ = std::chrono::milliseconds(100);
  EXPECT_EQ(
      Call(&v1::QueryService::Stub::SearchClaims, request, response).code(),
      absl::StatusCode::kDeadlineExceeded);
}

TEST_F(QueryHandlersTest, StreamSendsEveryMatchOnce) {
  for (int i = 0; i < 1500; ++i) claims_.Add("many.example", kDay, {"again"});
  grpc::ClientContext context;
  const auto reader = stub_->StreamClaims(&context, v1::SearchClaimsRequest());
  v1::StreamClaimsResponse response;
  std::vector<std::string> names;
  while (reader->Read(&response)) {
    names.push_back(response.claim().claim().name());
  }
  EXPECT_TRUE(reader->Finish().ok());
  EXPECT_EQ(names.size(), 1503u);
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::unique(names.begin(), names.end()), names.end());
}

TEST_F(QueryHandlersTest, StreamRefusesABadRequest) {
  grpc::ClientContext context;
  v1::SearchClaimsRequest request;
  request.set_page_size(-1);
  const auto reader = stub_->StreamClaims(&context, request);
  v1::StreamClaimsResponse response;
  EXPECT_FALSE(reader->Read(&response));
  EXPECT_EQ(reader->Finish().error_code(), grpc::INVALID_ARGUMENT);
}

TEST_F(QueryHandlersTest, GetsClaimsByName) {
  v1::GetClaimRequest request;
  request.set_name(ClaimName(1, 1));
  v1::Claim claim;
  ASSERT_TRUE(Call(&v1::QueryService::Stub::GetClaim, request, claim).ok());
  EXPECT_EQ(claim.text(), "nobody knew");
  EXPECT_EQ(claim.name(), request.name());

  v1::BatchGetClaimsRequest batch;
  batch.add_names(ClaimName(2, 0));
  batch.add_names(ClaimName(1, 0));
  v1::BatchGetClaimsResponse response;
  ASSERT_TRUE(
      Call(&v1::QueryService::Stub::BatchGetClaims, batch, response).ok());
  ASSERT_EQ(response.claims_size(), 2);
  EXPECT_EQ(response.claims(0).text(), "it was staged");
  batch.add_names(record::FormatClaimName(
      {kDay, "none.example", "0123456789abcdef"}, "0123456789abcdef"));
  EXPECT_EQ(
      Call(&v1::QueryService::Stub::BatchGetClaims, batch, response).code(),
      absl::StatusCode::kNotFound);
  request.set_name("claims/1");
  EXPECT_EQ(Call(&v1::QueryService::Stub::GetClaim, request, claim).code(),
            absl::StatusCode::kInvalidArgument);
}

TEST_F(QueryHandlersTest, GetsAndListsArticles) {
  v1::ListArticlesRequest list;
  list.set_parent("sources/-");
  list.set_page_size(1);
  v1::ListArticlesResponse page;
  std::vector<std::string> names;
  do {
    ASSERT_TRUE(Call(&v1::QueryService::Stub::ListArticles, list, page).ok());
    for (const auto& article : page.articles()) names.push_back(article.name());
    list.set_page_token(page.next_page_token());
  } while (!page.next_page_token().empty());
  ASSERT_EQ(names.size(), 2u);

  v1::GetArticleRequest request;
  request.set_name(names[0]);
  v1::Article article;
  ASSERT_TRUE(Call(&v1::QueryService::Stub::GetArticle, request, article).ok());
  EXPECT_EQ(article.text(), "drones came\nnobody knew\n");
  EXPECT_EQ(article.name(), names[0]);
}

TEST_F(QueryHandlersTest, Aggregates) {
  v1::AggregateClaimsRequest request;
  request.add_group_by("holder");
  v1::AggregateClaimsResponse response;
  ASSERT_TRUE(
      Call(&v1::QueryService::Stub::AggregateClaims, request, response).ok());
  EXPECT_EQ(response.total_size(), 3);
  ASSERT_EQ(response.buckets_size(), 2);
  EXPECT_EQ(response.buckets(0).values(0), "Kyiv");
  EXPECT_EQ(response.buckets(0).count(), 2);
}

TEST_F(QueryHandlersTest, WhatIsNotThereYetSaysSo) {
  v1::TraceClaimResponse trace;
  const absl::Status status =
      Call(&v1::QueryService::Stub::TraceClaim, v1::TraceClaimRequest(), trace);
  EXPECT_EQ(status.code(), absl::StatusCode::kUnimplemented);
  EXPECT_THAT(std::string(status.message()), HasSubstr("TraceClaim"));
}

TEST_F(QueryHandlersTest, WatchTellsOfClaimsAsTheyAreApplied) {
  NewsMaker maker(1);
  grpc::ClientContext context;
  const auto reader = stub_->WatchClaims(&context, v1::WatchClaimsRequest());
  v1::WatchClaimsResponse response;
  ASSERT_TRUE(reader->Read(&response));
  EXPECT_EQ(response.change(), v1::CLAIM_CHANGE_UNSPECIFIED);
  EXPECT_NE(response.resume_token(), "");
  size_t told = 0;
  for (int round = 0; round < 5; ++round) {
    internal::v1::Change change;
    do {
      change = maker.Next();
      ASSERT_TRUE(model_->Apply("log", {change}, false).ok());
    } while (change.record().claims_size() == 0);
    for (int i = 0; i < change.record().claims_size();) {
      ASSERT_TRUE(reader->Read(&response));
      if (response.change() == v1::CLAIM_CHANGE_UNSPECIFIED) continue;
      if (response.change() == v1::CLAIM_CHANGE_RETRACTED) continue;
      EXPECT_EQ(response.claim().source(), change.record().source());
      ++i;
      ++told;
    }
  }
  EXPECT_GE(told, 5u);
  context.TryCancel();
  EXPECT_EQ(reader->Finish().error_code(), grpc::CANCELLED);
}

TEST_F(QueryHandlersTest, WatchMarksProgressWithoutAnEvent) {
  grpc::ClientContext context;
  v1::WatchClaimsRequest request;
  request.set_filter("holder:nobody");
  const auto reader = stub_->WatchClaims(&context, request);
  v1::WatchClaimsResponse first;
  ASSERT_TRUE(reader->Read(&first));
  NewsMaker::Shape shape;
  shape.retracted = 0;  // Of those may have matched what is gone.
  ASSERT_TRUE(model_->Apply("log", NewsMaker(1, shape).Next(20), false).ok());
  v1::WatchClaimsResponse second;
  ASSERT_TRUE(reader->Read(&second));
  EXPECT_EQ(second.change(), v1::CLAIM_CHANGE_UNSPECIFIED);
  EXPECT_NE(second.resume_token(), first.resume_token());
  context.TryCancel();
}

TEST_F(QueryHandlersTest, WatchRefusesABadRequest) {
  grpc::ClientContext context;
  v1::WatchClaimsRequest request;
  request.set_resume_token("nonsense");
  const auto reader = stub_->WatchClaims(&context, request);
  v1::WatchClaimsResponse response;
  EXPECT_FALSE(reader->Read(&response));
  const absl::Status status = server::FromGrpcStatus(reader->Finish());
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorDetail(status).field, "resume_token");
}

}  // namespace
}  // namespace hearsay::query_rpc
