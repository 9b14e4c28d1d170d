#include "common/language/tokenizer.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "common/language/abbreviations.h"
#include "common/language/characters.h"

namespace hearsay::language {
namespace {

// Words that an apostrophe opens: "'em", "'til", "'90s" apart.
constexpr absl::string_view kClippedWords[] = {
    "em", "til", "cause", "tis", "twas", "bout", "n", "round"};
// What an apostrophe adds to a word as a token of its own.
constexpr absl::string_view kClitics[] = {"s", "re", "ve", "ll", "d", "m"};
// Words that are two: the length of the first.
struct Fused {
  absl::string_view word;
  uint32_t first;
};
constexpr Fused kFused[] = {
    {"cannot", 3}, {"gonna", 3}, {"gotta", 3}, {"wanna", 3}};
// Endings that make "word.word" one address.
constexpr absl::string_view kDomains[] = {
    "com",  "org", "net", "gov", "edu", "mil", "int",  "info", "biz", "co",
    "io",   "tv",  "me",  "uk",  "us",  "de",  "fr",   "ru",   "ua",  "eu",
    "ca",   "au",  "cn",  "in",  "it",  "es",  "news", "ly",   "js",  "php",
    "html", "htm", "pdf", "py",  "be",  "ch",  "nl",   "pl",   "jp",  "br"};

template <size_t n>
bool IsOneOf(absl::string_view word, const absl::string_view (&list)[n]) {
  return std::any_of(std::begin(list), std::end(list),
                     [word](absl::string_view entry) {
                       return absl::EqualsIgnoreCase(word, entry);
                     });
}

// Cuts one stretch of text. Every look-ahead is bounded by the word that it
// looks at, and every word is looked at a bounded number of times.
class Cutter {
 public:
  Cutter(absl::string_view text, ByteSpan span, std::vector<Token>& tokens)
      : text_(text.substr(0, span.end)), at_(span.begin), tokens_(tokens) {}

  void Run() {
    while (at_ < text_.size()) {
      const Character c = CharacterAt(text_, at_);
      if (c.char_class == CharClass::kSpace) {
        at_ += c.bytes;
        after_space_ = true;
        continue;
      }
      Cut(c);
      after_space_ = false;
    }
  }

 private:
  // Takes one token, or the parts of one word, off the text at `at_`.
  void Cut(const Character& c) {
    if (c.IsWord()) {
      if (const uint32_t end = AddressEnd(); end > at_) return Take(end);
      return CutWord();
    }
    if (c.char_class == CharClass::kIdeograph) return Take(at_ + c.bytes);
    CutMark(c);
  }

  void CutMark(const Character& c) {
    const uint32_t next = at_ + c.bytes;
    const Character after = Peek(next);
    if ((c.code_point == '\'' || c.code_point == '`') &&
        after.code_point == c.code_point) {
      return Take(next + 1);  // '' and `` are one mark.
    }
    if (IsApostrophe(c.code_point) && after.IsWord()) {
      const uint32_t end = WordRunEnd(next);
      const absl::string_view word = text_.substr(next, end - next);
      if (after_space_or_start() && (after.char_class == CharClass::kDigit
                                         ? word.size() <= 3
                                         : IsOneOf(word, kClippedWords))) {
        return Take(end);
      }
      if (!after_space_ && IsOneOf(word, kClitics) && FollowsWord()) {
        return Take(end);
      }
    }
    if ((c.code_point == '@' || c.code_point == '#') && after.IsWord() &&
        !FollowsWord()) {
      return Take(WordRunEnd(next));
    }
    if ((c.code_point == '-' || c.code_point == '+') &&
        after_space_or_start() && after.char_class == CharClass::kDigit) {
      return CutWord();
    }
    switch (c.code_point) {
      case '.':
      case '-':
      case 0x2026:
        return Take(RunEnd(c.code_point, c.code_point));
      case '!':
      case '?':
        return Take(RunEnd('!', '?'));
      default:
        return Take(next);
    }
  }

  // A word with whatever joins its parts, cut into its clitics.
  void CutWord() {
    const uint32_t begin = at_;
    uint32_t part = begin;  // Starts after the last full stop or hyphen.
    uint32_t end = begin + CharacterAt(text_, begin).bytes;
    while (end < text_.size() && end - begin < kMaxTokenBytes) {
      const Character c = CharacterAt(text_, end);
      if (c.IsWord() || c.code_point == '_') {
        end += c.bytes;
        continue;
      }
      if (c.char_class != CharClass::kMark) break;
      const uint32_t next = end + c.bytes;
      const Character before = CharacterBefore(text_, end);
      const Character after = Peek(next);
      if (IsApostrophe(c.code_point)) {
        if (!JoinsAroundApostrophe(next, after)) break;
      } else if (c.code_point == '.') {
        if (!JoinsAroundFullStop(begin, part, end, before, after)) break;
        if (after.char_class == CharClass::kDigit &&
            CountsAs(text_.substr(part, end - part))) {
          end = next;
          break;
        }
        part = next;
        if (!after.IsWord()) {
          // The full stop of an abbreviation; "U.S.-led" goes on.
          end = next;
          if (IsHyphen(after.code_point) && Peek(next + after.bytes).IsWord()) {
            continue;
          }
          break;
        }
      } else if (!JoinsAround(c.code_point, before, after)) {
        break;
      }
      end = next;
      if (IsHyphen(c.code_point)) part = next;
    }
    TakeWord(begin, end);
  }

  bool JoinsAroundApostrophe(uint32_t next, const Character& after) const {
    if (after.char_class != CharClass::kLetter) return false;
    const absl::string_view rest = text_.substr(next, WordRunEnd(next) - next);
    // O'Neill, l'Union, and n't, which TakeWord splits off.
    return !IsOneOf(rest, kClitics);
  }

  // "No.1" is two tokens, as "No. 1" is.
  static bool CountsAs(absl::string_view word) {
    return AbbreviationOf(word) == Abbreviation::kBeforeNumber;
  }

  bool JoinsAroundFullStop(uint32_t begin, uint32_t part, uint32_t end,
                           const Character& before,
                           const Character& after) const {
    // Of "R-Ky." and "D-N.J." what stands after the hyphen decides.
    const absl::string_view word = text_.substr(part, end - part);
    const bool single_letter =
        before.char_class == CharClass::kLetter && end - part == before.bytes;
    if (after.char_class == CharClass::kDigit) {
      return before.char_class == CharClass::kDigit || CountsAs(word);
    }
    if (after.char_class == CharClass::kLetter) {
      const uint32_t next = end + 1;
      const uint32_t rest_end = WordRunEnd(next);
      const absl::string_view rest = text_.substr(next, rest_end - next);
      const Character second = Peek(next + after.bytes);
      if (single_letter && (!second.IsWord() || part == begin)) return true;
      if (AbbreviationOf(word) != Abbreviation::kNone &&
          second.code_point == '.') {
        return true;  // "Ph.D."
      }
      const bool more_dots = Peek(rest_end).code_point == '.' &&
                             IsLower(Peek(rest_end + 1).code_point);
      return IsLower(after.code_point) &&
             (more_dots || IsOneOf(rest, kDomains));
    }
    // A full stop at the end of the word.
    if (after.code_point == '.') return false;
    if (single_letter && part == begin) {
      // An initial, unless nothing follows or it is the pronoun.
      return IsUpper(before.code_point) && end + 1 < text_.size() &&
             (before.code_point != 'I' || FollowsCapitalised());
    }
    if (single_letter) return CharacterBefore(text_, part).code_point == '.';
    return AbbreviationOf(word) != Abbreviation::kNone;
  }

  static bool JoinsAround(char32_t mark, const Character& before,
                          const Character& after) {
    if (!after.IsWord()) return false;
    const bool digits = before.char_class == CharClass::kDigit &&
                        after.char_class == CharClass::kDigit;
    switch (mark) {
      case ',':
      case ':':
        return digits;
      case '/':
        return true;
      case '&':
        return IsUpper(before.code_point) && IsUpper(after.code_point);
      case '@':
        return true;
      default:
        return IsHyphen(mark);
    }
  }

  // Takes [begin, end) as a word, with "n't" and fused words split.
  void TakeWord(uint32_t begin, uint32_t end) {
    const absl::string_view word = text_.substr(begin, end - begin);
    if (word.size() > 3 && absl::ascii_tolower(word.back()) == 't') {
      const Character mark = CharacterBefore(text_, end - 1);
      const uint32_t n = end - 1 - mark.bytes - 1;
      if (IsApostrophe(mark.code_point) && n > begin &&
          absl::ascii_tolower(text_[n]) == 'n') {
        Take(n);
        return Take(end);
      }
    }
    for (const Fused& fused : kFused) {
      if (absl::EqualsIgnoreCase(word, fused.word)) Take(begin + fused.first);
    }
    Take(end);
  }

  // The end of the URL at `at_`; `at_` when there is none.
  uint32_t AddressEnd() const {
    const absl::string_view rest = text_.substr(at_, 12);
    if (!absl::StartsWithIgnoreCase(rest, "http://") &&
        !absl::StartsWithIgnoreCase(rest, "https://") &&
        !absl::StartsWithIgnoreCase(rest, "www.")) {
      return at_;
    }
    uint32_t end = at_;
    while (end < text_.size() && end - at_ < kMaxTokenBytes) {
      const Character c = CharacterAt(text_, end);
      // Chinese goes on without a space.
      const bool wide = c.char_class == CharClass::kIdeograph ||
                        (c.char_class == CharClass::kMark && c.bytes == 3);
      if (c.char_class == CharClass::kSpace || IsQuotationMark(c.code_point) ||
          c.code_point == '<' || c.code_point == '>' || wide) {
        break;
      }
      end += c.bytes;
    }
    // Marks at the end belong to the sentence.
    while (end > at_) {
      const Character c = CharacterBefore(text_, end);
      if (c.char_class != CharClass::kMark || c.code_point == '/') break;
      end -= c.bytes;
    }
    return end;
  }

  Character Peek(uint32_t at) const {
    return at < text_.size() ? CharacterAt(text_, at) : Character{};
  }

  // The end of the run of letters and digits at `at`.
  uint32_t WordRunEnd(uint32_t at) const {
    const uint32_t begin = at;
    while (at < text_.size() && at - begin < kMaxTokenBytes) {
      const Character c = CharacterAt(text_, at);
      if (!c.IsWord() && c.code_point != '_') break;
      at += c.bytes;
    }
    return at;
  }

  // The end of the run of `a` and `b` at `at_`.
  uint32_t RunEnd(char32_t a, char32_t b) const {
    uint32_t end = at_;
    while (end < text_.size() && end - at_ < kMaxTokenBytes) {
      const Character c = CharacterAt(text_, end);
      if (c.code_point != a && c.code_point != b) break;
      end += c.bytes;
    }
    return end;
  }

  bool after_space_or_start() const {
    if (after_space_ || tokens_.empty() || tokens_.back().span.end != at_) {
      return true;
    }
    return !FollowsWord();
  }

  // A word ends right before `at_`.
  bool FollowsWord() const {
    return !tokens_.empty() && tokens_.back().span.end == at_ &&
           CharacterBefore(text_, at_).IsWord();
  }

  bool FollowsCapitalised() const {
    return !tokens_.empty() &&
           IsUpper(CharacterAt(text_, tokens_.back().span.begin).code_point);
  }

  void Take(uint32_t end) {
    tokens_.push_back({{at_, end}});
    at_ = end;
  }

  absl::string_view text_;
  uint32_t at_;
  std::vector<Token>& tokens_;
  bool after_space_ = true;
};

}  // namespace

void Tokenize(absl::string_view text, ByteSpan span,
              std::vector<Token>& tokens) {
  Cutter(text, span, tokens).Run();
}

}  // namespace hearsay::language
