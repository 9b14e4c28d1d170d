#include "ingest_service/claims/quotation/speech_units.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "common/language/characters.h"
#include "common/text/cut_utf8.h"

namespace hearsay::claims {
namespace {

// A sentence that no mark ends is cut after this many units.
constexpr uint32_t kMaxSentenceUnits = 500;
// A quotation of fewer words is taken for a name or a word set off, unless a
// mark ends it.
constexpr uint32_t kFewestWords = 4;
constexpr uint32_t kFewestIdeographs = 6;

// Words longer than this are in no table.
constexpr size_t kMaxKeyBytes = 64;

// The bytes of what stands elided before a French word: 2 of "l'AFP".
size_t ElidedBytes(absl::string_view word) {
  const size_t mark = word.find('\'');
  if (mark == absl::string_view::npos || mark > 7 || mark + 1 == word.size()) {
    return 0;
  }
  const absl::string_view head = word.substr(0, mark + 1);
  static constexpr absl::string_view kElided[] = {
      "l'", "d'", "qu'", "n'",      "s'",     "j'",
      "m'", "t'", "c'",  "lorsqu'", "jusqu'", "puisqu'"};
  return std::find(std::begin(kElided), std::end(kElided), head) !=
                 std::end(kElided)
             ? head.size()
             : 0;
}

// The pronoun that a French verb ends in: "elle" of "ajoute-t-elle".
absl::string_view TrailingPronoun(absl::string_view word) {
  for (const absl::string_view pronoun : {"il", "elle", "ils", "elles"}) {
    if (word.size() > pronoun.size() + 1 && absl::EndsWith(word, pronoun) &&
        word[word.size() - pronoun.size() - 1] == '-') {
      return word.substr(word.size() - pronoun.size());
    }
  }
  return {};
}

// A German compound is what its last part is: "Vertriebsleiter".
SpeechWord CompoundOf(const SpeechTable& table, absl::string_view key) {
  constexpr size_t kFewestBytes = 4;
  for (size_t begin = 2; begin + kFewestBytes <= key.size(); ++begin) {
    const absl::string_view tail = key.substr(begin);
    if (tail.size() == kFewestBytes && tail != "chef") break;
    const SpeechWord word = table.Find(tail);
    if (word.Is(kSourceNoun)) return {word.classes & kSourceNoun, nullptr};
  }
  return {};
}

bool IsArabicConjunction(absl::string_view key) {
  return absl::StartsWith(key, "\u0648") || absl::StartsWith(key, "\u0641");
}

void AppendArabicKey(absl::string_view word, std::string& key) {
  for (size_t i = 0; i < word.size();) {
    const language::Character c =
        language::CharacterAt(word, static_cast<uint32_t>(i));
    const absl::string_view bytes = word.substr(i, c.bytes);
    i += c.bytes;
    const char32_t point = c.code_point;
    if ((point >= 0x64b && point <= 0x652) || point == 0x670 ||
        point == 0x640) {
      continue;
    }
    if (point == 0x623 || point == 0x625 || point == 0x622 || point == 0x671) {
      key += "\u0627";
    } else if (point == 0x649) {
      key += "\u064a";
    } else {
      key.append(bytes.data(), bytes.size());
    }
  }
}

}  // namespace

std::string SpeechKey(SpeechLanguage language, absl::string_view word) {
  std::string key;
  if (language == SpeechLanguage::kArabic) {
    AppendArabicKey(word, key);
    return key;
  }
  key.reserve(word.size());
  for (size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    key.push_back(absl::ascii_tolower(word[i]));
    if (byte == 0xc3 && i + 1 < word.size()) {
      // À to Þ, save the sign of multiplication.
      const auto next = static_cast<unsigned char>(word[++i]);
      const bool upper = next >= 0x80 && next <= 0x9e && next != 0x97;
      key.push_back(static_cast<char>(upper ? next + 0x20 : next));
    }
  }
  return key;
}

SpeechParagraph::SpeechParagraph(const Words& words, SpeechLanguage language,
                                 const language::Paragraph& paragraph)
    : words_(words), language_(language), table_(SpeechTable::Get(language)) {
  const language::AnnotatedText& text = words.text();
  const auto& sentences = text.sentences;
  uint32_t token = sentences[paragraph.first_sentence].first_token;
  const uint32_t end = sentences[paragraph.end_sentence - 1].end_token;
  units_.reserve(end - token);
  auto quotation =
      std::partition_point(text.quotations.begin(), text.quotations.end(),
                           [&](const language::Quotation& q) {
                             return q.span.begin < paragraph.span.begin;
                           });
  uint32_t sentence = paragraph.first_sentence;
  uint32_t first_unit = 0;
  while (token < end) {
    while (quotation != text.quotations.end() &&
           quotation->span.begin < text.tokens[token].span.begin) {
      ++quotation;  // Those inside the one before.
    }
    SpeechUnit unit;
    if (quotation != text.quotations.end() &&
        quotation->span.begin == text.tokens[token].span.begin &&
        quotation->span.end > text.tokens[token].span.begin) {
      unit.tokens = {token,
                     std::min(end, words.TokenAt(quotation->span.end - 1) + 1)};
      unit.word_begin = quotation->span.begin;
      unit.quotation = true;
      unit.continues = quotation->continues;
      unit.open = !quotation->closed;
      uint32_t count = 0;
      bool final_mark = false;
      for (uint32_t t = token; t < unit.tokens.end; ++t) {
        if (words.Is(t, kWordShape)) {
          ++count;
          final_mark = false;
        } else if (words.Is(t, kFinalMark)) {
          final_mark = true;
        }
      }
      const uint32_t fewest = language == SpeechLanguage::kChinese
                                  ? kFewestIdeographs
                                  : kFewestWords;
      unit.speech = count >= fewest || (final_mark && count > 1);
    } else {
      unit = WordUnit(token);
    }
    token = unit.tokens.end;
    units_.push_back(unit);
    while (sentence < paragraph.end_sentence &&
           sentences[sentence].end_token < token) {
      ++sentence;
    }
    const auto size = static_cast<uint32_t>(units_.size());
    bool over = sentence < paragraph.end_sentence &&
                sentences[sentence].end_token == token;
    // A German ordinal: "am 3. Mai".
    if (over && language == SpeechLanguage::kGerman && size >= 2 &&
        token < end && !unit.quotation && words.Lower(token - 1) == "." &&
        words.Is(token - 2, kNumber) && words.Exact(token - 2).size() <= 2) {
      over = false;
    }
    if (over || token == end || size - first_unit >= kMaxSentenceUnits) {
      sentences_.push_back({first_unit, size});
      first_unit = size;
    }
  }
}

bool SpeechParagraph::Touches(uint32_t u) const {
  return u > 0 && words_.SpanOf(units_[u - 1].tokens).end ==
                      words_.SpanOf(units_[u].tokens).begin;
}

SpeechUnit SpeechParagraph::WordUnit(uint32_t token) const {
  SpeechUnit unit;
  unit.tokens = {token, token + 1};
  const ByteSpan span = words_.SpanOf(unit.tokens);
  unit.word_begin = span.begin;
  unit.capital = words_.Is(token, kCapitalized);
  if (!words_.Is(token, kWordShape) || span.size() > kMaxKeyBytes ||
      language_ == SpeechLanguage::kChinese) {
    return unit;
  }
  // Plain apostrophes are shorter than curly ones: `key` is for looking up.
  std::string key = SpeechKey(language_, words_.Lower(token));
  unit.word = table_.Find(key);
  if (language_ == SpeechLanguage::kFrench) {
    if (const size_t elided = ElidedBytes(key); elided > 0) {
      const SpeechWord rest =
          table_.Find(absl::string_view(key).substr(elided));
      unit.word.classes |= table_.Find(key.substr(0, elided)).classes;
      unit.word.classes |= rest.classes;
      if (rest.verb != nullptr) unit.word.verb = rest.verb;
      const auto first = static_cast<uint32_t>(
          span.begin + elided - 1 +
          (words_.text().text[span.begin + elided - 1] == '\'' ? 1 : 3));
      unit.word_begin = static_cast<uint32_t>(text::CodePointBegin(
          words_.text().text, std::min(first, span.end - 1)));
      unit.capital = language::IsUpper(
          language::CharacterAt(words_.text().text, unit.word_begin)
              .code_point);
    }
    if (const absl::string_view pronoun = TrailingPronoun(key);
        !pronoun.empty()) {
      absl::string_view verb =
          absl::string_view(key).substr(0, key.size() - pronoun.size() - 1);
      verb = absl::StripSuffix(verb, "-t");
      const SpeechWord word = table_.Find(verb.substr(ElidedBytes(verb)));
      if (word.Is(kSpeechFinite | kSpeechAuxiliary)) {
        unit.word = word;
        unit.pronoun = {span.end - static_cast<uint32_t>(pronoun.size()),
                        span.end};
      }
    }
  }
  if (language_ == SpeechLanguage::kGerman && unit.word.classes == 0 &&
      unit.capital) {
    unit.word = CompoundOf(table_, key);
  }
  if (language_ == SpeechLanguage::kArabic && unit.word.classes == 0 &&
      key.size() > 4 && IsArabicConjunction(key)) {
    const SpeechWord rest = table_.Find(absl::string_view(key).substr(2));
    // A bare conjunction may as well be the word's own first letter.
    if (rest.classes != 0 && !rest.Is(kThatWord)) {
      unit.word = rest;
      unit.word_begin = span.begin + 2;
    }
  }
  return unit;
}

}  // namespace hearsay::claims
