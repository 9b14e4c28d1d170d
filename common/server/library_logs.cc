#include "common/server/library_logs.h"

#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>

#include <string>

#include "common/base/log.h"

namespace hearsay::server {
namespace {

void LogGrpc(gpr_log_func_args* args) {
  const LogSeverity severity = args->severity == GPR_LOG_SEVERITY_ERROR
                                   ? LogSeverity::kWarning
                                   : LogSeverity::kDebug;
  Log(severity, "grpc", {{"detail", args->message}});
}

void LogProtobuf(google::protobuf::LogLevel level, const char* file, int line,
                 const std::string& message) {
  const LogSeverity severity = level >= google::protobuf::LOGLEVEL_WARNING
                                   ? LogSeverity::kWarning
                                   : LogSeverity::kDebug;
  Log(severity, "protobuf", {{"detail", message}});
}

}  // namespace

void RedirectLibraryLogs() {
  gpr_set_log_function(LogGrpc);
  google::protobuf::SetLogHandler(LogProtobuf);
}

}  // namespace hearsay::server
