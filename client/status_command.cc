#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "client/commands.h"
#include "client/connection.h"
#include "client/json_output.h"
#include "client/progress_bar.h"
#include "hearsay/internal/v1/read_model_service.grpc.pb.h"
#include "hearsay/internal/v1/replication_service.grpc.pb.h"

namespace hearsay::client {
namespace {

namespace internal = hearsay::internal::v1;

struct Options {
  std::string ingest_address;
  std::string query_address;
  std::string format = "table";
  bool digest = false;
};

// Digests read a whole store.
absl::Duration Timeout(const Options& options) {
  return options.digest ? absl::Minutes(30) : absl::Seconds(10);
}

template <typename Digests>
void PrintDigests(const Digests& digests) {
  const std::map<std::string, std::string> sorted(digests.begin(),
                                                  digests.end());
  for (const auto& [family, digest] : sorted) {
    std::printf("  digest %-14s %s\n", family.c_str(), digest.c_str());
  }
}

void PrintRow(const char* name, const std::string& value) {
  std::printf("  %-21s %s\n", name, value.c_str());
}

void Print(const std::string& address, const internal::GetLogResponse& log) {
  std::printf("hearsay-ingest at %s\n", address.c_str());
  PrintRow("version", log.version());
  PrintRow("log", log.log_id());
  PrintRow("last sequence", FormatCount(log.last_sequence()));
  PrintRow("articles", FormatCount(log.article_count()));
  PrintRow("claims", FormatCount(log.claim_count()));
  PrintRow("bytes on disk", FormatCount(log.disk_bytes()));
  PrintDigests(log.digests());
}

void Print(const std::string& address,
           const internal::GetReadModelResponse& model) {
  std::printf("hearsay-query at %s\n", address.c_str());
  PrintRow("version", model.version());
  PrintRow("log", model.log_id());
  PrintRow("applied sequence", FormatCount(model.applied_sequence()));
  PrintRow("articles", FormatCount(model.article_count()));
  PrintRow("claims", FormatCount(model.claim_count()));
  PrintRow("bytes on disk", FormatCount(model.disk_bytes()));
  PrintDigests(model.digests());
}

bool Succeeded(const grpc::Status& status, const Service& service,
               const std::string& address) {
  if (status.ok()) return true;
  std::fprintf(stderr, "hearsay status: %s\n",
               ExplainCall(service, address, status).c_str());
  return false;
}

int Status(const Options& options) {
  internal::GetLogRequest log_request;
  log_request.set_digest(options.digest);
  internal::GetLogResponse log;
  grpc::ClientContext log_context;
  SetTimeout(log_context, Timeout(options));
  const bool ingest_ok = Succeeded(
      internal::ReplicationService::NewStub(OpenChannel(options.ingest_address))
          ->GetLog(&log_context, log_request, &log),
      kIngestService, options.ingest_address);

  internal::GetReadModelRequest model_request;
  model_request.set_digest(options.digest);
  internal::GetReadModelResponse model;
  grpc::ClientContext model_context;
  SetTimeout(model_context, Timeout(options));
  const bool query_ok = Succeeded(
      internal::ReadModelService::NewStub(OpenChannel(options.query_address))
          ->GetReadModel(&model_context, model_request, &model),
      kQueryService, options.query_address);

  const bool both = ingest_ok && query_ok;
  // A read model that has applied nothing belongs to no log yet.
  const bool same_log =
      both && (log.log_id() == model.log_id() || model.applied_sequence() == 0);
  const int64_t lag = static_cast<int64_t>(log.last_sequence()) -
                      static_cast<int64_t>(model.applied_sequence());
  if (options.format == "json") {
    std::string line = "{";
    if (ingest_ok) absl::StrAppend(&line, "\"ingest\":", ToJson(log));
    if (query_ok) {
      absl::StrAppend(&line, ingest_ok ? "," : "", "\"query\":", ToJson(model));
    }
    if (same_log) absl::StrAppend(&line, ",\"lag\":", lag);
    std::printf("%s}\n", line.c_str());
  } else {
    if (ingest_ok) Print(options.ingest_address, log);
    if (query_ok) Print(options.query_address, model);
    if (same_log) {
      std::printf("lag\n");
      PrintRow("changes to apply", FormatCount(lag));
    }
  }
  if (both && !same_log) {
    std::fprintf(stderr,
                 "hearsay status: the read model was built from another log; "
                 "stop hearsay-query, delete its data_dir and start it again "
                 "to rebuild\n");
  }
  return same_log ? kExitOk : kExitFailed;
}

}  // namespace

void AddStatusCommand(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "status", "Both services: versions, sequences, lag, sizes");
  AddAddressOption(*command, "--ingest_address", kIngestService,
                   options->ingest_address);
  AddAddressOption(*command, "--query_address", kQueryService,
                   options->query_address);
  command->add_flag("--digest", options->digest,
                    "Also SHA-256 of each column family's contents; reads the "
                    "whole stores");
  command->add_option("--format", options->format, "table, or json: one object")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->callback([options, &exit_code] { exit_code = Status(*options); });
}

}  // namespace hearsay::client
