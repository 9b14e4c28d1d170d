#include "client/collect/collect_state.h"

#include <filesystem>
#include <system_error>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"

namespace hearsay::collect {
namespace {

constexpr int64_t kSchema = 1;

// Values on disk; do not renumber.
enum State : int64_t {
  kPending = 0,
  kSettled = 1,    // Sent, refused or given up: nothing to do.
  kToRetract = 2,  // `hints` is the reason.
  kRetracted = 3,  // Stays so, whatever the feed lists.
};

// Times are seconds since the epoch.
constexpr char kCreate[] = R"sql(
  CREATE TABLE IF NOT EXISTS feeds (
    url BLOB PRIMARY KEY, etag BLOB, modified BLOB, body_hash BLOB,
    next_poll INTEGER, interval INTEGER, failures INTEGER, gone INTEGER
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS items (
    id INTEGER PRIMARY KEY, feed BLOB, version BLOB, state INTEGER,
    hints BLOB, article BLOB, attempts INTEGER, next_try INTEGER,
    last_seen INTEGER
  );
  CREATE INDEX IF NOT EXISTS unsettled ON items (state) WHERE state IN (0, 2);
  CREATE INDEX IF NOT EXISTS by_age ON items (last_seen);
  CREATE TABLE IF NOT EXISTS keys (
    key BLOB PRIMARY KEY,
    item INTEGER REFERENCES items (id) ON DELETE CASCADE
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS keys_of ON keys (item);
)sql";

// A row of id, feed, version, hints, attempts, next_try.
PendingItem ReadPending(const Statement& row) {
  return {row.Int(0),
          row.Text(1),
          row.Text(2),
          row.Text(3),
          static_cast<int>(row.Int(4)),
          absl::FromUnixSeconds(row.Int(5))};
}

int64_t Seconds(absl::Time time) {
  if (time == absl::InfinitePast()) return 0;
  return absl::ToUnixSeconds(time);
}

}  // namespace

absl::StatusOr<std::unique_ptr<CollectState>> CollectState::Open(
    const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    return absl::PermissionDeniedError(
        absl::StrCat("cannot be made: ", error.message()));
  }
  HEARSAY_ASSIGN_OR_RETURN(
      Database database,
      Database::Open((std::filesystem::path(folder) / "collect.sqlite")));
  int64_t schema = 0;
  {
    Statement version(database, "PRAGMA user_version");
    HEARSAY_RETURN_IF_ERROR(version.Step().status());
    schema = version.Int(0);
  }
  if (schema > kSchema) {
    return absl::FailedPreconditionError(
        absl::StrCat("has schema ", schema,
                     ", written by a newer version; this one knows ", kSchema));
  }
  HEARSAY_RETURN_IF_ERROR(database.Run(kCreate));
  HEARSAY_RETURN_IF_ERROR(
      database.Run(absl::StrCat("PRAGMA user_version = ", kSchema).c_str()));
  return std::unique_ptr<CollectState>(new CollectState(std::move(database)));
}

absl::StatusOr<FeedState> CollectState::GetFeed(absl::string_view feed) {
  MutexLock lock(mutex_);
  Statement find(database_,
                 "SELECT etag, modified, body_hash, next_poll, interval, "
                 "failures, gone FROM feeds WHERE url = ?");
  find.Bind(feed);
  FeedState state;
  HEARSAY_ASSIGN_OR_RETURN(const bool found, find.Step());
  if (!found) return state;
  state.etag = find.Text(0);
  state.last_modified = find.Text(1);
  state.body_hash = find.Text(2);
  state.next_poll = absl::FromUnixSeconds(find.Int(3));
  state.interval = absl::Seconds(find.Int(4));
  state.failures = static_cast<int>(find.Int(5));
  state.gone = find.Int(6) != 0;
  return state;
}

absl::Status CollectState::SetFeedLocked(absl::string_view feed,
                                         const FeedState& state) {
  return Statement(database_,
                   "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?, "
                   "?)")
      .Bind(feed)
      .Bind(state.etag)
      .Bind(state.last_modified)
      .Bind(state.body_hash)
      .Bind(Seconds(state.next_poll))
      .Bind(absl::ToInt64Seconds(state.interval))
      .Bind(int64_t{state.failures})
      .Bind(int64_t{state.gone})
      .Run();
}

absl::Status CollectState::SetFeed(absl::string_view feed,
                                   const FeedState& state) {
  MutexLock lock(mutex_);
  return SetFeedLocked(feed, state);
}

// The item of the first key that is known, or 0.
absl::StatusOr<int64_t> CollectState::FindItem(
    const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    Statement find(database_, "SELECT item FROM keys WHERE key = ?");
    HEARSAY_ASSIGN_OR_RETURN(const bool found, find.Bind(key).Step());
    if (found) return find.Int(0);
  }
  return 0;
}

// Whether it has to be sent.
absl::StatusOr<bool> CollectState::TakeItem(absl::string_view feed,
                                            const FoundItem& item,
                                            absl::Time now, int64_t& id) {
  HEARSAY_ASSIGN_OR_RETURN(id, FindItem(item.keys));
  bool send = true;
  if (id == 0) {
    HEARSAY_RETURN_IF_ERROR(
        Statement(database_,
                  "INSERT INTO items (feed, version, state, hints, article, "
                  "attempts, next_try, last_seen) VALUES (?, ?, ?, ?, '', 0, "
                  "0, ?)")
            .Bind(feed)
            .Bind(item.version)
            .Bind(kPending)
            .Bind(item.hints)
            .Bind(Seconds(now))
            .Run());
    id = sqlite3_last_insert_rowid(database_.get());
  } else {
    Statement known(database_, "SELECT version, state FROM items WHERE id = ?");
    HEARSAY_ASSIGN_OR_RETURN(const bool found, known.Bind(id).Step());
    if (!found) return absl::DataLossError("a key without an item");
    send = known.Int(1) != kRetracted && known.Int(1) != kToRetract &&
           known.Text(0) != item.version;
    HEARSAY_RETURN_IF_ERROR(
        send ? Statement(database_,
                         "UPDATE items SET version = ?, state = ?, hints = ?, "
                         "attempts = 0, next_try = 0, last_seen = ? WHERE id "
                         "= ?")
                   .Bind(item.version)
                   .Bind(kPending)
                   .Bind(item.hints)
                   .Bind(Seconds(now))
                   .Bind(id)
                   .Run()
             : Statement(database_,
                         "UPDATE items SET last_seen = ? WHERE id = ?")
                   .Bind(Seconds(now))
                   .Bind(id)
                   .Run());
  }
  for (const std::string& key : item.keys) {
    HEARSAY_RETURN_IF_ERROR(
        Statement(database_, "INSERT OR IGNORE INTO keys VALUES (?, ?)")
            .Bind(key)
            .Bind(id)
            .Run());
  }
  return send;
}

absl::StatusOr<std::vector<PendingItem>> CollectState::TakePoll(
    absl::string_view feed, const FeedState& state,
    const std::vector<FoundItem>& items, absl::Time now) {
  MutexLock lock(mutex_);
  Transaction transaction(database_);
  std::vector<PendingItem> pending;
  for (const FoundItem& item : items) {
    int64_t id = 0;
    HEARSAY_ASSIGN_OR_RETURN(const bool send, TakeItem(feed, item, now, id));
    if (send) {
      pending.push_back({id, std::string(feed), item.version, item.hints});
    }
  }
  HEARSAY_RETURN_IF_ERROR(SetFeedLocked(feed, state));
  HEARSAY_RETURN_IF_ERROR(transaction.Commit());
  return pending;
}

absl::Status CollectState::TakeDeletion(absl::string_view feed,
                                        absl::string_view key,
                                        absl::string_view reason) {
  MutexLock lock(mutex_);
  Transaction transaction(database_);
  HEARSAY_ASSIGN_OR_RETURN(const int64_t id, FindItem({std::string(key)}));
  if (id == 0) return absl::OkStatus();
  // What was never stored is done with at once. Another feed's item stays.
  HEARSAY_RETURN_IF_ERROR(
      Statement(database_,
                "UPDATE items SET hints = ?, state = CASE WHEN length(article) "
                "> 0 THEN 2 ELSE 3 END WHERE id = ? AND feed = ? AND state IN "
                "(0, 1)")
          .Bind(reason)
          .Bind(id)
          .Bind(feed)
          .Run());
  return transaction.Commit();
}

absl::StatusOr<std::vector<PendingItem>> CollectState::Pending() {
  MutexLock lock(mutex_);
  Statement list(database_,
                 "SELECT id, feed, version, hints, attempts, next_try FROM "
                 "items WHERE state = 0 ORDER BY id");
  std::vector<PendingItem> pending;
  while (true) {
    HEARSAY_ASSIGN_OR_RETURN(const bool more, list.Step());
    if (!more) return pending;
    pending.push_back(ReadPending(list));
  }
}

absl::StatusOr<std::vector<PendingRetraction>>
CollectState::PendingRetractions() {
  MutexLock lock(mutex_);
  Statement list(database_,
                 "SELECT id, article, hints FROM items WHERE state = 2 ORDER "
                 "BY id");
  std::vector<PendingRetraction> pending;
  while (true) {
    HEARSAY_ASSIGN_OR_RETURN(const bool more, list.Step());
    if (!more) return pending;
    pending.push_back({list.Int(0), list.Text(1), list.Text(2)});
  }
}

absl::StatusOr<std::optional<PendingItem>> CollectState::GetPending(
    int64_t item, absl::string_view version) {
  MutexLock lock(mutex_);
  Statement find(database_,
                 "SELECT id, feed, version, hints, attempts, next_try FROM "
                 "items WHERE id = ? AND version = ? AND state = 0");
  HEARSAY_ASSIGN_OR_RETURN(const bool found,
                           find.Bind(item).Bind(version).Step());
  if (!found) return std::nullopt;
  return ReadPending(find);
}

absl::Status CollectState::Settle(int64_t item, absl::string_view version,
                                  ItemEnd end, absl::string_view article) {
  MutexLock lock(mutex_);
  Transaction transaction(database_);
  if (end == ItemEnd::kSent) {
    // A deletion that came while it was under way finds its name now.
    HEARSAY_RETURN_IF_ERROR(
        Statement(database_,
                  "UPDATE items SET article = ?, state = CASE state WHEN 3 "
                  "THEN 2 ELSE state END WHERE id = ?")
            .Bind(article)
            .Bind(item)
            .Run());
  }
  HEARSAY_RETURN_IF_ERROR(
      Statement(database_,
                "UPDATE items SET state = 1, hints = '' WHERE id = ? AND "
                "version = ? AND state = 0")
          .Bind(item)
          .Bind(version)
          .Run());
  return transaction.Commit();
}

absl::Status CollectState::Postpone(int64_t item, absl::string_view version,
                                    int attempts, absl::Time next_try) {
  MutexLock lock(mutex_);
  return Statement(database_,
                   "UPDATE items SET attempts = ?, next_try = ? WHERE id = ? "
                   "AND version = ? AND state = 0")
      .Bind(int64_t{attempts})
      .Bind(Seconds(next_try))
      .Bind(item)
      .Bind(version)
      .Run();
}

absl::Status CollectState::SettleRetraction(int64_t item) {
  MutexLock lock(mutex_);
  return Statement(database_,
                   "UPDATE items SET state = 3, hints = '', article = '' WHERE "
                   "id = ? AND state = 2")
      .Bind(item)
      .Run();
}

absl::Status CollectState::Forget(absl::Time before) {
  MutexLock lock(mutex_);
  return Statement(database_,
                   "DELETE FROM items WHERE last_seen < ? AND state IN (1, 3)")
      .Bind(Seconds(before))
      .Run();
}

}  // namespace hearsay::collect
