#include "common/base/model_dir.h"

#include <filesystem>
#include <system_error>

namespace hearsay {

std::string DefaultModelDir() {
  std::error_code error;
  const std::filesystem::path executable =
      std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path prefix =
      error ? std::filesystem::path("..")
            : executable.parent_path().parent_path();
  return (prefix / "share" / "hearsay" / "models").string();
}

}  // namespace hearsay
