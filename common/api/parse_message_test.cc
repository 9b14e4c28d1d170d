#include "common/api/parse_message.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "hearsay/v1/ingest_service.pb.h"

namespace hearsay::api {
namespace {

using google::protobuf::internal::WireFormatLite;
using v1::StreamArticlesRequest;

// A number as a varint of `bytes` bytes, which may be more than it needs.
std::string Varint(uint64_t number, int bytes = 1) {
  std::string out;
  for (; number >= 0x80 || bytes > 1; number >>= 7, --bytes) {
    out.push_back(static_cast<char>(number | 0x80));
  }
  out.push_back(static_cast<char>(number));
  return out;
}

// A length-delimited field.
std::string Field(int number, const std::string& value, int tag_bytes = 1,
                  int length_bytes = 1) {
  return absl::StrCat(
      Varint(WireFormatLite::MakeTag(number,
                                     WireFormatLite::WIRETYPE_LENGTH_DELIMITED),
             tag_bytes),
      Varint(value.size(), length_bytes), value);
}

// So many groups, one in the other, of a field that nobody knows.
std::string Groups(int depth) {
  const std::string begin = Varint(
      WireFormatLite::MakeTag(1000, WireFormatLite::WIRETYPE_START_GROUP));
  const std::string end =
      Varint(WireFormatLite::MakeTag(1000, WireFormatLite::WIRETYPE_END_GROUP));
  std::string out;
  for (int i = 0; i < depth; ++i) out += begin;
  for (int i = 0; i < depth; ++i) out += end;
  return out;
}

constexpr int kRequestId = StreamArticlesRequest::kRequestIdFieldNumber;
constexpr int kArticle = StreamArticlesRequest::kArticleFieldNumber;
constexpr int kTitle = v1::RawArticle::kTitleFieldNumber;
constexpr int kText = v1::RawArticle::kTextFieldNumber;
constexpr int kHtml = v1::RawArticle::kHtmlFieldNumber;
constexpr int kUnknown = 1000;

// Long enough for the way of long strings.
const std::string& Long() {
  static const std::string text(1000, 'a');
  return text;
}

struct WireCase {
  std::string name;
  std::string wire;
  bool parses;
};

class ParseMessageTest : public ::testing::TestWithParam<WireCase> {};

TEST_P(ParseMessageTest, DoesAsProtobufDoes) {
  const std::string& wire = GetParam().wire;
  StreamArticlesRequest want, got;
  ASSERT_EQ(want.ParseFromString(wire), GetParam().parses);
  EXPECT_EQ(ParseMessage(wire, got), GetParam().parses);
  if (GetParam().parses) {
    EXPECT_EQ(got.SerializeAsString(), want.SerializeAsString());
  }
}

INSTANTIATE_TEST_SUITE_P(
    , ParseMessageTest,
    ::testing::ValuesIn<WireCase>({
        {"nothing", "", true},
        {"long_strings",
         Field(kRequestId, "r1") +
             Field(kArticle, Field(kTitle, Long() + "title") +
                                 Field(kText, Long() + "é")),
         true},
        // Of a field that comes twice the last counts, and of one of several.
        {"the_last_counts",
         Field(kArticle, Field(kTitle, Long()) + Field(kText, Long())) +
             Field(kArticle, Field(kHtml, Long()) + Field(kTitle, "short")),
         true},
        {"the_last_of_one_body_counts",
         Field(kArticle, Field(kHtml, Long())) +
             Field(kArticle, Field(kText, Long() + "again")),
         true},
        {"unknown_fields_around",
         Field(kUnknown, Long()) + Field(kRequestId, Long()) +
             Field(kUnknown, "x"),
         true},
        {"html_of_any_bytes", Field(kArticle, Field(kHtml, Long() + "\xff")),
         true},
        {"a_long_string_that_is_not_utf8",
         Field(kArticle, Field(kText, Long() + "\xe9")), false},
        {"a_short_string_that_is_not_utf8", Field(kRequestId, "\xe9"), false},
        {"a_length_of_five_bytes", Field(kRequestId, Long(), 1, 5), true},
        {"a_length_of_six_bytes", Field(kRequestId, Long(), 1, 6), false},
        {"a_length_of_ten_bytes", Field(kRequestId, Long(), 1, 10), false},
        {"an_articles_length_of_ten_bytes",
         Field(kArticle, Field(kText, Long()), 1, 10), false},
        // Its low 32 bits would be the length of what follows.
        {"a_length_beyond_all_bytes",
         Varint(kRequestId << 3 | 2) + Varint(Long().size() | 1ull << 32) +
             Long(),
         false},
        {"a_tag_of_five_bytes", Field(kRequestId, Long(), 5), true},
        {"a_tag_of_six_bytes", Field(kRequestId, Long(), 6), false},
        {"an_articles_tag_of_ten_bytes",
         Field(kArticle, Field(kText, Long()), 10), false},
        {"groups_as_deep_as_may_be",
         Field(kArticle, Field(kText, Long()) + Groups(99)), true},
        {"groups_deeper_than_may_be",
         Field(kArticle, Field(kText, Long()) + Groups(100)), false},
        {"a_group_that_does_not_end",
         Field(kRequestId, Long()) + Groups(1).substr(0, 2), false},
        {"a_field_of_number_0", Field(kRequestId, Long()) + Field(0, Long()),
         false},
        {"a_tag_0", Field(kRequestId, Long()) + std::string(1, '\0'), false},
        {"a_string_as_a_number",
         Field(kRequestId, Long()) + Varint(kRequestId << 3) + Varint(7), true},
    }),
    [](const auto& info) { return info.param.name; });

TEST(ParseMessageOfBytesTest, WhatIsCutAnywhereIsRefusedButItsFieldsStay) {
  const std::string wire =
      Field(kRequestId, "r1") +
      Field(kArticle,
            Field(kTitle, "Harbour") + Field(kText, std::string(300, 'a')));
  for (size_t size = 1; size <= wire.size(); ++size) {
    StreamArticlesRequest want, got;
    const bool whole = want.ParseFromString(wire.substr(0, size));
    EXPECT_EQ(ParseMessage(wire.substr(0, size), got), whole) << size;
    EXPECT_EQ(got.request_id(), want.request_id()) << size;
  }
}

TEST(ParseMessageOfBytesTest, NothingStaysOfWhatTheMessageWas) {
  StreamArticlesRequest got;
  got.mutable_article()->set_title("before");
  EXPECT_TRUE(ParseMessage(Field(kRequestId, Long()), got));
  EXPECT_FALSE(got.has_article());
  EXPECT_EQ(got.request_id(), Long());
}

TEST(FindInvalidUtf8Test, NamesTheFirstFieldBeforeOtherDamage) {
  const auto find = [](const std::string& wire) {
    return FindInvalidUtf8(*StreamArticlesRequest::descriptor(), wire);
  };
  const std::string bad_title = Field(kArticle, Field(kTitle, "caf\xe9"));
  EXPECT_EQ(find(Field(kRequestId, "r1")), "");
  EXPECT_EQ(find(Field(kArticle, Field(kHtml, "\xe9"))), "");
  EXPECT_EQ(find(Field(kRequestId, "r1") + bad_title), "article.title");
  EXPECT_EQ(find(Field(kRequestId, "\xe9") + bad_title), "request_id");
  EXPECT_EQ(find(Field(kUnknown, "\xe9") + bad_title), "article.title");
  EXPECT_EQ(find(Field(kRequestId, "r1", 1, 10) + bad_title), "");
  EXPECT_EQ(find(Varint(kRequestId << 3 | 2) + Varint(1ull << 32) + bad_title),
            "");
}

}  // namespace
}  // namespace hearsay::api
