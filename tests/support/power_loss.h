#ifndef HEARSAY_TESTS_SUPPORT_POWER_LOSS_H_
#define HEARSAY_TESTS_SUPPORT_POWER_LOSS_H_

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "rocksdb/env.h"
#include "rocksdb/file_system.h"

namespace hearsay {

// The machine's files as a disk keeps them that loses its power: what was
// written and not synced may be gone. Between CutPower and LosePower every
// write fails, so that the store above can be closed; LosePower then leaves of
// each file what was synced and, by chance, some of what follows, and undoes
// what was created or renamed in a folder that was not synced since. (Files
// that were deleted do not come back.) Thread safe.
class PowerLossFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  enum class Sync { kHonest, kIgnored };  // Ignored: says yes, keeps nothing.

  explicit PowerLossFileSystem(Sync sync)
      : FileSystemWrapper(rocksdb::FileSystem::Default()), sync_(sync) {}
  const char* Name() const override { return "PowerLossFileSystem"; }

  void CutPower() {
    const std::lock_guard lock(mutex_);
    off_ = true;
  }

  // Only once whatever used the files is closed. The power is back after it.
  void LosePower(std::mt19937& random) {
    const std::lock_guard lock(mutex_);
    namespace fs = std::filesystem;
    for (const auto& [path, state] : files_) {
      std::error_code error;
      const uint64_t size = fs::file_size(path, error);
      if (error || size <= state.synced) continue;
      const uint64_t left = state.synced + random() % (size - state.synced + 1);
      fs::resize_file(path, left, error);
    }
    for (auto change = unsynced_.rbegin(); change != unsynced_.rend();
         ++change) {
      // The file may have another name, under which it stays as it is.
      std::error_code error;
      fs::remove(change->path, error);
      if (change->before) {
        std::ofstream(change->path, std::ios::binary) << *change->before;
      }
    }
    files_.clear();
    unsynced_.clear();
    off_ = false;
  }

  rocksdb::IOStatus NewWritableFile(
      const std::string& name, const rocksdb::FileOptions& options,
      std::unique_ptr<rocksdb::FSWritableFile>* file,
      rocksdb::IODebugContext* context) override {
    const std::lock_guard lock(mutex_);
    if (off_) return Off();
    unsynced_.push_back({name, ContentOf(name)});
    files_[name] = {};
    const auto status =
        FileSystemWrapper::NewWritableFile(name, options, file, context);
    if (status.ok()) {
      *file = std::make_unique<File>(std::move(*file), *this, name);
    }
    return status;
  }

  // RocksDB's ways to write into a file that is there already: not used by us.
  rocksdb::IOStatus ReopenWritableFile(
      const std::string& name, const rocksdb::FileOptions&,
      std::unique_ptr<rocksdb::FSWritableFile>*,
      rocksdb::IODebugContext*) override {
    return rocksdb::IOStatus::NotSupported(name);
  }
  rocksdb::IOStatus ReuseWritableFile(const std::string& name,
                                      const std::string&,
                                      const rocksdb::FileOptions&,
                                      std::unique_ptr<rocksdb::FSWritableFile>*,
                                      rocksdb::IODebugContext*) override {
    return rocksdb::IOStatus::NotSupported(name);
  }

  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to,
                               const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* context) override {
    const std::lock_guard lock(mutex_);
    if (off_) return Off();
    unsynced_.push_back({to, ContentOf(to)});
    if (const auto moved = files_.find(from); moved != files_.end()) {
      files_[to] = moved->second;
      files_.erase(from);
    }
    return FileSystemWrapper::RenameFile(from, to, options, context);
  }

  rocksdb::IOStatus DeleteFile(const std::string& name,
                               const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* context) override {
    const std::lock_guard lock(mutex_);
    if (off_) return Off();
    files_.erase(name);
    std::erase_if(unsynced_,
                  [&](const Unsynced& change) { return change.path == name; });
    return FileSystemWrapper::DeleteFile(name, options, context);
  }

  rocksdb::IOStatus NewDirectory(const std::string& name,
                                 const rocksdb::IOOptions& options,
                                 std::unique_ptr<rocksdb::FSDirectory>* result,
                                 rocksdb::IODebugContext* context) override {
    const auto status =
        FileSystemWrapper::NewDirectory(name, options, result, context);
    if (status.ok()) {
      *result = std::make_unique<Directory>(std::move(*result), *this, name);
    }
    return status;
  }

 private:
  struct FileState {
    uint64_t written = 0;
    uint64_t synced = 0;
  };
  // A name that a folder may forget: what stood under it before, if anything.
  struct Unsynced {
    std::string path;
    std::optional<std::string> before;
  };

  class File final : public rocksdb::FSWritableFileOwnerWrapper {
   public:
    File(std::unique_ptr<rocksdb::FSWritableFile> file, PowerLossFileSystem& fs,
         std::string name)
        : FSWritableFileOwnerWrapper(std::move(file)),
          fs_(fs),
          name_(std::move(name)) {}
    rocksdb::IOStatus Append(const rocksdb::Slice& data,
                             const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* context) override {
      const std::lock_guard lock(fs_.mutex_);
      if (fs_.off_) return Off();
      fs_.files_[name_].written += data.size();
      return FSWritableFileOwnerWrapper::Append(data, options, context);
    }
    rocksdb::IOStatus Append(const rocksdb::Slice& data,
                             const rocksdb::IOOptions& options,
                             const rocksdb::DataVerificationInfo&,
                             rocksdb::IODebugContext* context) override {
      return Append(data, options, context);
    }
    // Nothing reaches the real disk sooner for it: the process stays alive.
    rocksdb::IOStatus Sync(const rocksdb::IOOptions&,
                           rocksdb::IODebugContext*) override {
      const std::lock_guard lock(fs_.mutex_);
      if (fs_.off_) return Off();
      FileState& state = fs_.files_[name_];
      if (fs_.sync_ == Sync_::kHonest) state.synced = state.written;
      return rocksdb::IOStatus::OK();
    }
    rocksdb::IOStatus Fsync(const rocksdb::IOOptions& options,
                            rocksdb::IODebugContext* context) override {
      return Sync(options, context);
    }

   private:
    using Sync_ = PowerLossFileSystem::Sync;
    PowerLossFileSystem& fs_;
    const std::string name_;
  };

  class Directory final : public rocksdb::FSDirectoryWrapper {
   public:
    Directory(std::unique_ptr<rocksdb::FSDirectory> directory,
              PowerLossFileSystem& fs, const std::string& name)
        : FSDirectoryWrapper(std::move(directory)), fs_(fs), name_(name) {}
    rocksdb::IOStatus Fsync(const rocksdb::IOOptions&,
                            rocksdb::IODebugContext*) override {
      const std::lock_guard lock(fs_.mutex_);
      if (fs_.off_) return Off();
      if (fs_.sync_ == PowerLossFileSystem::Sync::kHonest) {
        std::erase_if(fs_.unsynced_, [&](const Unsynced& change) {
          return std::filesystem::path(change.path).parent_path() == name_;
        });
      }
      return rocksdb::IOStatus::OK();
    }
    rocksdb::IOStatus FsyncWithDirOptions(
        const rocksdb::IOOptions& options, rocksdb::IODebugContext* context,
        const rocksdb::DirFsyncOptions&) override {
      return Fsync(options, context);
    }

   private:
    PowerLossFileSystem& fs_;
    const std::filesystem::path name_;
  };

  static rocksdb::IOStatus Off() {
    return rocksdb::IOStatus::IOError("the power is off");
  }
  static std::optional<std::string> ContentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>(file), {}};
  }

  const Sync sync_;
  std::mutex mutex_;
  bool off_ = false;
  std::map<std::string, FileState> files_;
  std::vector<Unsynced> unsynced_;
};

}  // namespace hearsay

#endif  // HEARSAY_TESTS_SUPPORT_POWER_LOSS_H_
