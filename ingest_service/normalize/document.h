#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_DOCUMENT_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_DOCUMENT_H_

#include <gumbo.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace hearsay::normalize {

class ParseArena;

// One node of a Document: an element, or a text (then `tag` is GUMBO_TAG_LAST).
struct Node {
  GumboTag tag = GUMBO_TAG_LAST;
  uint32_t parent = 0;
  uint32_t end = 0;  // One past the last node below it; index + 1 of a text.
  uint16_t depth = 0;
  absl::string_view text;    // Of a text node; entities decoded.
  absl::string_view source;  // Of `html` as parsed: the text, or the tag.
  const GumboElement* element = nullptr;

  bool is_text() const { return element == nullptr; }
};

// A parsed HTML page as one array in document order: node 0 is <html>, the
// nodes below node i are [i + 1, nodes[i].end). Walking it needs no recursion,
// whatever the nesting of the page. Owns all that its nodes point to. Movable;
// thread safe once built.
class Document {
 public:
  // Parses by the HTML5 rules; anything is HTML. `html` is valid UTF-8.
  // kResourceExhausted when the page is built to break parsers: nesting or
  // attributes whose cost is out of proportion to its size. Linear otherwise.
  static absl::StatusOr<Document> Parse(std::string html);

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  // As it was parsed.
  absl::string_view html() const { return html_; }
  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& operator[](uint32_t i) const { return nodes_[i]; }

  // The value of an attribute, empty when the node has none.
  absl::string_view Attribute(uint32_t i, const char* name) const;
  bool HasAttribute(uint32_t i, const char* name) const;
  // The name of an element; of an unknown one as the page writes it.
  std::string TagName(uint32_t i) const;
  // The text below a node, white space collapsed, one space where blocks meet.
  // Not read on once `max_bytes` are full.
  std::string Text(uint32_t i, size_t max_bytes) const;

 private:
  Document();
  void Flatten(const GumboNode* root);
  absl::string_view Source(const GumboStringPiece& piece) const;

  std::string html_;
  std::unique_ptr<ParseArena> arena_;
  std::vector<Node> nodes_;
};

// True for elements that do not break a line: <a>, <b>, <span> …
bool IsInline(GumboTag tag);

// True for <h1> to <h6>.
bool IsHeading(GumboTag tag);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_DOCUMENT_H_
