// Any text's times are spans of it, in order, and none is empty or backwards.

#include <cstddef>
#include <cstdint>
#include <string>

#include "common/language/segmenter.h"
#include "common/language/time_expressions.h"
#include "common/text/utf8.h"
#include "tests/support/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hearsay;  // NOLINT: a program of its own.
  const absl::string_view text(reinterpret_cast<const char*>(data), size);
  if (!text::IsValidUtf8(text)) return 0;
  const language::AnnotatedText annotated = language::Segment(text);
  uint32_t last = 0;
  for (const language::TimeExpression& time :
       language::FindTimeExpressions(annotated, absl::CivilDay(2023, 5, 25))) {
    Require(last <= time.span.begin && time.span.begin < time.span.end);
    Require(time.span.end <= text.size());
    Require(time.first_token < time.end_token);
    Require(time.end_token <= annotated.tokens.size());
    Require(time.range.start_seconds < time.range.end_seconds);
    last = time.span.end;
  }
  return 0;
}
