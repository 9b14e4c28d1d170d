#include "ingest_service/normalize/page_blocks.h"

#include <algorithm>

#include "ingest_service/normalize/boilerplate.h"
#include "ingest_service/normalize/unseen.h"

namespace hearsay::normalize {
namespace {

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

// True for each node at or below one that `marked` marks.
std::vector<bool> Below(const Document& page, const std::vector<bool>& marked) {
  std::vector<bool> below = marked;
  for (uint32_t i = 1; i < page.nodes().size(); ++i) {
    if (below[page[i].parent]) below[i] = true;
  }
  return below;
}

// True when readers would find something to read in `blocks`: more than a menu
// or a request to enable scripts.
bool HoldProse(const std::vector<TextBlock>& blocks) {
  constexpr size_t kProse = 60;
  constexpr size_t kEnough = 200;
  size_t prose = 0;
  for (const TextBlock& block : blocks) {
    if (block.letters >= kProse && block.LinkShare() < 0.5) {
      prose += block.letters;
    }
  }
  return prose >= kEnough;
}

}  // namespace

PageBlocks MeasurePage(const Document& page, const BodyHint& hint) {
  constexpr size_t kShortBody = 250;
  const Boilerplate boilerplate = FindBoilerplate(page);
  // A block is judged as a whole, so only what stands inside one is cut by its
  // name.
  std::vector<bool> skipped = boilerplate.tagged;
  for (uint32_t i = 0; i < page.nodes().size(); ++i) {
    if (boilerplate.named[i] && IsInline(page[i].tag)) skipped[i] = true;
  }
  PageBlocks out;
  out.blocks = FindTextBlocks(page, skipped);
  if (out.blocks.empty()) {
    // A form or a fallback for want of scripts that holds the whole page.
    out.blocks = FindTextBlocks(page, FindUnseen(page));
    if (!HoldProse(out.blocks)) out.blocks.clear();
  }
  if (out.blocks.empty()) return out;
  const std::vector<bool> named = Below(page, boilerplate.named);
  std::vector<double> worth, worth_named;
  std::vector<double> hinted;
  size_t plain_letters = 0;
  for (const TextBlock& block : out.blocks) {
    double value = Worth(block, page[block.element].tag);
    hinted.push_back(hint.usable() ? hint.ShareIn(block.text) : -1);
    // Text that the metadata knows is the article; the metadata may be cut
    // short, so other text is only doubted.
    if (hint.usable()) {
      if (hinted.back() > 0.5) {
        value = static_cast<double>(block.letters);
      } else if (value > 0) {
        value *= 0.3;
      }
    }
    worth_named.push_back(value);
    worth.push_back(named[block.first] ? 0 : value);
    if (!named[block.first]) plain_letters += block.letters;
  }
  // A site whose names mean something else: trust the elements alone.
  const uint32_t best = BestElement(
      page, plain_letters < kShortBody ? worth_named : worth, out.blocks);
  out.features = MeasureBlocks(page, out.blocks, boilerplate, hinted, best);
  return out;
}

}  // namespace hearsay::normalize
