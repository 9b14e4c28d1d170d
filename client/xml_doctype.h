#ifndef HEARSAY_CLIENT_XML_DOCTYPE_H_
#define HEARSAY_CLIENT_XML_DOCTYPE_H_

#include <cstddef>
#include <functional>
#include <map>
#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::client {

// The end of the document type declaration that starts `text` ("<!DOCTYPE"),
// past its internal subset; npos when it does not end. O(size).
size_t DoctypeEnd(absl::string_view text);

// Entities by name whose values are text and numeric references, nothing that
// would itself be expanded.
using PlainEntities = std::map<std::string, std::string, std::less<>>;

// Those that a document type declares; at most 256, of at most 256 bytes.
PlainEntities ReadPlainEntities(absl::string_view doctype);

// How many bytes at the start of `text` are an entity's name; at most 33, which
// is no name of one.
size_t EntityNameBytes(absl::string_view text);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_XML_DOCTYPE_H_
