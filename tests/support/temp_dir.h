#ifndef HEARSAY_TESTS_SUPPORT_TEMP_DIR_H_
#define HEARSAY_TESTS_SUPPORT_TEMP_DIR_H_

#include <stdlib.h>

#include <filesystem>
#include <string>

namespace hearsay {

// A folder of a test's own, gone with the object.
class TempDir {
 public:
  TempDir() {
    std::string form =
        (std::filesystem::temp_directory_path() / "hearsay-XXXXXX").string();
    path_ = mkdtemp(form.data());
  }
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::string& path() const { return path_; }
  // A path in it.
  std::string operator/(const std::string& name) const {
    return path_ + "/" + name;
  }

 private:
  std::string path_;
};

}  // namespace hearsay

#endif  // HEARSAY_TESTS_SUPPORT_TEMP_DIR_H_
