#ifndef HEARSAY_INGEST_SERVICE_READY_WHILE_ACCEPTING_H_
#define HEARSAY_INGEST_SERVICE_READY_WHILE_ACCEPTING_H_

#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "common/base/mutex.h"
#include "common/server/health_service.h"
#include "ingest_service/commit/article_store.h"

namespace hearsay {

// Makes a service ready while the record takes articles, and not ready while
// its disk is low or stalls. Looks ten times a second, on a thread of its own;
// logs every change.
class ReadyWhileAccepting {
 public:
  // Both outlive it.
  ReadyWhileAccepting(commit::ArticleStore& store, server::HealthState& health,
                      std::string service);
  ~ReadyWhileAccepting();

 private:
  void Run();

  commit::ArticleStore& store_;
  server::HealthState& health_;
  const std::string service_;
  Mutex mutex_;
  CondVar wake_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;  // Last: it uses the others.
};

}  // namespace hearsay

#endif  // HEARSAY_INGEST_SERVICE_READY_WHILE_ACCEPTING_H_
