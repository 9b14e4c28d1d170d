#ifndef HEARSAY_QUERY_SERVICE_MODEL_CLAIM_INDEX_H_
#define HEARSAY_QUERY_SERVICE_MODEL_CLAIM_INDEX_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "query_service/model/claim_rows.h"

namespace hearsay::query {

// Which words of a claim a posting list is about. FROZEN: keys on disk.
enum class PostingField : char {
  kClaim = 'c',   // All that ranks a claim; the features tell where.
  kHolder = 'h',  // The innermost link's name.
  kVia = 'v',     // The names of all links, and the outlet's domain.
  kEntity = 'e',  // Names of the entities in the content.
  kEvent = 'n',   // Triggers, types and participants of the content's events.
};

// The terms of a field:
//   a word         its English stem, whatever the language: so that a word is
//                  found as it is written
//   OwnTerm        its stem in the article's language, where that is another
//                  one with a stemmer of its own: so that it is found inflected
//   WholeNameTerm  a whole name, folded; not in kClaim
// A question looks for its words in each form that the index may hold.
std::string OwnTerm(absl::string_view language, absl::string_view stem);
std::string WholeNameTerm(absl::string_view name);
// "pt" of "pt-BR", lower case: what stemmers are chosen by.
std::string PrimaryLanguage(absl::string_view language);

// What BM25 needs of the corpus.
struct CorpusTotals {
  uint64_t claim_count = 0;
  std::array<uint64_t, kIndexedFields> lengths = {};  // Sums over live claims.
};

struct ChunkPostings {
  uint32_t chunk = 0;
  std::string bytes;  // A posting list; see posting_list.h.
};

struct ClaimContent {
  std::string text;
  std::string language;
};

// The index at one applied sequence. It stands still while it is read, but for
// retractions. One thread; gone before its index.
class ClaimIndexView {
 public:
  virtual ~ClaimIndexView() = default;
  virtual uint64_t sequence() const = 0;
  virtual CorpusTotals totals() const = 0;
  // Primary subtags of the languages that terms are stemmed by, besides
  // English.
  virtual std::vector<std::string> languages() const = 0;

  // The chunks that may hold claims, ascending.
  virtual std::vector<uint32_t> Chunks() const = 0;
  // Chunks below this are complete: they get no more rows, and their lists only
  // lose rows that no view sees any more, so what was read of them stays good.
  virtual uint32_t CompleteChunks() const { return 0; }
  // Views of the same generation hide the same rows of complete chunks. None
  // where that is not known: a view of the past.
  virtual std::optional<uint64_t> Generation() const { return std::nullopt; }
  virtual absl::StatusOr<ChunkClaims> Claims(uint32_t chunk) const = 0;
  // A term's lists in the chunks from `first` on, ascending; may hold rows that
  // are not visible.
  virtual absl::StatusOr<std::vector<ChunkPostings>> Postings(
      PostingField field, absl::string_view term, uint32_t first) const = 0;

  virtual std::optional<Symbol> FindSymbol(absl::string_view text) const = 0;
  virtual std::string SymbolText(Symbol symbol) const = 0;

  // A claim's words. Reads the article, so for few claims only. Empty when it
  // is gone.
  virtual absl::StatusOr<ClaimContent> Content(uint64_t claim_number) const = 0;
};

// What retrieval wants of a read model. Thread safe.
class ClaimIndex {
 public:
  virtual ~ClaimIndex() = default;
  // The index now, or as it was at `sequence`. kOutOfRange when that is older
  // than what the index still distinguishes; kUnavailable when it is not yet
  // applied.
  virtual absl::StatusOr<std::unique_ptr<ClaimIndexView>> View(
      std::optional<uint64_t> sequence) const = 0;
};

}  // namespace hearsay::query

#endif  // HEARSAY_QUERY_SERVICE_MODEL_CLAIM_INDEX_H_
