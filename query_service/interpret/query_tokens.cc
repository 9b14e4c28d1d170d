#include "query_service/interpret/query_tokens.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "common/text/fold.h"

namespace hearsay::interpret {
namespace {

constexpr absl::string_view kOpening = "([{<'*_";
constexpr absl::string_view kClosing = ")]}>'*_";
constexpr absl::string_view kClauseEnd = ",.;:?!";

// The marks that people type for one another; ASCII ones below stand for all.
std::string PlainMarks(absl::string_view query) {
  return absl::StrReplaceAll(query, {{"“", "\""},
                                     {"”", "\""},
                                     {"„", "\""},
                                     {"«", "\""},
                                     {"»", "\""},
                                     {"‘", "'"},
                                     {"’", "'"},
                                     {"…", " "},
                                     {"？", "? "},
                                     {"，", ", "},
                                     {"。", ". "}});
}

// A possessive at the end: 's, or the bare ' of a plural.
size_t PossessiveBytes(absl::string_view word) {
  if (word.size() > 2 && absl::EndsWithIgnoreCase(word, "'s")) return 2;
  return word.size() > 2 && absl::EndsWithIgnoreCase(word, "s'") ? 1 : 0;
}

bool StartsWithCapital(absl::string_view word) {
  if (word.empty()) return false;
  if (absl::ascii_isascii(word[0])) return absl::ascii_isupper(word[0]);
  // Beyond ASCII: folding changes capitals in case, small letters at most by
  // their accents, which NFC keeps; compare with the lower form of accents.
  const std::string nfc = text::ToNfc(word);
  const std::string upper_to_lower = text::Fold(nfc);
  const std::string again = text::Fold(upper_to_lower);
  return nfc.size() >= 2 && upper_to_lower == again &&
         static_cast<unsigned char>(nfc[0]) == 0xC3 &&
         static_cast<unsigned char>(nfc[1]) <= 0x9E;
}

QueryToken Word(absl::string_view word, bool clause_end) {
  QueryToken token;
  token.text = std::string(word);
  const size_t possessive = PossessiveBytes(word);
  token.possessive = possessive > 0;
  token.lower = text::Fold(word.substr(0, word.size() - possessive));
  token.capital = StartsWithCapital(word);
  token.clause_end = clause_end;
  return token;
}

void AddWord(absl::string_view word, std::vector<QueryToken>& tokens) {
  while (!word.empty() && kOpening.find(word[0]) != absl::string_view::npos) {
    word.remove_prefix(1);
  }
  bool clause_end = false;
  while (!word.empty()) {
    // "officials'" keeps its mark: it is a possessive, unless one opened.
    if (absl::EndsWith(word, "s'")) break;
    if (kClauseEnd.find(word.back()) != absl::string_view::npos) {
      clause_end = true;
    } else if (kClosing.find(word.back()) == absl::string_view::npos) {
      break;
    }
    word.remove_suffix(1);
  }
  if (!text::FoldWords(word).empty()) {
    tokens.push_back(Word(word, clause_end));
  } else if (!tokens.empty()) {
    tokens.back().clause_end = true;  // A dash between two parts.
  }
}

void AddWords(absl::string_view words, std::vector<QueryToken>& tokens) {
  while (!words.empty()) {
    const size_t end = std::min(
        static_cast<size_t>(
            std::find_if(words.begin(), words.end(),
                         [](char c) { return absl::ascii_isspace(c); }) -
            words.begin()),
        words.size());
    if (end > 0) AddWord(words.substr(0, end), tokens);
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

}  // namespace

std::string QueryToken::Name() const {
  return text.substr(0, text.size() - PossessiveBytes(text));
}

std::vector<QueryToken> TokenizeQuery(absl::string_view query) {
  const std::string plain = PlainMarks(query);
  absl::string_view rest = plain;
  std::vector<QueryToken> tokens;
  while (!rest.empty()) {
    const size_t open = rest.find('"');
    const size_t close = open == absl::string_view::npos
                             ? absl::string_view::npos
                             : rest.find('"', open + 1);
    if (close == absl::string_view::npos) {
      AddWords(absl::StrReplaceAll(rest, {{"\"", " "}}), tokens);
      break;
    }
    AddWords(rest.substr(0, open), tokens);
    const absl::string_view phrase = rest.substr(open + 1, close - open - 1);
    if (!text::FoldWords(phrase).empty()) {
      QueryToken token = Word(absl::StripAsciiWhitespace(phrase), false);
      token.quoted = true;
      tokens.push_back(std::move(token));
    }
    rest.remove_prefix(close + 1);
  }
  return tokens;
}

}  // namespace hearsay::interpret
