#include "ingest_service/normalize/credit_lines.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace hearsay::normalize {
namespace {

constexpr size_t kMaxCreditBytes = 200;
constexpr size_t kMaxOutletBytes = 60;

constexpr absl::string_view kAgencies[] = {"AP",
                                           "Associated Press",
                                           "The Associated Press",
                                           "Reuters",
                                           "AFP",
                                           "Agence France-Presse",
                                           "UPI",
                                           "Bloomberg",
                                           "Bloomberg News",
                                           "TASS",
                                           "Xinhua",
                                           "dpa",
                                           "EFE",
                                           "ANSA",
                                           "PTI",
                                           "ANI",
                                           "IANS",
                                           "Kyodo",
                                           "Kyodo News",
                                           "Interfax",
                                           "Ukrinform",
                                           "CNN",
                                           "PA",
                                           "PA Media",
                                           "Press Association",
                                           "CNN Newsource",
                                           "SPA",
                                           "APA",
                                           "KNA",
                                           "epd",
                                           "SID",
                                           "Keystone-SDA",
                                           "sda",
                                           "Belga",
                                           "ANP",
                                           "TT",
                                           "NTB",
                                           "Ritzau",
                                           "STT",
                                           "PAP",
                                           "ČTK",
                                           "MTI",
                                           "Tanjug",
                                           "Hina",
                                           "Yonhap",
                                           "Jiji Press",
                                           "Bernama",
                                           "Antara",
                                           "Anadolu Agency",
                                           "The Canadian Press",
                                           "Canadian Press",
                                           "AAP",
                                           "Australian Associated Press",
                                           "RIA Novosti",
                                           "РИА Новости",
                                           "ТАСС",
                                           "Интерфакс",
                                           "Укрінформ",
                                           "Europa Press",
                                           "Lusa",
                                           "Agência Brasil",
                                           "AFP Relaxnews",
                                           "ProPublica",
                                           "Kaiser Health News",
                                           "KFF Health News",
                                           "The Conversation",
                                           "StatePoint",
                                           "PR Newswire",
                                           "Business Wire"};

// The agency's name as we know it; empty when `name` is none. Initials are
// written as they are, or in capitals: "Sid" and "Ap" are people.
absl::string_view Agency(absl::string_view name) {
  constexpr size_t kInitials = 4;
  name = absl::StripAsciiWhitespace(name);
  for (const absl::string_view agency : kAgencies) {
    if (absl::EqualsIgnoreCase(name, agency) &&
        (agency.size() > kInitials || name == agency ||
         name == absl::AsciiStrToUpper(agency))) {
      return agency;
    }
  }
  return {};
}

constexpr absl::string_view kBetweenAgencies[] = {
    "/", " and ", " & ", " with ", " und ", " mit ", " et ", " avec ", ", "};

// How long what stands at the front of `list` between two agencies is; 0 when
// that is a part of a name.
size_t SeparatorBytes(absl::string_view list) {
  const char first = list.front();
  if (first != '/' && first != ' ' && first != ',') return 0;
  for (const absl::string_view between : kBetweenAgencies) {
    if (absl::StartsWith(list, between)) return between.size();
  }
  return 0;
}

// Calls `credit` with each agency of "AFP", "dpa/AFP", "AP and Reuters". False
// when a part of the list is none.
bool ForEachAgency(absl::string_view list,
                   absl::FunctionRef<void(absl::string_view)> credit) {
  if (list.empty()) return false;
  bool all = true;
  const auto take = [&](absl::string_view part) {
    if (const absl::string_view agency = Agency(part); !agency.empty()) {
      credit(agency);
    } else {
      all = false;
    }
  };
  size_t begin = 0;
  for (size_t i = 0; i < list.size();) {
    const size_t between = SeparatorBytes(list.substr(i));
    if (between > 0) {
      take(list.substr(begin, i - begin));
      begin = i + between;
    }
    i += std::max<size_t>(between, 1);
  }
  take(list.substr(begin));
  return all;
}

bool ConsumeIgnoreCase(absl::string_view& text, absl::string_view prefix) {
  if (!absl::StartsWithIgnoreCase(text, prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// Drops the longest of `words` that `text` starts with.
bool ConsumeAny(absl::string_view& text,
                std::initializer_list<absl::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](absl::string_view word) {
    return ConsumeIgnoreCase(text, word);
  });
}

// A name short enough to be one, without what closes the line.
std::optional<std::string> OutletName(absl::string_view rest) {
  rest = absl::StripAsciiWhitespace(rest);
  ConsumeAny(rest, {"our sister site ", "our partner "});
  while (!rest.empty() && (rest.back() == '.' || rest.back() == ')' ||
                           rest.back() == '!' || rest.back() == ':')) {
    rest.remove_suffix(1);
  }
  if (rest.empty() || rest.size() > kMaxOutletBytes) return std::nullopt;
  if (absl::ascii_islower(rest.front()) && rest.find('.') == rest.npos) {
    return std::nullopt;
  }
  return std::string(rest);
}

// The outlet of a paragraph that is a credit and nothing else. An empty string:
// a line to cut that names no outlet.
std::optional<std::string> PureCredit(absl::string_view paragraph) {
  if (paragraph.size() > kMaxCreditBytes) return std::nullopt;
  absl::string_view rest = paragraph;
  absl::ConsumePrefix(&rest, "(");
  if (ConsumeAny(rest,
                 {"read the original article ", "read the original story ",
                  "read the full article ", "read the full story ",
                  "see the original article ", "view the original article "}) &&
      ConsumeAny(rest, {"on ", "at ", "in ", "from "})) {
    return OutletName(rest);
  }
  rest = paragraph;
  ConsumeAny(rest, {"this article ", "this story ", "this post ", "the post "});
  ConsumeAny(rest, {"was "});
  if (ConsumeAny(rest, {"originally appeared ", "first appeared ",
                        "originally published ", "first published "}) &&
      ConsumeAny(rest, {"on ", "in ", "at ", "by "})) {
    return OutletName(rest.substr(0, rest.find_first_of(",;")));
  }
  rest = paragraph;
  if (ConsumeAny(rest, {"by ", "source: ", "via: "}) ||
      (absl::StartsWith(rest, "(") && absl::EndsWith(rest, ")") &&
       absl::ConsumePrefix(&rest, "(") && absl::ConsumeSuffix(&rest, ")"))) {
    if (const absl::string_view agency = Agency(rest); !agency.empty()) {
      return std::string(agency);
    }
  }
  rest = paragraph;
  if (ConsumeIgnoreCase(rest, "source: ") &&
      std::count(rest.begin(), rest.end(), ' ') <= 3) {
    return OutletName(rest);
  }
  return std::nullopt;
}

// "(Read more drone stories.)" at the end of a paragraph.
void DropReadMore(absl::string_view& paragraph) {
  if (!absl::EndsWith(paragraph, ")")) return;
  const size_t open = paragraph.rfind('(');
  if (open == absl::string_view::npos) return;
  const absl::string_view inside = paragraph.substr(open);
  if (inside.size() <= kMaxCreditBytes &&
      absl::StartsWithIgnoreCase(inside, "(read more") &&
      (absl::EndsWith(inside, "stories.)") ||
       absl::EndsWith(inside, "stories)") ||
       absl::EndsWith(inside, "story.)") || absl::EndsWith(inside, "here.)"))) {
    paragraph = absl::StripTrailingAsciiWhitespace(paragraph.substr(0, open));
  }
}

// What stands in the brackets of "KYIV, May 3 (Reuters) - …".
absl::string_view DatelineBrackets(absl::string_view paragraph) {
  constexpr size_t kMaxDatelineBytes = 80;
  const size_t open = paragraph.substr(0, kMaxDatelineBytes).find('(');
  if (open == absl::string_view::npos) return {};
  const size_t close = paragraph.find(')', open);
  if (close == absl::string_view::npos) return {};
  absl::string_view after =
      absl::StripLeadingAsciiWhitespace(paragraph.substr(close + 1));
  if (!ConsumeAny(after, {"-", "\u2013", "\u2014", "\u2015"})) return {};
  return paragraph.substr(open + 1, close - open - 1);
}

// What a last line such as "– AFP", "(dpa/AFP)", "With files from Reuters" or
// "AP contributed to this report." names; empty for another.
absl::string_view ClosingCredit(absl::string_view paragraph) {
  if (paragraph.size() > kMaxCreditBytes) return {};
  const size_t at = paragraph.find(" contributed to this ");
  if (at != absl::string_view::npos) return paragraph.substr(0, at);
  while (ConsumeAny(paragraph, {"-", "\u2013", "\u2014", "(", " "})) {
  }
  ConsumeAny(paragraph, {"with files from ", "with reporting from ",
                         "additional reporting by ", "mit material von ",
                         "quelle: ", "source: ", "fuente: ", "fonte: "});
  while (absl::ConsumeSuffix(&paragraph, ".") ||
         absl::ConsumeSuffix(&paragraph, ")")) {
  }
  return paragraph;
}

}  // namespace

void AddOutlet(absl::string_view outlet, std::vector<std::string>& outlets) {
  if (!outlet.empty() &&
      std::find(outlets.begin(), outlets.end(), outlet) == outlets.end()) {
    outlets.emplace_back(outlet);
  }
}

void AddBylineAgencies(absl::string_view byline,
                       std::vector<std::string>& outlets) {
  ForEachAgency(byline,
                [&](absl::string_view agency) { AddOutlet(agency, outlets); });
}

Credits TakeCredits(std::string text) {
  Credits credits;
  const auto credit = [&](absl::string_view outlet) {
    AddOutlet(outlet, credits.outlets);
  };
  std::vector<absl::string_view> paragraphs = absl::StrSplit(text, "\n\n");
  // Credits stand at the edges; in the middle the same words are prose.
  constexpr size_t kEdge = 3;
  std::vector<absl::string_view> kept;
  size_t kept_bytes = 0;  // Together with what stands between.
  size_t next = 0;
  for (size_t i = 0; i < paragraphs.size(); ++i) {
    absl::string_view& paragraph = paragraphs[i];
    const auto begin = static_cast<uint32_t>(next);
    next += paragraph.size() + 2;
    const bool last = i + kEdge >= paragraphs.size();
    if (i < kEdge || last) {
      if (const auto outlet = PureCredit(paragraph)) {
        credit(*outlet);
        continue;
      }
      if (last) DropReadMore(paragraph);
      if (i < kEdge) ForEachAgency(DatelineBrackets(paragraph), credit);
      if (last) ForEachAgency(ClosingCredit(paragraph), credit);
    }
    if (paragraph.empty()) continue;
    kept.push_back(paragraph);
    kept_bytes += paragraph.size() + (kept.size() > 1 ? 2 : 0);
    credits.kept.push_back(
        {begin, begin + static_cast<uint32_t>(paragraph.size())});
  }
  // An article of nothing but a credit is that credit's own text.
  if (kept.empty()) {
    credits.kept.push_back({0, static_cast<uint32_t>(text.size())});
  }
  if (kept.empty() || kept_bytes == text.size()) {
    credits.text = std::move(text);
  } else {
    credits.text = absl::StrJoin(kept, "\n\n");
  }
  return credits;
}

}  // namespace hearsay::normalize
