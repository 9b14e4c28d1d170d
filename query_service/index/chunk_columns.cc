#include "query_service/index/chunk_columns.h"

#include <array>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"

namespace hearsay::index {
namespace {

using query::ClaimRow;
using query::Symbol;

constexpr uint8_t kFormat = 2;
constexpr Symbol kForgotten = ~Symbol{0};  // None has that.
constexpr uint32_t kNumberEnd = uint32_t{1} << query::kChunkNumberBits;

constexpr std::array kSymbolColumns = {&ClaimRow::source, &ClaimRow::holder,
                                       &ClaimRow::language};
constexpr std::array kByteColumns = {
    &ClaimRow::type, &ClaimRow::polarity, &ClaimRow::factuality,
    &ClaimRow::stated_confidence, &ClaimRow::quote_type};

// Differences wrap, so that every pair of times has one.
uint64_t ZigZag(uint64_t value) {
  return (value << 1) ^ (value >> 63 ? ~uint64_t{0} : 0);
}
uint64_t UnZigZag(uint64_t value) {
  return (value >> 1) ^ (value & 1 ? ~uint64_t{0} : 0);
}

// A row and what it names.
struct NamedRow {
  ClaimRow row;
  std::vector<Symbol> entities;
  std::vector<Symbol> events;
};

bool ConsumeByte(absl::string_view& in, uint8_t& byte) {
  if (in.empty()) return false;
  byte = static_cast<uint8_t>(in.front());
  in.remove_prefix(1);
  return true;
}

bool ConsumeRows(absl::string_view in, SymbolTable& table,
                 std::vector<NamedRow>& rows) {
  uint64_t count = 0;
  uint64_t strings = 0;
  if (in.empty() || in.front() != kFormat) return false;
  in.remove_prefix(1);
  // Each row and string has at least a byte, so neither count can lie.
  if (!ConsumeVarint(in, count) || !ConsumeVarint(in, strings) ||
      count > in.size() || strings > in.size()) {
    return false;
  }
  std::vector<Symbol> symbols;
  for (uint64_t i = 0; i < strings; ++i) {
    uint64_t size = 0;
    if (!ConsumeVarint(in, size) || size > in.size()) return false;
    symbols.push_back(table.Intern(in.substr(0, size)));
    in.remove_prefix(size);
  }
  const auto consume_symbol = [&](Symbol& symbol) {
    uint64_t index = 0;
    if (!ConsumeVarint(in, index) || index >= symbols.size()) return false;
    symbol = symbols[index];
    return true;
  };
  rows.resize(count);
  uint64_t next = 0;
  for (NamedRow& named : rows) {
    uint64_t gap = 0;
    if (!ConsumeVarint(in, gap) || gap >= kNumberEnd - next) return false;
    named.row.low_number = static_cast<uint32_t>(next + gap);
    next = named.row.low_number + 1;
    if (next == kNumberEnd && &named != &rows.back()) return false;
  }
  uint64_t time = 0;
  for (NamedRow& named : rows) {
    uint64_t difference = 0;
    if (!ConsumeVarint(in, difference)) return false;
    time += UnZigZag(difference);
    named.row.time_seconds = static_cast<int64_t>(time);
  }
  for (const auto column : kSymbolColumns) {
    for (NamedRow& named : rows) {
      if (!consume_symbol(named.row.*column)) return false;
    }
  }
  for (const auto names : {&NamedRow::entities, &NamedRow::events}) {
    for (NamedRow& named : rows) {
      uint8_t size = 0;
      if (!ConsumeByte(in, size)) return false;
      (named.*names).resize(size);
    }
  }
  for (NamedRow& named : rows) {
    for (const auto names : {&NamedRow::entities, &NamedRow::events}) {
      for (Symbol& symbol : named.*names) {
        if (!consume_symbol(symbol)) return false;
      }
    }
  }
  for (const auto column : kByteColumns) {
    for (NamedRow& named : rows) {
      if (!ConsumeByte(in, named.row.*column)) return false;
    }
  }
  for (size_t field = 0; field < query::kIndexedFields; ++field) {
    for (NamedRow& named : rows) {
      if (!ConsumeByte(in, named.row.lengths[field])) return false;
    }
  }
  return in.empty();
}

}  // namespace

std::string EncodeChunkColumns(
    const query::ClaimRows& rows, const SymbolTable& symbols,
    const std::bitset<query::kChunkSequences>& forgotten) {
  std::string strings;
  uint64_t string_count = 0;
  absl::flat_hash_map<Symbol, uint64_t> indexes;
  const auto index_of = [&](Symbol symbol) {
    const auto [found, is_new] = indexes.try_emplace(symbol, string_count);
    if (is_new) {
      ++string_count;
      const std::string text = symbol == kForgotten ? "" : symbols.Text(symbol);
      AppendVarint(text.size(), strings);
      strings += text;
    }
    return found->second;
  };
  std::string columns;
  uint32_t next = 0;
  uint64_t time = 0;
  for (uint32_t i = 0; i < rows.size(); ++i) {
    AppendVarint(rows[i].low_number - next, columns);
    next = rows[i].low_number + 1;
  }
  for (uint32_t i = 0; i < rows.size(); ++i) {
    const auto now = static_cast<uint64_t>(rows[i].time_seconds);
    AppendVarint(ZigZag(now - time), columns);
    time = now;
  }
  for (const auto column : kSymbolColumns) {
    for (uint32_t i = 0; i < rows.size(); ++i) {
      const bool forget = forgotten[rows[i].sequence_offset()];
      AppendVarint(index_of(forget ? kForgotten : rows[i].*column), columns);
    }
  }
  for (const auto count : {&ClaimRow::entity_count, &ClaimRow::event_count}) {
    for (uint32_t i = 0; i < rows.size(); ++i) {
      columns.push_back(static_cast<char>(rows[i].*count));
    }
  }
  for (uint32_t i = 0; i < rows.size(); ++i) {
    const ClaimRow& row = rows[i];
    const bool forget = forgotten[row.sequence_offset()];
    for (uint32_t k = 0; k < row.entity_count; ++k) {
      AppendVarint(index_of(forget ? kForgotten : rows.Entity(row, k)),
                   columns);
    }
    for (uint32_t k = 0; k < row.event_count; ++k) {
      AppendVarint(index_of(forget ? kForgotten : rows.Event(row, k)), columns);
    }
  }
  for (const auto column : kByteColumns) {
    for (uint32_t i = 0; i < rows.size(); ++i) {
      columns.push_back(static_cast<char>(rows[i].*column));
    }
  }
  for (size_t field = 0; field < query::kIndexedFields; ++field) {
    for (uint32_t i = 0; i < rows.size(); ++i) {
      columns.push_back(static_cast<char>(rows[i].lengths[field]));
    }
  }
  std::string out(1, static_cast<char>(kFormat));
  AppendVarint(rows.size(), out);
  AppendVarint(string_count, out);
  return absl::StrCat(out, strings, columns);
}

absl::StatusOr<query::ClaimRows> DecodeChunkColumns(absl::string_view bytes,
                                                    SymbolTable& symbols) {
  std::vector<NamedRow> decoded;
  if (!ConsumeRows(bytes, symbols, decoded)) {
    return absl::DataLossError("values: a value is no columns of a chunk");
  }
  query::ClaimRows rows;
  for (const NamedRow& named : decoded) {
    rows.Append(named.row, named.entities, named.events);
  }
  return rows;
}

}  // namespace hearsay::index
