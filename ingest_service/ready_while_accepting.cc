#include "ingest_service/ready_while_accepting.h"

#include <utility>

#include "absl/time/time.h"
#include "common/base/log.h"

namespace hearsay {
namespace {

constexpr absl::Duration kLookEvery = absl::Milliseconds(100);

}  // namespace

ReadyWhileAccepting::ReadyWhileAccepting(commit::ArticleStore& store,
                                         server::HealthState& health,
                                         std::string service)
    : store_(store),
      health_(health),
      service_(std::move(service)),
      thread_([this] { Run(); }) {}

ReadyWhileAccepting::~ReadyWhileAccepting() {
  {
    MutexLock lock(mutex_);
    stopping_ = true;
  }
  wake_.SignalAll();
  thread_.join();
}

void ReadyWhileAccepting::Run() {
  bool ready = true;
  MutexLock lock(mutex_);
  while (!stopping_) {
    const absl::Status accepting = store_.Accepting();
    if (accepting.ok() != ready) {
      ready = accepting.ok();
      health_.Set(service_, ready);
      Log(ready ? LogSeverity::kInfo : LogSeverity::kWarning,
          ready ? "ready: articles are taken" : "not ready",
          {{"why", std::string(accepting.message())}});
    }
    wake_.WaitFor(mutex_, kLookEvery);
  }
}

}  // namespace hearsay
