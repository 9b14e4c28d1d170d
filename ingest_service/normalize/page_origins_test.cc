#include "ingest_service/normalize/page_origins.h"

#include <string>
#include <utility>

#include "common/text/utf8.h"
#include "gmock/gmock.h"
#include "ingest_service/normalize/normalizer.h"
#include "tests/support/status_matchers.h"

namespace hearsay::normalize {
namespace {

using ::testing::ElementsAre;

struct AlignCase {
  std::string name;
  std::string text;
  std::string source;
  std::vector<uint32_t> want;
};

class AlignWithSourceTest : public ::testing::TestWithParam<AlignCase> {};

TEST_P(AlignWithSourceTest, FindsEachByte) {
  EXPECT_EQ(AlignWithSource(GetParam().text, GetParam().source),
            GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , AlignWithSourceTest,
    ::testing::ValuesIn<AlignCase>({
        {"empty", "", "", {}},
        {"plain", "ab", "ab", {0, 1}},
        {"more_bytes_a_character", "éa", "éa", {0, 0, 2}},
        {"reference", "a’b", "a&#8217;b", {0, 1, 1, 1, 8}},
        {"named_reference", "<b", "&lt;b", {0, 4}},
        {"sign_as_it_is", "A & B", "A & B", {0, 1, 2, 3, 4}},
        {"reference_of_a_reference", "&amp;", "&amp;amp;", {0, 5, 6, 7, 8}},
        {"no_semicolon", "©2021", "&copy2021", {0, 0, 5, 6, 7, 8}},
        {"windows_line_end", "a\nb", "a\r\nb", {0, 1, 3}},
        {"ignored_tag", "ab", "a</foo>b", {0, 7}},
        {"less_than", "1 < 2", "1 < 2", {0, 1, 2, 3, 4}},
        {"dropped_zero", "ab", std::string("a\0b", 3), {0, 2}},
        {"source_too_short", "ab", "a", {0, 0}},
    }),
    [](const auto& info) { return info.param.name; });

const absl::Time kNow = absl::FromUnixSeconds(1'714'564'800);

// What stands at the origin of each code point, with the code point itself.
std::vector<std::pair<std::string, std::string>> Stand(
    const v1::RawArticle& raw, size_t bytes) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto traced = TraceNormalize(raw, kNow);
  if (!traced.ok()) return out;
  const std::string& body = raw.has_html() ? raw.html() : raw.text();
  absl::string_view rest = traced->article.text;
  for (const uint32_t origin : traced->origins) {
    const size_t before = rest.size();
    const char* begin = rest.data();
    text::ConsumeCodePoint(rest);
    out.emplace_back(std::string(begin, before - rest.size()),
                     body.substr(origin, bytes));
  }
  EXPECT_TRUE(rest.empty());
  return out;
}

v1::RawArticle Page(absl::string_view html, absl::string_view type = "") {
  v1::RawArticle raw;
  raw.set_html(std::string(html));
  raw.set_content_type(std::string(type));
  return raw;
}

TEST(TraceNormalizeTest, LeadsBackIntoThePage) {
  const auto stand =
      Stand(Page("<p>Caf&eacute;&nbsp; A&amp;B<br>so <b>it</b> is."), 3);
  EXPECT_THAT(stand, ElementsAre(std::pair("C", "Caf"), std::pair("a", "af&"),
                                 std::pair("f", "f&e"), std::pair("é", "&ea"),
                                 std::pair(" ", "&nb"), std::pair("A", "A&a"),
                                 std::pair("&", "&am"), std::pair("B", "B<b"),
                                 std::pair("\n", "so "), std::pair("\n", "so "),
                                 std::pair("s", "so "), std::pair("o", "o <"),
                                 std::pair(" ", " <b"), std::pair("i", "it<"),
                                 std::pair("t", "t</"), std::pair(" ", " is"),
                                 std::pair("i", "is."), std::pair("s", "s."),
                                 std::pair(".", ".")));
}

TEST(TraceNormalizeTest, CountsInThePagesOwnBytes) {
  // A mark of two bytes, then two bytes a character.
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("<p>It is so.")) {
    utf16.push_back(c);
    utf16.push_back('\0');
  }
  HEARSAY_ASSERT_OK_AND_ASSIGN(const auto wide,
                               TraceNormalize(Page(utf16), kNow));
  EXPECT_EQ(wide.article.text, "It is so.");
  EXPECT_THAT(wide.origins, ElementsAre(8, 10, 12, 14, 16, 18, 20, 22, 24));
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const auto cyrillic,
      TraceNormalize(
          Page("<p>\xD2\xE0\xEA.", "text/html; charset=windows-1251"), kNow));
  EXPECT_EQ(cyrillic.article.text, "Так.");
  EXPECT_THAT(cyrillic.origins, ElementsAre(3, 4, 5, 6));
}

TEST(TraceNormalizeTest, LeadsBackIntoTheMetadata) {
  const std::string body(
      "The ferry was late, the captain\\u2019s office said on Monday.\\nIt "
      "will "
      "be late again on Tuesday and on Wednesday, it said, and on every other "
      "day of the week until the engine has been mended.");
  const auto stand = Stand(
      Page("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
           "\"articleBody\": \"" +
           body + "\"}</script><p>Wait."),
      2);
  ASSERT_FALSE(stand.empty());
  for (const auto& [code_point, there] : stand) {
    if (code_point == "’") {
      EXPECT_EQ(there, "\\u");
    } else if (code_point != "\n") {
      EXPECT_EQ(there.substr(0, 1), code_point);
    }
  }
}

TEST(TraceNormalizeTest, LeadsBackIntoText) {
  v1::RawArticle raw;
  raw.set_text(" date 2023-05-25 By AP\n\nIt &amp; they said so.");
  HEARSAY_ASSERT_OK_AND_ASSIGN(const auto traced, TraceNormalize(raw, kNow));
  EXPECT_EQ(traced.article.text, "It & they said so.");
  ASSERT_EQ(traced.origins.size(), traced.article.text.size());
  for (size_t i = 0; i < traced.origins.size(); ++i) {
    EXPECT_EQ(raw.text()[traced.origins[i]], traced.article.text[i]) << i;
  }
}

}  // namespace
}  // namespace hearsay::normalize
