#include "client/collect/feed_markup.h"

#include <string>

#include "gtest/gtest.h"

namespace hearsay::collect {
namespace {

struct MarkupCase {
  std::string name;
  std::string html;
  std::string want;
};

class FeedMarkupTest : public ::testing::TestWithParam<MarkupCase> {};

TEST_P(FeedMarkupTest, Cleans) {
  EXPECT_EQ(CleanMarkup(GetParam().html, "http://a.test/b/"), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , FeedMarkupTest,
    ::testing::ValuesIn<MarkupCase>({
        {"links_are_resolved",
         "x <a href=\"c?d&amp;e\">y</a> & <img alt='>' src=z>",
         "x <a href=\"http://a.test/b/c?d&amp;e\">y</a> & <img alt='>' "
         "src=http://a.test/b/z>"},
        {"absolute_links_stay", "<a href=\"http://c.test/\">",
         "<a href=\"http://c.test/\">"},
        {"other_attributes_stay", "<a title=\"href=x\">",
         "<a title=\"href=x\">"},
        {"signs_stay", "1 < 2, <a href=\"x", "1 < 2, <a href=\"x"},
        {"scripts_go", "a<SCRIPT src='x'>if (1 < 2) y()</Script >b", "ab"},
        {"a_script_without_end", "a<script>b", "a"},
        {"styles_and_comments_go", "a<style>p{}</style><!-- x -->b", "ab"},
        {"a_comment_without_end", "a<!-- b", "a"},
        {"a_document_type_goes", "<!DOCTYPE html>a<!DOCTYPE", "a&lt;!DOCTYPE"},
        {"foreign_tags_go", "a<iframe src='x'>b</iframe><meta a=b>c", "abc"},
        {"handlers_go", "<img src='x' onclick=\"y()\" alt='z'/>",
         "<img src='http://a.test/b/x' alt='z'/>"},
        {"running_links_go", "<a href=' java\nscript:x()' title=t>b</a>",
         "<a title=t>b</a>"},
        {"hidden_links_go", "<a href='java&#115;cript:x()'>b</a>", "<a>b</a>"},
        {"a_word_is_a_path", "<a href='c d'>b</a>",
         "<a href='http://a.test/b/c%20d'>b</a>"},
        {"data_of_pages_goes", "<a href='data:text/html,x'>b</a>", "<a>b</a>"},
        {"data_of_images_stays", "<img src='data:image/png;base64,x'>",
         "<img src='data:image/png;base64,x'>"},
        {"a_path_may_have_a_colon", "<a href='/a:b'>c</a>",
         "<a href='http://a.test/a:b'>c</a>"},
        {"end_tags_are_tags", "</iframe x='>'>a</p>", "a</p>"},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::collect
