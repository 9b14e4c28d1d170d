#include "ingest_service/normalize/body.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "ingest_service/normalize/aside_lines.h"
#include "ingest_service/normalize/body_hint.h"
#include "ingest_service/normalize/boilerplate.h"
#include "ingest_service/normalize/text_blocks.h"

namespace hearsay::normalize {
namespace {

bool IsHeading(GumboTag tag) {
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 ||
         tag == GUMBO_TAG_H4 || tag == GUMBO_TAG_H5 || tag == GUMBO_TAG_H6;
}

// What a block speaks for (or against) the elements around it being the
// article, in bytes of prose.
double Worth(const TextBlock& block, GumboTag tag) {
  constexpr double kLinkCost = 3;
  constexpr double kLinkLineCost = 25;
  constexpr double kShortCost = 8;
  constexpr double kProse = 60;
  if (IsHeading(tag)) return 0;
  const double letters = static_cast<double>(block.letters);
  if (block.LinkShare() > 0.5) {
    return -kLinkLineCost - static_cast<double>(block.link_letters) / 2;
  }
  const double worth =
      letters - kLinkCost * static_cast<double>(block.link_letters);
  // Lines too short for a sentence speak for nothing.
  if (letters < kProse) return std::min(worth, 0.0) - kShortCost;
  if (tag == GUMBO_TAG_P || tag == GUMBO_TAG_BLOCKQUOTE) return worth;
  // Text outside paragraphs is more often something else.
  return worth > 0 ? worth * 0.7 : worth;
}

// The element whose blocks are worth most together; the innermost of equals.
uint32_t BestElement(const Document& page, const std::vector<double>& worth_of,
                     const std::vector<TextBlock>& blocks) {
  std::vector<double> worth(page.nodes().size());
  for (size_t b = 0; b < blocks.size(); ++b) {
    worth[blocks[b].element] += worth_of[b];
  }
  uint32_t best = 0;
  for (size_t k = worth.size(); k-- > 0;) {
    const auto i = static_cast<uint32_t>(k);
    // Children come after their parents, so what is below i has been added.
    if (worth[i] > worth[best] || best == 0) best = i;
    if (i > 0) worth[page[i].parent] += worth[i];
  }
  return best;
}

// Inside the article: lines that only lead elsewhere.
bool IsAside(const TextBlock& block, GumboTag tag) {
  constexpr size_t kLong = 200;
  if (block.LinkShare() > 0.8 && block.letters < kLong) return true;
  if (IsHeading(tag) && block.LinkShare() > 0.5) return true;
  if (tag == GUMBO_TAG_LI && block.LinkShare() > 0.5) return true;
  return IsAsideLine(block.text);
}

// Blocks as paragraphs; a heading stays when text follows it.
std::string Join(const Document& page,
                 const std::vector<const TextBlock*>& blocks) {
  std::string body;
  const TextBlock* heading = nullptr;
  const auto append = [&body](const TextBlock& block) {
    absl::StrAppend(&body, body.empty() ? "" : "\n\n", block.text);
  };
  for (const TextBlock* block : blocks) {
    if (IsHeading(page[block->element].tag)) {
      heading = block;
      continue;
    }
    if (heading != nullptr) append(*std::exchange(heading, nullptr));
    append(*block);
  }
  return body;
}

// The body among the blocks that `skipped` leaves.
std::string ChooseAmong(const Document& page, const std::vector<bool>& skipped,
                        const BodyHint& hint) {
  const std::vector<TextBlock> blocks = FindTextBlocks(page, skipped);
  if (blocks.empty()) return "";
  std::vector<double> worth;
  for (const TextBlock& block : blocks) {
    worth.push_back(Worth(block, page[block.element].tag));
    // Text that the metadata knows is the article; the metadata may be cut
    // short, so other text is only doubted.
    if (hint.usable()) {
      if (hint.ShareIn(block.text) > 0.5) {
        worth.back() = static_cast<double>(block.letters);
      } else if (worth.back() > 0) {
        worth.back() *= 0.3;
      }
    }
  }
  const uint32_t best = BestElement(page, worth, blocks);
  std::vector<const TextBlock*> chosen;
  for (const TextBlock& block : blocks) {
    if (block.first < best || block.first >= page[best].end) continue;
    if (IsAside(block, page[block.element].tag)) continue;
    chosen.push_back(&block);
  }
  return Join(page, chosen);
}

}  // namespace

std::string ChooseBody(const Document& page, absl::string_view hint_text) {
  constexpr size_t kShortBody = 250;
  const BodyHint hint(hint_text);
  const Boilerplate boilerplate = FindBoilerplate(page);
  std::string body = ChooseAmong(page, boilerplate.named, hint);
  if (body.size() < kShortBody) {
    // A site whose names mean something else: trust the elements alone.
    std::string other = ChooseAmong(page, boilerplate.tagged, hint);
    if (other.size() > 2 * body.size()) body = std::move(other);
  }
  // Pages that draw their text by script have it in the metadata alone.
  if (hint.usable() && body.size() * 2 < hint_text.size() &&
      !absl::StrContains(hint_text, "</")) {
    return std::string(hint_text);
  }
  return body;
}

}  // namespace hearsay::normalize
