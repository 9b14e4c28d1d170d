// Asks a query service and its health check in turn, one call at a time, and
// prints one JSON line a kind of question: p50 and p99, and their ratio to the
// health check's in the same run.
//
//   search_driver --address HOST:PORT [--rounds 200] [--query NAME=WORDS]...
//                 [--filter NAME=FILTER]... [--request NAME=JSON]...
//                 [--page NAME=N]... [--pause_ms 0] [--list]
//
// A request is a SearchClaimsRequest. Of a question with a page the Nth page is
// measured. A round begins pause_ms after the one before has ended. --list
// measures nothing, and prints one JSON line with the name of each claim that a
// question finds instead.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "CLI/App.hpp"
#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "absl/status/status.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "client/connection.h"
#include "google/protobuf/util/json_util.h"
#include "grpcpp/client_context.h"
#include "grpcpp/impl/codegen/client_unary_call.h"
#include "grpcpp/support/byte_buffer.h"
#include "hearsay/v1/query_service.grpc.pb.h"

namespace hearsay {
namespace {

struct Question {
  std::string name;
  v1::SearchClaimsRequest request;
  int page = 1;
  std::vector<double> ms;
  int32_t total = 0;
};

double Percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[static_cast<size_t>(share * (values.size() - 1))];
}

// A health check without the generated stub: an empty message there and back.
double HealthMs(grpc::Channel& channel) {
  const grpc::internal::RpcMethod method("/grpc.health.v1.Health/Check",
                                         grpc::internal::RpcMethod::NORMAL_RPC);
  grpc::ClientContext context;
  const grpc::Slice empty;
  const grpc::ByteBuffer request(&empty, 1);
  grpc::ByteBuffer response;
  const absl::Time start = absl::Now();
  const grpc::Status status =
      grpc::internal::BlockingUnaryCall<grpc::ByteBuffer, grpc::ByteBuffer>(
          &channel, method, &context, request, &response);
  if (!status.ok()) {
    std::fprintf(stderr, "health check: %s\n", status.error_message().c_str());
    std::exit(1);
  }
  return absl::ToDoubleMilliseconds(absl::Now() - start);
}

// Calls `use` with the name and the value of each `NAME=VALUE`.
template <typename Use>
void Split(const std::vector<std::string>& options, Use use) {
  for (const std::string& option : options) {
    const size_t equals = option.find('=');
    use(option.substr(0, equals), option.substr(equals + 1));
  }
}

// Goes to the page that is to be measured.
bool TurnPages(v1::QueryService::Stub& stub, Question& question) {
  for (int page = 1; page < question.page; ++page) {
    grpc::ClientContext context;
    v1::SearchClaimsResponse response;
    const grpc::Status status =
        stub.SearchClaims(&context, question.request, &response);
    if (!status.ok() || response.next_page_token().empty()) {
      std::fprintf(stderr, "%s: there is no page %d: %s\n",
                   question.name.c_str(), page + 1,
                   status.error_message().c_str());
      return false;
    }
    question.request.set_page_token(response.next_page_token());
  }
  return true;
}

// Prints the name of every claim that the question finds.
bool List(v1::QueryService::Stub& stub, const Question& question) {
  v1::SearchClaimsRequest request = question.request;
  request.set_view(v1::CLAIM_VIEW_BASIC);
  request.clear_page_token();
  request.clear_facets();
  grpc::ClientContext context;
  const auto reader = stub.StreamClaims(&context, request);
  v1::StreamClaimsResponse response;
  while (reader->Read(&response)) {
    std::printf("{\"name\":\"%s\",\"claim\":\"%s\"}\n", question.name.c_str(),
                response.claim().claim().name().c_str());
  }
  const grpc::Status status = reader->Finish();
  if (status.ok()) return true;
  std::fprintf(stderr, "%s: %s\n", question.name.c_str(),
               status.error_message().c_str());
  return false;
}

int Main(int argc, char** argv) {
  CLI::App app("Measures a query service.");
  std::string address;
  int rounds = 200;
  std::vector<std::string> queries;
  std::vector<std::string> filters;
  std::vector<std::string> requests;
  std::vector<std::string> pages;
  app.add_option("--address", address)->required();
  app.add_option("--rounds", rounds)->check(CLI::Range(1, 100000));
  app.add_option("--query", queries);
  app.add_option("--filter", filters);
  app.add_option("--request", requests);
  app.add_option("--page", pages);
  int pause_ms = 0;
  app.add_option("--pause_ms", pause_ms)->check(CLI::Range(0, 60000));
  bool list = false;
  app.add_flag("--list", list);
  CLI11_PARSE(app, argc, argv);

  std::vector<Question> questions;
  const auto add = [&](const std::string& name) -> v1::SearchClaimsRequest& {
    Question& question = questions.emplace_back();
    question.name = name;
    question.request.set_page_size(20);
    return question.request;
  };
  Split(queries, [&](const std::string& name, const std::string& words) {
    add(name).set_query(words);
  });
  Split(filters, [&](const std::string& name, const std::string& filter) {
    add(name).set_filter(filter);
  });
  Split(requests, [&](const std::string& name, const std::string& json) {
    if (!google::protobuf::util::JsonStringToMessage(json, &add(name)).ok()) {
      std::fprintf(stderr, "%s: is no request: %s\n", name.c_str(),
                   json.c_str());
      std::exit(2);
    }
  });
  Split(pages, [&](const std::string& name, const std::string& page) {
    for (Question& question : questions) {
      if (question.name == name) question.page = std::atoi(page.c_str());
    }
  });
  const auto channel = client::OpenChannel(address);
  const auto stub = v1::QueryService::NewStub(channel);
  for (Question& question : questions) {
    if (list && !List(*stub, question)) return 1;
    if (!list && !TurnPages(*stub, question)) return 1;
  }
  if (list) return 0;
  std::vector<double> health_ms;
  // One round warms up.
  for (int round = 0; round <= rounds; ++round) {
    absl::SleepFor(absl::Milliseconds(pause_ms));
    const double health = HealthMs(*channel);
    if (round > 0) health_ms.push_back(health);
    for (Question& question : questions) {
      grpc::ClientContext context;
      v1::SearchClaimsResponse response;
      const absl::Time start = absl::Now();
      const grpc::Status status =
          stub->SearchClaims(&context, question.request, &response);
      const double ms = absl::ToDoubleMilliseconds(absl::Now() - start);
      if (!status.ok()) {
        std::fprintf(stderr, "%s: %s\n", question.name.c_str(),
                     status.error_message().c_str());
        return 1;
      }
      question.total = response.total_size();
      if (round > 0) question.ms.push_back(ms);
    }
  }
  const double p50 = Percentile(health_ms, 0.5);
  const double p99 = Percentile(health_ms, 0.99);
  std::printf("{\"name\":\"health\",\"p50_ms\":%.3f,\"p99_ms\":%.3f}\n", p50,
              p99);
  for (const Question& question : questions) {
    const double mine50 = Percentile(question.ms, 0.5);
    const double mine99 = Percentile(question.ms, 0.99);
    std::printf(
        "{\"name\":\"%s\",\"total\":%d,\"p50_ms\":%.3f,\"p99_ms\":%.3f,"
        "\"p50_ratio\":%.2f,\"p99_ratio\":%.2f}\n",
        question.name.c_str(), question.total, mine50, mine99, mine50 / p50,
        mine99 / p99);
  }
  return 0;
}

}  // namespace
}  // namespace hearsay

int main(int argc, char** argv) { return hearsay::Main(argc, argv); }
