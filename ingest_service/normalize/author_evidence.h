#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_AUTHOR_EVIDENCE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_AUTHOR_EVIDENCE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "ingest_service/normalize/document.h"

namespace hearsay::normalize {

// Gathers what a page shows as its article's authors, in one walk in document
// order: elements named as authors or bylines, links to an author's page, and
// lines such as "By Ann Roe".
class AuthorCollector {
 public:
  void ReadElement(const Document& page, uint32_t i);
  void ReadText(uint32_t i, absl::string_view text);

  // The names of the byline that stands nearest to the heading; those of
  // elements before those of lines.
  std::vector<std::string> Names() const;

 private:
  struct Found {
    uint32_t node;
    std::string text;
  };

  std::vector<std::string> Nearest(std::vector<Found> list) const;

  uint32_t heading_ = 0;  // The first <h1>; 0 is none.
  uint32_t byline_end_ = 0;
  std::vector<Found> named_, lines_;
};

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_AUTHOR_EVIDENCE_H_
