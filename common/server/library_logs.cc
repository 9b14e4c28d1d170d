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

// Protobuf complains of messages that do not parse, which clients can send as
// they like; they get their answer, and the log stays readable.
void LogProtobuf(google::protobuf::LogLevel level, const char* file, int line,
                 const std::string& message) {
  Log(LogSeverity::kDebug, "protobuf", {{"detail", message}});
}

}  // namespace

void RedirectLibraryLogs() {
  gpr_set_log_function(LogGrpc);
  google::protobuf::SetLogHandler(LogProtobuf);
}

}  // namespace hearsay::server
