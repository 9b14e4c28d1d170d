#include "ingest_service/normalize/block_features.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "ingest_service/normalize/aside_lines.h"
#include "ingest_service/normalize/element_place.h"

namespace hearsay::normalize {
namespace {

constexpr size_t kProseLetters = 60;

bool IsProse(const TextBlock& block) {
  return block.letters >= kProseLetters && block.LinkShare() < 0.3;
}

float Log(double value) { return static_cast<float>(std::log2(1 + value)); }

float Share(size_t part, size_t whole) {
  return whole == 0 ? 0 : static_cast<float>(part) / static_cast<float>(whole);
}

// What the blocks below one element, or of one kind, come to.
struct Sum {
  uint32_t letters = 0;
  uint32_t links = 0;
  uint32_t prose = 0;
  uint32_t blocks = 0;
  // What lists of other articles are made of: their headings are links, and
  // their texts are cut short.
  uint32_t after_links = 0;
  uint32_t cut_short = 0;

  void Add(const TextBlock& block) {
    letters += static_cast<uint32_t>(block.letters);
    links += static_cast<uint32_t>(block.link_letters);
    if (IsProse(block)) prose += static_cast<uint32_t>(block.letters);
    ++blocks;
  }
  void Add(const Sum& other) {
    letters += other.letters;
    links += other.links;
    prose += other.prose;
    blocks += other.blocks;
  }
};

float TagClass(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
      return 0;
    case GUMBO_TAG_LI:
      return 1;
    case GUMBO_TAG_H2:
      return 2;
    case GUMBO_TAG_H3:
      return 3;
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      return 4;
    case GUMBO_TAG_BLOCKQUOTE:
      return 5;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return 6;
    case GUMBO_TAG_PRE:
      return 7;
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
      return 8;
    case GUMBO_TAG_DIV:
      return 9;
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_BODY:
      return 10;
    default:
      return 11;
  }
}

bool IsCutShort(absl::string_view text) {
  for (const absl::string_view end : {"...", "…", "[...]", "[…]", "(...)"}) {
    if (absl::EndsWith(text, end)) return true;
  }
  return false;
}

void MeasureText(const TextBlock& block, BlockFeatures& out) {
  const auto set = [&out](BlockFeature feature, double value) {
    out[static_cast<size_t>(feature)] = static_cast<float>(value);
  };
  size_t words = 1, capitals = 0, digits = 0, signs = 0, commas = 0, stops = 0;
  size_t lines = 0;
  const absl::string_view text = block.text;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    words += c == ' ' || c == '\n';
    lines += c == '\n';
    capitals += absl::ascii_isupper(c);
    digits += absl::ascii_isdigit(c);
    signs += absl::ascii_ispunct(c);
    commas += c == ',';
    stops +=
        (c == '.' || c == '?' || c == '!') &&
        (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n');
  }
  for (const absl::string_view stop : {"。", "।", "؟", "۔", "！", "？"}) {
    for (size_t at = text.find(stop); at != text.npos;
         at = text.find(stop, at + 3)) {
      ++stops;
    }
  }
  for (const absl::string_view comma : {"，", "、", "،"}) {
    for (size_t at = text.find(comma); at != text.npos;
         at = text.find(comma, at + 2)) {
      ++commas;
    }
  }
  const double letters = static_cast<double>(block.letters);
  set(BlockFeature::kLetters, Log(letters));
  set(BlockFeature::kWords, Log(static_cast<double>(words)));
  set(BlockFeature::kWordLength, letters / static_cast<double>(words));
  set(BlockFeature::kCapitals, static_cast<double>(capitals) / letters);
  set(BlockFeature::kDigits, static_cast<double>(digits) / letters);
  set(BlockFeature::kSigns, static_cast<double>(signs) / letters);
  set(BlockFeature::kCommas, static_cast<double>(commas));
  set(BlockFeature::kStops, static_cast<double>(stops));
  double ends = 0;
  for (const absl::string_view stop :
       {".", "?", "!", "\"", "”", "。", "…", "»", "“", "।", "！", "？", "’"}) {
    if (absl::EndsWith(text, stop)) ends = 2;
  }
  if (absl::EndsWith(text, ":")) ends = 1;
  set(BlockFeature::kEndsSentence, ends);
  set(BlockFeature::kStartsLow, absl::ascii_islower(text.front())   ? 1
                                : absl::ascii_isdigit(text.front()) ? 2
                                                                    : 0);
  set(BlockFeature::kLinkShare, block.LinkShare());
  set(BlockFeature::kLinkLetters, Log(static_cast<double>(block.link_letters)));
  set(BlockFeature::kLines, static_cast<double>(lines));
  set(BlockFeature::kAsideLine, IsAsideLine(text));
  const int marks =
      absl::StrContains(text, "©") * 8 + absl::StrContains(text, "@") * 4 +
      (absl::StrContains(text, "http") || absl::StrContains(text, "www.")) * 2 +
      absl::StrContains(text, "|");
  set(BlockFeature::kMarks, marks);
}

}  // namespace

std::vector<BlockFeatures> MeasureBlocks(const Document& page,
                                         const std::vector<TextBlock>& blocks,
                                         const Boilerplate& boilerplate,
                                         const std::vector<double>& hinted,
                                         uint32_t best) {
  const std::vector<ElementPlace> places = FindPlaces(page, boilerplate, best);
  std::vector<Sum> below(page.nodes().size());
  std::unordered_map<std::string, Sum> kinds;
  std::unordered_map<std::string, uint32_t> repeated;
  Sum whole;
  const auto kind = [&](const TextBlock& block) {
    // Many blocks may have one parent, so its class is not copied whole.
    constexpr size_t kMaxClassBytes = 100;
    const auto name = [&](uint32_t element) {
      return page.Attribute(element, "class").substr(0, kMaxClassBytes);
    };
    const uint32_t parent = page[block.element].parent;
    return absl::StrCat(static_cast<int>(page[block.element].tag), " ",
                        name(block.element), ">",
                        static_cast<int>(page[parent].tag), " ", name(parent));
  };
  std::vector<Sum*> kind_of;
  constexpr double kLink = 0.9;
  bool after_link = false;
  for (const TextBlock& block : blocks) {
    below[block.element].Add(block);
    whole.Add(block);
    ++repeated[block.text];
    Sum& sum = kinds[kind(block)];
    sum.Add(block);
    sum.after_links += after_link;
    sum.cut_short += IsCutShort(block.text);
    kind_of.push_back(&sum);
    after_link = block.LinkShare() >= kLink;
  }
  for (size_t k = below.size(); k-- > 1;) {
    below[page[static_cast<uint32_t>(k)].parent].Add(below[k]);
  }
  size_t first_best = blocks.size(), last_best = 0;
  uint32_t heading = 0;
  for (size_t b = 0; b < blocks.size(); ++b) {
    if (blocks[b].first >= best && blocks[b].first < page[best].end) {
      first_best = std::min(first_best, b);
      last_best = b;
    }
  }
  for (uint32_t i = 0; i < page.nodes().size() && heading == 0; ++i) {
    if (page[i].tag == GUMBO_TAG_H1) heading = i;
  }
  std::vector<float> prose_before(blocks.size()), prose_after(blocks.size());
  float distance = 50;
  for (size_t b = 0; b < blocks.size(); ++b) {
    prose_before[b] = distance;
    distance = IsProse(blocks[b]) ? 1 : std::min(distance + 1, 50.0f);
  }
  distance = 50;
  for (size_t b = blocks.size(); b-- > 0;) {
    prose_after[b] = distance;
    distance = IsProse(blocks[b]) ? 1 : std::min(distance + 1, 50.0f);
  }
  // The depth of the innermost element that holds both a node and `best`.
  std::vector<uint16_t> shared_depth(page.nodes().size());
  for (uint32_t i = 1; i < page.nodes().size(); ++i) {
    const bool above = i <= best && best < page[i].end;
    shared_depth[i] = above ? page[i].depth : shared_depth[page[i].parent];
  }

  std::vector<BlockFeatures> all(blocks.size());
  for (size_t b = 0; b < blocks.size(); ++b) {
    const TextBlock& block = blocks[b];
    BlockFeatures& out = all[b];
    const auto set = [&out](BlockFeature feature, double value) {
      out[static_cast<size_t>(feature)] = static_cast<float>(value);
    };
    MeasureText(block, out);
    const ElementPlace& place = places[block.first];
    const uint16_t depth = page[block.element].depth;
    set(BlockFeature::kBold, place.bold);
    set(BlockFeature::kRepeated, repeated[block.text]);
    set(BlockFeature::kHintShare, hinted[b]);
    set(BlockFeature::kTag, TagClass(page[block.element].tag));
    set(BlockFeature::kInArticle, place.article);
    set(BlockFeature::kInMain, place.main);
    set(BlockFeature::kInList, place.list);
    set(BlockFeature::kInTable, place.table);
    set(BlockFeature::kInQuote, place.quote);
    set(BlockFeature::kInSide, place.side);
    set(BlockFeature::kInFigure, place.figure);
    set(BlockFeature::kNamedAbove, place.named);
    set(BlockFeature::kNamedDistance,
        place.named == 0 ? 40 : depth - place.named_depth);
    const auto in = [&](BoilerplateKind kind) {
      return place.kinds >> static_cast<unsigned>(kind) & 1;
    };
    set(BlockFeature::kInComments, in(BoilerplateKind::kComments));
    set(BlockFeature::kInRelated, in(BoilerplateKind::kRelated));
    set(BlockFeature::kInAbout, in(BoilerplateKind::kAbout));
    set(BlockFeature::kInPromotion, in(BoilerplateKind::kPromotion));
    set(BlockFeature::kBodyNameDistance,
        place.body_depth == 0 ? 40 : depth - place.body_depth);
    set(BlockFeature::kArticleBodyAbove, place.article_body);
    const uint32_t parent = page[block.element].parent;
    const uint32_t grandparent = page[parent].parent;
    set(BlockFeature::kParentProse, Log(below[parent].prose));
    set(BlockFeature::kParentProseShare,
        Share(below[parent].prose, below[parent].letters));
    set(BlockFeature::kParentLinkShare,
        Share(below[parent].links, below[parent].letters));
    set(BlockFeature::kGrandparentProse, Log(below[grandparent].prose));
    set(BlockFeature::kGrandparentLinkShare,
        Share(below[grandparent].links, below[grandparent].letters));
    const Sum& same = *kind_of[b];
    set(BlockFeature::kKindProse, Share(same.prose, whole.prose));
    set(BlockFeature::kKindShare, Share(same.prose, same.letters));
    set(BlockFeature::kKindBlocks, Log(same.blocks));
    set(BlockFeature::kKindAfterLink, Share(same.after_links, same.blocks));
    set(BlockFeature::kKindCutShort, Share(same.cut_short, same.blocks));
    const auto neighbour = [&](size_t back, size_t ahead, BlockFeature letters,
                               BlockFeature links) {
      const bool has = b >= back && b - back + ahead < blocks.size();
      const size_t at = has ? b - back + ahead : 0;
      set(letters, has ? Log(static_cast<double>(blocks[at].letters)) : -1);
      set(links, has ? blocks[at].LinkShare() : -1);
    };
    neighbour(1, 0, BlockFeature::kBeforeLetters,
              BlockFeature::kBeforeLinkShare);
    neighbour(2, 0, BlockFeature::kBefore2Letters,
              BlockFeature::kBefore2LinkShare);
    neighbour(0, 1, BlockFeature::kAfterLetters, BlockFeature::kAfterLinkShare);
    neighbour(0, 2, BlockFeature::kAfter2Letters,
              BlockFeature::kAfter2LinkShare);
    set(BlockFeature::kSameParentBefore,
        b > 0 && page[blocks[b - 1].element].parent == parent);
    set(BlockFeature::kSameParentAfter,
        b + 1 < blocks.size() && page[blocks[b + 1].element].parent == parent);
    set(BlockFeature::kProseBefore, prose_before[b]);
    set(BlockFeature::kProseAfter, prose_after[b]);
    const bool in_best = block.first >= best && block.first < page[best].end;
    set(BlockFeature::kInBest, in_best);
    set(BlockFeature::kBestDistance,
        in_best ? -std::min(depth - page[best].depth, 20)
                : page[best].depth - shared_depth[block.first]);
    set(BlockFeature::kBestOffset,
        b < first_best  ? -Log(static_cast<double>(first_best - b))
        : b > last_best ? Log(static_cast<double>(b - last_best))
                        : 0);
    set(BlockFeature::kBestPosition,
        in_best ? Share(b - first_best, last_best - first_best + 1) : -1);
    set(BlockFeature::kBestShare, Share(below[best].prose, whole.prose));
    const double from_heading = heading == 0 ? -20
                                : block.first < heading
                                    ? -1
                                    : Log(block.first - heading);
    set(BlockFeature::kFromHeading, from_heading);
    set(BlockFeature::kHintUsable, hinted[b] >= 0);
  }
  return all;
}

}  // namespace hearsay::normalize
