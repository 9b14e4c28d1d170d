#include "ingest_service/normalize/style_sheet.h"

#include <string>

#include "gtest/gtest.h"

namespace hearsay::normalize {
namespace {

struct SheetCase {
  std::string name;
  std::string css;
  bool hides;  // <p id=i class="a b">
};

class StyleSheetTest : public ::testing::TestWithParam<SheetCase> {};

TEST_P(StyleSheetTest, HidesWhatPlainRulesSay) {
  StyleSheet sheet;
  sheet.Add(GetParam().css);
  EXPECT_EQ(sheet.Hides("p", "i", "a b"), GetParam().hides);
}

INSTANTIATE_TEST_SUITE_P(
    , StyleSheetTest,
    ::testing::ValuesIn<SheetCase>({
        {"class", ".b{display:none}", true},
        {"id", "#i { color: red; VISIBILITY : hidden }", true},
        {"element_and_class", "p.a{display:none}", true},
        {"one_of_several", ".x,\n.a , #y{display:none}", true},
        {"another_class", ".c{display:none}", false},
        {"another_element", "div.a{display:none}", false},
        {"another_property", ".a{x-display:none;overflow:hidden}", false},
        {"within_another_is_not_known", ".menu .a{display:none}", false},
        {"both_classes_are_not_known", ".a.z{display:none}", false},
        {"a_state_is_not_known", ".a:hover{display:none}", false},
        {"print_is_not_the_screen", "@media print{.a{display:none}}", false},
        {"frames_are_no_rules",
         "@keyframes k{from{visibility:hidden}to{visibility:visible}}", false},
        {"after_a_nested_block",
         "@media print{.x{a:b}} @import 'x'; .a{display:none}", true},
        {"the_later_one_wins", ".a{display:none}.b{display:block}", false},
        {"an_id_wins", "#i{display:block}.a{display:none}", false},
        {"important_wins", ".a{display:none !important}#i{display:block}",
         true},
        {"comments", "/* .x{ */.a/**/{/*}*/display:none}", true},
        {"cut_short", ".a{display:none", true},
        {"no_css", "}}{;<!-- .a", false},
    }),
    [](const auto& info) { return info.param.name; });

TEST(StyleSheetsTest, SheetsAddUp) {
  StyleSheet sheet;
  EXPECT_TRUE(sheet.hides_nothing());
  sheet.Add(".a{display:block}");
  EXPECT_TRUE(sheet.hides_nothing());
  sheet.Add(".a{display:none}");
  EXPECT_FALSE(sheet.hides_nothing());
  EXPECT_TRUE(sheet.Hides("div", "", "a"));
  EXPECT_FALSE(sheet.Hides("div", "", ""));
}

TEST(StyleSheetsTest, IsNotReadOnWithoutEnd) {
  StyleSheet sheet;
  std::string css;
  for (int i = 0; i < 20'000; ++i) {
    css += ".n" + std::to_string(i) + "{display:none}";
  }
  sheet.Add(css);
  EXPECT_TRUE(sheet.Hides("p", "", "n9000"));
  EXPECT_FALSE(sheet.Hides("p", "", "n19000"));
}

}  // namespace
}  // namespace hearsay::normalize
