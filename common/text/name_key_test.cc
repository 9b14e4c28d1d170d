#include "common/text/name_key.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace hearsay::text {
namespace {

struct SameCase {
  std::string name;
  std::vector<std::string> spellings;
};

class SameNameTest : public ::testing::TestWithParam<SameCase> {};

TEST_P(SameNameTest, SpellingsShareAKey) {
  for (const std::string& spelling : GetParam().spellings) {
    EXPECT_EQ(WholeNameKey(spelling), WholeNameKey(GetParam().spellings[0]))
        << spelling;
  }
}

INSTANTIATE_TEST_SUITE_P(
    , SameNameTest,
    ::testing::ValuesIn<SameCase>({
        {"slavic_ending", {"Zelensky", "Zelenskyy", "Zelenskiy", "ZELENSKI"}},
        {"first_name_ending", {"Sergey Orlov", "Sergei Orlov"}},
        {"doubled_letters", {"Mohammed", "Mohamed"}},
        {"kh", {"Kharkiv", "Harkiv"}},
        {"initial_ye", {"Yevgeny", "Evgeni", "Yevgeniy"}},
        {"accents", {"Édouard Müller", "Edouard Muller"}},
        {"other_scripts", {"Зеленський"}},
        {"nothing", {""}},
    }),
    [](const auto& info) { return info.param.name; });

TEST(NameKeyTest, ShortNamesStayApart) {
  EXPECT_NE(NameKey("lee"), NameKey("le"));
  EXPECT_NE(NameKey("kay"), NameKey("kai"));
  EXPECT_NE(NameKey("smith"), NameKey("smyth"));
}

TEST(NameKeyTest, AnEndingIsNotAllOfAWord) {
  EXPECT_EQ(NameKey("iyiy"), "iyiy");
}

}  // namespace
}  // namespace hearsay::text
