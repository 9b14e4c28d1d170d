#include "ingest_service/normalize/revision_reason.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/text/cut_utf8.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace hearsay::normalize {
namespace {

// Words that head a note of the editors, as text::FoldWords gives them. A
// colon, bracket, dash or date follows, or nothing.
constexpr absl::string_view kHeadings[] = {
    "correction",    "corrections",  "corrected",      "clarification",
    "clarified",     "retraction",   "update",         "updated",
    "amendment",     "erratum",      "korrektur",      "richtigstellung",
    "berichtigung",  "aktualisiert", "aktualisierung", "rectificatif",
    "correctif",     "mise a jour",  "correccion",     "rectificacion",
    "actualizacion", "actualizado",  "correzione",     "rettifica",
    "aggiornamento", "aggiornato",   "correcao",       "atualizacao",
    "atualizado",    "errata",       "correctie",      "rectificatie",
    "bijgewerkt",    "sprostowanie", "aktualizacja",   "исправление",
    "уточнение",     "обновлено",    "виправлення",    "уточнення",
    "оновлено"};

// Whole beginnings of a sentence that says so.
constexpr absl::string_view kBeginnings[] = {
    "an earlier version of this ",
    "a previous version of this ",
    "earlier versions of this ",
    "previous versions of this ",
    "an earlier headline ",
    "in an earlier version of this ",
    "this article was amended ",
    "this article has been amended ",
    "this article was corrected ",
    "this article has been corrected ",
    "this article was updated ",
    "this article has been updated ",
    "this story was corrected ",
    "this story has been corrected ",
    "this story was updated ",
    "this story has been updated ",
    "this story corrects ",
    "this version corrects ",
    "this report has been updated ",
    "this report has been corrected ",
    "this post has been updated ",
    "this post was updated ",
    "this piece was amended ",
    "this piece has been updated ",
    "this headline was amended ",
    "this headline has been ",
    "in einer fruheren version ",
    "in einer vorherigen version ",
    "in einer ersten version ",
    "eine fruhere version ",
    "dieser artikel wurde aktualisiert",
    "dieser artikel wurde korrigiert",
    "une version precedente ",
    "une premiere version ",
    "cet article a ete mis a jour ",
    "cet article a ete corrige ",
    "una version anterior ",
    "esta noticia ha sido actualizada ",
    "uma versao anterior ",
    "este texto foi atualizado ",
    "una versione precedente ",
    "een eerdere versie "};

// What editors sign their notes with.
constexpr absl::string_view kSigned[] = {"editor s note ",
                                         "editors note ",
                                         "editors notes ",
                                         "editor s notes ",
                                         "ed note ",
                                         "note to readers ",
                                         "nota del editor ",
                                         "note de la redaction ",
                                         "anmerkung der redaktion ",
                                         "anm d red "};
constexpr absl::string_view kChange[] = {
    "correct",         "clarif",           "updated", "amended",
    "earlier version", "previous version", "retract", "korrig",
    "version",         "actualiz",         "corrig"};

bool IsHeading(absl::string_view paragraph) {
  // "Updated plans for the harbour were shown" is prose.
  constexpr size_t kMaxHeading = 40;
  constexpr absl::string_view kLongDashes[] = {"–", "—"};
  const absl::string_view head = paragraph.substr(0, kMaxHeading + 3);
  size_t first =
      std::min(head.find_first_of(":(-|[0123456789.\n"), head.size());
  for (const absl::string_view dash : kLongDashes) {
    first = std::min(first, head.find(dash));
  }
  if (first > kMaxHeading) return false;
  absl::string_view folded_view;
  const std::string folded = text::FoldWords(paragraph.substr(0, first));
  folded_view = folded;
  // "Updated at", "Update on May", "Last updated" (see MayBeNote).
  absl::ConsumePrefix(&folded_view, "last ");
  absl::ConsumePrefix(&folded_view, "story ");
  for (const absl::string_view tail : {" at", " on", " am", " um", " le"}) {
    absl::ConsumeSuffix(&folded_view, tail);
  }
  if (std::find(std::begin(kHeadings), std::end(kHeadings), folded_view) !=
      std::end(kHeadings)) {
    return true;
  }
  // "Updated May 3, 2024".
  const size_t word = folded_view.find(' ');
  return word != absl::string_view::npos && first < paragraph.size() &&
         absl::ascii_isdigit(paragraph[first]) &&
         (folded_view.substr(0, word) == "updated" ||
          folded_view.substr(0, word) == "corrected" ||
          folded_view.substr(0, word) == "aktualisiert");
}

// A letter of a script in which we know no notes: Hebrew, Arabic, those of
// India, kana, ideographs, Hangul.
bool IsOfUnknownNotes(char32_t c) {
  return ((c >= 0x05D0 && c < 0x1100) || (c >= 0x3041 && c < 0x3100) ||
          (c >= 0x4E00 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4)) &&
         u_isalpha(static_cast<UChar32>(c));
}

// False when the first three letters of the paragraph say that it is no note:
// those of most prose, which need not be folded then.
bool MayBeNote(absl::string_view paragraph) {
  if (absl::string_view rest = paragraph;
      !rest.empty() && IsOfUnknownNotes(text::ConsumeCodePoint(rest))) {
    return false;
  }
  constexpr size_t kLetters = 3;
  const auto is_plain = [](absl::string_view text) {
    return text.size() == kLetters &&
           std::all_of(text.begin(), text.end(), absl::ascii_isalpha);
  };
  static const auto* const kFirst = [&] {
    auto* first = new absl::flat_hash_set<std::string>{"las", "sto"};
    const auto add = [&](absl::string_view word) {
      word = word.substr(0, kLetters);
      if (is_plain(word)) first->emplace(word);
    };
    for (const absl::string_view heading : kHeadings) add(heading);
    for (const absl::string_view beginning : kBeginnings) add(beginning);
    for (const absl::string_view sign : kSigned) add(sign);
    return first;
  }();
  const absl::string_view first = paragraph.substr(0, kLetters);
  return !is_plain(first) || kFirst->contains(absl::AsciiStrToLower(first));
}

bool SaysSo(absl::string_view paragraph) {
  while (!paragraph.empty() && (absl::ascii_isspace(paragraph.front()) ||
                                absl::StrContains("*([_", paragraph.front()))) {
    paragraph.remove_prefix(1);
  }
  if (!MayBeNote(paragraph)) return false;
  if (IsHeading(paragraph)) return true;
  // Hardly a paragraph gets past its first words.
  const std::string first = text::FoldWords(text::CutUtf8(paragraph, 24));
  const auto may_begin = [&](absl::string_view with) {
    return absl::StartsWith(first, with.substr(0, first.size()));
  };
  if (std::none_of(std::begin(kBeginnings), std::end(kBeginnings), may_begin) &&
      std::none_of(std::begin(kSigned), std::end(kSigned), may_begin)) {
    return false;
  }
  const std::string folded = text::FoldWords(text::CutUtf8(paragraph, 200));
  const auto begins = [&](absl::string_view with) {
    return absl::StartsWith(folded, with);
  };
  if (std::any_of(std::begin(kBeginnings), std::end(kBeginnings), begins)) {
    return true;
  }
  return std::any_of(std::begin(kSigned), std::end(kSigned), begins) &&
         std::any_of(std::begin(kChange), std::end(kChange),
                     [&](absl::string_view change) {
                       return absl::StrContains(folded, change);
                     });
}

}  // namespace

std::string FindRevisionReason(absl::string_view text) {
  constexpr size_t kMaxBytes = 1000;
  // Notes are short and stand at the edges; live pages are full of "Update".
  constexpr size_t kMaxParagraphBytes = 1500;
  constexpr size_t kEdge = 5;
  const std::vector<absl::string_view> paragraphs =
      absl::StrSplit(text, "\n\n");
  std::string reason;
  for (size_t i = 0; i < paragraphs.size(); ++i) {
    if (i >= kEdge && i + kEdge < paragraphs.size()) {
      i = paragraphs.size() - kEdge;
    }
    if (paragraphs[i].size() > kMaxParagraphBytes || !SaysSo(paragraphs[i])) {
      continue;
    }
    if (!reason.empty()) reason.push_back('\n');
    reason.append(paragraphs[i].data(), paragraphs[i].size());
  }
  reason.resize(text::CutUtf8(reason, kMaxBytes).size());
  return reason;
}

}  // namespace hearsay::normalize
