#include "ingest_service/normalize/plain_chinese.h"

#include <string>

#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

struct ChineseCase {
  std::string name;
  std::string text;
  bool want;
};

class IsPlainlyChineseTest : public ::testing::TestWithParam<ChineseCase> {};

TEST_P(IsPlainlyChineseTest, Decides) {
  EXPECT_EQ(IsPlainlyChinese(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , IsPlainlyChineseTest,
    ::testing::ValuesIn<ChineseCase>({
        {"four_characters", "港口说，这座桥从早上起对船只关闭。", true},
        {"digits_marks_and_an_abbreviation",
         "港口28日说：“这座桥从早上起对船只关闭。”（BBC）", true},
        {"three_characters", "港口说，这座桥从早上起封闭。", false},
        {"one_character_four_times", "这里，这里，这里，这里。", false},
        {"traditional", "港口說，這座橋從早上起對船隻關閉。", false},
        {"one_traditional_character", "港口說，这座桥从早上起对船只关闭。",
         false},
        {"japanese", "港は、この橋を朝から閉鎖したと発表した。", false},
        {"kana_in_chinese", "港口说，这座桥の从早上起对船只关闭。", false},
        {"much_latin",
         "港口说，这座桥从早上起对船只关闭 the bridge over the harbour.",
         false},
        {"cyrillic", "港口说，这座桥从早上起对船只关闭 порт.", false},
        {"another_script", "The bridge was closed.", false},
        {"empty", "", false},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::normalize
