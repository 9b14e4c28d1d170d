#include "ingest_service/normalize/date_labels.h"

#include <string>

#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

using enum DateLabel;

struct LabelCase {
  std::string name;
  std::string text;
  DateLabel label;
  std::string rest{};  // Read only when there is a label.
};

class ReadDateLabelTest : public ::testing::TestWithParam<LabelCase> {};

TEST_P(ReadDateLabelTest, Reads) {
  const LabelledText read = ReadDateLabel(GetParam().text);
  EXPECT_EQ(read.label, GetParam().label);
  EXPECT_EQ(read.rest,
            GetParam().label == kNone ? GetParam().text : GetParam().rest);
}

INSTANTIATE_TEST_SUITE_P(
    , ReadDateLabelTest,
    ::testing::ValuesIn<LabelCase>({
        {"nothing", "", kNone},
        {"a_date_alone", "5 March 2024", kNone},
        {"published", "Published on 5 March 2024", kPublished,
         " on 5 March 2024"},
        {"german", "Erschienen am: 5. März 2024", kPublished, ": 5. März 2024"},
        {"chinese", "发布时间：2024-03-05", kPublished, "：2024-03-05"},
        {"updated", "Last updated: 5 March 2024", kUpdated, ": 5 March 2024"},
        {"german_state", "Stand: 05.03.2024", kUpdated, " 05.03.2024"},
        {"both", "Updated 6 March 2024 | Published 5 March 2024", kPublished,
         " 5 March 2024"},
        {"updated_after_the_date", "5 March 2024, updated 6 March", kNone},
        {"clock", "It is currently 5 March 2024", kClock, " 5 March 2024"},
        {"part_of_a_word", "Unpublished letters of 5 March 2024", kNone},
        {"told_later",
         "The minister, who had waited for many months, published it in 2024",
         kNone},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::normalize
