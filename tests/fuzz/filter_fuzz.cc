// A filter that is read prints as one that reads the same.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "query_service/interpret/filter_parser.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  const auto node = hearsay::interpret::ParseFilter(input);
  if (!node.ok()) return 0;
  const std::string printed = hearsay::interpret::PrintFilter(*node);
  // Quotation marks make it longer: it may pass the limit of size.
  if (printed.size() > hearsay::interpret::kMaxFilterBytes) return 0;
  const auto again = hearsay::interpret::ParseFilter(printed);
  if (!again.ok() || hearsay::interpret::PrintFilter(*again) != printed) {
    std::fprintf(stderr, "does not read again: %s\n", printed.c_str());
    std::abort();
  }
  return 0;
}
