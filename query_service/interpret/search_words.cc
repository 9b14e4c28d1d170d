#include "query_service/interpret/search_words.h"

#include <algorithm>
#include <string>

#include "common/language/event_words.h"
#include "common/language/wordnet.h"
#include "query_service/interpret/question_words.h"

namespace hearsay::interpret {
namespace {

using language::EventAlternatives;
using language::IsEventWord;
using language::WordNet;
using query::QueryWord;

enum class WordClass { kEvent, kName, kFine, kOther };

// WordNet has all common words and, of names, little more than old ones.
bool IsCommonWord(const std::string& lower) {
  const WordNet& wordnet = WordNet::Get();
  using enum language::PennTag;
  return wordnet.Find(lower) != nullptr ||
         wordnet.Find(wordnet.Lemma(lower, kNNS)) != nullptr ||
         wordnet.Find(wordnet.Lemma(lower, kVBD)) != nullptr ||
         wordnet.Find(wordnet.Lemma(lower, kVBG)) != nullptr;
}

// A capital at the start of a question is its own, not the word's, when there
// are other capitals to tell names by.
bool IsName(const QueryToken& token, size_t at, size_t capitals) {
  if (capitals == 0) return !IsCommonWord(token.lower);
  if (!token.capital) return false;
  return at > 0 || capitals == 1 || !IsCommonWord(token.lower);
}

std::vector<WordClass> Classify(const std::vector<QueryToken>& tokens,
                                const std::vector<size_t>& left) {
  const size_t capitals = std::count_if(
      left.begin(), left.end(), [&](size_t at) { return tokens[at].capital; });
  std::vector<WordClass> classes;
  for (const size_t at : left) {
    const QueryToken& token = tokens[at];
    if (IsModalOrNegation(token.lower) && !(token.capital && at > 0)) {
      classes.push_back(WordClass::kFine);
    } else if (IsEventWord(token.lower)) {
      classes.push_back(WordClass::kEvent);
    } else if (IsName(token, at, capitals)) {
      classes.push_back(WordClass::kName);
    } else {
      classes.push_back(WordClass::kOther);
    }
  }
  return classes;
}

}  // namespace

std::vector<QueryWord> SearchWords(const std::vector<QueryToken>& tokens,
                                   const std::vector<size_t>& left) {
  const std::vector<WordClass> classes = Classify(tokens, left);
  const bool only_events =
      std::none_of(classes.begin(), classes.end(), [](WordClass c) {
        return c == WordClass::kName || c == WordClass::kOther;
      });
  // Nothing says whether it is to be about the name or by it.
  const bool only_a_name =
      left.size() == tokens.size() &&
      std::all_of(classes.begin(), classes.end(),
                  [](WordClass c) { return c == WordClass::kName; });
  std::vector<QueryWord> words;
  for (size_t i = 0; i < left.size(); ++i) {
    const QueryToken& token = tokens[left[i]];
    QueryWord word;
    word.text = token.Name();
    switch (classes[i]) {
      case WordClass::kEvent:
        word.scope = QueryWord::Scope::kContent;
        word.optional = !only_events;
        word.alternatives = EventAlternatives(token.lower);
        break;
      case WordClass::kName:
        word.scope =
            only_a_name ? QueryWord::Scope::kNamed : QueryWord::Scope::kContent;
        // Without capitals nobody knows where a name ends.
        word.optional = token.capital && !token.clause_end &&
                        i + 1 < left.size() && left[i + 1] == left[i] + 1 &&
                        classes[i + 1] == WordClass::kName;
        break;
      case WordClass::kFine:
        word.optional = true;
        break;
      case WordClass::kOther:
        break;
    }
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace hearsay::interpret
