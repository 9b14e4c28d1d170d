// Measures how long after its ack an article's claims can be searched: ingests
// one article, then asks for it with the ack's consistency token. Prints one
// JSON line with p50 and p99 of the time from the ack to the answer, and of the
// same search without waiting, which is what is in it of the search itself.
//
//   freshness_driver --ingest HOST:PORT --query HOST:PORT [--rounds 200]

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "CLI/App.hpp"
#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "client/connection.h"
#include "grpcpp/client_context.h"
#include "hearsay/v1/ingest_service.grpc.pb.h"
#include "hearsay/v1/query_service.grpc.pb.h"

namespace hearsay {
namespace {

double Percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values.empty()
             ? 0
             : values[static_cast<size_t>(share * (values.size() - 1))];
}

// The time of one search in milliseconds; exits when it does not find exactly
// what it must.
double SearchMs(v1::QueryService::Stub& stub, const std::string& marker,
                const std::string& token) {
  v1::SearchClaimsRequest request;
  request.set_filter(absl::StrCat("text:", marker));
  request.set_consistency_token(token);
  v1::SearchClaimsResponse response;
  grpc::ClientContext context;
  client::SetTimeout(context, absl::Seconds(10));
  const absl::Time start = absl::Now();
  const grpc::Status status = stub.SearchClaims(&context, request, &response);
  const double ms = absl::ToDoubleMilliseconds(absl::Now() - start);
  if (!status.ok() || response.total_size() < 1) {
    std::fprintf(stderr, "freshness_driver: %s: %d claims, %s\n",
                 marker.c_str(), response.total_size(),
                 status.error_message().c_str());
    std::exit(1);
  }
  return ms;
}

int Main(int argc, char** argv) {
  CLI::App app("Measures the time from ack to searchable.");
  std::string ingest_address;
  std::string query_address;
  int rounds = 200;
  app.add_option("--ingest", ingest_address)->required();
  app.add_option("--query", query_address)->required();
  app.add_option("--rounds", rounds)->check(CLI::Range(1, 100000));
  CLI11_PARSE(app, argc, argv);

  const auto ingest =
      v1::IngestService::NewStub(client::OpenChannel(ingest_address));
  const auto query =
      v1::QueryService::NewStub(client::OpenChannel(query_address));
  const std::string run = absl::StrCat(absl::ToUnixMicros(absl::Now()));
  std::vector<double> fresh_ms;
  std::vector<double> again_ms;
  for (int i = 0; i < rounds; ++i) {
    const std::string marker = absl::StrCat("mark", run, "x", i);
    v1::IngestArticleRequest request;
    request.mutable_article()->set_source("freshness.example");
    request.mutable_article()->set_external_id(marker);
    request.mutable_article()->set_text(absl::StrCat(
        "The harbour master said that the ferry ", marker,
        " would leave on time. Nobody on the quay disagreed with her."));
    v1::IngestArticleResponse response;
    grpc::ClientContext context;
    const grpc::Status status =
        ingest->IngestArticle(&context, request, &response);
    if (!status.ok()) {
      std::fprintf(stderr, "freshness_driver: %s\n",
                   status.error_message().c_str());
      return 1;
    }
    fresh_ms.push_back(SearchMs(*query, marker, response.consistency_token()));
    again_ms.push_back(SearchMs(*query, marker, ""));
  }
  std::printf(
      "{\"rounds\":%d,\"fresh_p50_ms\":%.3f,\"fresh_p99_ms\":%.3f,"
      "\"again_p50_ms\":%.3f,\"again_p99_ms\":%.3f}\n",
      rounds, Percentile(fresh_ms, 0.5), Percentile(fresh_ms, 0.99),
      Percentile(again_ms, 0.5), Percentile(again_ms, 0.99));
  return 0;
}

}  // namespace
}  // namespace hearsay

int main(int argc, char** argv) { return hearsay::Main(argc, argv); }
