#include "ingest_service/normalize/byline.h"

#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Names(absl::string_view byline) {
  std::vector<std::string> names;
  AddBylineNames(byline, names);
  return names;
}

TEST(AddBylineNamesTest, SplitsNames) {
  EXPECT_THAT(Names("By Ann Roe and Tom Lee, staff writers"),
              ElementsAre("Ann Roe", "Tom Lee"));
  EXPECT_THAT(Names("Von Änne Röhr | 3. März"), ElementsAre("Änne Röhr"));
  EXPECT_THAT(Names("Ann Roe; Ann Roe"), ElementsAre("Ann Roe"));
}

TEST(AddBylineNamesTest, ADateEndsTheNames) {
  EXPECT_THAT(Names("By Ann Roe on May 3, 2024"), ElementsAre("Ann Roe"));
  EXPECT_THAT(Names("Veröffentlicht von Änne Röhr am 3. März 2024"),
              ElementsAre("Änne Röhr"));
  EXPECT_THAT(Names("Ann Roe - 10:20"), ElementsAre("Ann Roe"));
  EXPECT_THAT(Names("3 May 2024"), IsEmpty());
}

TEST(AddBylineNamesTest, LeavesWhatIsNoName) {
  EXPECT_THAT(Names("https://post.example/ann"), IsEmpty());
  EXPECT_THAT(Names("ann@post.example"), IsEmpty());
  EXPECT_THAT(Names(""), IsEmpty());
}

}  // namespace
}  // namespace hearsay::normalize
