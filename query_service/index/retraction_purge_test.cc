#include "query_service/index/retraction_purge.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "common/record/claim_id.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query_service/index/read_model.h"
#include "query_service/model/claim_index.h"
#include "tests/support/news_maker.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::index {
namespace {

namespace fs = std::filesystem;
using internal::v1::ArticleRecord;
using internal::v1::Change;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr char kLog[] = "log-1";
// One word, so that it becomes a term too.
constexpr char kMarker[] = "xylophonemarker";

TEST(RetractedRowsTest, RoundTripAndRefusesDamage) {
  for (const RetractedRows& rows :
       {RetractedRows{}, RetractedRows{{"key", std::string(300, 'k')}, {1}},
        RetractedRows{{}, {7, ~0ull}}}) {
    EXPECT_THAT(DecodeRetractedRows(EncodeRetractedRows(rows)),
                IsOkAndHolds(rows));
  }
  for (const std::string damaged :
       {"", "\x01", "\x01\x05key", "\x01\x01k\x80"}) {
    EXPECT_THAT(DecodeRetractedRows(damaged),
                StatusIs(absl::StatusCode::kDataLoss));
  }
}

class RetractionPurgeTest : public ::testing::Test {
 protected:
  void Open() {
    model_.reset();
    HEARSAY_ASSERT_OK_AND_ASSIGN(model_, ReadModel::Open(dir_.path()));
  }
  void Apply(const Change& change) {
    HEARSAY_ASSERT_OK(model_->Apply(kLog, {change}, /*durable=*/true));
  }
  // The secret article at a sequence: on another day each time.
  Change Secret(uint64_t sequence, internal::v1::ChangeKind kind) {
    Change change;
    change.set_sequence(sequence);
    change.set_kind(kind);
    ArticleRecord& record = *change.mutable_record();
    record.set_day(20000 + static_cast<int32_t>(sequence));
    record.set_source("outlet.example");
    record.set_article_id("0123456789abcdef");
    record.set_revision(static_cast<int32_t>(sequence));
    record.set_pub_status(v1::PUB_STATUS_USABLE);
    record.set_language_code("en");
    record.set_headline(kMarker);
    record.set_text(std::string(kMarker) + " said the harbour was closed");
    internal::v1::ClaimRecord& claim = *record.add_claims();
    claim.add_content()->set_end(record.text().size());
    claim.add_chain()->set_display_name(kMarker);
    record::AssignClaimIds(record.article_id(), record);
    return change;
  }
  Change Retraction(uint64_t sequence, int32_t day) {
    Change change = Secret(sequence, internal::v1::CHANGE_KIND_RETRACTED);
    change.mutable_record()->set_day(day);
    change.mutable_record()->clear_text();
    change.mutable_record()->clear_headline();
    change.mutable_record()->clear_claims();
    change.mutable_record()->set_pub_status(v1::PUB_STATUS_CANCELED);
    return change;
  }
  std::vector<std::string> FilesWithMarker() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(dir_.path())) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      if (absl::StrContains(absl::AsciiStrToLower(bytes), kMarker)) {
        found.push_back(entry.path().filename());
      }
    }
    return found;
  }

  TempDir dir_;
  std::unique_ptr<ReadModel> model_;
};

TEST_F(RetractionPurgeTest, TheTextIsInNoFileWhateverBecameOfTheArticle) {
  Open();
  Apply(Secret(1, internal::v1::CHANGE_KIND_CREATED));
  Open();  // What was in the WAL is in a table now.
  Change moved = Secret(2, internal::v1::CHANGE_KIND_MOVED);
  moved.set_previous_day(20001);
  moved.set_previous_sequence(1);
  Apply(moved);
  ASSERT_THAT(FilesWithMarker(), Not(IsEmpty()));
  Apply(Retraction(3, 20002));
  model_->WaitUntilPurged();
  EXPECT_THAT(FilesWithMarker(), IsEmpty());
  Open();
  EXPECT_EQ(model_->applied_sequence(), 3u);
  EXPECT_EQ(model_->Stats().article_count, 0);
}

TEST_F(RetractionPurgeTest, ItsWordsLeaveThePostingsOfAFullChunk) {
  Open();
  Apply(Secret(1, internal::v1::CHANGE_KIND_CREATED));
  NewsMaker::Shape shape;
  shape.claims = 1;
  NewsMaker maker(5, shape);
  std::vector<Change> others = maker.Next(query::kChunkSequences);
  uint64_t sequence = 1;
  for (Change& change : others) {
    change.set_sequence(++sequence);
    change.clear_previous_sequence();
    change.set_kind(change.kind() == internal::v1::CHANGE_KIND_MOVED
                        ? internal::v1::CHANGE_KIND_REVISED
                        : change.kind());
  }
  HEARSAY_ASSERT_OK(model_->Apply(kLog, others, /*durable=*/true));
  Open();
  ASSERT_THAT(FilesWithMarker(), Not(IsEmpty()));
  Apply(Retraction(++sequence, 20001));
  model_->WaitUntilPurged();
  EXPECT_THAT(FilesWithMarker(), IsEmpty());
}

}  // namespace
}  // namespace hearsay::index
