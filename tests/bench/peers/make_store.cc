// Makes a read model of many claims and the same claims as rows for others to
// load, from the articles that an ingest service holds:
//
//   make_store --ingest HOST:PORT --claims N --model DIR --rows FILE
//
// The articles are repeated under other dates (ten years), sources (two
// thousand) and ids until there are N claims; their texts stay, so words are as
// frequent as in the originals. Prints one JSON line: claims, articles, seconds
// spent in applying, bytes on disk.
//
// A row is what COPY of PostgreSQL reads, a line each: claim number, claim id,
// seconds since 1970, source, holder, type, polarity, entities (an array
// literal), then the claim's words by place: content, names, source, headline,
// paragraph. Words are the index's own terms, so that every engine matches the
// same.

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "CLI/App.hpp"
#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/time/clock.h"
#include "client/connection.h"
#include "common/base/sha256.h"
#include "common/feed/carriers/tail_feed.h"
#include "common/record/claim_id.h"
#include "common/record/claim_number.h"
#include "common/record/resource_name.h"
#include "query_service/index/article_entry.h"
#include "query_service/index/read_model.h"

namespace hearsay {
namespace {

using internal::v1::ArticleRecord;
using internal::v1::Change;

constexpr int kSources = 2000;
constexpr int kDays = 3650;
constexpr int kFirstDay = 16000;
constexpr size_t kBatch = 2000;

template <typename T>
T OrDie(absl::StatusOr<T> value) {
  if (value.ok()) return *std::move(value);
  std::fprintf(stderr, "make_store: %s\n", value.status().ToString().c_str());
  std::exit(1);
}

// Every record of the log that has claims.
std::vector<ArticleRecord> ReadRecords(const std::string& address) {
  feed::TailFeed feed(client::OpenChannel(address));
  const auto stream = OrDie(feed.Tail("", 1));
  std::vector<ArticleRecord> records;
  uint64_t seen = 0;
  for (;;) {
    feed::ChangeBatch batch = OrDie(stream->Next(absl::Seconds(10)));
    for (Change& change : batch.changes) {
      seen = change.sequence();
      if (change.record().claims_size() == 0) continue;
      records.push_back(std::move(*change.mutable_record()));
    }
    if (seen >= batch.last_sequence) return records;
  }
}

// The `number`th article: one of the records, elsewhere and at another time.
ArticleRecord Repeat(const ArticleRecord& original, uint64_t number) {
  ArticleRecord record = original;
  const std::string dice = Sha256().Add("make_store").Add(number).Digest128();
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(dice[i]); };
  const int day = kFirstDay + (byte(0) << 8 | byte(1)) % kDays;
  record.set_day(day);
  record.set_source(
      absl::StrCat("source", (byte(2) << 8 | byte(3)) % kSources, ".example"));
  record.set_article_id(dice);
  record.set_revision(1);
  record.mutable_publish_time()->set_seconds(int64_t{day} * 86400 +
                                             (byte(4) << 8 | byte(5)));
  for (auto& claim : *record.mutable_claims()) {
    if (claim.chain_size() > 1) {
      claim.mutable_chain(0)->set_display_name(record.source());
    }
  }
  record::AssignClaimIds(record.article_id(), record);
  return record;
}

std::string Escaped(absl::string_view text) {
  return absl::StrReplaceAll(
      text, {{"\\", "\\\\"}, {"\t", " "}, {"\n", " "}, {"\r", " "}});
}

// A term as a word that no parser takes apart.
std::string Token(absl::string_view term) {
  const bool plain = std::all_of(term.begin(), term.end(), [](char c) {
    return absl::ascii_islower(c) || absl::ascii_isdigit(c);
  });
  return plain ? absl::StrCat("w", term)
               : absl::StrCat("x", absl::BytesToHexString(term));
}

std::string ArrayOf(const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (const std::string& name : names) {
    quoted.push_back(absl::StrCat(
        "\"", absl::StrReplaceAll(name, {{"\"", ""}, {"\\", ""}, {"\t", " "}}),
        "\""));
  }
  return absl::StrCat("{", absl::StrJoin(quoted, ","), "}");
}

void WriteRows(const ArticleRecord& record, uint64_t sequence,
               std::FILE* file) {
  const index::ArticleEntry entry = index::MakeArticleEntry(record);
  constexpr std::array kPlaces = {query::kInContent, query::kInEntityName,
                                  query::kInSource, query::kInHeadline,
                                  query::kInContext};
  std::vector<std::array<std::string, kPlaces.size()>> words(
      entry.claims.size());
  for (const auto& term : entry.terms) {
    if (term.key[0] != static_cast<char>(query::PostingField::kClaim)) continue;
    const std::string token = Token(term.key.substr(1));
    for (const auto& posting : term.postings) {
      for (size_t i = 0; i < kPlaces.size(); ++i) {
        if (!(posting.features & kPlaces[i])) continue;
        const int count =
            i == 0 ? (posting.features >> query::kContentCountShift) + 1 : 1;
        for (int k = 0; k < count; ++k) {
          absl::StrAppend(&words[posting.ordinal][i], token, " ");
        }
      }
    }
  }
  for (uint32_t i = 0; i < entry.claims.size(); ++i) {
    const auto& claim = entry.claims[i];
    const std::string line = absl::StrCat(
        record::ClaimNumber(sequence, i), "\t",
        record::EncodeId(record.claims(static_cast<int>(i)).claim_id()), "\t",
        entry.time_seconds, "\t", entry.source, "\t", Escaped(claim.holder),
        "\t", claim.enums[0], "\t", claim.enums[1], "\t",
        ArrayOf(claim.entities), "\t", absl::StrJoin(words[i], "\t"), "\n");
    std::fwrite(line.data(), 1, line.size(), file);
  }
}

int Main(int argc, char** argv) {
  CLI::App app("Makes a read model of many claims, and the same as rows.");
  std::string ingest;
  std::string model_dir;
  std::string rows_path;
  int64_t claims = 0;
  app.add_option("--ingest", ingest)->required();
  app.add_option("--model", model_dir)->required();
  app.add_option("--rows", rows_path)->required();
  app.add_option("--claims", claims)->required()->check(CLI::PositiveNumber);
  CLI11_PARSE(app, argc, argv);

  const std::vector<ArticleRecord> originals = ReadRecords(ingest);
  if (originals.empty()) {
    std::fprintf(stderr, "make_store: the service holds no claims\n");
    return 1;
  }
  const auto model = OrDie(index::ReadModel::Open(model_dir));
  std::FILE* const rows = std::fopen(rows_path.c_str(), "w");
  if (rows == nullptr) {
    std::perror(rows_path.c_str());
    return 1;
  }
  int64_t made = 0;
  uint64_t sequence = 0;
  absl::Duration applying;
  while (made < claims) {
    std::vector<Change> changes;
    while (changes.size() < kBatch && made < claims) {
      Change& change = changes.emplace_back();
      change.set_sequence(++sequence);
      change.set_kind(internal::v1::CHANGE_KIND_CREATED);
      *change.mutable_record() =
          Repeat(originals[sequence % originals.size()], sequence);
      made += change.record().claims_size();
    }
    const absl::Time start = absl::Now();
    const absl::Status status = model->Apply("peers", changes, false);
    applying += absl::Now() - start;
    if (!status.ok()) OrDie<int>(status);
    for (const Change& change : changes) {
      WriteRows(change.record(), change.sequence(), rows);
    }
  }
  std::fclose(rows);
  std::printf(
      "{\"name\":\"make_store\",\"claims\":%lld,\"articles\":%llu,"
      "\"originals\":%zu,\"apply_seconds\":%.2f,\"articles_per_second\":%.0f,"
      "\"disk_bytes\":%lld}\n",
      static_cast<long long>(made), static_cast<unsigned long long>(sequence),
      originals.size(), absl::ToDoubleSeconds(applying),
      static_cast<double>(sequence) / absl::ToDoubleSeconds(applying),
      static_cast<long long>(model->Stats().disk_bytes));
  return 0;
}

}  // namespace
}  // namespace hearsay

int main(int argc, char** argv) { return hearsay::Main(argc, argv); }
