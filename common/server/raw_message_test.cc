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
