#include "client/visibility.h"

#include <algorithm>
#include <cstdio>

#include "CLI/CLI.hpp"
#include "absl/time/clock.h"
#include "client/connection.h"
#include "hearsay/v1/query_service.grpc.pb.h"

namespace hearsay::client {
namespace {

grpc::Status WaitUntilVisible(const std::string& address,
                              const std::string& consistency_token,
                              absl::Duration timeout) {
  const auto stub = v1::QueryService::NewStub(OpenChannel(address));
  v1::SearchClaimsRequest request;
  request.set_page_size(1);
  request.set_view(v1::CLAIM_VIEW_BASIC);
  request.set_consistency_token(consistency_token);
  const absl::Time end = absl::Now() + timeout;
  while (true) {
    grpc::ClientContext context;
    context.set_wait_for_ready(true);
    // Short calls, so that a restart of the service costs seconds only.
    SetTimeout(context, std::clamp(end - absl::Now(), absl::Milliseconds(1),
                                   absl::Seconds(10)));
    v1::SearchClaimsResponse response;
    const grpc::Status status =
        stub->SearchClaims(&context, request, &response);
    const bool later =
        status.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED ||
        status.error_code() == grpc::StatusCode::UNAVAILABLE;
    if (!later || absl::Now() >= end) return status;
    absl::SleepFor(absl::Milliseconds(50));
  }
}

}  // namespace

void AddWaitOptions(CLI::App& command, bool& wait, std::string& query_address) {
  command.add_flag("--wait", wait,
                   "Return only when hearsay-query answers from it");
  AddAddressOption(command, "--query_address", kQueryService, query_address);
}

bool WaitAndExplain(const std::string& address,
                    const std::string& consistency_token) {
  if (consistency_token.empty()) return true;
  const grpc::Status status =
      WaitUntilVisible(address, consistency_token, absl::Minutes(5));
  if (status.ok()) return true;
  std::fprintf(stderr, "hearsay: done, but not yet visible to queries: %s\n",
               ExplainCall(kQueryService, address, status).c_str());
  return false;
}

}  // namespace hearsay::client
