#include "client/collect/resolve_url.h"

#include "gtest/gtest.h"

namespace hearsay::collect {
namespace {

TEST(ResolveUrlTest, ResolvesAsTheStandardSays) {
  const char* base = "http://a.test/b/c?d";
  EXPECT_EQ(ResolveUrl(base, "e"), "http://a.test/b/e");
  EXPECT_EQ(ResolveUrl(base, "/e"), "http://a.test/e");
  EXPECT_EQ(ResolveUrl(base, "../e"), "http://a.test/e");
  EXPECT_EQ(ResolveUrl(base, "//e.test/f"), "http://e.test/f");
  EXPECT_EQ(ResolveUrl(base, "?e"), "http://a.test/b/c?e");
  EXPECT_EQ(ResolveUrl(base, "https://e.test/"), "https://e.test/");
  EXPECT_EQ(ResolveUrl(base, " mailto:x@e.test "), "mailto:x@e.test");
  EXPECT_EQ(ResolveUrl("", "e"), "e");
  EXPECT_EQ(ResolveUrl(base, ""), "");
}

TEST(ResolveUrlTest, KeepsLettersUntilTheyAreSent) {
  EXPECT_EQ(ResolveUrl("http://a.test/", "caf\u00E9/\u00E9t\u00E9"),
            "http://a.test/caf\u00E9/\u00E9t\u00E9");
  EXPECT_EQ(SpellForHttp("http://a.test/caf\u00E9 x?\u00E9"),
            "http://a.test/caf%c3%a9%20x?%c3%a9");
  EXPECT_EQ(SpellForHttp("http://caf\u00E9.test"), "http://caf\u00E9.test");
}

TEST(ResolveUrlTest, TellsWebAddresses) {
  EXPECT_TRUE(IsWebUrl("https://a.test"));
  EXPECT_TRUE(IsWebUrl("HTTP://a.test/x"));
  EXPECT_FALSE(IsWebUrl("ftp://a.test/"));
  EXPECT_FALSE(IsWebUrl("file:///etc/passwd"));
  EXPECT_FALSE(IsWebUrl("http://"));
  EXPECT_FALSE(IsWebUrl("a.test"));
}

TEST(ResolveUrlTest, OriginAndPath) {
  EXPECT_EQ(OriginOf("HTTPS://A.test:443/x"), "https://a.test");
  EXPECT_EQ(OriginOf("http://a.test:8080"), "http://a.test:8080");
  EXPECT_EQ(OriginOf("mailto:x@a.test"), "");
  EXPECT_EQ(PathOf("http://a.test"), "/");
  EXPECT_EQ(PathOf("http://a.test/x?y=1#z"), "/x?y=1");
}

}  // namespace
}  // namespace hearsay::collect
