#include "client/collect/feed_text.h"

#include <string>

#include "client/xml_document.h"
#include "gtest/gtest.h"

namespace hearsay::collect {
namespace {

FeedText Read(const std::string& xml) {
  const auto document = client::XmlDocument::Parse(xml, "");
  EXPECT_TRUE(document.ok());
  return ReadFeedText(document->root(), "http://a.test/");
}

TEST(FeedTextTest, TypesOfAtom) {
  constexpr char kAtom[] = " xmlns='http://www.w3.org/2005/Atom'>";
  const auto title = [&](const std::string& type, const std::string& inner) {
    return Read("<title type='" + type + "'" + kAtom + inner + "</title>");
  };
  EXPECT_EQ(title("text", " a &lt;b> ").value, "a <b>");
  EXPECT_FALSE(title("text", "a &lt;b>").is_html);
  EXPECT_EQ(title("html", "&lt;i>a&lt;/i>").value, "<i>a</i>");
  EXPECT_TRUE(title("html", "a").is_html);
  EXPECT_EQ(title("xhtml",
                  "<div xmlns='http://www.w3.org/1999/xhtml'>a <b>c</b></div>")
                .value,
            "a <b>c</b>");
  EXPECT_EQ(title("application/octet-stream", "YSBi\nYw==").value, "a bc");
}

TEST(FeedTextTest, LooksAreWhatRssGoesBy) {
  EXPECT_TRUE(Read("<d>&lt;p>x&lt;/p></d>").is_html);
  EXPECT_TRUE(Read("<d>x &amp;amp; y</d>").is_html);
  EXPECT_FALSE(Read("<d>x &amp; y, 1 &lt; 2</d>").is_html);
  EXPECT_EQ(Read("<d><p>x</p></d>").value, "<p>x</p>");
  EXPECT_EQ(Read("<d>&lt;a href='/b'>x&lt;/a></d>").value,
            "<a href='http://a.test/b'>x</a>");
}

TEST(FeedTextTest, PlainLineIsForPeople) {
  EXPECT_EQ(PlainLine({"Mill &amp; <b>weir</b>\n burn", true}),
            "Mill & weir burn");
  EXPECT_EQ(PlainLine({"1 < 2 & 3", false}), "1 < 2 & 3");
}

TEST(FeedTextTest, Persons) {
  const auto person = [](const char* text) {
    const FeedPerson read = ParsePerson(text);
    return read.name + "|" + read.email;
  };
  EXPECT_EQ(person("Ann Lee"), "Ann Lee|");
  EXPECT_EQ(person("ann@a.test"), "|ann@a.test");
  EXPECT_EQ(person("ann@a.test (Ann Lee)"), "Ann Lee|ann@a.test");
  EXPECT_EQ(person("Ann Lee (ann@a.test)"), "Ann Lee|ann@a.test");
  EXPECT_EQ(person("\"Ann Lee\" <ann@a.test>"), "Ann Lee|ann@a.test");
  EXPECT_EQ(person("Ann Lee (Harbour desk)"), "Ann Lee (Harbour desk)|");
}

}  // namespace
}  // namespace hearsay::collect
