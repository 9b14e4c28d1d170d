#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_TEXT_BLOCKS_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_TEXT_BLOCKS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "ingest_service/normalize/document.h"

namespace hearsay::normalize {

// From its byte `at` on, and up to the next piece, a text comes from the text
// of a node: byte by byte from its byte `from` on, or all of it, put in, from
// where the node begins.
struct TextPiece {
  static constexpr uint32_t kPutIn = ~0u;

  uint32_t at = 0;
  uint32_t node = 0;
  uint32_t from = 0;
};

// One stretch of a page's text that no block element interrupts: a paragraph,
// a heading, a list item, a table cell.
struct TextBlock {
  std::string text;         // White space collapsed; <br> is '\n'.
  uint32_t first = 0;       // The node of its first text.
  uint32_t element = 0;     // The innermost block element around it.
  size_t letters = 0;       // Bytes of text that are not white space.
  size_t link_letters = 0;  // Of these, inside <a>.
  std::vector<TextPiece> pieces = {};

  double LinkShare() const {
    return letters == 0 ? 0
                        : static_cast<double>(link_letters) /
                              static_cast<double>(letters);
  }
};

// The blocks of a page in order, without those below a node that `skipped`
// (one flag a node) marks. O(nodes + text).
std::vector<TextBlock> FindTextBlocks(const Document& page,
                                      const std::vector<bool>& skipped);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_TEXT_BLOCKS_H_
