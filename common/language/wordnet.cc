#include "common/language/wordnet.h"

#include <cstddef>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/text/take_until.h"

extern const char kWordNetTable[];  // wordnet_table.cc, made while building.

namespace hearsay::language {
namespace {

struct Ending {
  absl::string_view from;
  absl::string_view to;
};

// Morphy's detachment rules, in its order.
constexpr Ending kVerbEndings[] = {{"ies", "y"}, {"s", ""},   {"es", "e"},
                                   {"es", ""},   {"ed", "e"}, {"ed", ""},
                                   {"ing", "e"}, {"ing", ""}};
constexpr Ending kNounEndings[] = {
    {"s", ""},      {"ses", "s"},   {"xes", "x"},   {"zes", "z"},
    {"ches", "ch"}, {"shes", "sh"}, {"men", "man"}, {"ies", "y"}};
constexpr Ending kGradedEndings[] = {
    {"er", ""}, {"est", ""}, {"er", "e"}, {"est", "e"}};

// "planned" → "plan": a consonant doubled before -ed or -ing.
bool IsDoubled(absl::string_view stem) {
  const size_t n = stem.size();
  return n >= 3 && stem[n - 1] == stem[n - 2] &&
         !absl::StrContains("aeiouls", stem.substr(n - 1));
}

}  // namespace

const WordNet& WordNet::Get() {
  static const WordNet& wordnet = *new WordNet();
  return wordnet;
}

WordNet::WordNet() {
  words_.reserve(100000);
  absl::string_view rest = kWordNetTable;
  while (!rest.empty()) {
    absl::string_view line = text::TakeUntil(rest, '\n');
    const absl::string_view mark = text::TakeUntil(line, ' ');
    const absl::string_view word = text::TakeUntil(line, ' ');
    if (mark != "=") {
      Exceptions& exceptions = mark == "n"   ? nouns_
                               : mark == "v" ? verbs_
                               : mark == "a" ? adjectives_
                                             : adverbs_;
      exceptions.try_emplace(word, line);
      continue;
    }
    WordSenses senses;
    uint32_t number = 0;
    (void)absl::SimpleHexAtoi(text::TakeUntil(line, ' '), &senses.senses);
    (void)absl::SimpleAtoi(text::TakeUntil(line, ' '), &number);
    senses.noun = static_cast<uint8_t>(number);
    (void)absl::SimpleAtoi(line, &number);
    senses.verb = static_cast<uint8_t>(number);
    words_.emplace(word, senses);
  }
}

const WordSenses* WordNet::Find(absl::string_view lower) const {
  const auto found = words_.find(lower);
  return found == words_.end() ? nullptr : &found->second;
}

std::string WordNet::Lemma(absl::string_view lower, PennTag tag) const {
  switch (tag) {
    case PennTag::kVBD:
    case PennTag::kVBZ:
    case PennTag::kVBP:
    case PennTag::kVBG:
    case PennTag::kVBN:
    case PennTag::kVB:
    case PennTag::kMD:
      return VerbLemma(lower);
    case PennTag::kNNS:
      return NounLemma(lower);
    case PennTag::kJJR:
    case PennTag::kJJS:
      return GradedLemma(lower, false);
    case PennTag::kRBR:
    case PennTag::kRBS:
      return GradedLemma(lower, true);
    default:
      return lower == "n't" || lower == "n\u2019t" ? "not" : std::string(lower);
  }
}

std::string WordNet::VerbLemma(absl::string_view lower) const {
  static constexpr struct {
    absl::string_view form, lemma;
  } kClosed[] = {{"is", "be"},         {"are", "be"},      {"was", "be"},
                 {"were", "be"},       {"am", "be"},       {"'s", "be"},
                 {"\u2019s", "be"},    {"'re", "be"},      {"'m", "be"},
                 {"been", "be"},       {"\u2019re", "be"}, {"\u2019m", "be"},
                 {"has", "have"},      {"had", "have"},    {"'ve", "have"},
                 {"\u2019ve", "have"}, {"wo", "will"},     {"'ll", "will"},
                 {"\u2019ll", "will"}, {"ca", "can"},      {"'d", "would"},
                 {"\u2019d", "would"}};
  for (const auto& closed : kClosed) {
    if (closed.form == lower) return std::string(closed.lemma);
  }
  const auto exception = verbs_.find(lower);
  if (exception != verbs_.end()) return std::string(exception->second);
  const WordSenses* known = Find(lower);
  if (known != nullptr && known->IsVerb()) return std::string(lower);
  for (const Ending& ending : kVerbEndings) {
    if (!absl::EndsWith(lower, ending.from)) continue;
    const absl::string_view stem =
        lower.substr(0, lower.size() - ending.from.size());
    const std::string lemma = absl::StrCat(stem, ending.to);
    const WordSenses* senses = Find(lemma);
    if (senses != nullptr && senses->IsVerb()) return lemma;
    if (ending.to.empty() && ending.from != "s" && IsDoubled(stem)) {
      return std::string(stem.substr(0, stem.size() - 1));
    }
  }
  return std::string(lower);
}

std::string WordNet::NounLemma(absl::string_view lower) const {
  const auto exception = nouns_.find(lower);
  if (exception != nouns_.end()) return std::string(exception->second);
  for (const Ending& ending : kNounEndings) {
    if (!absl::EndsWith(lower, ending.from)) continue;
    const std::string lemma = absl::StrCat(
        lower.substr(0, lower.size() - ending.from.size()), ending.to);
    const WordSenses* senses = Find(lemma);
    if (senses != nullptr && senses->IsNoun()) return lemma;
  }
  // A plural that WordNet has not: the plain rule.
  const bool plain = lower.size() > 3 && absl::EndsWith(lower, "s") &&
                     !absl::EndsWith(lower, "ss");
  return std::string(plain ? lower.substr(0, lower.size() - 1) : lower);
}

std::string WordNet::GradedLemma(absl::string_view lower, bool adverb) const {
  const Exceptions& exceptions = adverb ? adverbs_ : adjectives_;
  const auto exception = exceptions.find(lower);
  if (exception != exceptions.end()) return std::string(exception->second);
  for (const Ending& ending : kGradedEndings) {
    if (!absl::EndsWith(lower, ending.from)) continue;
    const std::string lemma = absl::StrCat(
        lower.substr(0, lower.size() - ending.from.size()), ending.to);
    const WordSenses* senses = Find(lemma);
    if (senses != nullptr && (senses->IsAdjective() || senses->IsAdverb())) {
      return lemma;
    }
  }
  return std::string(lower);
}

}  // namespace hearsay::language
