#include "query_service/index/digests.h"

#include <vector>

#include "absl/strings/escaping.h"
#include "common/base/byte_codec.h"
#include "common/base/sha256.h"
#include "common/base/status_macros.h"
#include "common/record/change_codec.h"
#include "common/storage/digest.h"
#include "common/storage/scan.h"
#include "query_service/index/keys.h"
#include "query_service/model/posting_list.h"

namespace hearsay::index {
namespace {

// Digests the two families whose open chunk is in memory as if it were on disk.
class ClaimDigester {
 public:
  explicit ClaimDigester(const ReadModelCore& core)
      : core_(core), published_(core.Current()) {}

  absl::StatusOr<std::string> Columns() {
    Sha256 digest;
    for (uint32_t chunk = 0; chunk <= published_.open->chunk(); ++chunk) {
      HEARSAY_ASSIGN_OR_RETURN(const query::ChunkClaims* claims, Load(chunk));
      for (uint32_t i = 0; i < claims->rows->size(); ++i) {
        if (!claims->Visible(i)) continue;
        const query::ClaimRow& row = (*claims->rows)[i];
        digest.Add(claims->Number(i))
            .Add(static_cast<uint64_t>(row.time_seconds))
            .Add(core_.symbols.Text(row.source))
            .Add(core_.symbols.Text(row.holder))
            .Add(core_.symbols.Text(row.language));
        for (const uint8_t byte :
             {row.type, row.polarity, row.factuality, row.stated_confidence,
              row.quote_type, row.lengths[0], row.lengths[1], row.lengths[2],
              row.lengths[3]}) {
          digest.Add(uint64_t{byte});
        }
        for (uint32_t k = 0; k < row.entity_count; ++k) {
          digest.Add(core_.symbols.Text(claims->rows->Entity(row, k)));
        }
        for (uint32_t k = 0; k < row.event_count; ++k) {
          digest.Add(core_.symbols.Text(claims->rows->Event(row, k)));
        }
      }
    }
    return absl::BytesToHexString(digest.Digest());
  }

  // Each term with its live postings, however they are cut into lists.
  absl::StatusOr<std::string> Postings() {
    Sha256 digest;
    const std::vector<std::string> open_terms = published_.open->TermKeys();
    auto open_term = open_terms.begin();
    storage::Scan scan(*core_.db, kPostings, {});
    bool more = scan.Next();
    while (more || open_term != open_terms.end()) {
      std::string term;
      if (more) {
        HEARSAY_ASSIGN_OR_RETURN(const PostingKeyParts key,
                                 DecodePostingKey(scan.key()));
        term = std::string(key.term_key);
      }
      // Keys order as terms do, for the 0 behind a term is below any byte of
      // one.
      if (!more || (open_term != open_terms.end() && *open_term < term)) {
        term = *open_term;
      }
      std::string postings;
      for (; more; more = scan.Next()) {
        HEARSAY_ASSIGN_OR_RETURN(const PostingKeyParts key,
                                 DecodePostingKey(scan.key()));
        if (key.term_key != term) break;
        HEARSAY_RETURN_IF_ERROR(AddLive(scan.value(), key.chunk, postings));
      }
      if (open_term != open_terms.end() && *open_term == term) {
        HEARSAY_RETURN_IF_ERROR(AddLive(published_.open->Postings(term),
                                        published_.open->chunk(), postings));
        ++open_term;
      }
      if (!postings.empty()) digest.Add(term).Add(postings);
    }
    HEARSAY_RETURN_IF_ERROR(scan.status());
    return absl::BytesToHexString(digest.Digest());
  }

 private:
  absl::StatusOr<const query::ChunkClaims*> Load(uint32_t chunk) {
    if (chunk >= chunks_.size()) chunks_.resize(chunk + 1);
    query::ChunkClaims& claims = chunks_[chunk];
    if (claims.rows->size() > 0) return &claims;
    claims.chunk = chunk;
    if (chunk < published_.open->chunk()) {
      HEARSAY_ASSIGN_OR_RETURN(claims.rows, core_.SealedRows(chunk));
    } else {
      claims.rows = published_.open->Rows();
    }
    claims.hidden =
        core_.removals.HiddenAt(chunk, published_.state.applied_sequence);
    return &claims;
  }

  absl::Status AddLive(absl::string_view list, uint32_t chunk,
                       std::string& postings) {
    HEARSAY_ASSIGN_OR_RETURN(const query::ChunkClaims* claims, Load(chunk));
    query::PostingCursor cursor(list);
    for (uint32_t row = cursor.Seek(0); row < claims->rows->size();
         row = cursor.Seek(row + 1)) {
      if (!claims->Visible(row)) continue;
      AppendVarint(claims->Number(row), postings);
      postings.push_back(static_cast<char>(cursor.features()));
    }
    if (cursor.damaged() || cursor.row() != query::kNoRow) {
      return absl::DataLossError("postings: a list is damaged");
    }
    return absl::OkStatus();
  }

  const ReadModelCore& core_;
  const ReadModelCore::Published published_;
  std::vector<query::ChunkClaims> chunks_;
};

}  // namespace

absl::StatusOr<std::map<std::string, std::string>> MakeDigests(
    const ReadModelCore& core) {
  // Entries of sequences that were superseded or retracted do not count: a
  // rebuild never sees some of them.
  const auto add_live = [&core](absl::string_view key, absl::string_view value,
                                Sha256& digest) -> absl::Status {
    HEARSAY_ASSIGN_OR_RETURN(const uint64_t sequence,
                             record::DecodeSequenceKey(key));
    if (core.removals.RemovedBy(sequence).has_value()) return absl::OkStatus();
    return storage::AddBytes(key, value, digest);
  };
  // Nor do the changes that were retractions.
  const auto add_delta = [&](absl::string_view key, absl::string_view value,
                             Sha256& digest) -> absl::Status {
    HEARSAY_ASSIGN_OR_RETURN(const std::optional<std::string> article,
                             core.db->Get(kClaims, key));
    return article.has_value() ? add_live(key, value, digest)
                               : absl::OkStatus();
  };
  const auto add_state = [](absl::string_view key, absl::string_view value,
                            Sha256& digest) -> absl::Status {
    return key == kStateKey ? storage::AddBytes(key, value, digest)
                            : absl::OkStatus();
  };
  std::map<std::string, std::string> digests;
  const std::vector<storage::ColumnFamily> families = MakeFamilies();
  ClaimDigester claims(core);
  for (size_t family = 0; family < kFamilies; ++family) {
    absl::StatusOr<std::string> digest;
    switch (family) {
      case kPostings:
        digest = claims.Postings();
        break;
      case kValues:
        digest = claims.Columns();
        break;
      case kClaims:
      case kTerms:
        digest = storage::DigestFamily(*core.db, family, nullptr, add_live);
        break;
      case kDeltas:
        digest = storage::DigestFamily(*core.db, family, nullptr, add_delta);
        break;
      case kMeta:
        digest = storage::DigestFamily(*core.db, family, nullptr, add_state);
        break;
      default:
        digest =
            storage::DigestFamily(*core.db, family, nullptr, storage::AddBytes);
    }
    HEARSAY_ASSIGN_OR_RETURN(digests[families[family].name], std::move(digest));
  }
  return digests;
}

}  // namespace hearsay::index
