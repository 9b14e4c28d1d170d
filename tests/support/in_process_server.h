#ifndef HEARSAY_TESTS_SUPPORT_IN_PROCESS_SERVER_H_
#define HEARSAY_TESTS_SUPPORT_IN_PROCESS_SERVER_H_

#include <grpcpp/channel.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <grpcpp/support/channel_arguments.h>

#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <utility>

#include "common/base/executor.h"
#include "common/server/call_runtime.h"
#include "common/server/metrics.h"

namespace hearsay {

// A CallRuntime of its own, for handlers under test.
class TestCallRuntime {
 public:
  explicit TestCallRuntime(size_t threads = 4, size_t queue = 64,
                           size_t streams = 64)
      : executor_(std::make_unique<ThreadPool>(threads, queue)),
        streams_(streams),
        runtime_{*executor_, rpc_metrics_, streams_} {}
  // Over an executor of the test's.
  explicit TestCallRuntime(Executor& executor)
      : streams_(64), runtime_{executor, rpc_metrics_, streams_} {}

  const server::CallRuntime& get() const { return runtime_; }
  server::OpenStreams& streams() { return streams_; }
  server::Metrics& metrics() { return metrics_; }

 private:
  server::Metrics metrics_;
  server::RpcMetrics rpc_metrics_{metrics_};
  std::unique_ptr<ThreadPool> executor_;
  server::OpenStreams streams_;
  const server::CallRuntime runtime_;
};

// A real gRPC server without a port.
class InProcessServer {
 public:
  // The services outlive the server.
  InProcessServer(std::initializer_list<grpc::Service*> services) {
    grpc::ServerBuilder builder;
    builder.SetMaxReceiveMessageSize(16 << 20);
    for (grpc::Service* service : services) builder.RegisterService(service);
    server_ = builder.BuildAndStart();
  }
  ~InProcessServer() { Stop(std::chrono::seconds(5)); }

  std::shared_ptr<grpc::Channel> Channel() {
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(64 << 20);
    return server_->InProcessChannel(arguments);
  }

  // Cancels what has not ended after `grace`.
  void Stop(std::chrono::milliseconds grace) {
    if (server_ == nullptr) return;
    server_->Shutdown(std::chrono::system_clock::now() + grace);
    server_.reset();
  }

 private:
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace hearsay

#endif  // HEARSAY_TESTS_SUPPORT_IN_PROCESS_SERVER_H_
