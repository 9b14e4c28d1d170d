#include "client/collect/sqlite.h"

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"

namespace hearsay::collect {
namespace {

absl::Status ToStatus(int code, sqlite3* database) {
  const std::string why =
      database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  switch (code & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
      return absl::OkStatus();
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return absl::FailedPreconditionError(
          "another process has the collector's state; each needs a --state "
          "folder of its own");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return absl::DataLossError(why);
    case SQLITE_FULL:
      return absl::ResourceExhaustedError(why);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      return absl::PermissionDeniedError(why);
    default:
      return absl::InternalError(why);
  }
}

}  // namespace

absl::StatusOr<Database> Database::Open(const std::string& path) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(
      path.c_str(), &handle,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
      nullptr);
  Database database(handle);
  if (code != SQLITE_OK) return ToStatus(code, handle);
  // A write-ahead log makes a commit one append; exclusive, it also needs no
  // shared memory. The first write takes the lock for good.
  HEARSAY_RETURN_IF_ERROR(
      database.Run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = "
                   "WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = "
                   "ON; BEGIN IMMEDIATE; COMMIT"));
  return database;
}

absl::Status Database::Run(const char* sql) {
  return ToStatus(sqlite3_exec(get(), sql, nullptr, nullptr, nullptr), get());
}

Statement::Statement(const Database& database, const char* sql)
    : database_(database.get()) {
  sqlite3_stmt* statement = nullptr;
  status_ = Check(sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr));
  statement_.reset(statement);
}

absl::Status Statement::Check(int code) { return ToStatus(code, database_); }

Statement& Statement::Bind(int64_t value) {
  if (status_.ok()) {
    status_ = Check(sqlite3_bind_int64(statement_.get(), next_++, value));
  }
  return *this;
}

Statement& Statement::Bind(absl::string_view value) {
  if (status_.ok()) {
    // An empty blob, not NULL.
    status_ = Check(sqlite3_bind_blob64(statement_.get(), next_++,
                                        value.empty() ? "" : value.data(),
                                        value.size(), SQLITE_TRANSIENT));
  }
  return *this;
}

absl::StatusOr<bool> Statement::Step() {
  HEARSAY_RETURN_IF_ERROR(status_);
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  HEARSAY_RETURN_IF_ERROR(Check(code));
  return false;
}

absl::Status Statement::Run() { return Step().status(); }

std::string Statement::Text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string()
                          : std::string(static_cast<const char*>(bytes), size);
}

}  // namespace hearsay::collect
