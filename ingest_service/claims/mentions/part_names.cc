#include "ingest_service/claims/mentions/part_names.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/lexicon/name_lists.h"

namespace hearsay::claims {
namespace {

// "norwegian", "finnish": by its ending alone.
bool MayBeNationality(absl::string_view word) {
  if (word.back() == 's') word.remove_suffix(1);
  return IsNationality(word) || IsPlaceName(word) ||
         (word != "civilian" &&
          (absl::EndsWith(word, "ian") || absl::EndsWith(word, "ish") ||
           absl::EndsWith(word, "ese")));
}

// The words of `range`, the first of them as it stands inside a sentence.
std::string Inside(const Words& words, TokenRange range) {
  std::string exact(words.SpanOf(range).In(words.text().text));
  const uint32_t first = range.begin;
  const bool counts = words.Is(first, kDeterminer | kPossessive);
  const language::WordNet& wordnet = language::WordNet::Get();
  const bool common =
      wordnet.Find(words.Lower(first)) != nullptr ||
      wordnet.Find(wordnet.Lemma(words.Lower(first),
                                 language::PennTag::kNNS)) != nullptr;
  const bool proper = !common || MayBeNationality(words.Lower(first)) ||
                      (exact.size() > 1 && absl::ascii_isupper(exact[1]));
  if (counts || !proper) exact[0] = absl::ascii_tolower(exact[0]);
  return exact;
}

// "the two", "those three": so many, and nothing else.
bool CountsOnly(const Words& words, TokenRange range) {
  for (uint32_t t = range.begin; t < range.end; ++t) {
    if (!words.Is(t, kDeterminer | kNumber)) return false;
  }
  return true;
}

}  // namespace

std::string NameOfPart(const Words& words, TokenRange part, TokenRange whole) {
  const SourceKind kind = KindOfSource(words, whole);
  TokenRange name = kind.name;
  const absl::string_view noun = words.Lower(kind.head);
  if (!name.Contains(kind.head) || noun == "others" ||
      (!words.Is(kind.head, kPlural) && noun != "people")) {
    return "";
  }
  for (uint32_t t = name.begin; t < kind.head; ++t) {  // "two of the aides"
    if (words.Lower(t) == "of") name.begin = t + 1;
  }
  TokenRange bare = name;  // Without how many they are.
  while (bare.begin < kind.head &&
         words.Is(bare.begin, kDeterminer | kNumber)) {
    ++bare.begin;
  }
  std::string others = Inside(words, {bare.begin, kind.head + 1});
  const auto one_other = [&] {  // "aide", of "aides".
    const std::string one =
        noun == "people"
            ? "person"
            : language::WordNet::Get().Lemma(noun, language::PennTag::kNNS);
    return others.replace(others.size() - noun.size(), noun.size(), one);
  };
  const absl::string_view first = words.Lower(part.begin);
  const absl::string_view last = words.Lower(part.end - 1);
  if (part.size() == 1 && first == "others") {
    return absl::StrCat("other ", others);
  }
  if (part.size() == 1 && first == "another") {
    return absl::StrCat("another ", one_other());
  }
  if (part.size() == 2 && (first == "a" || first == "the")) {
    if (last == "others") return absl::StrCat("the other ", others);
    return absl::StrCat(first, " ", last, " ", one_other());
  }
  const bool one = part.size() == 1 && first == "one";
  if (!one && (part.size() < 3 || words.Lower(part.begin + 1) != "of" ||
               (last != "them" && last != "whom" &&
                !CountsOnly(words, {part.begin + 2, part.end})))) {
    return "";
  }
  // "one of two aides", "most of the aides", "one of his aides".
  const TokenRange of = first == "one" ? name : bare;
  const bool determined =
      words.Is(of.begin, kDeterminer | kNumber | kPossessive) ||
      (of.size() > 1 && words.Is(of.begin + 1, kPossessive));
  return absl::StrCat(first, determined ? " of " : " of the ",
                      Inside(words, of));
}

}  // namespace hearsay::claims
