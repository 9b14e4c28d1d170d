#ifndef HEARSAY_COMMON_SERVER_LIBRARY_LOGS_H_
#define HEARSAY_COMMON_SERVER_LIBRARY_LOGS_H_

namespace hearsay::server {

// Makes what gRPC and protobuf log go through common/base/log.h, so that every
// line of the process is JSON. Call it before either is used.
void RedirectLibraryLogs();

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_LIBRARY_LOGS_H_
