#ifndef HEARSAY_COMMON_SERVER_TRANSPORT_SETTINGS_H_
#define HEARSAY_COMMON_SERVER_TRANSPORT_SETTINGS_H_

#include <grpcpp/channel.h>
#include <grpcpp/server_builder.h>

#include <memory>
#include <string>

#include "common/server/daemon_options.h"

namespace hearsay::server {

// A larger message ends its call RESOURCE_EXHAUSTED.
constexpr int kMaxRequestBytes = 16 << 20;

// Sets what every server of ours has: message and metadata limits, keepalive,
// connection age, small HTTP/2 windows so that an unread stream buffers no more
// than 64 KiB, and no decompression (a message is measured only after it).
void ApplyTransportSettings(const DaemonOptions& options,
                            grpc::ServerBuilder& builder);

// A plaintext channel to a server of ours: notices a dead peer within 30 s by
// keepalive, takes messages of up to 64 MiB, and reconnects with back-off.
// `target` is HOST:PORT or any gRPC name. Connects when first used.
std::shared_ptr<grpc::Channel> MakeChannel(const std::string& target);

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_TRANSPORT_SETTINGS_H_
