#include "ingest_service/commit/article_store.h"

#include <chrono>
#include <deque>
#include <optional>
#include <thread>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/base/log.h"
#include "common/base/mutex.h"
#include "common/base/status_macros.h"
#include "common/storage/database.h"
#include "common/storage/purger.h"
#include "common/storage/status.h"
#include "ingest_service/commit/anchor_index.h"
#include "ingest_service/commit/commit_task.h"
#include "ingest_service/commit/families.h"
#include "ingest_service/commit/open_batch.h"
#include "ingest_service/commit/prepared_article.h"
#include "ingest_service/commit/purge_article.h"
#include "ingest_service/commit/record_reader.h"
#include "ingest_service/commit/store_meta.h"

namespace hearsay::commit {
namespace {

constexpr absl::Duration kRetryFailedWriteAfter = absl::Seconds(1);
// A disk that takes longer for one fsync does not keep up with the ingest.
constexpr std::chrono::seconds kStalled{1};
// What is larger than most batches is given back once it is written.
constexpr size_t kKeptBatchBytes = size_t{2} << 20;

// What the client is told when a batch could not be written: whatever the
// reason, nothing was stored, and sending it again is right.
absl::Status NotStored(const absl::Status& status) {
  if (absl::IsResourceExhausted(status)) return status;
  return ErrorWithDetail(
      absl::StatusCode::kUnavailable,
      absl::StrCat("not stored, send it again: ", status.message()),
      {.reason = "STORE_UNAVAILABLE",
       .field = "",
       .retry_after = kRetryFailedWriteAfter});
}

}  // namespace

struct ArticleStore::Impl {
  using Tasks = std::vector<std::unique_ptr<CommitTask>>;

  Impl(OpenedStore opened, std::unique_ptr<AnchorIndex> with_anchors,
       const Clock& the_clock, const StoreOptions& with);
  ~Impl();

  void Enqueue(std::unique_ptr<CommitTask> task);
  // Waits for work; nothing when the store closes.
  Tasks TakeBatch();
  void Run();
  void CommitBatch(Tasks& tasks);
  absl::Status Write(OpenBatch& batch);
  Counters ReadCounters() const;
  void Notify(uint64_t sequence);

  const StoreOptions options;
  const Clock& clock;
  const std::string log_id;
  const std::unique_ptr<storage::Database> database;
  const std::unique_ptr<AnchorIndex> anchors;  // The commit thread's.
  storage::SpaceGate space_gate;
  storage::Purger purger;

  mutable Mutex counters_mutex;
  Counters counters ABSL_GUARDED_BY(counters_mutex);
  // Since when a batch is being written, by a clock that never jumps.
  std::optional<std::chrono::steady_clock::time_point> writing_since
      ABSL_GUARDED_BY(counters_mutex);

  Mutex queue_mutex;
  CondVar queue_changed;
  std::deque<std::unique_ptr<CommitTask>> queue ABSL_GUARDED_BY(queue_mutex);
  bool closing ABSL_GUARDED_BY(queue_mutex) = false;

  Mutex listeners_mutex;
  std::map<uint64_t, Listener> listeners ABSL_GUARDED_BY(listeners_mutex);
  uint64_t next_handle ABSL_GUARDED_BY(listeners_mutex) = 1;

  rocksdb::WriteBatch write;  // The commit thread's, kept for its memory.

  std::thread thread;  // Last: it uses all the others.
};

ArticleStore::Impl::Impl(OpenedStore opened,
                         std::unique_ptr<AnchorIndex> with_anchors,
                         const Clock& the_clock, const StoreOptions& with)
    : options(with),
      clock(the_clock),
      log_id(std::move(opened.log_id)),
      database(std::move(opened.database)),
      anchors(std::move(with_anchors)),
      space_gate(
          with.disk_space
              ? with.disk_space
              : [path =
                     database->path()] { return storage::ReadDiskSpace(path); },
          with.space_limits, the_clock),
      purger(*database, kMeta, kPurgePrefix,
             [this](const std::vector<storage::PendingPurge>& pending) {
               for (const storage::PendingPurge& article : pending) {
                 HEARSAY_RETURN_IF_ERROR(PurgeArticle(*database, article.key));
               }
               return absl::OkStatus();
             }),
      counters(opened.counters),
      thread([this] { Run(); }) {}

ArticleStore::Impl::~Impl() {
  {
    MutexLock lock(queue_mutex);
    closing = true;
  }
  queue_changed.SignalAll();
  thread.join();
}

void ArticleStore::Impl::Enqueue(std::unique_ptr<CommitTask> task) {
  {
    MutexLock lock(queue_mutex);
    queue.push_back(std::move(task));
  }
  queue_changed.Signal();
}

ArticleStore::Impl::Tasks ArticleStore::Impl::TakeBatch() {
  Tasks tasks;
  size_t bytes = 0;
  MutexLock lock(queue_mutex);
  while (queue.empty() && !closing) queue_changed.Wait(queue_mutex);
  while (!queue.empty() && tasks.size() < options.max_batch_articles &&
         bytes < options.max_batch_bytes) {
    bytes += queue.front()->bytes();
    tasks.push_back(std::move(queue.front()));
    queue.pop_front();
  }
  return tasks;
}

void ArticleStore::Impl::Run() {
  for (Tasks tasks = TakeBatch(); !tasks.empty(); tasks = TakeBatch()) {
    CommitBatch(tasks);
    for (const auto& task : tasks) task->Answer();
  }
}

// One WriteBatch, one fsync. Until it has returned nobody hears of anything,
// and when it fails everything decided is thrown away with the open batch.
void ArticleStore::Impl::CommitBatch(Tasks& tasks) {
  const Counters before = ReadCounters();
  OpenBatch batch(*database, *anchors, before, clock.Now());
  for (const auto& task : tasks) task->Expect(batch);
  batch.Prefetch();
  const storage::SpaceLevel space = space_gate.Level();
  for (const auto& task : tasks) task->Decide(batch, space);
  if (!batch.has_writes()) return;

  const absl::Status status = Write(batch);
  if (!status.ok()) {
    anchors->Forget();
    Log(LogSeverity::kError, "batch not stored",
        {{"tasks", tasks.size()}, {"error", status.ToString()}});
    for (const auto& task : tasks) task->Fail(NotStored(status));
    return;
  }
  anchors->Keep(batch.counters().last_sequence);
  {
    MutexLock lock(counters_mutex);
    counters = batch.counters();
  }
  if (batch.counters() != before) Notify(batch.counters().last_sequence);
}

absl::Status ArticleStore::Impl::Write(OpenBatch& batch) {
  {
    MutexLock lock(counters_mutex);
    writing_since = std::chrono::steady_clock::now();
  }
  batch.Finish(write);
  absl::Status status = database->Write(write, /*durable=*/true);
  if (write.GetDataSize() <= kKeptBatchBytes) {
    write.Clear();
  } else {
    write = rocksdb::WriteBatch();
  }
  MutexLock lock(counters_mutex);
  writing_since.reset();
  return status;
}

Counters ArticleStore::Impl::ReadCounters() const {
  MutexLock lock(counters_mutex);
  return counters;
}

void ArticleStore::Impl::Notify(uint64_t sequence) {
  MutexLock lock(listeners_mutex);
  for (auto& [handle, listener] : listeners) listener(sequence);
}

absl::StatusOr<std::unique_ptr<ArticleStore>> ArticleStore::Open(
    const std::string& data_dir, const Clock& clock,
    const StoreOptions& options) {
  HEARSAY_ASSIGN_OR_RETURN(OpenedStore opened,
                           OpenStore(data_dir, options.env));
  auto anchors =
      std::make_unique<AnchorIndex>(*opened.database, options.anchors_in_run);
  HEARSAY_RETURN_IF_ERROR(anchors->Load());
  return std::unique_ptr<ArticleStore>(new ArticleStore(std::make_unique<Impl>(
      std::move(opened), std::move(anchors), clock, options)));
}

ArticleStore::ArticleStore(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}

ArticleStore::~ArticleStore() = default;

void ArticleStore::Commit(internal::v1::ArticleRecord record, Done done) {
  impl_->Enqueue(std::make_unique<StoreArticle>(
      PrepareArticle(std::move(record)), std::move(done)));
}

absl::StatusOr<ArticleStore::Retraction> ArticleStore::Retract(
    const record::ArticleName& name, absl::string_view reason) {
  Mutex mutex;
  CondVar answered;
  std::optional<absl::StatusOr<Retraction>> answer;
  impl_->Enqueue(std::make_unique<RetractArticle>(
      name, std::string(reason), [&](absl::StatusOr<Retraction> result) {
        // Signals under the lock: once the caller sees the answer, the
        // condition variable is gone with its stack.
        MutexLock lock(mutex);
        answer = std::move(result);
        answered.Signal();
      }));
  {
    MutexLock lock(mutex);
    while (!answer) answered.Wait(mutex);
  }
  if (answer->ok()) impl_->purger.Wake();
  return *std::move(answer);
}

absl::StatusOr<internal::v1::ArticleRecord> ArticleStore::Get(
    const record::ArticleName& name) const {
  return RecordReader(*impl_->database).Get(name);
}

absl::StatusOr<std::vector<internal::v1::Change>> ArticleStore::ReadChanges(
    uint64_t from_sequence, size_t max_changes, size_t max_bytes) const {
  const uint64_t last_sequence = impl_->ReadCounters().last_sequence;
  if (from_sequence < 1 || from_sequence > last_sequence + 1) {
    return absl::OutOfRangeError(absl::StrCat(
        "from_sequence: ", from_sequence, ", must be 1..", last_sequence + 1));
  }
  // The batch being stored may be on disk already. Who is told of it before it
  // is counted would ask for what follows it, and be past the end.
  const uint64_t counted = last_sequence + 1 - from_sequence;
  if (counted < max_changes) max_changes = static_cast<size_t>(counted);
  return RecordReader(*impl_->database)
      .ReadChanges(from_sequence, max_changes, max_bytes);
}

uint64_t ArticleStore::Listen(Listener listener) {
  MutexLock lock(impl_->listeners_mutex);
  impl_->listeners.emplace(impl_->next_handle, std::move(listener));
  return impl_->next_handle++;
}

void ArticleStore::Unlisten(uint64_t handle) {
  MutexLock lock(impl_->listeners_mutex);
  impl_->listeners.erase(handle);
}

absl::Status ArticleStore::Accepting() {
  if (impl_->space_gate.Level() != storage::SpaceLevel::kAmple) {
    return storage::DiskFullError("article");
  }
  MutexLock lock(impl_->counters_mutex);
  if (impl_->writing_since &&
      std::chrono::steady_clock::now() - *impl_->writing_since > kStalled) {
    return absl::UnavailableError(
        "the disk keeps a batch waiting; articles are answered once it writes");
  }
  return absl::OkStatus();
}

StoreStats ArticleStore::Stats() const {
  const Counters counters = impl_->ReadCounters();
  return {.log_id = impl_->log_id,
          .last_sequence = counters.last_sequence,
          .article_count = counters.article_count,
          .claim_count = counters.claim_count,
          .disk_bytes = impl_->database->DiskBytes()};
}

storage::MemoryUse ArticleStore::MemoryUse() const {
  return storage::MemoryUseOf(*impl_->database);
}

const std::string& ArticleStore::log_id() const { return impl_->log_id; }

absl::StatusOr<std::map<std::string, std::string>> ArticleStore::Digests()
    const {
  return RecordReader(*impl_->database).Digests();
}

void ArticleStore::WaitUntilPurged() { impl_->purger.WaitUntilIdle(); }

}  // namespace hearsay::commit
