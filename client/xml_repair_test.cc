#include "client/xml_repair.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hearsay::client {
namespace {

struct RepairCase {
  std::string name;
  std::string text;
  std::string want;
};

class XmlRepairTest : public ::testing::TestWithParam<RepairCase> {};

TEST_P(XmlRepairTest, Repairs) {
  EXPECT_EQ(RepairXml(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , XmlRepairTest,
    ::testing::ValuesIn<RepairCase>({
        {"well_formed_is_kept", "<a b=\"1\">x &amp; y<![CDATA[ <&> ]]></a>",
         "<a b=\"1\">x &amp; y<![CDATA[ <&> ]]></a>"},
        {"prologue_goes", "\n junk <?xml version='1.0'?><!-- c --><a/>",
         "<a/>"},
        {"doctype_goes", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
         "<a/>"},
        {"html_references", "<a>&eacute;&nbsp;&hellip;</a>",
         "<a>\u00E9\u00A0\u2026</a>"},
        {"unknown_reference_is_text", "<a>&frobnicate;</a>",
         "<a>&amp;frobnicate;</a>"},
        {"ampersand_is_text", "<a>?x=1&y=2 & c</a>",
         "<a>?x=1&amp;y=2 &amp; c</a>"},
        {"less_than_is_text", "<a>1 < 2</a>", "<a>1 &lt; 2</a>"},
        {"windows_1252_reference", "<a>don&#146;t</a>", "<a>don&#8217;t</a>"},
        {"upper_case_hex", "<a>&#X41;</a>", "<a>&#65;</a>"},
        {"forbidden_characters_go", std::string("<a>x\x01\x0By&#0;z</a>"),
         "<a>xyz</a>"},
        {"declared_entity",
         "<!DOCTYPE a [<!ENTITY who \"Ann &#38; Bo\">]><a>&who;</a>",
         "<a>Ann &#38; Bo</a>"},
        {"entity_of_entities_is_text",
         "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>",
         "<a>&amp;c;</a>"},
        {"entity_of_a_file_is_text",
         "<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>&f;</a>",
         "<a>&amp;f;</a>"},
        {"cdata_without_end_opens", "<a><![CDATA[x</a>", "<a>x</a>"},
        {"comment_without_end", "<a><!-- x</a>", "<a> x</a>"},
        {"value_without_quotes", "<a b=c d=e/f/>", "<a b=\"c\" d=\"e/f\"/>"},
        {"attribute_without_value", "<a b c='d'>", "<a b=\"b\" c=\"d\">"},
        {"value_with_the_other_quote", "<a b='\"'/>", "<a b=\"&quot;\"/>"},
        {"value_without_end", "<a b=\"c>x</a>", "<a b=\"c\">x</a>"},
        {"tag_without_end", "<a b=\"c\" <d>x</d", "<a b=\"c\"><d>x</d>"},
        {"noise_in_a_tag", "<a ,b=\"c\";>x</a >", "<a b=\"c\">x</a>"},
        {"nothing", "no tags", ""},
    }),
    [](const auto& info) { return info.param.name; });

TEST(XmlRepairBoundsTest, EntitiesExpandToABoundedSize) {
  std::string text =
      "<!DOCTYPE a [<!ENTITY b \"" + std::string(200, 'x') + "\">]><a>";
  for (int i = 0; i < 20'000; ++i) text += "&b;";
  EXPECT_LT(RepairXml(text + "</a>").size(), 2u << 20);
}

TEST(XmlRepairBoundsTest, ATagHasABoundedNumberOfAttributes) {
  std::string tag = "<a";
  for (int i = 0; i < 300; ++i) absl::StrAppend(&tag, " a", i, "=\"\"");
  const std::string repaired = RepairXml(tag + "/>");
  EXPECT_THAT(repaired, ::testing::HasSubstr(" a255=\"\"/>"));
}

TEST(XmlRepairBoundsTest, WhatNeverEndsIsLookedForOnce) {
  for (const char* start :
       {"<![CDATA[", "<!--", "<?", "<!DOCTYPE", "<a b=\""}) {
    std::string text = "<r>";
    for (int i = 0; i < 200'000; ++i) text += start;
    EXPECT_LT(RepairXml(text).size(), 6 * text.size());
  }
}

}  // namespace
}  // namespace hearsay::client
