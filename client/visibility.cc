#include "client/visibility.h"

#include <algorithm>

#include "absl/time/clock.h"
#include "client/connection.h"
#include "hearsay/v1/query_service.grpc.pb.h"

namespace hearsay::client {

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

}  // namespace hearsay::client
