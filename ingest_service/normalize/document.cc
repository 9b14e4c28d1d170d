#include "ingest_service/normalize/document.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "ingest_service/normalize/parse_arena.h"

namespace hearsay::normalize {

Document::Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

absl::StatusOr<Document> Document::Parse(std::string html) {
  Document document;
  document.html_ = std::move(html);
  document.arena_ = std::make_unique<ParseArena>();
  // A short string's bytes move with the object, so they are parked first.
  document.html_.reserve(64);
  const GumboNode* root = document.arena_->Parse(document.html_);
  if (root == nullptr) {
    return absl::ResourceExhaustedError("nested too deeply to be parsed");
  }
  document.Flatten(root);
  return document;
}

// Tags that the parser puts in have no source; what ends with the page has a
// length past its end.
absl::string_view Document::Source(const GumboStringPiece& piece) const {
  const absl::string_view html = html_;
  if (piece.data < html.data() || piece.data >= html.data() + html.size()) {
    return {};
  }
  return html.substr(static_cast<size_t>(piece.data - html.data()),
                     piece.length);
}

void Document::Flatten(const GumboNode* root) {
  struct Open {
    const GumboNode* node;
    uint32_t index;
    unsigned next_child;
  };
  std::vector<Open> stack;
  const auto open = [&](const GumboNode* node, uint32_t parent) {
    const auto index = static_cast<uint32_t>(nodes_.size());
    Node& made = nodes_.emplace_back();
    made.tag = node->v.element.tag;
    made.parent = parent;
    made.depth = static_cast<uint16_t>(std::min<size_t>(stack.size(), 65535));
    made.element = &node->v.element;
    made.source = Source(node->v.element.original_tag);
    stack.push_back({node, index, 0});
  };
  open(root, 0);
  while (!stack.empty()) {
    Open& top = stack.back();
    const GumboVector& children = top.node->v.element.children;
    if (top.next_child == children.length) {
      nodes_[top.index].end = static_cast<uint32_t>(nodes_.size());
      stack.pop_back();
      continue;
    }
    const auto* child =
        static_cast<const GumboNode*>(children.data[top.next_child++]);
    switch (child->type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        open(child, top.index);
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE: {
        Node& made = nodes_.emplace_back();
        made.parent = top.index;
        made.end = static_cast<uint32_t>(nodes_.size());
        made.depth =
            static_cast<uint16_t>(std::min<size_t>(stack.size(), 65535));
        made.text = child->v.text.text;
        made.source = Source(child->v.text.original_text);
        break;
      }
      default:
        break;
    }
  }
}

absl::string_view Document::Attribute(uint32_t i, const char* name) const {
  if (nodes_[i].is_text()) return {};
  const GumboAttribute* attribute =
      gumbo_get_attribute(&nodes_[i].element->attributes, name);
  return attribute == nullptr ? absl::string_view() : attribute->value;
}

bool Document::HasAttribute(uint32_t i, const char* name) const {
  return !nodes_[i].is_text() &&
         gumbo_get_attribute(&nodes_[i].element->attributes, name) != nullptr;
}

std::string Document::TagName(uint32_t i) const {
  const Node& node = nodes_[i];
  if (node.is_text()) return "";
  if (node.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(node.tag);
  GumboStringPiece name = node.element->original_tag;
  gumbo_tag_from_original_text(&name);
  return absl::AsciiStrToLower(absl::string_view(name.data, name.length));
}

std::string Document::Text(uint32_t i, size_t max_bytes) const {
  std::string out;
  for (uint32_t k = i; k < nodes_[i].end && out.size() < max_bytes; ++k) {
    const Node& node = nodes_[k];
    if (!node.is_text()) {
      if (node.tag == GUMBO_TAG_SCRIPT || node.tag == GUMBO_TAG_STYLE) {
        k = node.end - 1;
      } else if (!IsInline(node.tag) && !out.empty() && out.back() != ' ') {
        out.push_back(' ');
      }
      continue;
    }
    for (const char c : node.text) {
      if (out.size() >= max_bytes && (c & 0xC0) != 0x80) break;
      if (!absl::ascii_isspace(c)) {
        out.push_back(c);
      } else if (!out.empty() && out.back() != ' ') {
        out.push_back(' ');
      }
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool IsInline(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN:
    case GUMBO_TAG_LAST:
      return true;
    default:
      return false;
  }
}

bool IsHeading(GumboTag tag) {
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 ||
         tag == GUMBO_TAG_H4 || tag == GUMBO_TAG_H5 || tag == GUMBO_TAG_H6;
}

}  // namespace hearsay::normalize
