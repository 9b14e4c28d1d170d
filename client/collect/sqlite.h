#ifndef HEARSAY_CLIENT_COLLECT_SQLITE_H_
#define HEARSAY_CLIENT_COLLECT_SQLITE_H_

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace hearsay::collect {

// One connection to one database file that no other process may have open.
// What is committed survives the process; of a power cut it may lose the last
// commits, never a part of one. Not thread safe.
class Database {
 public:
  // kFailedPrecondition when another process has it.
  static absl::StatusOr<Database> Open(const std::string& path);

  absl::Status Run(const char* sql);
  sqlite3* get() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  explicit Database(sqlite3* handle) : handle_(handle) {}
  std::unique_ptr<sqlite3, Close> handle_;
};

// One statement of SQL: bind its ?s in order, then Step.
class Statement {
 public:
  Statement(const Database& database, const char* sql);
  Statement& Bind(int64_t value);
  Statement& Bind(absl::string_view value);  // A blob.
  // True when there is a row. Errors of preparing and binding come here too.
  absl::StatusOr<bool> Step();
  // For statements without rows.
  absl::Status Run();

  int64_t Int(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
  }
  std::string Text(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const {
      sqlite3_finalize(statement);
    }
  };
  absl::Status Check(int code);

  sqlite3* const database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  absl::Status status_;
  int next_ = 1;
};

// Commits when told to, else undoes all since it began.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) {
    begun_ = database_.Run("BEGIN IMMEDIATE");
  }
  ~Transaction() {
    if (begun_.ok() && !done_) database_.Run("ROLLBACK").IgnoreError();
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  absl::Status Commit() {
    if (!begun_.ok()) return begun_;
    const absl::Status status = database_.Run("COMMIT");
    done_ = status.ok();
    return status;
  }

 private:
  Database& database_;
  absl::Status begun_;
  bool done_ = false;
};

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_SQLITE_H_
