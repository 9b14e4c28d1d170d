#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_DATE_EVIDENCE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_DATE_EVIDENCE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "ingest_service/normalize/document.h"

namespace hearsay::normalize {

// The places of one page that may hold its publication date, as written; in
// each list the likeliest first.
struct DateEvidence {
  using Texts = std::vector<std::string>;

  Texts published = {};  // JSON-LD, meta tags.
  Texts url_paths = {};  // Of the page; as its links give it.
  Texts elements = {};   // itemprop, <time datetime>.
  Texts scripts = {};    // What stands after "datePublished".
  Texts named = {};      // Texts of elements named "date".
  Texts lines = {};      // Short texts.
  Texts openings = {};   // The first words of long ones.
  Texts modified = {};   // JSON-LD, meta tags.
  Texts images = {};     // Paths of the pictures that stand for the page.
};

// Gathers it in one walk over the page, in document order; what is not in the
// metadata is then ordered by its distance from the heading.
class DateCollector {
 public:
  void ReadElement(const Document& page, uint32_t i);
  void ReadText(uint32_t i, absl::string_view text);
  void ReadScript(absl::string_view script);

  // `evidence` with what was gathered.
  void MoveTo(DateEvidence& evidence);

 private:
  struct Found {
    uint32_t node;
    std::string text;
  };
  using List = std::vector<Found>;

  void Add(List& list, uint32_t node, std::string text);
  std::vector<std::string> ByDistance(List list) const;

  uint32_t heading_ = 0;  // The first <h1>; 0 is none.
  std::vector<std::string> scripts_, published_;
  List elements_, named_, lines_, openings_;
};

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_DATE_EVIDENCE_H_
