#include "common/server/server_runner.h"

#include <grpcpp/ext/health_check_service_server_builder_option.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/security/server_credentials.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/log.h"
#include "common/base/status_macros.h"
#include "common/server/transport_settings.h"
#include "common/server/version.h"

namespace hearsay::server {
namespace {

// For closing stores after the last call, before the watchdog ends it all.
constexpr absl::Duration kCloseTime = absl::Seconds(30);

// A plain line on stderr, for people and scripts.
void Announce(absl::string_view what, const HostPort& where) {
  const std::string line = absl::StrCat(what, " ", where.ToString(), "\n");
  (void)!write(STDERR_FILENO, line.data(), line.size());
}

absl::Status CannotListen(absl::string_view flag, const HostPort& where) {
  return absl::UnavailableError(
      absl::StrCat(flag, ": cannot listen on ", where.ToString(),
                   "; is the port taken, or the address not of this machine?"));
}

// Our own health service answers in place of the library's, which knows no
// executor-free Watch and no shared state.
void UseOwnHealthService(grpc::ServerBuilder& builder) {
  builder.SetOption(
      std::make_unique<grpc::HealthCheckServiceServerBuilderOption>(nullptr));
}

}  // namespace

ServerRunner::ServerRunner(DaemonOptions options)
    : options_(std::move(options)),
      streams_(static_cast<size_t>(options_.max_streams)),
      executor_(std::make_unique<ThreadPool>(options_.rpc_threads,
                                             options_.rpc_queue)),
      runtime_{*executor_, rpc_metrics_, streams_},
      api_health_(health_, runtime_),
      probe_health_(health_, runtime_) {
  health_.Set("", false);
}

ServerRunner::~ServerRunner() { Drain(); }

void ServerRunner::AddService(absl::string_view name, grpc::Service& service) {
  services_.emplace_back(name, &service);
  health_.Set(name, true);
}

absl::Status ServerRunner::StartApi() {
  // Once a process, before the first server.
  static const bool reflection = [] {
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    return true;
  }();
  (void)reflection;
  grpc::ServerBuilder builder;
  ApplyTransportSettings(options_, builder);
  UseOwnHealthService(builder);
  int port = 0;
  builder.AddListeningPort(options_.listen->ToString(),
                           grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&api_health_);
  for (const auto& [_, service] : services_) builder.RegisterService(service);
  api_ = builder.BuildAndStart();
  if (api_ == nullptr || port == 0) {
    return CannotListen("--listen", *options_.listen);
  }
  options_.listen->port = port;
  return absl::OkStatus();
}

absl::Status ServerRunner::StartProbe() {
  grpc::ServerBuilder builder;
  ApplyTransportSettings(options_, builder);
  UseOwnHealthService(builder);
  int port = 0;
  builder.AddListeningPort(options_.probe_listen->ToString(),
                           grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&probe_health_);
  probe_ = builder.BuildAndStart();
  if (probe_ == nullptr || port == 0) {
    return CannotListen("--probe_listen", *options_.probe_listen);
  }
  options_.probe_listen->port = port;
  Announce("serving probes on", *options_.probe_listen);
  return absl::OkStatus();
}

absl::Status ServerRunner::Start() {
  if (options_.metrics_listen.has_value()) {
    const auto port = metrics_.Serve(*options_.metrics_listen);
    if (!port.ok()) {
      return CannotListen("--metrics_listen", *options_.metrics_listen);
    }
    options_.metrics_listen->port = *port;
    Announce("serving metrics on", *options_.metrics_listen);
  }
  if (options_.probe_listen.has_value()) HEARSAY_RETURN_IF_ERROR(StartProbe());
  HEARSAY_RETURN_IF_ERROR(StartApi());
  pulse_.emplace();
  health_.Set("", true);
  Log(LogSeverity::kInfo, "started",
      {{"version", std::string(Version())},
       {"listen", options_.listen->ToString()},
       {"data_dir", options_.data_dir}});
  Announce("listening on", *options_.listen);
  return absl::OkStatus();
}

void ServerRunner::ServeUntilTerminated() {
  const int signal = WaitForTermination();
  Log(LogSeverity::kInfo, "draining",
      {{"signal", signal}, {"open_streams", streams_.size()}});
  Drain();
}

void ServerRunner::Drain() {
  if (executor_ == nullptr) return;
  const absl::Time start = absl::Now();
  const bool serving = api_ != nullptr;
  if (serving) {
    watchdog_.emplace(options_.drain_settle + options_.drain_grace +
                      kCloseTime);
    health_.Drain();
    absl::SleepFor(options_.drain_settle);
    streams_.StopAll(DrainingError());
    api_->Shutdown(absl::ToChronoTime(absl::Now() + options_.drain_grace));
    api_.reset();
  }
  if (probe_ != nullptr) {
    probe_->Shutdown(absl::ToChronoTime(absl::Now()));
    probe_.reset();
  }
  pulse_.reset();
  metrics_.Stop();
  executor_.reset();  // Runs what is queued.
  if (serving) {
    Log(LogSeverity::kInfo, "drained",
        {{"seconds", absl::ToDoubleSeconds(absl::Now() - start)}});
  }
}

}  // namespace hearsay::server
