#include "ingest_service/normalize/text_blocks.h"

#include "absl/strings/ascii.h"

namespace hearsay::normalize {
namespace {

// Collects the text of one block at a time.
class BlockMaker {
 public:
  explicit BlockMaker(std::vector<TextBlock>& blocks) : blocks_(blocks) {}

  void Add(uint32_t node, uint32_t element, absl::string_view text,
           bool in_link) {
    for (size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      const bool no_break_space =
          c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0';
      if (absl::ascii_isspace(c) || no_break_space) {
        if (!space_) space_from_ = {node, i};
        space_ = true;
        i += no_break_space;
        continue;
      }
      if (block_.text.empty()) {
        block_.first = node;
        block_.element = element;
      } else if (space_ && block_.text.back() != '\n') {
        Push(' ', space_from_.node, space_from_.byte);
      }
      space_ = false;
      Push(c, node, i);
      ++block_.letters;
      if (in_link) ++block_.link_letters;
    }
  }
  void BreakLine(uint32_t node) {
    if (!block_.text.empty()) {
      block_.pieces.push_back({Size(), node, TextPiece::kPutIn});
      next_ = {};
      block_.text.push_back('\n');
    }
    space_ = false;
  }
  void End() {
    while (!block_.text.empty() && block_.text.back() == '\n') {
      block_.text.pop_back();
    }
    if (!block_.text.empty()) blocks_.push_back(std::move(block_));
    block_ = TextBlock();
    space_ = false;
    next_ = {};
  }

 private:
  struct Place {
    uint32_t node = 0;
    size_t byte = 0;
    friend bool operator==(const Place&, const Place&) = default;
  };

  uint32_t Size() const { return static_cast<uint32_t>(block_.text.size()); }
  void Push(char c, uint32_t node, size_t byte) {
    if (next_ != Place{node, byte} || block_.pieces.empty()) {
      block_.pieces.push_back({Size(), node, static_cast<uint32_t>(byte)});
    }
    next_ = {node, byte + 1};
    block_.text.push_back(c);
  }

  std::vector<TextBlock>& blocks_;
  TextBlock block_;
  bool space_ = false;
  Place space_from_;  // Where the space began.
  Place next_;        // What would go on with the last piece.
};

}  // namespace

std::vector<TextBlock> FindTextBlocks(const Document& page,
                                      const std::vector<bool>& skipped) {
  std::vector<TextBlock> blocks;
  BlockMaker maker(blocks);
  // Ends of the open block elements and of the open link.
  struct Open {
    uint32_t element;
    uint32_t end;
  };
  std::vector<Open> open = {{0, page[0].end}};
  uint32_t link_end = 0;
  for (uint32_t i = 0; i < page.nodes().size();) {
    while (open.size() > 1 && open.back().end <= i) {
      maker.End();
      open.pop_back();
    }
    const Node& node = page[i];
    if (skipped[i]) {
      if (!IsInline(node.tag)) maker.End();
      i = node.end;
      continue;
    }
    if (node.is_text()) {
      maker.Add(i, open.back().element, node.text, i < link_end);
    } else if (node.tag == GUMBO_TAG_BR) {
      maker.BreakLine(i);
    } else if (IsInline(node.tag)) {
      if (node.tag == GUMBO_TAG_A) link_end = node.end;
    } else {
      maker.End();
      open.push_back({i, node.end});
    }
    ++i;
  }
  maker.End();
  return blocks;
}

}  // namespace hearsay::normalize
