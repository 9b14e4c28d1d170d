// Writes wordnet_table.cc from Debian's wordnet-base while building:
//
//   wordnet_table_gen /usr/share/wordnet out.cc
//
// The table is text, one line a word, which wordnet.cc reads at start-up:
//   = word senses noun verb      senses: hex, bit n = lexicographer file n
//   n|v|a|r form lemma           an irregular form of that part of speech

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Entry {
  uint64_t senses = 0;
  int noun = 0;  // Lexicographer file of the most frequent sense; 0 is none.
  int verb = 0;
};

bool IsSingleWord(const std::string& word) {
  return word.find('_') == std::string::npos;
}

// Synset offset → lexicographer file, from data.<part>.
bool ReadSynsets(const std::string& path, std::map<std::string, int>& files) {
  std::ifstream in(path);
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == ' ') continue;  // The licence.
    std::istringstream fields(line);
    std::string offset;
    int file = 0;
    fields >> offset >> file;
    files[offset] = file;
  }
  return !files.empty();
}

bool ReadIndex(const std::string& folder, const std::string& part,
               std::map<std::string, Entry>& entries) {
  std::map<std::string, int> files;
  if (!ReadSynsets(folder + "/data." + part, files)) return false;
  std::ifstream in(folder + "/index." + part);
  std::string line;
  size_t read = 0;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == ' ') continue;
    std::istringstream fields(line);
    std::string word, skipped;
    int synsets = 0, pointers = 0;
    fields >> word >> skipped >> synsets >> pointers;
    for (int i = 0; i < pointers + 2; ++i) fields >> skipped;
    if (!IsSingleWord(word)) continue;
    Entry& entry = entries[word];
    for (int i = 0; i < synsets; ++i) {
      std::string offset;
      fields >> offset;
      const int file = files[offset];
      entry.senses |= uint64_t{1} << file;
      if (i == 0 && part == "noun") entry.noun = file;
      if (i == 0 && part == "verb") entry.verb = file;
    }
    ++read;
  }
  return read > 0;
}

bool CopyExceptions(const std::string& folder, const std::string& part,
                    char mark, std::ostream& out) {
  std::ifstream in(folder + "/" + part + ".exc");
  std::string line;
  size_t read = 0;
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string form, lemma;
    fields >> form >> lemma;
    ++read;
    if (IsSingleWord(form) && IsSingleWord(lemma)) {
      out << mark << ' ' << form << ' ' << lemma << '\n';
    }
  }
  return read > 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: wordnet_table_gen FOLDER OUT\n";
    return 2;
  }
  const std::string folder = argv[1];
  std::map<std::string, Entry> entries;
  bool ok = true;
  for (const char* part : {"noun", "verb", "adj", "adv"}) {
    ok = ok && ReadIndex(folder, part, entries);
  }
  std::ofstream out(argv[2]);
  out << "extern const char kWordNetTable[];\n"
      << "const char kWordNetTable[] = R\"wn(";
  for (const auto& [word, entry] : entries) {
    out << "= " << word << ' ' << std::hex << entry.senses << std::dec << ' '
        << entry.noun << ' ' << entry.verb << '\n';
  }
  const std::vector<std::pair<std::string, char>> parts = {
      {"noun", 'n'}, {"verb", 'v'}, {"adj", 'a'}, {"adv", 'r'}};
  for (const auto& [part, mark] : parts) {
    ok = ok && CopyExceptions(folder, part, mark, out);
  }
  out << ")wn\";\n";
  out.close();
  if (!ok || !out) {
    std::cerr << "wordnet_table_gen: cannot read WordNet in " << folder
              << "; install the package wordnet-base\n";
    return 1;
  }
  return 0;
}
