#include "client/claim_table.h"

#include <algorithm>
#include <array>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/claim_text.h"
#include "client/progress_bar.h"
#include "client/terminal_text.h"

namespace hearsay::client {
namespace {

constexpr size_t kColumns = 5;
constexpr size_t kGap = 2;
using Cells = std::array<std::string, kColumns>;

// The date has its width, the others share the rest.
std::array<size_t, kColumns> Widths(size_t columns) {
  const size_t rest = columns - 10 - (kColumns - 1) * kGap;
  std::array<size_t, kColumns> widths = {rest * 21 / 100, 10, rest * 24 / 100,
                                         0, rest * 19 / 100};
  widths[3] = rest - widths[0] - widths[2] - widths[4];
  return widths;
}

std::string Render(const Cells& cells, size_t columns) {
  const auto widths = Widths(columns);
  std::array<std::vector<std::string>, kColumns> lines;
  size_t height = 0;
  for (size_t i = 0; i < kColumns; ++i) {
    lines[i] = WrapText(cells[i], widths[i]);
    height = std::max(height, lines[i].size());
  }
  std::string out;
  for (size_t row = 0; row < height; ++row) {
    std::string line;
    for (size_t i = 0; i < kColumns; ++i) {
      const std::string cell = row < lines[i].size() ? lines[i][row] : "";
      const size_t used = TerminalWidth(cell);
      absl::StrAppend(
          &line, cell,
          std::string(widths[i] - std::min(used, widths[i]) + kGap, ' '));
    }
    line.erase(line.find_last_not_of(' ') + 1);
    absl::StrAppend(&out, line, "\n");
  }
  return out;
}

}  // namespace

ClaimTable::ClaimTable(size_t columns)
    : columns_(std::clamp<size_t>(columns, 60, 200)) {}

std::string ClaimTable::Header() const {
  return Render({"OUTLET", "DATE", "WHO SAYS SO", "CLAIM", "HOW SURE"},
                columns_);
}

std::string ClaimTable::Row(const v1::Claim& claim) const {
  return Render({claim.source(), DateText(claim), ChainText(claim),
                 MarkedWords(claim), StanceText(claim)},
                columns_) +
         "\n";
}

std::string DescribeAnswer(const v1::SearchClaimsResponse& first_page) {
  const v1::Interpretation& read = first_page.interpretation();
  std::string out =
      absl::StrCat(FormatCount(first_page.total_size()), " claim",
                   first_page.total_size() == 1 ? "" : "s", " found\n");
  if (!read.filter().empty()) {
    absl::StrAppend(&out, "read as:  ", read.filter(), "\n");
  }
  if (!read.words().empty()) {
    absl::StrAppend(&out, "words:    ", absl::StrJoin(read.words(), ", "),
                    "\n");
  }
  if (!read.ignored().empty()) {
    absl::StrAppend(&out, "left out: ", absl::StrJoin(read.ignored(), ", "),
                    "\n");
  }
  return out;
}

std::string DescribeFacets(const v1::SearchClaimsResponse& first_page) {
  std::string out;
  for (const v1::Facet& facet : first_page.facets()) {
    absl::StrAppend(&out, facet.field(), "\n");
    for (const v1::Facet::Value& value : facet.values()) {
      const std::string count = FormatCount(value.count());
      absl::StrAppend(&out,
                      std::string(10 - std::min<size_t>(10, count.size()), ' '),
                      count, "  ", value.value(), "\n");
    }
  }
  return out;
}

}  // namespace hearsay::client
