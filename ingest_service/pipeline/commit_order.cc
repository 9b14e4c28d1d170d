#include "ingest_service/pipeline/commit_order.h"

#include <utility>

namespace hearsay::pipeline {

CommitOrder::Ticket CommitOrder::Enter() {
  MutexLock lock(mutex_);
  entries_.try_emplace(next_ticket_);
  return next_ticket_++;
}

void CommitOrder::Drop(Ticket ticket) { Settle(ticket, Stage::kDropped, {}); }

void CommitOrder::Identify(Ticket ticket, std::vector<std::string> identities) {
  Settle(ticket, Stage::kIdentified, std::move(identities));
}

void CommitOrder::Settle(Ticket ticket, Stage stage,
                         std::vector<std::string> identities) {
  {
    MutexLock lock(mutex_);
    Entry& entry = entries_[ticket];
    entry.stage = stage;
    entry.identities = std::move(identities);
    QueueSettled();
  }
  RunAllRunnable();
}

// Tickets join the queues in their order, so two articles that share several
// identities stand in the same order in all of them.
void CommitOrder::QueueSettled() {
  for (; next_to_queue_ < next_ticket_; ++next_to_queue_) {
    Entry& entry = entries_[next_to_queue_];
    if (entry.stage == Stage::kEntered) return;
    if (entry.stage == Stage::kDropped) {
      entries_.erase(next_to_queue_);
      continue;
    }
    for (const std::string& identity : entry.identities) {
      auto& queue = queues_[identity];
      if (!queue.empty()) ++entry.behind;
      queue.push_back(next_to_queue_);
    }
    entry.queued = true;
    NoteIfRunnable(next_to_queue_);
  }
}

void CommitOrder::Run(Ticket ticket, Action action) {
  {
    MutexLock lock(mutex_);
    entries_[ticket].action = std::move(action);
    NoteIfRunnable(ticket);
  }
  RunAllRunnable();
}

void CommitOrder::NoteIfRunnable(Ticket ticket) {
  const Entry& entry = entries_[ticket];
  if (entry.queued && entry.behind == 0 && entry.action != nullptr) {
    runnable_.push_back(ticket);
  }
}

void CommitOrder::Leave(Ticket ticket) {
  const auto left = entries_.extract(ticket);
  for (const std::string& identity : left.mapped().identities) {
    const auto queue = queues_.find(identity);
    queue->second.erase(queue->second.begin());
    if (queue->second.empty()) {
      queues_.erase(queue);
      continue;
    }
    const Ticket next = queue->second.front();
    --entries_[next].behind;
    NoteIfRunnable(next);
  }
}

void CommitOrder::RunAllRunnable() {
  while (true) {
    Ticket ticket = 0;
    Action action;
    {
      MutexLock lock(mutex_);
      if (runnable_.empty()) return;
      ticket = runnable_.front();
      runnable_.pop_front();
      action = std::move(entries_[ticket].action);
    }
    action();
    MutexLock lock(mutex_);
    Leave(ticket);
  }
}

}  // namespace hearsay::pipeline
