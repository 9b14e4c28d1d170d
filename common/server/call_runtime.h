#ifndef HEARSAY_COMMON_SERVER_CALL_RUNTIME_H_
#define HEARSAY_COMMON_SERVER_CALL_RUNTIME_H_

#include "common/base/executor.h"
#include "common/server/open_streams.h"
#include "common/server/rpc_metrics.h"

namespace hearsay::server {

// What every handler of a server needs to serve calls. All outlive the server.
struct CallRuntime {
  Executor& executor;  // Where domain code runs; its queue is the limit.
  RpcMetrics& metrics;
  OpenStreams& streams;
};

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_CALL_RUNTIME_H_
