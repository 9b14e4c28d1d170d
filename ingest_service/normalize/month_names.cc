#include "ingest_service/normalize/month_names.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <map>
#include <string>

#include "absl/strings/ascii.h"
#include "common/text/fold.h"

namespace hearsay::normalize {
namespace {

using Months = std::map<std::string, int, std::less<>>;

// Languages that news is read in. English is first: where two languages give
// one word to different months, the earlier one has it.
constexpr const char* kLanguages[] = {
    "en", "de", "fr",      "es", "it", "pt",    "nl", "ru", "uk", "pl",
    "cs", "sk", "tr",      "sv", "da", "nb",    "fi", "el", "hu", "ro",
    "bg", "sr", "sr_Latn", "hr", "sl", "lt",    "lv", "et", "id", "ms",
    "vi", "ca", "gl",      "eu", "ar", "ar_LB", "fa", "he", "hi", "bn",
    "ta", "te", "ur",      "th", "ka", "hy",    "az", "kk", "uz", "sw",
    "am", "so", "ha",      "yo", "is", "mk",    "sq", "bs", "af"};

void AddLanguage(const char* language, Months& months) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(
      icu::Locale(language, nullptr, nullptr, "calendar=gregorian"), error);
  if (U_FAILURE(error)) return;
  using Symbols = icu::DateFormatSymbols;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      int32_t count = 0;
      const icu::UnicodeString* names =
          symbols.getMonths(count, context, width);
      for (int32_t i = 0; i < count && i < 12; ++i) {
        std::string name;
        names[i].toUTF8String(name);
        name = text::Fold(name);
        while (!name.empty() && name.back() == '.') name.pop_back();
        // Numbers ("1月") and names of several words are read otherwise.
        if (name.size() < 3 || absl::ascii_isdigit(name.front()) ||
            name.find(' ') != std::string::npos) {
          continue;
        }
        months.emplace(std::move(name), i + 1);
      }
    }
  }
}

}  // namespace

int MonthNumber(absl::string_view folded) {
  static const Months* const kMonths = [] {
    auto* months = new Months;
    for (const char* language : kLanguages) AddLanguage(language, *months);
    // Short forms that newspapers use beside those of the locale data.
    for (const auto& [name, month] : {std::pair<const char*, int>{"sept", 9},
                                      {"janv", 1},
                                      {"fevr", 2},
                                      {"avr", 4},
                                      {"juil", 7},
                                      {"jaenner", 1},
                                      {"janner", 1},
                                      {"feber", 2},
                                      {"marz", 3},
                                      {"mrz", 3},
                                      {"okt", 10},
                                      {"dez", 12},
                                      {"mai", 5}}) {
      months->emplace(name, month);
    }
    return months;
  }();
  const auto found =
      kMonths->find(std::string_view(folded.data(), folded.size()));
  return found == kMonths->end() ? 0 : found->second;
}

}  // namespace hearsay::normalize
