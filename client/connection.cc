#include "client/connection.h"

#include "CLI/App.hpp"
#include "absl/strings/str_cat.h"
#include "client/rpc_error.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/support/channel_arguments.h"

namespace hearsay::client {

const Service kIngestService = {
    "hearsay-ingest", "127.0.0.1:7401", "HEARSAY_INGEST_ADDRESS",
    "hearsay-ingest --listen 127.0.0.1:7401 --data_dir DIR"};
const Service kQueryService = {
    "hearsay-query", "127.0.0.1:7402", "HEARSAY_QUERY_ADDRESS",
    "hearsay-query --listen 127.0.0.1:7402 --data_dir DIR "
    "--ingest_address 127.0.0.1:7401"};

void AddAddressOption(CLI::App& command, const char* flag,
                      const Service& service, std::string& address) {
  address = service.default_address;
  command
      .add_option(flag, address, absl::StrCat("HOST:PORT of ", service.program))
      ->envname(service.environment)
      ->capture_default_str();
}

std::shared_ptr<grpc::Channel> OpenChannel(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 1000);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 30'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
  // Claims of a full page with their paragraphs exceed the 4 MB of the default.
  arguments.SetMaxReceiveMessageSize(64 << 20);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(),
                                   arguments);
}

void SetTimeout(grpc::ClientContext& context, absl::Duration timeout) {
  context.set_deadline(absl::ToChronoTime(absl::Now() + timeout));
}

std::string ExplainCall(const Service& service, const std::string& address,
                        const grpc::Status& status) {
  if (status.error_code() != grpc::StatusCode::UNAVAILABLE) {
    return ExplainError(status);
  }
  return absl::StrCat(service.program, " at ", address,
                      " cannot be reached: ", ExplainError(status),
                      ". Is it running? Start it with `", service.start_hint,
                      "`, or name another address by flag or ",
                      service.environment, ".");
}

}  // namespace hearsay::client
