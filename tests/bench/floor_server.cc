// The floor that ingest throughput is measured against: a server of the same
// RPC that only makes the request's bytes durable, many with one fsync, and
// echoes its id. The store is opened as the record is, and no batch has more
// articles or bytes than one of the record. What hearsay-ingest does beyond it
// (identity, revisions, the change log, claims) is what the ratio of the two
// shows.
//
//   floor_server DATA_DIR    prints `listening on HOST:PORT`, ends on SIGTERM

#include <grpcpp/grpcpp.h>
#include <pthread.h>
#include <rocksdb/write_batch.h>
#include <signal.h>

#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "common/base/byte_codec.h"
#include "common/storage/database.h"
#include "hearsay/v1/ingest_service.grpc.pb.h"
#include "ingest_service/commit/article_store.h"

namespace hearsay {
namespace {

class Stream;

// One thread that writes whatever has gathered, with one fsync, and then
// answers all of it.
class GroupCommit {
 public:
  explicit GroupCommit(storage::Database& database)
      : database_(database), thread_([this] { Run(); }) {}
  ~GroupCommit() {
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }
  void Add(Stream* stream, std::string request_id, std::string bytes) {
    {
      std::lock_guard lock(mutex_);
      queue_.push_back({stream, std::move(request_id), std::move(bytes)});
    }
    wake_.notify_one();
  }

 private:
  struct Entry {
    Stream* stream;
    std::string request_id;
    std::string bytes;
  };
  void Run();

  storage::Database& database_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Entry> queue_;
  bool stopping_ = false;
  uint64_t sequence_ = 0;
  std::thread thread_;
};

class Stream final
    : public grpc::ServerBidiReactor<v1::StreamArticlesRequest,
                                     v1::StreamArticlesResponse> {
 public:
  explicit Stream(GroupCommit& commit) : commit_(commit) { StartRead(&in_); }

  void OnReadDone(bool ok) override {
    std::unique_lock lock(mutex_);
    reading_ = false;
    if (!ok) {
      closed_ = true;
      Step();
      return;
    }
    ++pending_;
    // Under the lock: an answer's Step may begin the next read into in_.
    std::string id = in_.request_id();
    std::string bytes = in_.SerializeAsString();
    lock.unlock();
    commit_.Add(this, std::move(id), std::move(bytes));
    lock.lock();
    Step();
  }
  void Committed(std::string request_id) {
    std::lock_guard lock(mutex_);
    ready_.push_back(std::move(request_id));
    Step();
  }
  void OnWriteDone(bool ok) override {
    std::lock_guard lock(mutex_);
    writing_ = false;
    --pending_;
    if (!ok) closed_ = true;
    Step();
  }
  void OnCancel() override {}
  void OnDone() override {
    { std::lock_guard lock(mutex_); }
    delete this;
  }

 private:
  static constexpr size_t kWindow = 64;
  void Step() {
    if (finished_) return;
    if (!writing_ && !ready_.empty()) {
      out_.set_request_id(ready_.front());
      out_.set_outcome(v1::INGEST_OUTCOME_CREATED);
      ready_.pop_front();
      writing_ = true;
      StartWrite(&out_);
    }
    if (!closed_ && !reading_ && pending_ < kWindow) {
      reading_ = true;
      StartRead(&in_);
    }
    if (closed_ && !writing_ && pending_ == 0) {
      finished_ = true;
      Finish(grpc::Status::OK);
    }
  }

  GroupCommit& commit_;
  std::mutex mutex_;
  v1::StreamArticlesRequest in_;
  v1::StreamArticlesResponse out_;
  std::deque<std::string> ready_;
  size_t pending_ = 0;
  bool reading_ = true;
  bool writing_ = false;
  bool closed_ = false;
  bool finished_ = false;
};

void GroupCommit::Run() {
  const commit::StoreOptions bounds;
  while (true) {
    std::vector<Entry> batch;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      for (size_t bytes = 0; !queue_.empty() &&
                             batch.size() < bounds.max_batch_articles &&
                             bytes < bounds.max_batch_bytes;) {
        bytes += queue_.front().bytes.size();
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
      }
    }
    rocksdb::WriteBatch write;
    for (const Entry& entry : batch) {
      std::string key;
      AppendBigEndian64(++sequence_, key);
      write.Put(database_.family(0), key, entry.bytes);
    }
    if (const auto status = database_.Write(write, /*durable=*/true);
        !status.ok()) {
      std::fprintf(stderr, "floor_server: %s\n", status.ToString().c_str());
      std::_Exit(1);
    }
    for (Entry& entry : batch) {
      entry.stream->Committed(std::move(entry.request_id));
    }
  }
}

class FloorService final : public v1::IngestService::CallbackService {
 public:
  explicit FloorService(GroupCommit& commit) : commit_(commit) {}
  grpc::ServerBidiReactor<v1::StreamArticlesRequest,
                          v1::StreamArticlesResponse>*
  StreamArticles(grpc::CallbackServerContext*) override {
    return new Stream(commit_);
  }

 private:
  GroupCommit& commit_;
};

int Main(const char* data_dir) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  const auto database = storage::Database::Open(
      data_dir, {{.name = "articles", .compress = false}}, {});
  if (!database.ok()) {
    std::fprintf(stderr, "floor_server: %s\n",
                 database.status().ToString().c_str());
    return 1;
  }
  {
    GroupCommit commit(**database);
    FloorService service(commit);
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                             &port);
    builder.RegisterService(&service);
    builder.SetMaxReceiveMessageSize(16 << 20);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_BDP_PROBE, 0);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 64 << 10);
    const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
    if (server == nullptr) return 1;
    std::fprintf(stderr, "listening on 127.0.0.1:%d\n", port);
    int signal = 0;
    sigwait(&signals, &signal);
    server->Shutdown(std::chrono::system_clock::now() +
                     std::chrono::seconds(5));
  }
  return 0;
}

}  // namespace
}  // namespace hearsay

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: floor_server DATA_DIR\n");
    return 2;
  }
  return hearsay::Main(argv[1]);
}
