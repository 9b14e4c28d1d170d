#ifndef HEARSAY_CLIENT_CONNECTION_H_
#define HEARSAY_CLIENT_CONNECTION_H_

#include <memory>
#include <string>

#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/status.h"

namespace CLI {
class App;
}  // namespace CLI

namespace hearsay::client {

// A service that the command talks to.
struct Service {
  const char* program;          // `hearsay-ingest`
  const char* default_address;  // `127.0.0.1:7401`
  const char* environment;      // `HEARSAY_INGEST_ADDRESS`
  const char* start_hint;       // A command line that starts it.
};
extern const Service kIngestService;
extern const Service kQueryService;

// Adds `flag` (such as `--address`) with the service's default and environment
// twin; `address` outlives the command.
void AddAddressOption(CLI::App& command, const char* flag,
                      const Service& service, std::string& address);

// A channel that reconnects within two seconds of the service's return and
// notices a dead peer by keepalive. Connects when first used.
std::shared_ptr<grpc::Channel> OpenChannel(const std::string& address);

// Sets the deadline of one call.
void SetTimeout(grpc::ClientContext& context, absl::Duration timeout);

// What to tell the user of a failed call: for an unreachable service its
// address and how to start it.
std::string ExplainCall(const Service& service, const std::string& address,
                        const grpc::Status& status);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_CONNECTION_H_
