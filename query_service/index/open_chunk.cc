#include "query_service/index/open_chunk.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace hearsay::index {
namespace {

// Beside its place in the table.
size_t ListBytes(const std::string& key,
                 const query::PostingListBuilder& list) {
  return key.capacity() + list.MemoryBytes() - sizeof(list);
}

}  // namespace

void OpenChunk::Add(uint64_t sequence, const ArticleEntry& entry) {
  const query::Symbol source = symbols_.Intern(entry.source);
  const query::Symbol language = symbols_.Intern(entry.language);
  MutexLock lock(mutex_);
  shared_rows_ = nullptr;
  const uint32_t first = rows_.size();
  for (uint32_t ordinal = 0; ordinal < entry.claims.size(); ++ordinal) {
    query::ClaimRow row = MakeRow(entry, sequence, ordinal);
    row.source = source;
    row.language = language;
    const ArticleEntry::Claim& claim = entry.claims[ordinal];
    row.holder = symbols_.Intern(claim.holder);
    rows_.Append(row, InternAll(claim.entities), InternAll(claim.events));
  }
  for (const ArticleEntry::Term& term : entry.terms) {
    const auto [entry_of, is_new] = postings_.try_emplace(term.key);
    query::PostingListBuilder& list = entry_of->second;
    if (is_new) list_bytes_ += ListBytes(entry_of->first, list);
    const size_t before = list.MemoryBytes();
    for (const ArticleEntry::Posting& posting : term.postings) {
      list.Append(first + posting.ordinal, posting.features);
    }
    list_bytes_ += list.MemoryBytes() - before;
  }
}

void OpenChunk::RemoveTerms(uint64_t sequence, const ArticleEntry& entry) {
  MutexLock lock(mutex_);
  const auto offset = static_cast<uint32_t>(sequence % query::kChunkSequences);
  const uint32_t begin = rows_.FirstOf(offset);
  const uint32_t end = rows_.FirstOf(offset + 1);
  for (const ArticleEntry::Term& term : entry.terms) {
    const auto list = postings_.find(term.key);
    if (list == postings_.end()) continue;
    std::optional<query::PostingListBuilder> rest =
        query::WithoutRows(list->second.Bytes(), begin, end);
    list_bytes_ -= ListBytes(list->first, list->second);
    // A list of our own making is never damaged.
    if (!rest.has_value() || rest->size() == 0) {
      postings_.erase(list);
    } else {
      list->second = *std::move(rest);
      list_bytes_ += ListBytes(list->first, list->second);
    }
  }
}

std::vector<query::Symbol> OpenChunk::InternAll(
    const std::vector<std::string>& names) {
  std::vector<query::Symbol> symbols;
  symbols.reserve(names.size());
  for (const std::string& name : names)
    symbols.push_back(symbols_.Intern(name));
  return symbols;
}

std::shared_ptr<const query::ClaimRows> OpenChunk::Rows() const {
  MutexLock lock(mutex_);
  if (shared_rows_ == nullptr) {
    shared_rows_ = std::make_shared<const query::ClaimRows>(rows_);
  }
  return shared_rows_;
}

std::string OpenChunk::Postings(absl::string_view term_key) const {
  MutexLock lock(mutex_);
  const auto list = postings_.find(term_key);
  return list == postings_.end() ? "" : list->second.Bytes();
}

size_t OpenChunk::held_bytes() const {
  MutexLock lock(mutex_);
  // A byte beside each place of the table.
  return rows_.MemoryBytes() + list_bytes_ +
         postings_.capacity() * (sizeof(*postings_.begin()) + 1);
}

std::vector<std::string> OpenChunk::TermKeys() const {
  std::vector<std::string> keys;
  {
    MutexLock lock(mutex_);
    keys.reserve(postings_.size());
    for (const auto& [key, list] : postings_) keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace hearsay::index
