// Writes synset_table.cc from Debian's wordnet-base while building:
//
//   synset_table_gen /usr/share/wordnet out.cc
//
// The table is text, which synsets.cc reads at start-up:
//   s name file hypernyms related     a synset; numbered from 0 in this order
//   n|v word synsets                  its senses, the most frequent first
// Lists are numbers of synsets with commas between them, "-" when empty. It
// holds all verbs, and the nouns for acts, events, phenomena, processes, states
// and communication with what stands above them.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

// A synset's place in WordNet's files: 'n' or 'v', and the offset.
using Place = std::pair<char, std::string>;

struct Synset {
  std::string word;  // The first of its words.
  int file = 0;      // Lexicographer file.
  std::vector<Place> hypernyms, related;
};

bool IsEventFile(char part, int file) {
  return part == 'v' || file == 3 || file == 4 || file == 10 || file == 11 ||
         file == 19 || file == 22 || file == 26;
}

bool ReadSynsets(const std::string& path, char part,
                 std::map<Place, Synset>& synsets) {
  std::ifstream in(path);
  std::string line;
  size_t read = 0;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == ' ') continue;  // The licence.
    std::istringstream fields(line);
    std::string offset, type, skipped;
    Synset synset;
    int words = 0, pointers = 0;
    fields >> offset >> synset.file >> type >> std::hex >> words >> std::dec;
    for (int i = 0; i < words; ++i) {
      std::string word;
      fields >> word >> skipped;
      if (i == 0) synset.word = word;
    }
    fields >> pointers;
    for (int i = 0; i < pointers; ++i) {
      std::string symbol, target;
      char target_part = 0;
      fields >> symbol >> target >> target_part >> skipped;
      if (symbol == "@") synset.hypernyms.push_back({target_part, target});
      if (symbol == "+") synset.related.push_back({target_part, target});
    }
    ++read;
    if (!IsEventFile(part, synset.file)) continue;
    std::transform(synset.word.begin(), synset.word.end(), synset.word.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    synsets[{part, offset}] = std::move(synset);
  }
  return read > 0;
}

// Word → the places of all its senses, in order.
bool ReadIndex(const std::string& path, char part,
               std::map<std::string, std::vector<Place>>& senses) {
  std::ifstream in(path);
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == ' ') continue;
    std::istringstream fields(line);
    std::string word, skipped;
    int synsets = 0, pointers = 0;
    fields >> word >> skipped >> synsets >> pointers;
    for (int i = 0; i < pointers + 2; ++i) fields >> skipped;
    for (int i = 0; i < synsets; ++i) {
      std::string offset;
      fields >> offset;
      senses[word].push_back({part, offset});
    }
  }
  return !senses.empty();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: synset_table_gen FOLDER OUT\n";
    return 2;
  }
  const std::string folder = argv[1];
  std::map<Place, Synset> synsets;
  std::map<std::string, std::vector<Place>> nouns, verbs;
  const bool ok = ReadSynsets(folder + "/data.noun", 'n', synsets) &&
                  ReadSynsets(folder + "/data.verb", 'v', synsets) &&
                  ReadIndex(folder + "/index.noun", 'n', nouns) &&
                  ReadIndex(folder + "/index.verb", 'v', verbs);
  std::map<Place, int> numbers;
  for (const auto& [place, synset] : synsets) {
    numbers.emplace(place, static_cast<int>(numbers.size()));
  }
  const auto list = [&](std::vector<Place> places) {
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::string text;
    for (const Place& place : places) {
      const auto found = numbers.find(place);
      if (found == numbers.end()) continue;
      text += (text.empty() ? "" : ",") + std::to_string(found->second);
    }
    return text.empty() ? std::string("-") : text;
  };
  std::ofstream out(argv[2]);
  out << "extern const char kSynsetTable[];\n"
      << "const char kSynsetTable[] = R\"wn(";
  for (const auto& [place, synset] : synsets) {
    const auto& senses = (place.first == 'n' ? nouns : verbs)[synset.word];
    const auto sense =
        std::find(senses.begin(), senses.end(), place) - senses.begin() + 1;
    out << "s " << synset.word << '.' << place.first << '.'
        << (sense < 10 ? "0" : "") << sense << ' ' << synset.file << ' '
        << list(synset.hypernyms) << ' ' << list(synset.related) << '\n';
  }
  for (const auto* part : {&nouns, &verbs}) {
    for (const auto& [word, places] : *part) {
      std::string numbered;
      for (const bool words : {false, true}) {
        for (const Place& place : places) {
          const auto found = numbers.find(place);
          if (found == numbers.end() ||
              (place.first == 'n' && synsets[place].file == 10) != words) {
            continue;
          }
          numbered +=
              (numbered.empty() ? "" : ",") + std::to_string(found->second);
        }
      }
      // At most a verb and its particle.
      if (numbered.empty() ||
          std::count(word.begin(), word.end(), '_') > (part == &verbs)) {
        continue;
      }
      out << (part == &nouns ? 'n' : 'v') << ' ' << word << ' ' << numbered
          << '\n';
    }
  }
  out << ")wn\";\n";
  out.close();
  if (!ok || !out) {
    std::cerr << "synset_table_gen: cannot read WordNet in " << folder
              << "; install the package wordnet-base\n";
    return 1;
  }
  return 0;
}
