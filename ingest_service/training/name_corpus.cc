#include "ingest_service/training/name_corpus.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/status_macros.h"

namespace hearsay::training {
namespace {

// The kind that a corpus means, in any of their words.
v1::EntityType TypeOf(absl::string_view kind) {
  for (const absl::string_view person :
       {"PER", "PERSON", "person", "politician"}) {
    if (kind == person) return v1::ENTITY_TYPE_PERSON;
  }
  for (const absl::string_view place :
       {"LOC", "LOCATION", "location", "country"}) {
    if (kind == place) return v1::ENTITY_TYPE_PLACE;
  }
  for (const absl::string_view organization :
       {"ORG", "ORGANIZATION", "corporation", "group", "organisation",
        "politicalparty"}) {
    if (kind == organization) return v1::ENTITY_TYPE_ORGANIZATION;
  }
  return v1::ENTITY_TYPE_UNSPECIFIED;
}

// Puts sentences one after another.
class TextBuilder {
 public:
  // `begins`: the word is the first of a name, or of none.
  void Add(absl::string_view word, v1::EntityType type, bool begins) {
    if (!named_.text.empty() && !starts_) named_.text.push_back(' ');
    starts_ = false;
    const auto begin = static_cast<uint32_t>(named_.text.size());
    absl::StrAppend(&named_.text, word);
    const auto end = static_cast<uint32_t>(named_.text.size());
    if (type != v1::ENTITY_TYPE_UNSPECIFIED) {
      if (begins || type != last_) {
        named_.names.push_back({{begin, end}, type});
      } else {
        named_.names.back().span.end = end;
      }
    }
    last_ = type;
  }
  void EndSentence() {
    if (starts_) return;
    named_.text += "\n\n";
    starts_ = true;
    last_ = v1::ENTITY_TYPE_UNSPECIFIED;
    ++sentences_;
  }
  int sentences() const { return sentences_; }
  NamedText Take() {
    EndSentence();
    NamedText taken = std::move(named_);
    *this = TextBuilder();
    return taken;
  }

 private:
  NamedText named_;
  v1::EntityType last_ = v1::ENTITY_TYPE_UNSPECIFIED;
  bool starts_ = true;  // A sentence does here.
  int sentences_ = 0;
};

}  // namespace

absl::StatusOr<std::vector<NamedText>> ReadNames(const std::string& path) {
  HEARSAY_ASSIGN_OR_RETURN(const std::string lines, ReadMaybeGzip(path));
  std::vector<NamedText> texts;
  TextBuilder builder;
  const auto end_text = [&] {
    NamedText text = builder.Take();
    if (!text.text.empty()) texts.push_back(std::move(text));
  };
  size_t number = 0;
  for (const absl::string_view line : absl::StrSplit(lines, '\n')) {
    ++number;
    if (line.empty()) {
      builder.EndSentence();
      if (builder.sentences() == kSentencesOfText) end_text();
      continue;
    }
    const std::vector<absl::string_view> fields = absl::StrSplit(line, '\t');
    if (fields.size() == 1 && absl::StartsWith(line, "#")) {
      if (absl::StartsWith(line, "# doc")) end_text();
      continue;
    }
    const absl::string_view label = fields.size() == 2 ? fields[1] : "";
    const bool begins = absl::StartsWith(label, "B-");
    if (label != "O" && !begins && !absl::StartsWith(label, "I-")) {
      return absl::InvalidArgumentError(absl::StrCat(
          path, " line ", number, ": a word, a tab and an IOB2 label wanted"));
    }
    builder.Add(
        fields[0],
        label == "O" ? v1::ENTITY_TYPE_UNSPECIFIED : TypeOf(label.substr(2)),
        begins);
  }
  end_text();
  return texts;
}

absl::StatusOr<NameData> ReadNameData(const std::string& data_dir) {
  const auto path = [&](absl::string_view name) {
    return absl::StrCat(data_dir, "/ner/", name, ".tsv.gz");
  };
  NameData data;
  for (const char* name : {"uner-ewt-train", "wikigold-train",
                           "crossner-politics-train", "wnut17-train"}) {
    HEARSAY_ASSIGN_OR_RETURN(std::vector<NamedText> texts,
                             ReadNames(path(name)));
    for (NamedText& text : texts) data.train.push_back(std::move(text));
  }
  for (const char* name :
       {"uner-ewt-dev", "crossner-politics-dev", "wnut17-dev"}) {
    HEARSAY_ASSIGN_OR_RETURN(std::vector<NamedText> texts,
                             ReadNames(path(name)));
    data.dev.push_back({name, std::move(texts)});
  }
  return data;
}

std::vector<NamedText> NamesOf(const SilverCorpus& corpus) {
  std::vector<NamedText> texts;
  for (const SilverArticle& article : corpus.articles) {
    TextBuilder builder;
    for (const SilverSentence& sentence : article.sentences) {
      for (size_t i = 0; i < sentence.words.size(); ++i) {
        builder.Add(sentence.words[i], TypeOf(sentence.names[i]), false);
      }
      builder.EndSentence();
    }
    texts.push_back(builder.Take());
  }
  return texts;
}

}  // namespace hearsay::training
