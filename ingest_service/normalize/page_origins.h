#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_ORIGINS_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_ORIGINS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "ingest_service/normalize/document.h"
#include "ingest_service/normalize/text_blocks.h"

namespace hearsay::normalize {

// Where each byte of `text`, of `pieces`, stands in page.html(): the first byte
// of the character or reference that it was made of; of what was put in, of the
// tag or text that it was put in for. O(text + source of its nodes).
std::vector<uint32_t> OriginsInPage(const Document& page,
                                    absl::string_view text,
                                    absl::Span<const TextPiece> pieces);

// The pieces of `value`, a string of the JSON that the text of `node` is, which
// stands there after the name `name`; empty when it is not found. O(size).
std::vector<TextPiece> PiecesOfJson(const Document& page, uint32_t node,
                                    absl::string_view name,
                                    absl::string_view value);

// Where each byte of `text` stands in `source`, of which a parser made it: line
// ends were made one, character references resolved, tags that mean nothing
// passed over. O(text + source).
std::vector<uint32_t> AlignWithSource(absl::string_view text,
                                      absl::string_view source);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_ORIGINS_H_
