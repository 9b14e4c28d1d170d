#include "tests/support/daemon_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

extern char** environ;

namespace hearsay {
namespace {

constexpr absl::Duration kPollEvery = absl::Milliseconds(5);

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What stands behind the first `listening on `, once its line is complete.
std::string FindAddress(const std::string& log) {
  constexpr char kMark[] = "listening on ";
  const size_t mark = log.find(kMark);
  if (mark == std::string::npos) return "";
  const size_t begin = mark + sizeof(kMark) - 1;
  const size_t end = log.find_first_of(" \"\n", begin);
  return end == std::string::npos ? "" : log.substr(begin, end - begin);
}

}  // namespace

absl::StatusOr<std::unique_ptr<DaemonProcess>> DaemonProcess::Start(
    const std::vector<std::string>& argv, absl::Duration patience) {
  std::unique_ptr<DaemonProcess> daemon(new DaemonProcess);
  std::string path =
      (std::filesystem::temp_directory_path() / "hearsay-stderr-XXXXXX")
          .string();
  const int file = mkostemp(path.data(), O_CLOEXEC);
  if (file < 0) return absl::UnavailableError("no file for stderr");
  daemon->stderr_path_ = path;

  std::vector<char*> words;
  for (const std::string& word : argv) {
    words.push_back(const_cast<char*>(word.c_str()));
  }
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, file, STDERR_FILENO);
  const int failed = posix_spawn(&daemon->pid_, argv[0].c_str(), &actions,
                                 nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(file);
  if (failed != 0) {
    daemon->pid_ = 0;
    return absl::UnavailableError(absl::StrCat(argv[0], ": cannot be run"));
  }

  const absl::Time until = absl::Now() + patience;
  while (daemon->address_.empty()) {
    if (daemon->Wait(absl::ZeroDuration()).has_value() || absl::Now() > until) {
      return absl::UnavailableError(absl::StrCat(
          argv[0], " did not start listening: ", daemon->Stderr()));
    }
    daemon->address_ = FindAddress(daemon->Stderr());
    if (daemon->address_.empty()) absl::SleepFor(kPollEvery);
  }
  return daemon;
}

DaemonProcess::~DaemonProcess() {
  Kill();
  unlink(stderr_path_.c_str());
}

std::string DaemonProcess::Stderr() const { return ReadFile(stderr_path_); }

size_t DaemonProcess::ResidentBytes() const { return StatusBytes("VmRSS:"); }

size_t DaemonProcess::PeakResidentBytes() const {
  return StatusBytes("VmHWM:");
}

// A field of /proc/PID/status, which counts in KiB.
size_t DaemonProcess::StatusBytes(const char* field) const {
  const std::string status = ReadFile(absl::StrCat("/proc/", pid_, "/status"));
  const size_t at = status.find(field);
  return at == std::string::npos
             ? 0
             : strtoull(status.c_str() + at + strlen(field), nullptr, 10) *
                   1024;
}

void DaemonProcess::Kill() {
  if (!running()) return;
  Signal(SIGKILL);
  Wait(absl::InfiniteDuration());
}

std::optional<int> DaemonProcess::Terminate(absl::Duration patience) {
  Signal(SIGTERM);
  return Wait(patience);
}

void DaemonProcess::Signal(int signal) {
  if (running()) kill(pid_, signal);
}

std::optional<int> DaemonProcess::Wait(absl::Duration patience) {
  if (!running()) return std::nullopt;
  const absl::Time until = absl::Now() + patience;
  while (true) {
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) == pid_) {
      pid_ = 0;
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    if (absl::Now() >= until) return std::nullopt;
    absl::SleepFor(kPollEvery);
  }
}

std::string BinaryDir() {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path().string();
}

}  // namespace hearsay
