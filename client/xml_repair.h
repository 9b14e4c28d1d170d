#ifndef HEARSAY_CLIENT_XML_REPAIR_H_
#define HEARSAY_CLIENT_XML_REPAIR_H_

#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::client {

// `text`, valid UTF-8, as XML that a recovering parser loses nothing of, and
// that cannot make it read or expand anything:
//   * what stands before the first tag, the XML declaration, the document type,
//     comments and processing instructions are gone;
//   * named references become characters: those of HTML, and those that the
//     document type declares as plain text; any other one, and an ampersand or
//     a less-than sign that starts nothing, stands for itself;
//   * control characters of the upper half, written out or as references, are
//     what windows-1252 has in their place; what no XML has is gone;
//   * a CDATA section that never ends is opened up;
//   * tags are written anew: attributes without a value or without quotes have
//     both, those past the 256th are gone.
// The result is at most 6 times as long, plus 1 MiB of declared entities.
// O(size); thread safe.
std::string RepairXml(absl::string_view text);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_XML_REPAIR_H_
