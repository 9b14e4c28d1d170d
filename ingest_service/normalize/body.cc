#include "ingest_service/normalize/body.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
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
  const double letters = static_cast<double>(block.letters);
  constexpr double kLinkCost = 2.5;
  constexpr double kShortCost = 40;
  constexpr double kProse = 60;
  if (IsHeading(tag)) return 0;
  double worth = letters - kLinkCost * static_cast<double>(block.link_letters);
  if (letters < kProse)
    worth = std::min(worth, 0.0) - kShortCost * (1 - letters / kProse);
  if (tag == GUMBO_TAG_P || tag == GUMBO_TAG_BLOCKQUOTE) return worth;
  // Text outside paragraphs is more often something else.
  return worth > 0 ? worth * 0.7 : worth;
}

// The element whose blocks are worth most together; the innermost of equals.
uint32_t BestElement(const Document& page,
                     const std::vector<TextBlock>& blocks) {
  std::vector<double> worth(page.nodes().size());
  for (const TextBlock& block : blocks) {
    worth[block.element] += Worth(block, page[block.element].tag);
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
bool IsAsideLine(const TextBlock& block, GumboTag tag) {
  constexpr size_t kLong = 200;
  if (block.LinkShare() > 0.8 && block.letters < kLong) return true;
  if (IsHeading(tag) && block.LinkShare() > 0.5) return true;
  return tag == GUMBO_TAG_LI && block.LinkShare() > 0.5;
}

}  // namespace

std::string ChooseBody(const Document& page) {
  const std::vector<TextBlock> blocks =
      FindTextBlocks(page, FindBoilerplate(page));
  if (blocks.empty()) return "";
  const uint32_t best = BestElement(page, blocks);
  std::string body;
  const TextBlock* heading = nullptr;  // Waits for text to stand above.
  for (const TextBlock& block : blocks) {
    if (block.first < best || block.first >= page[best].end) continue;
    const GumboTag tag = page[block.element].tag;
    if (IsAsideLine(block, tag)) continue;
    if (IsHeading(tag)) {
      heading = &block;
      continue;
    }
    if (heading != nullptr) {
      absl::StrAppend(&body, body.empty() ? "" : "\n\n", heading->text);
      heading = nullptr;
    }
    absl::StrAppend(&body, body.empty() ? "" : "\n\n", block.text);
  }
  return body;
}

}  // namespace hearsay::normalize
