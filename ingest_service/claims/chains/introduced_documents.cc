#include "ingest_service/claims/chains/introduced_documents.h"

#include <algorithm>

#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/chains/addressed_outlet.h"
#include "ingest_service/claims/chains/document_links.h"
#include "ingest_service/claims/chains/outlet_links.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/lexicon/source_nouns.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kWordsBefore = 6;  // Of a phrase before its noun.

// What any document may be called.
bool IsAnyDocument(absl::string_view noun) {
  return noun == "document" || noun == "file" || noun == "paper" ||
         noun == "text";
}

bool IsDefinite(absl::string_view word) {
  return word == "the" || word == "this" || word == "that" || word == "these" ||
         word == "those";
}

// Where the phrase of the noun at `t` begins; `t` + 1 when it takes up one that
// the reader knows.
uint32_t BeginOfIndefinite(const Words& words, uint32_t t) {
  uint32_t begin = t;
  while (begin > 0 && t - begin < kWordsBefore &&
         words.Is(begin - 1, kWordShape) &&
         !words.Is(begin - 1, kPreposition | kAuxiliary | kCoordinator |
                                  kSubordinator | kSubjectPronoun | kTime) &&
         words.VerbCue(begin - 1).entry == nullptr &&
         !HasOrAirs(words.Lower(begin - 1))) {
    --begin;
    if (IsDefinite(words.Lower(begin))) return t + 1;
    if (words.Is(begin, kDeterminer)) break;
  }
  return begin;
}

}  // namespace

IntroducedDocuments::IntroducedDocuments(const Words& words) : words_(words) {
  for (uint32_t t = 0; t < words.size(); ++t) {
    if (words.Is(t, kCapitalized | kAnyMark) ||
        (!IsDocumentNoun(words.Lower(t)) && !IsRecordNoun(words.Lower(t)))) {
      continue;
    }
    const uint32_t begin = BeginOfIndefinite(words, t);
    // "they report": no noun.
    if (begin > t || (!words.Is(begin, kDeterminer | kPossessive) &&
                      !words.Is(t, kPlural))) {
      continue;
    }
    ByteSpan outlet = OutletPassing(words, {begin, t + 1});
    if (outlet.empty()) outlet = OutletBefore(words, begin);
    documents_.push_back({t, outlet});
  }
}

ByteSpan IntroducedDocuments::OutletOf(TokenRange phrase) const {
  if (!IsDefinite(words_.Lower(phrase.begin))) return {};
  const absl::string_view noun =
      SingularOf(words_.Lower(KindOfSource(words_, phrase).head));
  for (size_t i = documents_.size(); i-- > 0;) {
    const Introduced& document = documents_[i];
    if (document.noun >= phrase.begin) continue;
    if (IsAnyDocument(noun) ||
        SingularOf(words_.Lower(document.noun)) == noun) {
      return document.outlet;
    }
  }
  return {};
}

}  // namespace hearsay::claims
