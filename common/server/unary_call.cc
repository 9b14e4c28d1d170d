#include "common/server/unary_call.h"

#include "common/base/field_error.h"

namespace hearsay::server {

absl::Status BusyError() {
  return ErrorWithDetail(absl::StatusCode::kResourceExhausted,
                         "the server is busy; retry later",
                         {.reason = "SERVER_BUSY",
                          .field = "",
                          .retry_after = absl::Milliseconds(200)});
}

}  // namespace hearsay::server
