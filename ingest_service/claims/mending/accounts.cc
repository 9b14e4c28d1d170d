#include "ingest_service/claims/mending/accounts.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/strings/string_view.h"
#include "common/language/penn_tag.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/analysis/speech.h"
#include "ingest_service/claims/attribution/attribution_tree.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kLongestOwner = 8;       // Tokens from "by" to "'s".
constexpr uint32_t kLongestSentence = 120;  // Tokens.
constexpr float kScore = 0.8f;

// What one says or thinks, as a noun that "by" or "in" leads to.
bool NamesAccount(absl::string_view preposition, absl::string_view noun) {
  if (preposition == "by") {
    return noun == "account" || noun == "accounts" || noun == "reckoning" ||
           noun == "telling";
  }
  return preposition == "in" &&
         (noun == "view" || noun == "opinion" || noun == "words" ||
          noun == "telling" || noun == "judgment" || noun == "judgement");
}

struct Account {
  TokenRange cue;
  TokenRange source;
  TokenRange all;
};

class Reader {
 public:
  Reader(const Words& words, const AnalyzedArticle& article,
         std::vector<FoundAttribution>& found)
      : words_(words),
        article_(article),
        found_(found),
        by_cue_(words, found) {}

  void Run() {
    for (const language::Sentence& sentence : words_.text().sentences) {
      const TokenRange range = {sentence.first_token, sentence.end_token};
      if (range.size() > kLongestSentence) continue;
      for (uint32_t t = range.begin; t + 3 < range.end; ++t) {
        const auto account = AccountAt(t, range);
        if (account && Apply(range, *account)) break;
      }
    }
  }

 private:
  std::optional<Account> AccountAt(uint32_t t, TokenRange sentence) const {
    const absl::string_view preposition = words_.Lower(t);
    if (preposition != "by" && preposition != "in") return std::nullopt;
    Account account;
    if (words_.Lower(t + 1) == "the" &&
        NamesAccount(preposition, words_.Lower(t + 2)) &&
        words_.Lower(t + 3) == "of") {
      account.cue = {t, t + 4};
      // What it is called besides follows a comma, unless a clause does.
      account.source =
          PhraseStartingAt(words_, t + 4, sentence.end, t > sentence.begin + 1);
      account.all = {t, account.source.end};
    } else {
      const uint32_t limit = std::min(sentence.end, t + 2 + kLongestOwner);
      uint32_t noun = t + 2;
      while (noun < limit && !words_.Is(noun, kAnyMark) &&
             !(words_.Is(noun - 1, kPossessive) &&
               NamesAccount(preposition, words_.Lower(noun)))) {
        ++noun;
      }
      if (noun >= limit || words_.Is(noun, kAnyMark)) return std::nullopt;
      const bool pronoun = noun == t + 2;
      account.cue = {noun, noun + 1};
      account.source = {t + 1, pronoun ? noun : noun - 1};
      account.all = {t, noun + 1};
      if (!pronoun && PhraseStartingAt(words_, t + 1, noun, false).end < noun) {
        return std::nullopt;
      }
    }
    if (account.source.empty() || IsSpeakers(account.source) ||
        KindOfSource(words_, account.source).role ==
            v1::SOURCE_ROLE_UNSPECIFIED) {
      return std::nullopt;
    }
    return account;
  }

  bool IsVerb(uint32_t t) const {
    return words_.Is(t, kAuxiliary) ||
           language::IsVerb(article_.token(static_cast<int32_t>(t)).tag);
  }

  bool HasVerb(TokenRange range) const {
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (IsVerb(t)) return true;
    }
    return false;
  }

  // "In my view": what the writer, or a speaker of his own words, thinks.
  bool IsSpeakers(TokenRange source) const {
    const absl::string_view word = words_.Lower(source.begin);
    return source.size() == 1 &&
           (word == "my" || word == "our" || word == "your");
  }

  // The sentence without the account and what its source is said to be; empty
  // where the account does not stand apart from a clause.
  std::vector<TokenRange> ContentAround(TokenRange sentence,
                                        const Account& account) const {
    uint32_t end = sentence.end;
    while (end > sentence.begin && words_.Is(end - 1, kFinalMark)) --end;
    uint32_t begin = sentence.begin;
    if (words_.Is(begin, kCoordinator)) ++begin;
    const uint32_t behind = account.all.end;
    if (account.all.begin == begin) {
      const uint32_t first =
          behind + (behind < end && words_.Is(behind, kComma));
      if (first >= end || words_.Is(first, kPreposition)) return {};
      return {{first, end}};
    }
    if (account.all.begin < begin + 2 ||
        !words_.Is(account.all.begin - 1, kComma)) {
      return {};
    }
    const TokenRange before = {begin, account.all.begin - 1};
    if (behind >= end || (words_.Is(behind, kComma) && behind + 1 < end &&
                          words_.Is(behind + 1, kRelative))) {
      return {before};
    }
    // Between a subject and its verb.
    if (!words_.Is(behind, kComma) || behind + 1 >= end || HasVerb(before) ||
        !(words_.Is(behind + 1, kAdverb) || IsVerb(behind + 1))) {
      return {};
    }
    return {before, {behind + 1, end}};
  }

  bool Apply(TokenRange sentence, const Account& account) {
    if (words_.Is(sentence.begin, kQuoteMark) ||
        IsQuoted(words_, account.all.begin)) {
      return false;
    }
    // "In her opinion, Kane wrote": Kane's, who comes behind.
    if (account.source.size() == 1 &&
        words_.Is(account.source.begin, kPossessive)) {
      for (const CueOrder::Place& place : by_cue_.In(sentence)) {
        if (!account.all.Contains(place.token) && !found_[place.index].parent) {
          return false;
        }
      }
    }
    const std::vector<TokenRange> content = ContentAround(sentence, account);
    const bool states =
        std::any_of(content.begin(), content.end(),
                    [this](TokenRange range) { return HasVerb(range); });
    if (!states) return false;
    const size_t own = found_.size();
    FoundAttribution told;
    told.cue_lemma = "according to";
    told.spans.score = kScore;
    told.spans.cue = {words_.SpanOf(account.cue)};
    told.spans.source = {words_.SpanOf(account.source)};
    for (const TokenRange range : content) {
      told.spans.content.push_back(words_.SpanOf(range));
    }
    for (const CueOrder::Place& place : by_cue_.In(sentence)) {
      FoundAttribution& other = found_[place.index];
      if (account.all.Contains(place.token)) {
        other.position = false;
      } else if (!other.parent) {
        other.parent = own;
      }
    }
    found_.push_back(std::move(told));
    return true;
  }

  const Words& words_;
  const AnalyzedArticle& article_;
  std::vector<FoundAttribution>& found_;
  const CueOrder by_cue_;
};

}  // namespace

void ReadAccounts(const Words& words, const AnalyzedArticle& article,
                  std::vector<FoundAttribution>& found) {
  Reader(words, article, found).Run();
}

}  // namespace hearsay::claims
