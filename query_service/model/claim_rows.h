#ifndef HEARSAY_QUERY_SERVICE_MODEL_CLAIM_ROWS_H_
#define HEARSAY_QUERY_SERVICE_MODEL_CLAIM_ROWS_H_

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "absl/types/span.h"
#include "common/record/claim_number.h"

namespace hearsay::query {

// A chunk is a range of 4096 sequences; its claims are its rows, in order of
// their numbers. FROZEN: chunks are on disk.
constexpr int kChunkSequenceBits = 12;
constexpr uint64_t kChunkSequences = uint64_t{1} << kChunkSequenceBits;
constexpr int kChunkNumberBits = kChunkSequenceBits + record::kClaimOrdinalBits;

constexpr uint32_t ChunkOf(uint64_t sequence) {
  return static_cast<uint32_t>(sequence >> kChunkSequenceBits);
}

// The fields whose lengths rank a claim.
enum class IndexedField { kContent, kSource, kContext, kHeadline };
constexpr size_t kIndexedFields = 4;

// A string of a read model as a number, for as long as the process lives.
using Symbol = uint32_t;

// Names of one kind that a row has at most.
constexpr size_t kMaxNames = 255;

// What filters, facets and ranking need of a claim.
struct ClaimRow {
  int64_t time_seconds = 0;  // The article's publication.
  uint32_t low_number = 0;   // The claim number's lowest kChunkNumberBits.
  Symbol source = 0;
  Symbol holder = 0;    // The innermost link's name.
  Symbol language = 0;  // Of the article.
  uint8_t type = 0;     // The enums of hearsay.v1.
  uint8_t polarity = 0;
  uint8_t factuality = 0;
  uint8_t stated_confidence = 0;
  uint8_t quote_type = 0;
  std::array<uint8_t, kIndexedFields> lengths = {};  // In terms, at most 255.
  // How many names ClaimRows::Entity and Event have of it, and where.
  uint8_t entity_count = 0;
  uint8_t event_count = 0;
  uint32_t names = 0;

  uint32_t sequence_offset() const {
    return low_number >> record::kClaimOrdinalBits;
  }
};

// Columns of a byte a row: of the enums.
enum class ByteColumn {
  kType,
  kPolarity,
  kFactuality,
  kStatedConfidence,
  kQuoteType
};
constexpr size_t kByteColumns = 5;

// Rows that only grow. A copy shares the rows and keeps its own size, so a
// reader's copy stands still, and is never written to, while a writer appends
// to its own.
class ClaimRows {
 public:
  static constexpr size_t kBlockRows = 512;
  struct Times {
    int64_t least;
    int64_t most;
  };

  uint32_t size() const { return size_; }
  const ClaimRow& operator[](uint32_t row) const {
    return blocks_[row / kBlockRows]->rows[row % kBlockRows];
  }
  // Has a row on its way from memory.
  void Fetch(uint32_t row) const { __builtin_prefetch(&(*this)[row]); }
  // The canonical names of the entities, and the types of the events, in a
  // row's content; each once.
  Symbol Entity(const ClaimRow& row, uint32_t i) const {
    return Name(row.names + i);
  }
  Symbol Event(const ClaimRow& row, uint32_t i) const {
    return Name(row.names + row.entity_count + i);
  }
  // Sets the row's names; at most kMaxNames of a kind.
  void Append(ClaimRow row, absl::Span<const Symbol> entities,
              absl::Span<const Symbol> events) {
    row.names = name_count_;
    row.entity_count = static_cast<uint8_t>(entities.size());
    row.event_count = static_cast<uint8_t>(events.size());
    for (const Symbol name : entities) AppendName(name);
    for (const Symbol name : events) AppendName(name);
    if (size_ % kBlockRows == 0) {
      blocks_.push_back(std::make_shared<Block>());
      times_.push_back({row.time_seconds, row.time_seconds});
    }
    times_.back().least = std::min(times_.back().least, row.time_seconds);
    times_.back().most = std::max(times_.back().most, row.time_seconds);
    blocks_.back()->Set(size_++ % kBlockRows, row);
  }
  // Between which times the block's rows are that holds `row`; a copy's also
  // hold for fewer rows.
  const Times& TimesAt(uint32_t row) const { return times_[row / kBlockRows]; }
  // A column again for itself, which is a tenth of the memory to go through:
  // the kBlockRows bytes of the block that holds `row`. Those past size() are
  // of no row.
  const uint8_t* BytesAt(ByteColumn column, uint32_t row) const {
    return blocks_[row / kBlockRows]
        ->columns[static_cast<size_t>(column)]
        .data();
  }
  // An article's rows, [first, end), which were all published at once; so a
  // look at an article tells of some twenty claims.
  struct ArticleRows {
    int64_t time_seconds = 0;
    uint32_t first = 0;
    uint32_t end = 0;
  };
  // Lists all articles in the order of their time, and makes FirstOf a look
  // into a table; for rows that grow no more. What tells of articles is there
  // from then on.
  void SortArticles() {
    for (uint32_t row = 0; row < size_; ++row) {
      const ClaimRow& columns = (*this)[row];
      const uint32_t offset = columns.sequence_offset();
      if (row == 0 || offset != (*this)[row - 1].sequence_offset()) {
        first_of_.resize(offset + 1, row);
        articles_.push_back({columns.time_seconds, row, row});
      }
      articles_.back().end = row + 1;
    }
    first_of_.resize(kChunkSequences + 1, size_);
    articles_.shrink_to_fit();
    std::stable_sort(articles_.begin(), articles_.end(),
                     [](const ArticleRows& a, const ArticleRows& b) {
                       return a.time_seconds < b.time_seconds;
                     });
    article_of_.resize(size_);
    for (size_t place = 0; place < articles_.size(); ++place) {
      std::fill(article_of_.begin() + articles_[place].first,
                article_of_.begin() + articles_[place].end,
                static_cast<uint16_t>(place));
    }
  }
  bool sorted() const { return !articles_.empty(); }
  // In the order of their time; none before they are sorted.
  absl::Span<const ArticleRows> articles() const { return articles_; }
  // The place in articles() of the one that `row` is of: two bytes tell whether
  // it is of a range of times.
  uint32_t ArticleOf(uint32_t row) const { return article_of_[row]; }
  // Those published in [begin, end), as places in articles(): [first, end).
  struct Places {
    uint32_t first = 0;
    uint32_t end = 0;
    uint32_t size() const { return end - first; }
    bool Has(uint32_t place) const { return place - first < size(); }
  };
  Places ArticlesBetween(int64_t begin, int64_t end) const {
    const auto first_at = [this](int64_t time) {
      const auto found = std::partition_point(
          articles_.begin(), articles_.end(),
          [time](const ArticleRows& a) { return a.time_seconds < time; });
      return static_cast<uint32_t>(found - articles_.begin());
    };
    if (begin >= end) return {};
    return {first_at(begin), first_at(end)};
  }
  // The first row whose sequence offset is `offset` or larger; size() if none.
  uint32_t FirstOf(uint32_t offset) const {
    if (offset < first_of_.size()) return first_of_[offset];
    uint32_t begin = 0;
    for (uint32_t count = size_; count > 0;) {
      const uint32_t half = count / 2;
      if ((*this)[begin + half].sequence_offset() < offset) {
        begin += half + 1;
        count -= half + 1;
      } else {
        count = half;
      }
    }
    return begin;
  }

  size_t MemoryBytes() const {
    return blocks_.size() * sizeof(Block) +
           name_blocks_.size() * sizeof(NameBlock) +
           articles_.size() * sizeof(ArticleRows) +
           article_of_.size() * sizeof(uint16_t) +
           first_of_.size() * sizeof(uint32_t);
  }

 private:
  static constexpr size_t kBlockNames = 1024;
  struct Block {
    void Set(size_t at, const ClaimRow& row) {
      rows[at] = row;
      const std::array<uint8_t, kByteColumns> bytes = {
          row.type, row.polarity, row.factuality, row.stated_confidence,
          row.quote_type};
      for (size_t i = 0; i < kByteColumns; ++i) columns[i][at] = bytes[i];
    }

    std::array<ClaimRow, kBlockRows> rows;
    std::array<std::array<uint8_t, kBlockRows>, kByteColumns> columns;
  };
  using NameBlock = std::array<Symbol, kBlockNames>;

  Symbol Name(uint32_t at) const {
    return (*name_blocks_[at / kBlockNames])[at % kBlockNames];
  }
  void AppendName(Symbol name) {
    if (name_count_ % kBlockNames == 0) {
      name_blocks_.push_back(std::make_shared<NameBlock>());
    }
    (*name_blocks_.back())[name_count_++ % kBlockNames] = name;
  }

  std::vector<std::shared_ptr<Block>> blocks_;
  std::vector<Times> times_;  // Of each block.
  std::vector<std::shared_ptr<NameBlock>> name_blocks_;
  static_assert(kChunkSequences <= size_t{1} << 16);
  std::vector<ArticleRows> articles_;
  std::vector<uint16_t> article_of_;  // By row.
  std::vector<uint32_t> first_of_;    // By sequence offset.
  uint32_t size_ = 0;
  uint32_t name_count_ = 0;
};

// The claims of one chunk as one view sees them.
struct ChunkClaims {
  uint32_t chunk = 0;
  std::shared_ptr<const ClaimRows> rows = std::make_shared<ClaimRows>();
  // Rows below this are of the view's time; the rest came later.
  uint32_t row_count = 0;
  // By sequence offset: superseded by the view's time, or retracted since.
  std::bitset<kChunkSequences> hidden;

  bool Visible(uint32_t row) const {
    return !hidden[(*rows)[row].sequence_offset()];
  }
  uint64_t Number(uint32_t row) const {
    return (uint64_t{chunk} << kChunkNumberBits) | (*rows)[row].low_number;
  }
};

}  // namespace hearsay::query

#endif  // HEARSAY_QUERY_SERVICE_MODEL_CLAIM_ROWS_H_
