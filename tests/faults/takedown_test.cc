// A takedown, through to the bytes on both disks.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "tests/faults/daemon_pair.h"
#include "tests/support/status_matchers.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using ::testing::Not;

class TakedownTest : public DaemonPairTest {
 protected:
  // Files of both daemons that hold `marker`, in any case.
  std::vector<std::string> FilesWith(const std::string& marker) {
    std::vector<std::string> found;
    for (const char* const folder : {"record", "read_model"}) {
      std::error_code gone;
      for (const auto& entry : fs::directory_iterator(dir_ / folder, gone)) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        if (absl::StrContains(absl::AsciiStrToLower(bytes), marker)) {
          found.push_back(entry.path());
        }
      }
    }
    return found;
  }
};

TEST_F(TakedownTest, TheTextIsInNoFileOfEitherService) {
  StartIngest();
  StartQuery();
  const std::string marker = "zyqophant";
  std::string name, token;
  for (int revision = 1; revision <= 3; ++revision) {
    const std::string id = absl::StrCat("other", revision);
    ASSERT_THAT(
        Ingest(Article(id, absl::StrCat(ClaimAbout(id), " ", Noise(id, 100)))),
        IsOk());
    const auto answer =
        Ingest(Article("secret",
                       absl::StrCat(ClaimAbout(absl::StrCat("Zyqophant")), " ",
                                    marker, revision, " ", Noise(id, 60)),
                       revision));
    ASSERT_THAT(answer, IsOk());
    EXPECT_EQ(answer->revision(), revision);
    name = answer->article();
    ASSERT_THAT(CountClaims(marker, answer->consistency_token()),
                IsOkAndHolds(1));
    if (revision < 3) {
      // Some of it in tables, some in logs.
      ingest_daemon_->Kill();
      StartIngest();
      query_daemon_->Kill();
      StartQuery();
    }
  }
  ASSERT_THAT(FilesWith(marker), Not(IsEmpty()));
  HEARSAY_ASSERT_OK(Retract(name));
  EXPECT_TRUE(
      Becomes(absl::Seconds(60), [&] { return FilesWith(marker).empty(); }));
  EXPECT_THAT(FilesWith(marker), IsEmpty());
  EXPECT_THAT(CountClaims(marker), IsOkAndHolds(0));
  EXPECT_EQ(GetArticle(name)->retraction_reason(), "asked for");
  EXPECT_THAT(CountClaims("other1"), IsOkAndHolds(1));
}

}  // namespace
}  // namespace hearsay
