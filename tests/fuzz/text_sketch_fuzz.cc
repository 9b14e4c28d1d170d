// Any text has a bounded sketch that survives being stored, and no stored bytes
// are taken for one that they are not.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "absl/strings/string_view.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "ingest_service/commit/fingerprint_row.h"
#include "ingest_service/commit/text_sketch.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hearsay;
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto row = commit::DecodeSketchRow(bytes); row.ok()) {
    // A varint may be spelt longer than it need be; the values stand.
    const auto again = commit::DecodeSketchRow(
        commit::SketchRowOf(row->id, commit::EncodeTextSketch(row->sketch)));
    if (!again.ok() || !(again->sketch == row->sketch)) std::abort();
    if (commit::AnchorsInSketchRow(bytes).value() !=
        row->sketch.anchors.size()) {
      std::abort();
    }
  }
  if (const auto holders = commit::DecodeHolders(bytes); holders.ok()) {
    if (commit::DecodeHolders(commit::EncodeHolders(*holders)).value() !=
        *holders) {
      std::abort();
    }
  }
  if (!text::IsValidUtf8(bytes)) return 0;
  const commit::TextSketch sketch = commit::SketchText(text::ToNfc(bytes));
  if (sketch.anchors.size() > commit::kMaxShingles / 16 ||
      sketch.samples.size() > commit::kMaxShingles / 2) {
    std::abort();
  }
  if (sketch.empty() != sketch.anchors.empty()) std::abort();
  if (!sketch.empty() &&
      commit::CompareTexts(sketch, sketch).of_shorter() != 1) {
    std::abort();
  }
  const auto stored =
      commit::DecodeTextSketch(commit::EncodeTextSketch(sketch));
  if (!stored.ok() || !(*stored == sketch)) std::abort();
  return 0;
}
