// What of a page becomes an article's text, and what must not.

#include <string>

#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "gmock/gmock.h"
#include "ingest_service/normalize/normalizer.h"
#include "tests/support/status_matchers.h"

namespace hearsay::normalize {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const absl::Time kNow = absl::FromUnixSeconds(1'714'564'800);

absl::StatusOr<ingest::NormalizedArticle> NormalizePage(
    absl::string_view html) {
  v1::RawArticle raw;
  raw.set_html(std::string(html));
  return Normalize(raw, kNow);
}

constexpr absl::string_view kStory =
    "<p>The harbour bridge was closed on Tuesday after inspectors found cracks "
    "in two of its pillars, the port said.</p><p>Buses take the tunnel from "
    "Wednesday on, the transport office said in a statement, and ferries run "
    "every ten minutes until the evening.</p><p>Nobody could say how long the "
    "work will take, or who will have to pay for it in the end.</p>";

std::string Spam(int times) {
  std::string spam;
  for (int i = 0; i < times; ++i) {
    absl::StrAppend(&spam,
                    "<p>MARKER: buy the cheapest watches of the whole town, "
                    "as all of your friends and neighbours have done.</p>");
  }
  return spam;
}

struct UnseenCase {
  std::string name;
  std::string markup;  // Holds the word MARKER where no reader sees it.
};

class UnseenTest : public ::testing::TestWithParam<UnseenCase> {};

TEST_P(UnseenTest, IsNoPartOfTheArticle) {
  for (const std::string& html :
       {absl::StrCat("<title>Bridge</title><h1>Bridge</h1>", kStory,
                     GetParam().markup),
        absl::StrCat("<title>Bridge</title><h1>Bridge</h1>", GetParam().markup,
                     kStory)}) {
    HEARSAY_ASSERT_OK_AND_ASSIGN(const auto article, NormalizePage(html));
    EXPECT_THAT(article.text, HasSubstr("The harbour bridge was closed"));
    EXPECT_THAT(article.text, HasSubstr("who will have to pay"));
    for (const std::string* text :
         {&article.text, &article.headline, &article.byline, &article.site_name,
          &article.revision_reason}) {
      EXPECT_THAT(*text, Not(HasSubstr("MARKER")));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    , UnseenTest,
    ::testing::ValuesIn<UnseenCase>({
        {"script", "<script>var a = 'MARKER is here';</script>"},
        {"script_with_markup",
         "<script>document.write('<p>MARKER</p>');</script>"},
        {"style", "<style>.a::before { content: 'MARKER'; }</style>"},
        {"event_attribute", "<p onclick=\"alert('MARKER')\">See above.</p>"},
        {"style_attribute",
         "<p style=\"background: url('MARKER')\">See above.</p>"},
        {"data_attribute", "<p data-text=\"MARKER\">See above.</p>"},
        {"link", "<p>See <a href=\"javascript:MARKER()\">above</a>.</p>"},
        {"image", "<p>See above. <img src=x onerror=MARKER alt=MARKER></p>"},
        {"comment", "<!-- MARKER --><!--[if IE]><p>MARKER</p><![endif]-->"},
        {"template", "<template>" + Spam(9) + "</template>"},
        {"noscript", "<noscript>" + Spam(9) + "</noscript>"},
        {"text_field", "<textarea>" + Spam(9) + "</textarea>"},
        {"frame", "<iframe>" + Spam(9) + "</iframe>"},
        {"no_frames", "<noframes>" + Spam(9) + "</noframes>"},
        {"drawing", "<svg><text>MARKER</text><style>MARKER</style></svg>"},
        {"hidden", "<div hidden>" + Spam(1) + "</div>"},
        {"much_hidden", "<div hidden>" + Spam(50) + "</div>"},
        {"not_displayed",
         "<div style=\"Display : None\">" + Spam(50) + "</div>"},
        {"invisible", "<div style=\"visibility:\nhidden !important\">" +
                          Spam(50) + "</div>"},
        {"without_size",
         "<div style=\"font-size: 0px\">" + Spam(50) + "</div>"},
        {"not_displayed_by_a_sheet",
         "<style>/**/ .promo, .x { display: none }</style><div class=\"a "
         "promo\">" +
             Spam(50) + "</div>"},
        {"outside", "<div style=\"position:absolute;left:-9999px\">" +
                        Spam(50) + "</div>"},
        {"a_caption",
         "<figure><figcaption>MARKER: the bridge.</figcaption>"
         "</figure>"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(PageTextTest, APageThatIsUnveiledByAScriptHasItsText) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const auto article,
      NormalizePage(absl::StrCat("<body><div style=\"visibility:hidden\"><h1>"
                                 "Bridge</h1>",
                                 kStory, "</div>")));
  EXPECT_THAT(article.text, HasSubstr("The harbour bridge was closed"));
}

TEST(PageTextTest, SmallLettersAreSeen) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const auto article,
      NormalizePage(
          absl::StrCat("<div style=\"font-size:0.9em\">", kStory, "</div>")));
  EXPECT_THAT(article.text, HasSubstr("The harbour bridge was closed"));
}

TEST(PageTextTest, AFormOrAFallbackMayHoldThePage) {
  for (const absl::string_view element : {"noscript", "form", "label"}) {
    HEARSAY_ASSERT_OK_AND_ASSIGN(
        const auto article,
        NormalizePage(absl::StrCat("<body><", element, ">", kStory)));
    EXPECT_THAT(article.text, HasSubstr("The harbour bridge was closed"))
        << element;
  }
  // But not a request to turn scripts on.
  EXPECT_THAT(NormalizePage("<body><noscript>Turn on JavaScript.</noscript>"),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(PageTextTest, EmbeddedPostsAreQuotations) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const auto article,
      NormalizePage(absl::StrCat(
          kStory,
          "<blockquote class=\"twitter-tweet\"><p lang=en>The bridge stays "
          "closed until we know more about its pillars.</p>&mdash; Port of "
          "Coastville (@port) <a href=\"https://x.example\">March 5, 2024</a>"
          "</blockquote><blockquote class=\"instagram-media\"><p>View this "
          "post on Instagram, shared by somebody whom nobody knows.</p>"
          "</blockquote>",
          kStory)));
  EXPECT_THAT(article.text,
              HasSubstr("\n\n“The bridge stays closed until we know more about "
                        "its pillars.”\n\n"));
  EXPECT_THAT(article.text, Not(HasSubstr("View this post")));
}

TEST(PageTextTest, ListsAndQuotesArePragraphs) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const auto article,
      NormalizePage(absl::StrCat(
          kStory,
          "<ul><li>Buses take the tunnel until further notice.</li><li>Ferries "
          "run every ten minutes on all of the days.</li></ul><blockquote>\"We "
          "do not know,\" the chief engineer wrote to us.</blockquote>",
          kStory)));
  EXPECT_THAT(article.text,
              HasSubstr("\n\nBuses take the tunnel until further notice.\n\n"
                        "Ferries run every ten minutes on all of the days.\n\n"
                        "\"We do not know,\" the chief engineer wrote to "
                        "us.\n\n"));
}

struct LimitCase {
  std::string name;
  std::string (*make)();
  std::string reason;
};

class PageLimitTest : public ::testing::TestWithParam<LimitCase> {};

TEST_P(PageLimitTest, IsRefusedByName) {
  const auto article = NormalizePage(GetParam().make());
  ASSERT_THAT(article, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(GetErrorDetail(article.status()).reason, GetParam().reason);
  EXPECT_EQ(GetErrorDetail(article.status()).field, "article.html");
}

INSTANTIATE_TEST_SUITE_P(, PageLimitTest,
                         ::testing::ValuesIn<LimitCase>({
                             {"an_attribute_of_10_MB",
                              [] {
                                std::string html = "<p title=\"";
                                html.append(10 << 20, 'x');
                                return html + "\">Some text.";
                              },
                              "BODY_TOO_LARGE"},
                             {"a_million_elements_in_one_another",
                              [] {
                                std::string html;
                                for (int i = 0; i < 1'000'000; ++i)
                                  html += "<div>";
                                return html + "Some text.";
                              },
                              "HTML_TOO_COMPLEX"},
                             {"very_many_attributes",
                              [] {
                                std::string html = "<p ";
                                for (int i = 0; i < 200'000; ++i)
                                  absl::StrAppend(&html, "a", i, "=1 ");
                                return html + ">Some text.";
                              },
                              "HTML_TOO_COMPLEX"},
                         }),
                         [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::normalize
