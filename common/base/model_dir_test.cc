#include "common/base/model_dir.h"

#include <filesystem>

#include "gtest/gtest.h"

namespace hearsay {
namespace {

TEST(ModelDirTest, StandsBesideTheFolderOfTheExecutable) {
  const std::filesystem::path bin =
      std::filesystem::read_symlink("/proc/self/exe").parent_path();
  EXPECT_EQ(DefaultModelDir(),
            (bin.parent_path() / "share/hearsay/models").string());
}

}  // namespace
}  // namespace hearsay
