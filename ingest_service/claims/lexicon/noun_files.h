#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_NOUN_FILES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_NOUN_FILES_H_

#include <cstdint>
#include <initializer_list>

namespace hearsay::claims {

// Sets of WordNet's lexicographer files (see language::WordSenses), as bits.

constexpr uint64_t Files(std::initializer_list<int> files) {
  uint64_t mask = 0;
  for (const int file : files) mask |= uint64_t{1} << file;
  return mask;
}

constexpr bool InFiles(uint64_t files, uint8_t file) {
  return file < 64 && (files >> file & 1) != 0;
}

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_NOUN_FILES_H_
