#ifndef HEARSAY_COMMON_SERVER_FLAG_SET_H_
#define HEARSAY_COMMON_SERVER_FLAG_SET_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/server/host_port.h"

namespace CLI {
class App;
}

namespace hearsay::server {

// The flags of a daemon. A flag `--data_dir` has the environment twin
// HEARSAY_DATA_DIR; the command line wins over the environment, and that over
// the default. Not thread safe.
class FlagSet {
 public:
  // `program` as shown in errors and by --help, `about` one sentence.
  FlagSet(absl::string_view program, absl::string_view about);
  ~FlagSet();

  // Adds `--<name>`, which sets `*target`; its value until then is the default.
  // `target` outlives the set. An absent HostPort means "do not listen".
  void Add(absl::string_view name, std::string* target, absl::string_view help);
  // Within least..most.
  void Add(absl::string_view name, int64_t* target, absl::string_view help,
           int64_t least, int64_t most);
  // `--name`, `--name=true` or `--name=false`.
  void Add(absl::string_view name, bool* target, absl::string_view help);
  // `90s`, `1m30s`, `250ms`; not negative.
  void Add(absl::string_view name, absl::Duration* target,
           absl::string_view help);
  void Add(absl::string_view name, std::optional<HostPort>* target,
           absl::string_view help);

  // Without a value for this flag, Parse fails.
  void Require(absl::string_view name);

  // Sets every target, or answers --help and --version on `out`. Returns the
  // exit status when the program is done: 0, or 2 after a wrong flag, which is
  // one line on `err`.
  std::optional<int> Parse(int argc, const char* const* argv, std::ostream& out,
                           std::ostream& err);

 private:
  using Setter = std::function<absl::Status(const std::string&)>;
  void AddOption(absl::string_view name, absl::string_view help,
                 absl::string_view type, const std::string& default_text,
                 Setter set);

  std::string program_;
  std::unique_ptr<CLI::App> app_;
};

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_FLAG_SET_H_
