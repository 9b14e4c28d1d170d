#include "common/server/raw_message.h"

#include "common/base/field_error.h"
#include "gmock/gmock.h"
#include "hearsay/v1/ingest_service.pb.h"
#include "tests/support/status_matchers.h"

namespace hearsay::server {
namespace {

using absl::StatusCode;

grpc::ByteBuffer Bytes(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return grpc::ByteBuffer(&slice, 1);
}

TEST(RawMessageTest, RoundTrips) {
  v1::StreamArticlesRequest sent, got;
  sent.set_request_id("r1");
  sent.mutable_article()->set_html("\xff\xfe any bytes");
  grpc::ByteBuffer raw = SerializeRaw(sent);
  HEARSAY_ASSERT_OK(ParseRaw(raw, got));
  EXPECT_EQ(got.SerializeAsString(), sent.SerializeAsString());
}

TEST(RawMessageTest, TakesWhatIsSerialised) {
  for (const size_t size : {size_t{0}, size_t{3}, size_t{100000}}) {
    v1::StreamArticlesRequest sent, got;
    sent.set_request_id(std::string(size, 'r'));
    grpc::ByteBuffer raw = RawOf(sent.SerializeAsString());
    EXPECT_EQ(raw.Length(), sent.ByteSizeLong());
    HEARSAY_ASSERT_OK(ParseRaw(raw, got));
    EXPECT_EQ(got.request_id(), sent.request_id());
  }
}

TEST(RawMessageTest, NamesTheFieldThatIsNotUtf8) {
  v1::StreamArticlesRequest sent, got;
  sent.set_request_id("r1");
  sent.mutable_article()->set_title("caf\xe9");
  grpc::ByteBuffer raw = Bytes(sent.SerializePartialAsString());
  const absl::Status status = ParseRaw(raw, got);
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_EQ(GetErrorDetail(status).field, "article.title");
  EXPECT_EQ(GetErrorDetail(status).reason, "INVALID_UTF8");
  EXPECT_EQ(got.request_id(), "r1");  // So that the answer can say which.
}

// Long strings take a way of their own.
TEST(RawMessageTest, ReadsLongStringsAsProtobufDoes) {
  const std::string text(1000, 'a');
  v1::StreamArticlesRequest sent;
  sent.set_request_id("r1");
  sent.mutable_article()->set_title(text + "title");
  sent.mutable_article()->set_url("https://example.org/1");
  sent.mutable_article()->set_text(text + "é");
  sent.mutable_article()->mutable_fetch_time()->set_seconds(5);
  // Of a field that comes twice the last counts, and of one of several.
  v1::StreamArticlesRequest again;
  again.mutable_article()->set_html(text);
  again.mutable_article()->set_title("short");
  v1::StreamArticlesRequest text_again;
  text_again.mutable_article()->set_text(text + "again");
  const std::string first = sent.SerializeAsString();
  const std::string second = again.SerializeAsString();
  const std::string unknown("\xfa\x3e\x01x", 4);
  for (const std::string& wire :
       {first, first + second, first + second + text_again.SerializeAsString(),
        first + unknown, unknown + second + first}) {
    v1::StreamArticlesRequest want, got;
    ASSERT_TRUE(want.ParseFromString(wire));
    grpc::ByteBuffer raw = Bytes(wire);
    HEARSAY_ASSERT_OK(ParseRaw(raw, got));
    EXPECT_EQ(got.SerializeAsString(), want.SerializeAsString());
  }
}

TEST(RawMessageTest, ReadsWhatComesInPieces) {
  v1::StreamArticlesRequest sent, got;
  sent.mutable_article()->set_text(std::string(1000, 'a'));
  const std::string wire = sent.SerializeAsString();
  const grpc::Slice pieces[] = {grpc::Slice(wire.substr(0, 3)),
                                grpc::Slice(wire.substr(3, 500)),
                                grpc::Slice(wire.substr(503))};
  grpc::ByteBuffer raw(pieces, 3);
  HEARSAY_ASSERT_OK(ParseRaw(raw, got));
  EXPECT_EQ(got.SerializeAsString(), wire);
}

TEST(RawMessageTest, NamesTheLongFieldThatIsNotUtf8) {
  v1::StreamArticlesRequest sent, got;
  sent.set_request_id("r1");
  sent.mutable_article()->set_text(std::string(1000, 'a') + "\xe9");
  grpc::ByteBuffer raw = Bytes(sent.SerializePartialAsString());
  const absl::Status status = ParseRaw(raw, got);
  EXPECT_EQ(GetErrorDetail(status).field, "article.text");
  EXPECT_EQ(GetErrorDetail(status).reason, "INVALID_UTF8");
  EXPECT_EQ(got.request_id(), "r1");
}

TEST(RawMessageTest, WhatIsCutAnywhereIsMalformed) {
  v1::StreamArticlesRequest sent;
  sent.set_request_id("r1");
  sent.mutable_article()->set_title("Harbour");
  sent.mutable_article()->set_text(std::string(300, 'a'));
  const std::string wire = sent.SerializeAsString();
  for (size_t size = 1; size < wire.size(); ++size) {
    v1::StreamArticlesRequest want, got;
    const bool whole = want.ParseFromString(wire.substr(0, size));
    grpc::ByteBuffer raw = Bytes(wire.substr(0, size));
    EXPECT_EQ(ParseRaw(raw, got).ok(), whole) << size;
    EXPECT_EQ(got.request_id(), want.request_id()) << size;
  }
}

// Its low 32 bits would be the length of what follows.
TEST(RawMessageTest, ALengthBeyondAllBytesIsMalformed) {
  v1::StreamArticlesRequest sent, got;
  sent.set_request_id(std::string(300, 'r'));
  std::string wire = sent.SerializeAsString();
  ASSERT_EQ(wire.substr(1, 2), "\xac\x02");
  wire.replace(1, 2, std::string("\xac\x82\x80\x80\x10", 5));
  ASSERT_FALSE(got.ParseFromString(wire));
  grpc::ByteBuffer raw = Bytes(wire);
  EXPECT_THAT(ParseRaw(raw, got), StatusIs(StatusCode::kInvalidArgument));
}

TEST(RawMessageTest, JunkIsMalformed) {
  v1::StreamArticlesRequest got;
  for (const std::string& junk :
       {std::string("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 12),
        std::string("\x12\x7f\x01", 3), std::string("\x0b", 1)}) {
    grpc::ByteBuffer raw = Bytes(junk);
    const absl::Status status = ParseRaw(raw, got);
    EXPECT_EQ(GetErrorDetail(status).reason, "MALFORMED_MESSAGE");
  }
}

}  // namespace
}  // namespace hearsay::server
