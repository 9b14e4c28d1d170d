#include "query_service/retrieve/chunk_search.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "common/text/index_terms.h"
#include "query_service/retrieve/equal_bytes.h"
#include "query_service/retrieve/narrow_to_times.h"

namespace hearsay::retrieve {
namespace {

using query::FilterNode;

const TermChunks& ChunksOf(const PlannedQuery& query, size_t term,
                           uint32_t chunk) {
  const PlannedTerm& planned = query.terms[term];
  return chunk < query.complete_chunks ? *planned.complete : *planned.open;
}

bool HasTerm(const PlannedQuery& query, size_t term, uint32_t chunk) {
  return ChunksOf(query, term, chunk).Has(chunk);
}

bool NodeMayMatch(const PlannedQuery& query, const PlannedNode& node,
                  uint32_t chunk) {
  const auto may = [&](const PlannedNode& child) {
    return NodeMayMatch(query, child, chunk);
  };
  switch (node.kind) {
    case FilterNode::Kind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), may);
    case FilterNode::Kind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), may);
    case FilterNode::Kind::kRestriction:
      return !node.option.has_value() ||
             std::all_of(
                 node.option->terms.begin(), node.option->terms.end(),
                 [&](size_t term) { return HasTerm(query, term, chunk); });
    default:
      return true;
  }
}

bool HasRun(const std::vector<text::IndexTerm>& terms,
            const std::vector<text::IndexTerm>& run) {
  return std::search(terms.begin(), terms.end(), run.begin(), run.end(),
                     [](const auto& a, const auto& b) {
                       return a.term == b.term;
                     }) != terms.end();
}

}  // namespace

absl::Status CheckLimits(const query::CallLimits& limits) {
  if (limits.cancelled()) return absl::CancelledError("the call was cancelled");
  if (absl::Now() > limits.deadline) {
    return absl::DeadlineExceededError(
        "the search took longer than the call's deadline; ask for less");
  }
  return absl::OkStatus();
}

bool MayMatch(const PlannedQuery& query, uint32_t chunk) {
  return NodeMayMatch(query, query.condition, chunk);
}

ChunkSearch::ChunkSearch(const PlannedQuery& query,
                         const query::ClaimIndexView& view,
                         const query::ChunkClaims& claims,
                         const query::CallLimits& limits)
    : query_(query),
      view_(view),
      claims_(claims),
      limits_(limits),
      terms_(query.terms.size()) {}

RowSet ChunkSearch::Visible() const {
  RowSet rows = RowSet::All(claims_.row_count);
  if (claims_.hidden.none()) return rows;
  for (uint32_t offset = 0; offset < claims_.hidden.size(); ++offset) {
    if (!claims_.hidden[offset]) continue;
    rows.RemoveRange(
        std::min(claims_.rows->FirstOf(offset), claims_.row_count),
        std::min(claims_.rows->FirstOf(offset + 1), claims_.row_count));
  }
  return rows;
}

absl::StatusOr<RowSet> ChunkSearch::Matches() {
  RowSet rows = Visible();
  HEARSAY_RETURN_IF_ERROR(Narrow(query_.condition, rows));
  return rows;
}

absl::StatusOr<const TermRows*> ChunkSearch::Unpacked(size_t term) {
  std::shared_ptr<const TermRows>& unpacked = terms_[term];
  if (unpacked != nullptr) return unpacked.get();
  // All rows of a complete chunk; the view's may be fewer.
  const bool complete = claims_.chunk < query_.complete_chunks;
  HEARSAY_ASSIGN_OR_RETURN(
      unpacked, ChunksOf(query_, term, claims_.chunk)
                    .Rows(claims_.chunk, *claims_.rows,
                          complete ? claims_.rows->size() : claims_.row_count,
                          query_.norms));
  if (unpacked == nullptr) {
    unpacked = std::make_shared<const TermRows>(
        *TermRows::Unpack(claims_.row_count, {}));
  }
  return unpacked.get();
}

absl::Status ChunkSearch::Narrow(const PlannedNode& node, RowSet& rows) {
  switch (node.kind) {
    case FilterNode::Kind::kAll:
      return absl::OkStatus();
    case FilterNode::Kind::kAnd:
      return NarrowByAll(node.children, rows);
    case FilterNode::Kind::kOr: {
      if (node.children.size() == 1) return Narrow(node.children[0], rows);
      RowSet any(claims_.row_count);
      for (const PlannedNode& child : node.children) {
        // Only what no child before it let through.
        RowSet more = rows;
        more.Remove(any);
        HEARSAY_RETURN_IF_ERROR(Narrow(child, more));
        any.Or(more);
      }
      rows = std::move(any);
      return absl::OkStatus();
    }
    case FilterNode::Kind::kNot: {
      RowSet not_these = rows;
      HEARSAY_RETURN_IF_ERROR(Narrow(node.children[0], not_these));
      rows.Remove(not_these);
      return absl::OkStatus();
    }
    case FilterNode::Kind::kRestriction:
      break;
  }
  if (node.option.has_value()) {
    HEARSAY_RETURN_IF_ERROR(NarrowByOption(*node.option, node.places, rows));
  }
  if (node.time.has_value()) NarrowToTimes(*node.time, claims_, rows);
  if (node.byte.has_value()) NarrowByByte(*node.byte, rows);
  if (node.row_test) {
    rows.KeepIf(
        [&](uint32_t row) { return node.row_test((*claims_.rows)[row]); });
  }
  if (node.phrase.empty()) return absl::OkStatus();
  return NarrowByPhrase(node.phrase, rows);
}

absl::Status ChunkSearch::NarrowByAll(const std::vector<PlannedNode>& nodes,
                                      RowSet& rows) {
  const auto time = std::find_if(
      nodes.begin(), nodes.end(),
      [](const PlannedNode& node) { return node.time.has_value(); });
  bool in_time = false;
  for (auto node = nodes.begin(); node != nodes.end(); ++node) {
    // Of a term that comes first, rows at other times need no look at all.
    if (node == nodes.begin() && time != nodes.end()) {
      HEARSAY_ASSIGN_OR_RETURN(in_time,
                               NarrowByTermInTime(*node, *time->time, rows));
      if (in_time) continue;
    }
    if (node == time && in_time) continue;
    HEARSAY_RETURN_IF_ERROR(Narrow(*node, rows));
    if (rows.Empty()) break;
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> ChunkSearch::NarrowByTermInTime(const PlannedNode& node,
                                                     const TimeRange& range,
                                                     RowSet& rows) {
  if (!node.option.has_value() || node.option->terms.size() != 1 ||
      !node.phrase.empty()) {
    return false;
  }
  HEARSAY_ASSIGN_OR_RETURN(const TermRows* const term,
                           Unpacked(node.option->terms[0]));
  if (!term->by_time()) return false;
  const query::ClaimRows& all = *claims_.rows;
  term->NarrowInTime(node.places, all.ArticlesBetween(range.begin, range.end),
                     all, rows);
  return true;
}

absl::Status ChunkSearch::NarrowByOption(const PlannedOption& option,
                                         query::Features places, RowSet& rows) {
  const bool everywhere = std::all_of(
      option.terms.begin(), option.terms.end(),
      [&](size_t term) { return HasTerm(query_, term, claims_.chunk); });
  // A text without any word matches nothing.
  if (option.terms.empty() || !everywhere) {
    rows.Clear();
    return absl::OkStatus();
  }
  for (const size_t term : option.terms) {
    if (rows.Empty()) break;
    HEARSAY_ASSIGN_OR_RETURN(const TermRows* const unpacked, Unpacked(term));
    unpacked->Narrow(places, rows);
  }
  return absl::OkStatus();
}

void ChunkSearch::NarrowByByte(const ByteTest& test, RowSet& rows) const {
  rows.KeepBits([&](uint32_t first) {
    const uint8_t* const bytes = claims_.rows->BytesAt(test.column, first) +
                                 first % query::ClaimRows::kBlockRows;
    if (first + 64 <= claims_.row_count) return EqualBytes(bytes, test.value);
    // What follows the last row may be written at the moment.
    std::array<uint8_t, 64> last = {};
    std::copy_n(bytes, claims_.row_count - first, last.begin());
    return EqualBytes(last.data(), test.value);
  });
}

absl::Status ChunkSearch::NarrowByPhrase(absl::string_view phrase,
                                         RowSet& rows) const {
  constexpr int kTextsBetweenChecks = 64;
  absl::Status status;
  int read = 0;
  rows.KeepIf([&](uint32_t row) {
    if (++read % kTextsBetweenChecks == 0) status.Update(CheckLimits(limits_));
    if (!status.ok()) return false;
    const absl::StatusOr<query::ClaimContent> content =
        view_.Content(claims_.Number(row));
    if (!content.ok()) {
      status = content.status();
      return false;
    }
    for (const absl::string_view language :
         {absl::string_view("en"), absl::string_view(content->language)}) {
      if (HasRun(text::IndexTerms(content->text, language),
                 text::IndexTerms(phrase, language))) {
        return true;
      }
    }
    return false;
  });
  return status;
}

template <typename WeightOf>
float ChunkSearch::Best(const PlannedWord& word, WeightOf weight_of) const {
  float best = 0;
  for (const PlannedOption& option : word.options) {
    float sum = 0;
    for (const size_t term : option.terms) {
      sum += query_.terms[term].rarity * weight_of(term);
    }
    best = std::max(best, option.weight * sum);
  }
  return best;
}

absl::Status ChunkSearch::PrepareScores() {
  growths_.resize(terms_.size());
  for (const PlannedWord& word : query_.words) {
    for (const PlannedOption& option : word.options) {
      for (const size_t term : option.terms) {
        HEARSAY_ASSIGN_OR_RETURN(const TermRows* const rows, Unpacked(term));
        growths_[term] = rows->GrowthTo(query_.norms);
      }
    }
  }
  for (const PlannedWord& word : query_.words) {
    word_most_.push_back(Best(word, [this](size_t term) {
      return terms_[term]->Most(growths_[term]);
    }));
    most_score_ += word_most_.back();
  }
  return absl::OkStatus();
}

void ChunkSearch::NarrowToScore(float least, RowSet& rows) const {
  // Sums of floats depend on their order.
  constexpr float kSlack = 0.9999f;
  if (most_score_ < least * kSlack) {
    rows.Clear();
    return;
  }
  // What those words have to reach that blocks tell of.
  float least_of_blocks = least * kSlack;
  BlockBounds bounds;
  for (size_t i = 0; i < query_.words.size(); ++i) {
    const PlannedWord& word = query_.words[i];
    // Of several ways the best one counts; steps and blocks tell of one.
    if (word.options.size() != 1 || word.options[0].terms.size() != 1) {
      least_of_blocks -= word_most_[i];
      continue;
    }
    const PlannedOption& option = word.options[0];
    const size_t term = option.terms[0];
    const float weight = option.weight * query_.terms[term].rarity;
    const TermRows& rows_of = *terms_[term];
    const bool in_blocks = rows_of.AddTo(growths_[term], weight, bounds);
    if (!in_blocks) least_of_blocks -= word_most_[i];
    // What the others cannot make up for.
    const float rest = least * kSlack - (most_score_ - word_most_[i]);
    if (rest <= 0 || weight <= 0) continue;
    const float least_of_it = rest / weight * kSlack;
    if (in_blocks && !rows_of.ListsAll(least_of_it, growths_[term])) continue;
    rows_of.NarrowToWeight(least_of_it, growths_[term], rows);
  }
  if (!bounds.empty()) bounds.Narrow(least_of_blocks, rows);
}

void ChunkSearch::AddBounds(const PlannedOption& option,
                            absl::Span<const uint32_t> rows,
                            float* bounds) const {
  for (const size_t term : option.terms) {
    terms_[term]->AddMost(rows, growths_[term],
                          option.weight * query_.terms[term].rarity, bounds);
  }
}

void ChunkSearch::Bound(absl::Span<const uint32_t> rows, float* bounds) const {
  std::fill_n(bounds, rows.size(), 0.0f);
  std::vector<float> best, sums;
  for (const PlannedWord& word : query_.words) {
    if (word.options.size() == 1) {
      AddBounds(word.options[0], rows, bounds);
      continue;
    }
    best.assign(rows.size(), 0);
    for (const PlannedOption& option : word.options) {
      sums.assign(rows.size(), 0);
      AddBounds(option, rows, sums.data());
      for (size_t i = 0; i < best.size(); ++i) {
        best[i] = std::max(best[i], sums[i]);
      }
    }
    for (size_t i = 0; i < best.size(); ++i) bounds[i] += best[i];
  }
}

float ChunkSearch::Score(uint32_t row) const {
  const query::ClaimRow& columns = (*claims_.rows)[row];
  float score = 0;
  for (const PlannedWord& word : query_.words) {
    score += Best(word, [&](size_t term) {
      const query::Features features = terms_[term]->At(row);
      return features == 0 ? 0.0f : TermWeight(features, columns, query_.norms);
    });
  }
  return score;
}

}  // namespace hearsay::retrieve
