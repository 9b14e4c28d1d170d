// hearsay-query as its clients meet it, over an ingest service with a few
// hundred articles: kills, requests without measure, readers that do not read.
#include <grpcpp/grpcpp.h>

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "client/connection.h"
#include "client/ingest_sender.h"
#include "common/base/field_error.h"
#include "common/server/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "hearsay/v1/query_service.grpc.pb.h"
#include "tests/support/daemon_process.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay {
namespace {

using absl::StatusCode;

constexpr size_t kMiB = size_t{1} << 20;
constexpr int kArticles = 200;

// The pair, with its articles; one for all tests.
class Pair {
 public:
  Pair() {
    const std::string bin = BinaryDir();
    ingest_ = Start({bin + "/hearsay-ingest", "--data_dir", dir_ / "record",
                     "--listen", "127.0.0.1:0"});
    StartQuery("127.0.0.1:0");
    Fill();
  }
  const std::string& address() const { return query_->address(); }
  const std::string& token() const { return token_; }
  size_t peak_bytes() const { return query_->PeakResidentBytes(); }
  void KillAndRestart() {
    const std::string address = query_->address();
    query_->Kill();
    StartQuery(address);
  }

 private:
  static std::unique_ptr<DaemonProcess> Start(std::vector<std::string> argv) {
    argv.insert(argv.end(), {"--metrics_listen", "127.0.0.1:0"});
    auto daemon = DaemonProcess::Start(argv);
    if (!daemon.ok()) {
      ADD_FAILURE() << daemon.status();
      std::abort();
    }
    return *std::move(daemon);
  }
  void StartQuery(const std::string& listen) {
    query_ =
        Start({BinaryDir() + "/hearsay-query", "--data_dir", dir_ / "model",
               "--ingest_address", ingest_->address(), "--listen", listen});
  }
  // Articles whose claims stand in long paragraphs.
  void Fill() {
    int next = 0;
    client::IngestSender::Events events;
    events.next = [&]() -> std::optional<client::IngestSender::Outgoing> {
      if (next == kArticles) return std::nullopt;
      client::IngestSender::Outgoing out;
      out.article.set_source("harbour.example");
      out.article.set_external_id(absl::StrCat("a", ++next));
      out.article.set_title("Ships");
      std::string text;
      for (int i = 0; i < 8; ++i) {
        absl::StrAppend(&text, "The harbour office said on Monday that ship ",
                        next, " number ", i, " had left for the north.");
        for (int k = 0; k < 40; ++k) {
          absl::StrAppend(&text, " Berth ", k, " of quay ", next, " is empty.");
        }
        absl::StrAppend(&text, "\n\n");
      }
      out.article.set_text(text);
      return out;
    };
    events.answered = [this](const std::string&,
                             const v1::StreamArticlesResponse& answer) {
      token_ = answer.consistency_token();
    };
    events.trouble = [](absl::string_view) {};
    client::IngestSender sender(client::OpenChannel(ingest_->address()), {},
                                std::move(events));
    HEARSAY_EXPECT_OK(sender.Run());
  }

  TempDir dir_;
  std::unique_ptr<DaemonProcess> ingest_;
  std::unique_ptr<DaemonProcess> query_;
  std::string token_;
};

class QueryDaemonTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { pair_ = new Pair; }
  static void TearDownTestSuite() { delete pair_; }

  void SetUp() override {
    stub_ = v1::QueryService::NewStub(client::OpenChannel(pair_->address()));
  }

  // Once more when the connection was that of a service which is gone.
  absl::Status Search(const v1::SearchClaimsRequest& request,
                      v1::SearchClaimsResponse& response) {
    absl::Status status;
    for (int tries = 0; tries < 2; ++tries) {
      grpc::ClientContext context;
      client::SetTimeout(context, absl::Seconds(30));
      context.set_wait_for_ready(true);
      status = server::FromGrpcStatus(
          stub_->SearchClaims(&context, request, &response));
      if (!absl::IsUnavailable(status)) break;
    }
    return status;
  }

  static Pair* pair_;
  std::unique_ptr<v1::QueryService::Stub> stub_;
};
Pair* QueryDaemonTest::pair_ = nullptr;

TEST_F(QueryDaemonTest, PagesGoOnAfterAKill) {
  v1::SearchClaimsRequest request;
  request.set_consistency_token(pair_->token());
  request.set_page_size(100);
  v1::SearchClaimsResponse page;
  HEARSAY_ASSERT_OK(Search(request, page));
  const int total = page.total_size();
  EXPECT_GE(total, kArticles * 4);
  std::set<std::string> names;
  int pages = 0;
  for (;;) {
    for (const auto& scored : page.claims()) {
      EXPECT_TRUE(names.insert(scored.claim().name()).second);
    }
    if (page.next_page_token().empty()) break;
    request.set_page_token(page.next_page_token());
    if (++pages % 4 == 0) pair_->KillAndRestart();
    HEARSAY_ASSERT_OK(Search(request, page));
    EXPECT_EQ(page.total_size(), total);
  }
  EXPECT_EQ(static_cast<int>(names.size()), total);
}

TEST_F(QueryDaemonTest, CountsComeToAllClaims) {
  v1::SearchClaimsRequest search;
  search.set_consistency_token(pair_->token());
  v1::SearchClaimsResponse found;
  HEARSAY_ASSERT_OK(Search(search, found));
  for (const std::vector<std::string>& fields :
       std::vector<std::vector<std::string>>{
           {"source"}, {"holder", "type"}, {"day", "polarity"}}) {
    v1::AggregateClaimsRequest request;
    for (const std::string& field : fields) request.add_group_by(field);
    v1::AggregateClaimsResponse response;
    grpc::ClientContext context;
    HEARSAY_ASSERT_OK(server::FromGrpcStatus(
        stub_->AggregateClaims(&context, request, &response)));
    int64_t sum = 0;
    for (const auto& bucket : response.buckets()) {
      EXPECT_EQ(bucket.values_size(), static_cast<int>(fields.size()));
      sum += bucket.count();
    }
    EXPECT_EQ(response.total_size(), found.total_size());
    EXPECT_EQ(sum, found.total_size());
  }
}

std::string Repeated(absl::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) absl::StrAppend(&out, text);
  return out;
}

struct Excess {
  std::string name;
  std::string query, filter, page_token;
  std::string field;  // That the answer names.
};

TEST_F(QueryDaemonTest, RequestsWithoutMeasureGetAPlainAnswer) {
  const std::vector<Excess> cases = {
      {"long words", Repeated("ship ", 2000), "", "", "query"},
      {"many words", Repeated("ship ", 65), "", "", "query"},
      {"long filter", "", Repeated("text:ship AND ", 1400) + "text:ship", "",
       "filter"},
      {"deep filter", "",
       Repeated("(", 2000) + "text:ship" + Repeated(")", 2000), "", "filter"},
      {"deep negation", "",
       Repeated("NOT (", 200) + "text:a" + Repeated(")", 200), "", "filter"},
      {"many parts", "", Repeated("text:a OR ", 600) + "text:a", "", "filter"},
      {"long token", "", "", std::string(1 << 20, 'A'), "page_token"},
      {"token of nobody", "", "", std::string(80, 'A'), "page_token"},
  };
  for (const Excess& excess : cases) {
    v1::SearchClaimsRequest request;
    request.set_query(excess.query);
    request.set_filter(excess.filter);
    request.set_page_token(excess.page_token);
    v1::SearchClaimsResponse response;
    const absl::Status status = Search(request, response);
    EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument)) << excess.name;
    EXPECT_THAT(GetErrorDetail(status).field,
                ::testing::StartsWith(excess.field))
        << excess.name;
  }
  // The largest that is allowed is answered.
  v1::SearchClaimsRequest request;
  request.set_filter(Repeated("text:ship AND ", 255) + "text:ship");
  v1::SearchClaimsResponse response;
  HEARSAY_EXPECT_OK(Search(request, response));
  EXPECT_GT(response.total_size(), 0);
}

TEST_F(QueryDaemonTest, ReadersThatDoNotReadHoldLittleMemory) {
  v1::SearchClaimsRequest warm_up;
  warm_up.set_page_size(1000);
  v1::SearchClaimsResponse page;
  HEARSAY_ASSERT_OK(Search(warm_up, page));
  const size_t page_bytes = page.ByteSizeLong();
  ASSERT_GT(page_bytes, kMiB);
  const size_t before = pair_->peak_bytes();
  constexpr int kStreams = 60;
  std::vector<std::unique_ptr<grpc::ClientContext>> contexts;
  std::vector<std::unique_ptr<grpc::ClientReader<v1::StreamClaimsResponse>>>
      readers;
  for (int i = 0; i < kStreams; ++i) {
    contexts.push_back(std::make_unique<grpc::ClientContext>());
    readers.push_back(stub_->StreamClaims(contexts.back().get(), {}));
  }
  v1::StreamClaimsResponse response;
  for (auto& reader : readers) ASSERT_TRUE(reader->Read(&response));
  // Time enough to fill whatever there is to fill.
  absl::SleepFor(absl::Seconds(1));
  HEARSAY_EXPECT_OK(Search({}, page));
  EXPECT_LT(pair_->peak_bytes() - before, 48 * kMiB);
  // One that begins to read gets everything.
  int read = 1;
  while (readers[0]->Read(&response)) ++read;
  EXPECT_TRUE(readers[0]->Finish().ok());
  EXPECT_EQ(read, page.total_size());
  for (auto& context : contexts) context->TryCancel();
}

}  // namespace
}  // namespace hearsay
