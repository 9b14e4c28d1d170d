#include "ingest_service/normalize/author_evidence.h"

#include <string>

#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

std::vector<std::string> Names(absl::string_view html) {
  const auto page = Document::Parse(std::string(html));
  AuthorCollector authors;
  for (uint32_t i = 0; i < page->nodes().size(); ++i) {
    if ((*page)[i].is_text()) {
      authors.ReadText(i, (*page)[i].text);
    } else {
      authors.ReadElement(*page, i);
    }
  }
  return authors.Names();
}

struct AuthorCase {
  std::string name;
  std::string html;
  std::vector<std::string> want;
};

class AuthorCollectorTest : public ::testing::TestWithParam<AuthorCase> {};

TEST_P(AuthorCollectorTest, ReadsWhatThePageShows) {
  EXPECT_EQ(Names(GetParam().html), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , AuthorCollectorTest,
    ::testing::ValuesIn<AuthorCase>({
        {"nothing", "<h1>Ferry</h1><p>It sails.</p>", {}},
        {"byline",
         "<h1>Ferry</h1><p class=byline>By Ann Roe and Tom Lee</p>",
         {"Ann Roe", "Tom Lee"}},
        {"name_inside_a_byline",
         "<h1>Ferry</h1><div class=article-byline><span class=author>Ann "
         "Roe</span><span>Harbour desk</span></div>",
         {"Ann Roe"}},
        {"link",
         "<h1>Ferry</h1><a href=/author/ann-roe>Ann Roe</a>",
         {"Ann Roe"}},
        {"line",
         "<h1>Ferry</h1><p>By Ann Roe</p><p>It sails.</p>",
         {"Ann Roe"}},
        {"element_before_line",
         "<h1>Ferry</h1><p>By Night</p><i class=author>Ann Roe</i>",
         {"Ann Roe"}},
        {"nearest_to_the_heading",
         "<ul><li class=author>Mia Fox</ul><p>x<p>y<h1>Ferry</h1>"
         "<p class=author>Ann Roe</p><p>It sails.</p>"
         "<p class=author>Tom Lee</p>",
         {"Ann Roe"}},
        {"not_a_life",
         "<h1>Ferry</h1><p class=author-bio>Ann Roe is old.</p>",
         {}},
        {"not_prose", "<h1>Ferry</h1><p>By noon the Ferry had left.</p>", {}},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::normalize
