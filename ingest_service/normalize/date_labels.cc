#include "ingest_service/normalize/date_labels.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"

namespace hearsay::normalize {
namespace {

// In lower case, as far as it is ASCII.
constexpr absl::string_view kPublished[] = {"published",
                                            "posted on",
                                            "posted:",
                                            "publication date",
                                            "date posted",
                                            "veröffentlicht",
                                            "erschienen am",
                                            "erscheinungsdatum",
                                            "erstellt am",
                                            "eingestellt am",
                                            "publié",
                                            "mis en ligne",
                                            "paru le",
                                            "publicado",
                                            "publicada",
                                            "fecha de publica",
                                            "data de publica",
                                            "pubblicato",
                                            "pubblicata",
                                            "data pubblicazione",
                                            "gepubliceerd",
                                            "geplaatst",
                                            "opublikowan",
                                            "data publikacji",
                                            "publicerad",
                                            "publisert",
                                            "publiceret",
                                            "udgivet",
                                            "julkaistu",
                                            "publikováno",
                                            "megjelent",
                                            "yayınlanma",
                                            "yayın tarihi",
                                            "опубликован",
                                            "дата публикации",
                                            "опубліковано",
                                            "发布时间",
                                            "发布于",
                                            "發佈",
                                            "公開日",
                                            "掲載日",
                                            "تاريخ النشر"};
constexpr absl::string_view kUpdated[] = {"updated",
                                          "last update",
                                          "last modified",
                                          "last edited",
                                          "last change",
                                          "last reviewed",
                                          "modified",
                                          "letzte änderung",
                                          "letzte aktualisierung",
                                          "letztes update",
                                          "zuletzt",
                                          "aktualisiert",
                                          "geändert",
                                          "stand:",
                                          "stand ",
                                          "mis à jour",
                                          "mise à jour",
                                          "modifié",
                                          "dernière modif",
                                          "actualizado",
                                          "actualizada",
                                          "última actualiza",
                                          "modificado",
                                          "aggiornato",
                                          "ultimo aggiorn",
                                          "ultima modifica",
                                          "atualizado",
                                          "última atualiza",
                                          "bijgewerkt",
                                          "laatst",
                                          "gewijzigd",
                                          "aktualizacja",
                                          "zaktualizowan",
                                          "ostatnia",
                                          "senast",
                                          "uppdaterad",
                                          "oppdatert",
                                          "sist endret",
                                          "opdateret",
                                          "päivitetty",
                                          "aktualizováno",
                                          "frissítve",
                                          "güncelleme",
                                          "обновлено",
                                          "изменено",
                                          "оновлено",
                                          "更新"};
constexpr absl::string_view kClock[] = {
    "it is currently", "the time is",  "current time",   "current date",
    "today is",        "today's date", "aktuelle zeit",  "aktuelles datum",
    "es ist jetzt",    "heute ist",    "heure actuelle", "nous sommes le",
    "fecha actual",    "hoy es",       "data odierna",   "oggi è"};

struct Found {
  size_t begin = absl::string_view::npos, end = 0;
};

template <size_t kCount>
Found FindFirst(absl::string_view lower,
                const absl::string_view (&labels)[kCount]) {
  Found first;
  for (const absl::string_view label : labels) {
    const size_t at = lower.find(label);
    if (at == absl::string_view::npos || at > first.begin) continue;
    // "unpublished" and "Bestand:" are other words.
    if (at > 0 && absl::ascii_isalpha(lower[at - 1])) continue;
    size_t end = at + label.size();
    while (end < lower.size() && absl::ascii_isalpha(lower[end])) ++end;
    first = {at, std::max(end, at == first.begin ? first.end : 0)};
  }
  return first;
}

}  // namespace

LabelledText ReadDateLabel(absl::string_view text) {
  // What comes later is told, not labelled.
  constexpr size_t kMaxBytesBefore = 32;
  // Of a text that speaks of both, the other may come first, with its date.
  constexpr size_t kMaxBytesBeforeSecond = 120;
  const std::string lower =
      absl::AsciiStrToLower(text.substr(0, kMaxBytesBeforeSecond + 40));
  const Found published = FindFirst(lower, kPublished);
  const Found updated = FindFirst(lower, kUpdated);
  const Found clock = FindFirst(lower, kClock);
  const auto digit = static_cast<size_t>(
      std::find_if(lower.begin(), lower.end(), absl::ascii_isdigit) -
      lower.begin());
  // "5 March, updated 6 March": the first date has no label.
  if (digit < std::min({published.begin, updated.begin, clock.begin})) {
    return {DateLabel::kNone, text};
  }
  if (published.begin <= kMaxBytesBefore ||
      (updated.begin <= kMaxBytesBefore &&
       published.begin <= kMaxBytesBeforeSecond)) {
    return {DateLabel::kPublished, text.substr(published.end)};
  }
  if (updated.begin <= kMaxBytesBefore) {
    return {DateLabel::kUpdated, text.substr(updated.end)};
  }
  if (clock.begin <= kMaxBytesBefore) {
    return {DateLabel::kClock, text.substr(clock.end)};
  }
  return {DateLabel::kNone, text};
}

}  // namespace hearsay::normalize
