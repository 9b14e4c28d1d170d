#include "client/xml_document.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::client {
namespace {

std::string RootText(absl::string_view bytes,
                     absl::string_view content_type = "") {
  const auto document = XmlDocument::Parse(bytes, content_type);
  return document.ok() ? TextBelow(document->root())
                       : std::string(document.status().message());
}

std::string Utf16(absl::string_view ascii, bool big_endian) {
  std::string out;
  for (const char c : ascii) {
    if (big_endian) out.push_back('\0');
    out.push_back(c);
    if (!big_endian) out.push_back('\0');
  }
  return out;
}

TEST(XmlDocumentTest, ReadsEveryEncoding) {
  EXPECT_EQ(RootText("<a>caf\xC3\xA9</a>"), "caf\u00E9");
  EXPECT_EQ(RootText("\xEF\xBB\xBF<a>caf\xC3\xA9</a>"), "caf\u00E9");
  EXPECT_EQ(RootText("<?xml version='1.0' encoding='iso-8859-1'?>"
                     "<a>caf\xE9</a>"),
            "caf\u00E9");
  EXPECT_EQ(RootText("<?xml version='1.0' encoding='utf-8'?><a>\x93x\x94</a>",
                     "text/xml; charset=windows-1252"),
            "\u201Cx\u201D");
  EXPECT_EQ(RootText(Utf16("<a>x</a>", true)), "x");
  EXPECT_EQ(RootText(Utf16("<a>x</a>", false)), "x");
  EXPECT_EQ(RootText("\xFF\xFE" + Utf16("<a>x</a>", false)), "x");
}

TEST(XmlDocumentTest, ReadsWhatIsBroken) {
  EXPECT_EQ(RootText("<a><b>one</c>two"), "onetwo");
  EXPECT_EQ(RootText("<a><x:b>one</x:b></a>"), "one");
  EXPECT_EQ(RootText("<a b=c>one</a>"), "one");
  EXPECT_THAT(XmlDocument::Parse("plain words", ""),
              StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(XmlDocument::Parse("", ""),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(XmlDocumentTest, NamesAndAttributes) {
  const auto document = XmlDocument::Parse(
      "<r xmlns:d='urn:d' xml:lang='en'><d:b HREF='1'/><q:c/></r>", "");
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(XmlAttribute(document->root(), "lang"), "en");
  EXPECT_EQ(Attribute(document->root(), "lang"), "");
  const xmlNode* b = ChildNamed(document->root(), "b");
  ASSERT_NE(b, nullptr);
  EXPECT_EQ(NamespaceUri(b), "urn:d");
  EXPECT_EQ(Attribute(b, "href"), "1");
  const xmlNode* c = ChildNamed(document->root(), "c");
  ASSERT_NE(c, nullptr);
  EXPECT_EQ(Prefix(c), "q");
}

TEST(XmlDocumentTest, MarkupIsWrittenOut) {
  const auto document = XmlDocument::Parse(
      "<r xmlns:h='http://www.w3.org/1999/xhtml'>a &lt; <h:b title='&quot;' "
      "class='x'>c</h:b><br/></r>",
      "");
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(MarkupBelow(document->root()),
            "a &lt; <b class=\"x\" title=\"&quot;\">c</b><br />");
}

TEST(XmlDocumentTest, DrawingsSayWhatTheyAre) {
  const auto document = XmlDocument::Parse(
      "<r xmlns:s='http://www.w3.org/2000/svg' xmlns:x='urn:x'><s:svg><s:a "
      "x:href='1'/></s:svg></r>",
      "");
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(MarkupBelow(document->root()),
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><a x:href=\"1\" "
            "xmlns:x=\"urn:x\"></a></svg>");
}

TEST(XmlDocumentTest, HostileDocumentsEnd) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_TRUE(XmlDocument::Parse(deep, "").ok());
  // Each level declares prefixes that every later name is looked up among.
  std::string spaces;
  for (int level = 0; level < 200; ++level) {
    absl::StrAppend(&spaces, "<a");
    for (int i = 0; i < 200; ++i) {
      absl::StrAppend(&spaces, " xmlns:p", level, "_", i, "=\"u\"");
    }
    absl::StrAppend(&spaces, ">");
  }
  for (int i = 0; i < 10'000; ++i) absl::StrAppend(&spaces, "<q:b/>");
  EXPECT_TRUE(XmlDocument::Parse(spaces, "").ok());
  const std::string long_value(10 << 20, 'x');
  EXPECT_TRUE(
      XmlDocument::Parse(absl::StrCat("<a b=\"", long_value, "\"/>"), "").ok());
}

}  // namespace
}  // namespace hearsay::client
