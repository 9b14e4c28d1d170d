#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_CREDIT_LINES_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_CREDIT_LINES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/text/byte_span.h"

namespace hearsay::normalize {

// Outlets that an article gives credit to, as written, each once, and its text
// without the lines that do nothing but that.
struct Credits {
  std::string text;
  std::vector<ByteSpan> kept;  // What `text` joins, with "\n\n" between.
  std::vector<std::string> outlets;
};

// Reads the credits of a cleaned text (clean_text.h). Cut are, where they stand
// alone among the first or last paragraphs: "Read the original article on X",
// "This story originally appeared in X", "By AP", "Source: X", and a closing
// "(Read more … stories.)". Read but kept: a dateline's "(Reuters) -", "X
// contributed to this report", and a last line of agencies' names, "dpa/AFP".
// O(size).
Credits TakeCredits(std::string text);

// Adds the news agencies that a byline names: "AP", "Reuters and AFP".
void AddBylineAgencies(absl::string_view byline,
                       std::vector<std::string>& outlets);

// Adds an outlet, when it is not empty and not there yet.
void AddOutlet(absl::string_view outlet, std::vector<std::string>& outlets);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_CREDIT_LINES_H_
