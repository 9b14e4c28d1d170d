// Whom a lawyer's "client" means, and whom who speaks for another calls "he".

#include "ingest_service/claims/lexicon/word_set.h"
#include "ingest_service/claims/mentions/coreference.h"

namespace hearsay::claims {
namespace {

bool Represents(absl::string_view noun) {
  static const auto& nouns =
      *new WordSet({"lawyer", "attorney", "solicitor", "barrister", "counsel",
                    "agent", "lawyers", "attorneys", "solicitors"});
  return nouns.contains(noun);
}

bool SpeaksForAnother(absl::string_view noun) {
  return Represents(noun) || noun == "spokesman" || noun == "spokeswoman" ||
         noun == "spokesperson" || noun == "rep" || noun == "representative" ||
         noun == "representatives" || noun == "publicist";
}

}  // namespace

std::optional<uint32_t> Coreference::ClientOf(TokenRange phrase) const {
  constexpr uint32_t kTokensBack = 160;  // Some seven sentences.
  constexpr uint32_t kNameWithin = 5;
  if (phrase.size() != 2 || !words_.Is(phrase.begin, kPossessive) ||
      words_.Lower(phrase.begin + 1) != "client") {
    return std::nullopt;
  }
  const uint32_t floor = phrase.begin - std::min(phrase.begin, kTokensBack);
  for (uint32_t t = phrase.begin; t-- > floor;) {
    if (!Represents(words_.Lower(t))) continue;
    // "Moss's lawyer", "Moss's defence lawyer"
    for (uint32_t k = t; k > floor + 1 && k + 2 > t; --k) {
      if (words_.Lower(k - 1) == "'s" || words_.Lower(k - 1) == "'") {
        if (const auto named = NameCovering(k - 2)) return named;
      }
    }
    // "a lawyer for Moss", "a lawyer representing Moss"
    if (t + 2 >= phrase.begin || (words_.Lower(t + 1) != "for" &&
                                  words_.Lower(t + 1) != "representing")) {
      continue;
    }
    const uint32_t limit = std::min(phrase.begin, t + 2 + kNameWithin);
    for (uint32_t k = t + 2; k < limit && !words_.Is(k, kAnyMark); ++k) {
      if (const auto named = NameCovering(k)) return named;
    }
  }
  return std::nullopt;
}

// For whom the source of the attribution around speaks by its own words: "a
// spokesman for Ada Moss", "Moss's lawyer, Jan Orr".
std::optional<uint32_t> Coreference::PrincipalOf(
    const FoundAttribution& attribution) const {
  if (!attribution.parent) return std::nullopt;
  const auto& source = found_[*attribution.parent].spans.source;
  if (source.empty()) return std::nullopt;
  const TokenRange phrase = TokensOf(words_, source.front());
  uint32_t agent = phrase.begin;
  while (agent < phrase.end && !SpeaksForAnother(words_.Lower(agent)) &&
         !words_.Is(agent, kComma)) {
    ++agent;
  }
  if (agent == phrase.end || words_.Is(agent, kComma)) return std::nullopt;
  for (uint32_t t = phrase.begin; t < agent; ++t) {
    if (words_.Is(t, kPossessive) && t > phrase.begin) {
      return NameCovering(t - 1);
    }
  }
  uint32_t t = agent + 1;
  if (t >= phrase.end || words_.Lower(t) != "for") return std::nullopt;
  for (++t; t < phrase.end && !words_.Is(t, kComma | kRelative); ++t) {
    if (const auto named = NameCovering(t)) return named;
  }
  return std::nullopt;
}

}  // namespace hearsay::claims
