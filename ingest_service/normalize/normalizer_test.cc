#include "ingest_service/normalize/normalizer.h"

#include <string>

#include "common/base/field_error.h"
#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace hearsay::normalize {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const absl::Time kNow = absl::FromCivil(absl::CivilSecond(2024, 5, 1, 12, 0, 0),
                                        absl::UTCTimeZone());

v1::RawArticle TextArticle(absl::string_view text) {
  v1::RawArticle raw;
  raw.set_text(std::string(text));
  return raw;
}
v1::RawArticle HtmlArticle(absl::string_view html) {
  v1::RawArticle raw;
  raw.set_html(std::string(html));
  return raw;
}

constexpr absl::string_view kPage = R"html(<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Harbour bridge closed after inspection | The Coast Post</title>
<meta property="og:site_name" content="The Coast Post">
<link rel="canonical" href="https://www.coastpost.example/news/bridge-closed/?utm_source=x">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"WebSite","name":"The Coast Post"},
{"@type":"NewsArticle","headline":"Harbour bridge closed after inspection",
 "datePublished":"2024-03-05T23:30:00-05:00",
 "author":[{"@type":"Person","name":"Ann Roe"},{"@type":"Person","name":"Tom Lee"}]}]}
</script></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article><h1>Harbour bridge closed after inspection</h1>
<p>The harbour bridge was closed on Tuesday after inspectors found cracks in two of its pillars, the port said.</p>
<figure><img src="x.jpg"><figcaption>The bridge in a picture of last year, seen from the north.</figcaption></figure>
<p>"We cannot say yet how long the work will take," said the port&#8217;s chief engineer, who asked drivers for patience.</p>
<h2>What happens now</h2>
<ul><li>Buses take the tunnel from Wednesday, the transport office said in a statement.</li>
<li>Ferries run every ten minutes, and tickets for the bridge are valid on them.</li></ul>
<blockquote>The pillars were last checked in 2019, according to a report that the port has not published.</blockquote>
<div class="related-links"><p>Related: the long story of the bridge, told by the people who built it and paid for it.</p></div>
</article>
<div id="comments"><p>I never trusted that bridge, and I have said so for years to anyone who would listen to me.</p></div>
<footer>Copyright 2019 The Coast Post. All rights reserved, and then some more words.</footer>
</body></html>)html";

TEST(NormalizeTest, ReadsAPage) {
  v1::RawArticle raw = HtmlArticle(kPage);
  raw.set_url("https://www.coastpost.example/news/bridge-closed/?utm_source=x");
  HEARSAY_ASSERT_OK_AND_ASSIGN(const auto article, Normalize(raw, kNow));
  EXPECT_EQ(article.headline, "Harbour bridge closed after inspection");
  EXPECT_THAT(article.authors, ElementsAre("Ann Roe", "Tom Lee"));
  EXPECT_EQ(article.source, "coastpost.example");
  EXPECT_EQ(article.site_name, "The Coast Post");
  EXPECT_EQ(article.canonical_url,
            "https://www.coastpost.example/news/bridge-closed");
  EXPECT_EQ(article.language_code, "en-GB");
  EXPECT_EQ(absl::FormatTime(absl::RFC3339_sec, article.publish_time,
                             absl::UTCTimeZone()),
            "2024-03-06T04:30:00+00:00");
  EXPECT_EQ(article.publish_day, absl::CivilDay(2024, 3, 5));
  EXPECT_EQ(article.publish_time_basis, v1::DATE_BASIS_METADATA);
  EXPECT_EQ(article.publish_time_precision, v1::DATE_PRECISION_SECOND);
  EXPECT_EQ(
      article.text,
      "The harbour bridge was closed on Tuesday after inspectors found cracks "
      "in two of its pillars, the port said.\n\n"
      "\"We cannot say yet how long the work will take,\" said the port’s "
      "chief engineer, who asked drivers for patience.\n\n"
      "What happens now\n\n"
      "Buses take the tunnel from Wednesday, the transport office said in a "
      "statement.\n\n"
      "Ferries run every ten minutes, and tickets for the bridge are valid on "
      "them.\n\n"
      "The pillars were last checked in 2019, according to a report that the "
      "port has not published.");
}

TEST(NormalizeTest, TakesTheCollectorsPrefixOff) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const auto article,
      Normalize(TextArticle(" date 2023-05-25 The minister denied it.\r\n\r\n"
                            "She said so twice. (Read more harbour stories.)"),
                kNow));
  EXPECT_EQ(article.text, "The minister denied it.\n\nShe said so twice.");
  EXPECT_EQ(article.publish_day, absl::CivilDay(2023, 5, 25));
  EXPECT_EQ(article.publish_time_basis, v1::DATE_BASIS_TEXT);
  EXPECT_EQ(article.publish_time_precision, v1::DATE_PRECISION_DAY);
  EXPECT_EQ(article.source, "unknown");
  EXPECT_EQ(article.canonical_url, "");
}

TEST(NormalizeTest, ReadsHeadlineAndCreditOfPlainText) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const auto article,
      Normalize(TextArticle("Bridge shut by port: Coast Post\n\n"
                            "KYIV (Reuters) - The bridge is shut.\n\n"
                            "Read the original article on Coast Post"),
                kNow));
  EXPECT_EQ(article.headline, "Bridge shut by port: Coast Post");
  EXPECT_THAT(article.cited_outlets, ElementsAre("Reuters", "Coast Post"));
  EXPECT_THAT(article.text, Not(HasSubstr("Read the original")));
  EXPECT_EQ(article.publish_time, kNow);
  EXPECT_EQ(article.publish_time_basis, v1::DATE_BASIS_FETCHED);
}

TEST(NormalizeTest, APageMaySayWhoseArticleItIs) {
  v1::RawArticle raw = HtmlArticle(
      "<link rel=canonical href=\"https://www.coastpost.example/bridge\">"
      "<meta name=syndication-source content=\"https://a.inland.example/x\">"
      "<meta name=author content=\"The Associated Press\">"
      "<p>The harbour bridge was closed on Tuesday after inspectors found "
      "cracks.</p><p>Correction: it was closed on Monday.</p>");
  raw.set_url("https://news.portal.example/story/7");
  HEARSAY_ASSERT_OK_AND_ASSIGN(const auto article, Normalize(raw, kNow));
  EXPECT_EQ(article.source, "portal.example");
  EXPECT_EQ(article.canonical_url, "https://news.portal.example/story/7");
  EXPECT_THAT(article.cited_outlets,
              ElementsAre("The Associated Press", "inland.example",
                          "coastpost.example"));
  EXPECT_EQ(article.revision_reason, "Correction: it was closed on Monday.");
}

TEST(NormalizeTest, DeclaredValuesWin) {
  v1::RawArticle raw = HtmlArticle(kPage);
  raw.set_source("WWW.Other.Example/news");
  raw.set_title("  Another\u00a0title ");
  raw.set_byline("By Mia Fox");
  raw.mutable_publish_time()->set_seconds(1700000000);
  HEARSAY_ASSERT_OK_AND_ASSIGN(const auto article, Normalize(raw, kNow));
  EXPECT_EQ(article.source, "other.example");
  EXPECT_EQ(article.headline, "Another title");
  EXPECT_EQ(article.byline, "Mia Fox");
  EXPECT_EQ(article.publish_time, absl::FromUnixSeconds(1700000000));
  EXPECT_EQ(article.publish_time_basis, v1::DATE_BASIS_DECLARED);
}

TEST(NormalizeTest, ReadsChineseAndArabic) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const auto chinese,
      Normalize(
          TextArticle("外交部发言人周二表示，双方将继续就贸易问题进行磋商，"
                      "并希望早日取得成果。\n他没有透露下一次会谈的时间。"),
          kNow));
  EXPECT_THAT(chinese.language_code, HasSubstr("zh"));
  EXPECT_THAT(chinese.text, HasSubstr("成果。\n\n他没有"));
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const auto arabic,
      Normalize(TextArticle("قال المتحدث باسم الوزارة إن الطرفين سيواصلان "
                            "المحادثات حول التجارة خلال الأسبوع المقبل."),
                kNow));
  EXPECT_EQ(arabic.language_code, "ar");
}

struct ErrorCase {
  std::string name;
  v1::RawArticle raw;
  std::string reason;
  std::string field;
};

class NormalizeErrorTest : public ::testing::TestWithParam<ErrorCase> {};

TEST_P(NormalizeErrorTest, NamesTheField) {
  const auto article = Normalize(GetParam().raw, kNow);
  ASSERT_THAT(article, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(GetErrorDetail(article.status()).reason, GetParam().reason);
  EXPECT_EQ(GetErrorDetail(article.status()).field, GetParam().field);
}

v1::RawArticle With(void (*change)(v1::RawArticle&)) {
  v1::RawArticle raw = TextArticle("Some text.");
  change(raw);
  return raw;
}

INSTANTIATE_TEST_SUITE_P(
    , NormalizeErrorTest,
    ::testing::ValuesIn<ErrorCase>({
        {"no_body", v1::RawArticle(), "BODY_EMPTY", "article.text"},
        {"white_space", TextArticle(" \n\u00a0\u200b "), "BODY_EMPTY",
         "article.text"},
        {"only_a_prefix", TextArticle(" date 2023-05-25 "), "BODY_EMPTY",
         "article.text"},
        {"page_without_text", HtmlArticle("<html><img src=x></html>"),
         "BODY_EMPTY", "article.text"},
        {"no_bytes", HtmlArticle(""), "BODY_EMPTY", "article.text"},
        {"large_text", TextArticle(std::string((8 << 20) + 1, 'x')),
         "BODY_TOO_LARGE", "article.text"},
        {"large_html", HtmlArticle(std::string((8 << 20) + 1, 'x')),
         "BODY_TOO_LARGE", "article.html"},
        {"year_9999", With([](v1::RawArticle& raw) {
           raw.mutable_publish_time()->set_seconds(253402300000);
         }),
         "PUBLISH_TIME_OUT_OF_RANGE", "article.publish_time"},
        {"year_1850", With([](v1::RawArticle& raw) {
           raw.mutable_publish_time()->set_seconds(-3786825600);
         }),
         "PUBLISH_TIME_OUT_OF_RANGE", "article.publish_time"},
        {"ftp",
         With([](v1::RawArticle& raw) { raw.set_url("ftp://a.example/x"); }),
         "URL_INVALID", "article.url"},
        {"source_of_marks",
         With([](v1::RawArticle& raw) { raw.set_source("?!"); }),
         "SOURCE_INVALID", "article.source"},
    }),
    [](const auto& info) { return info.param.name; });

// Rejected by a status that names the field, or read: never a crash or a hang.
void ExpectAnAnswer(const std::string& html) {
  const auto article = Normalize(HtmlArticle(html), kNow);
  if (article.ok()) {
    EXPECT_THAT(article->text, Not(IsEmpty()));
  } else {
    EXPECT_THAT(article, StatusIs(absl::StatusCode::kInvalidArgument));
    EXPECT_THAT(GetErrorDetail(article.status()).field,
                ::testing::StartsWith("article."));
  }
}

// Also where `part` is one character: of a std::string(count, c), clang makes
// all the characters when it compiles.
std::string Times(int count, absl::string_view part) {
  std::string out;
  out.reserve(part.size() * static_cast<size_t>(count));
  for (int i = 0; i < count; ++i) out.append(part.data(), part.size());
  return out;
}

struct HostileCase {
  std::string name;
  std::string (*make)();
};

class NormalizeHostileTest : public ::testing::TestWithParam<HostileCase> {};

TEST_P(NormalizeHostileTest, Ends) { ExpectAnAnswer(GetParam().make()); }

INSTANTIATE_TEST_SUITE_P(
    , NormalizeHostileTest,
    ::testing::ValuesIn<HostileCase>({
        {"a_million_divs", [] { return Times(1000000, "<div>") + "Text."; }},
        {"a_million_bolds", [] { return Times(1000000, "<b>") + "Text."; }},
        {"nested_tables", [] { return Times(200000, "<table><td>") + "x"; }},
        {"text_in_tables", [] { return Times(200000, "<table>x"); }},
        {"nested_links", [] { return Times(200000, "<a x=1>") + "Text."; }},
        {"nested_lists", [] { return Times(100000, "<ul><li>") + "Text."; }},
        {"unclosed_ends", [] { return Times(500000, "</p>") + "Text."; }},
        {"formatting_times_paragraphs",
         [] {
           std::string html;
           for (int i = 0; i < 3000; ++i) {
             html += "<b id=" + std::to_string(i) + ">";
           }
           return html + Times(100000, "<p>x");
         }},
        {"very_many_attributes",
         [] {
           std::string html = "<p ";
           for (int i = 0; i < 200000; ++i) {
             html += "a" + std::to_string(i) + "=1 ";
           }
           return html + ">Text.";
         }},
        {"a_huge_attribute",
         [] { return "<p class=\"" + Times(7 << 20, "c") + "\">Some text."; }},
        {"many_children_of_a_huge_class",
         [] {
           return "<div class=\"" + Times(1 << 20, "c") + "\">" +
                  Times(50000, "<p>Some text.");
         }},
        {"a_huge_style",
         [] {
           return "<p style=\"" + Times(1 << 20, "display") + "\">Some text.";
         }},
        {"references_of_references",
         [] { return "<p>" + Times(1000000, "&amp;") + "amp; x"; }},
        {"a_bomb_of_entities",
         [] {
           return "<!DOCTYPE lol [<!ENTITY a \"ha\"><!ENTITY b \"" +
                  Times(10000, "&a;") + "\">]><p>" + Times(10000, "&b;");
         }},
        {"less_than_signs", [] { return Times(2 << 20, "<"); }},
        {"an_open_comment", [] { return "x<!--" + Times(7 << 20, "-"); }},
        {"an_open_script",
         [] { return "Text.<script>" + Times(1 << 20, "</scrip"); }},
        {"deep_json",
         [] {
           return "<script type=\"application/ld+json\">" +
                  Times(500000, "{\"@graph\":[") + "</script><p>Text.";
         }},
        {"many_json_scripts",
         [] {
           return Times(30000,
                        "<script type=\"application/ld+json\">{\"@type\":"
                        "\"NewsArticle\"}</script>") +
                  "<p>Text.";
         }},
        {"nested_headings",
         [] { return Times(5000, "<h1><div class=date>3 May 2024 ") + "x"; }},
        {"many_dates",
         [] { return Times(50000, "<span class=date>3 May 2024</span>"); }},
        {"many_metas",
         [] { return Times(100000, "<meta name=date content=2024>") + "x"; }},
        {"many_bylines",
         [] { return Times(100000, "<a rel=author>Ann Roe and Tom</a>"); }},
        {"one_long_title",
         [] {
           return "<title>" + Times(1000000, "a | b") + "</title><p>Text.";
         }},
        {"many_equal_blocks", [] { return Times(100000, "<p>Some text."); }},
        {"a_line_of_moji",
         [] { return "<p>" + Times(1000000, "\u00e2\u20ac"); }},
        {"line_ends", [] { return "<pre>" + Times(2 << 20, "\n") + "x"; }},
        {"zero_bytes",
         [] { return Times(2 << 20, absl::string_view("\0", 1)); }},
        {"high_bytes", [] { return Times(2 << 20, "\xE9"); }},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::normalize
