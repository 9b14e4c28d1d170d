#include "ingest_service/commit/text_sketch.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace hearsay::commit {
namespace {

using ::testing::FloatNear;
using ::testing::Le;

std::vector<std::string> Words(int count, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<std::string> words;
  for (int i = 0; i < count; ++i) {
    words.push_back(absl::StrCat("w", random() % 100000));
  }
  return words;
}

std::string Prose(int words, uint32_t seed) {
  return absl::StrJoin(Words(words, seed), " ");
}

size_t AnchorsInCommon(const TextSketch& a, const TextSketch& b) {
  std::vector<uint64_t> both;
  std::set_intersection(a.anchors.begin(), a.anchors.end(), b.anchors.begin(),
                        b.anchors.end(), std::back_inserter(both));
  return both.size();
}

TEST(TextSketchTest, SpellingAndLayoutDoNotCount) {
  const TextSketch plain = SketchText(
      "the minister said on monday that the \"elysee\" is closed for repairs "
      "until the end of may");
  ASSERT_FALSE(plain.empty());
  EXPECT_EQ(SketchText("The Minister said, on Monday, that the “Élysée”\n\nis "
                       "closed for repairs: until the end of May."),
            plain);
}

TEST(TextSketchTest, AFewWordsHaveNone) {
  EXPECT_TRUE(SketchText("").empty());
  EXPECT_TRUE(SketchText(Prose(11, 1)).empty());
  EXPECT_FALSE(SketchText(Prose(12, 1)).empty());
  EXPECT_EQ(SketchText(Prose(11, 1)), TextSketch());
  // However often they are said.
  std::string again;
  for (int i = 0; i < 3000; ++i) again += "no no no ";
  EXPECT_TRUE(SketchText(again).empty());
}

struct ShareCase {
  std::string name;
  int length;               // Words of the first text.
  int before, kept, after;  // The second: own words, of the first, own words.
  float share;
};

class CompareTextsTest : public ::testing::TestWithParam<ShareCase> {};

TEST_P(CompareTextsTest, GivesTheShareOfEach) {
  const ShareCase& c = GetParam();
  std::vector<std::string> first = Words(c.length, 1);
  std::vector<std::string> second = Words(c.before, 2);
  second.insert(second.end(), first.begin(), first.begin() + c.kept);
  const std::vector<std::string> rest = Words(c.after, 3);
  second.insert(second.end(), rest.begin(), rest.end());
  const TextSketch a = SketchText(absl::StrJoin(first, " "));
  const TextSketch b = SketchText(absl::StrJoin(second, " "));
  const SharedText shared = CompareTexts(a, b);
  EXPECT_THAT(shared.of_shorter(), FloatNear(c.share, 0.03));
  // What both have is one number.
  const auto words = [](size_t count) { return static_cast<float>(count); };
  EXPECT_THAT(shared.of_a * words(first.size()),
              FloatNear(shared.of_b * words(second.size()),
                        0.03F * words(second.size())));
  EXPECT_EQ(CompareTexts(b, a), (SharedText{shared.of_b, shared.of_a}));
  // Whatever their lengths, such passages are found.
  EXPECT_GE(AnchorsInCommon(a, b), c.share > 0.5 ? 1u : 0u);
}

INSTANTIATE_TEST_SUITE_P(
    , CompareTextsTest,
    ::testing::ValuesIn<ShareCase>({
        {"a_copy", 400, 0, 400, 0, 1},
        {"nothing_in_common", 400, 400, 0, 0, 0},
        {"half_of_it", 404, 202, 202, 0, 0.495},
        {"a_brief_within_a_report", 60, 300, 60, 300, 1},
        {"a_brief_within_a_long_one", 80, 3000, 80, 3000, 1},
        {"a_report_within_a_book", 600, 10000, 600, 9000, 1},
        {"two_long_ones", 5000, 1000, 4000, 0, 0.8},
    }),
    [](const auto& info) { return info.param.name; });

TEST(TextSketchTest, ScatteredEditsLeaveAnchorsInCommon) {
  for (uint32_t seed = 1; seed <= 50; ++seed) {
    std::vector<std::string> words = Words(150, seed);
    const TextSketch before = SketchText(absl::StrJoin(words, " "));
    for (int edit = 0; edit < 6; ++edit) words[12 + edit * 24] = "edited";
    const TextSketch after = SketchText(absl::StrJoin(words, " "));
    EXPECT_THAT(CompareTexts(before, after).of_shorter(), FloatNear(0.8, 0.02));
    EXPECT_GT(AnchorsInCommon(before, after), 0u) << seed;
  }
}

TEST(TextSketchTest, TextsWithoutSpacesAreComparedByCharacters) {
  const std::string report =
      "外交部发言人周一在北京表示中方愿与各国一道维护多边贸易体制";
  const TextSketch a = SketchText(report);
  ASSERT_FALSE(a.empty());
  const auto share = [&](const std::string& other) {
    return CompareTexts(a, SketchText(other)).of_shorter();
  };
  EXPECT_EQ(share(absl::StrCat("（记者王明）", report)), 1);
  EXPECT_EQ(share("气象台预计未来三天华南大部有强降雨天气"
                  "请注意防范山洪和城市内涝"),
            0);
}

TEST(TextSketchTest, ArabicVowelPointsDoNotCount) {
  const TextSketch bare = SketchText(
      "قال الوزير يوم الاثنين ان المحادثات ستستأنف في الاسبوع المقبل بعد "
      "اجتماع مع الوفد");
  ASSERT_FALSE(bare.empty());
  EXPECT_EQ(SketchText("قَالَ الوزير يوم الاثنين أن المحادثات ستستأنف في "
                       "الأسبوع المقبل بعد اجتماع مع الوفد"),
            bare);
}

TEST(TextSketchTest, IsBounded) {
  const TextSketch sketch = SketchText(Prose(200000, 1));
  EXPECT_THAT(sketch.anchors.size(), Le(kMaxShingles / 32));
  EXPECT_THAT(sketch.samples.size(), Le(kMaxShingles / 3));
  EXPECT_THAT(EncodeTextSketch(sketch).size(), Le(15000u));
  EXPECT_THAT(EncodeTextSketch(SketchText(Prose(500, 1))).size(), Le(1300u));
}

TEST(TextSketchTest, RoundTrips) {
  for (const int words : {0, 12, 300, 3000}) {
    const TextSketch sketch = SketchText(Prose(words, 1));
    EXPECT_THAT(DecodeTextSketch(EncodeTextSketch(sketch)),
                IsOkAndHolds(sketch));
  }
}

TEST(TextSketchTest, BytesOnDiskAreFrozen) {
  EXPECT_EQ(absl::BytesToHexString(EncodeTextSketch(
                SketchText("one two three four five six seven eight nine ten "
                           "eleven twelve"))),
            "80804001b589ccbca60dce990793f4089ff202bfa304baa9039e77ca9911f1ef"
            "09");
}

TEST(TextSketchTest, RejectsDamage) {
  const std::string bytes = EncodeTextSketch(SketchText(Prose(12, 1)));
  // A cut between two samples only takes samples away; RocksDB's checksum
  // guards against that.
  for (const std::string& damaged :
       {std::string(), bytes.substr(0, 3), bytes.substr(0, 6), bytes + "\x80",
        bytes + std::string(3, '\x7f') + std::string("\xff\xff\x3f")}) {
    EXPECT_THAT(DecodeTextSketch(damaged),
                StatusIs(absl::StatusCode::kDataLoss))
        << absl::BytesToHexString(damaged);
  }
}

}  // namespace
}  // namespace hearsay::commit
