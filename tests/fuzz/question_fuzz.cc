// Any UTF-8 is read, to a filter that reads again.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "query_service/interpret/filter_parser.h"
#include "query_service/interpret/question_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  const absl::Time now =
      absl::FromCivil(absl::CivilDay(2023, 5, 25), absl::UTCTimeZone());
  const auto question = hearsay::interpret::ReadQuestion(input, "", now);
  if (!question.ok()) return 0;
  const std::string& filter = question->interpretation.filter;
  if (filter.size() > hearsay::interpret::kMaxFilterBytes) return 0;
  const auto again = hearsay::interpret::ParseFilter(filter);
  if (!again.ok() || hearsay::interpret::PrintFilter(*again) != filter) {
    std::fprintf(stderr, "does not read again: %s\n", filter.c_str());
    std::abort();
  }
  return 0;
}
