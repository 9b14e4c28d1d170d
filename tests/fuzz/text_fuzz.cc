#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "absl/strings/string_view.h"
#include "common/text/code_point_map.h"
#include "common/text/fold.h"
#include "common/text/index_terms.h"
#include "common/text/utf8.h"

// Any bytes: repair makes them valid, the map is its own inverse, folding and
// the index's terms stay valid.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hearsay::text;  // NOLINT: this function only.
  const auto require = [](bool holds) {
    if (!holds) std::abort();
  };
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = RepairUtf8(bytes);
  require(IsValidUtf8(text));
  require(IsValidUtf8(bytes) == (text == bytes));

  const CodePointMap map(text);
  uint32_t code_points = 0;
  for (absl::string_view rest = text; !rest.empty(); ++code_points) {
    const auto byte = static_cast<uint32_t>(text.size() - rest.size());
    require(map.ToCodePoint(byte) == code_points);
    require(map.ToByte(code_points) == byte);
    ConsumeCodePoint(rest);
  }
  require(map.code_points() == code_points);

  const std::string folded = Fold(text);
  require(IsValidUtf8(folded));
  require(Fold(Fold(folded)) == Fold(folded));
  require(IsValidUtf8(FoldWords(text)));
  require(ToNfc(ToNfc(text)) == ToNfc(text));
  for (const IndexTerm& term : IndexTerms(text, size % 2 ? "ru" : "en")) {
    require(IsValidUtf8(term.term) && !term.term.empty());
    require(term.term.size() <= 64);
  }
  return 0;
}
