#include "ingest_service/training/corpus.h"

#include <zlib.h>

#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/status_macros.h"
#include "common/text/code_point_map.h"
#include "common/text/utf8.h"
#include "simdjson.h"

namespace hearsay::training {
namespace {

using language::PennTag;
using language::Relation;

absl::Status LineError(const std::string& path, size_t line,
                       absl::string_view what) {
  return absl::InvalidArgumentError(
      absl::StrCat(path, " line ", line, ": ", what));
}

absl::Status ReadTokenLine(absl::string_view line, SilverSentence& sentence) {
  const std::vector<absl::string_view> fields = absl::StrSplit(line, '\t');
  if (fields.size() < 9)
    return absl::InvalidArgumentError("nine fields wanted");
  const auto tag = language::PennTagByName(fields[5]);
  int32_t head = 0;
  if (!absl::SimpleAtoi(fields[7], &head) || head < 0) {
    return absl::InvalidArgumentError(absl::StrCat("head: ", fields[7]));
  }
  sentence.words.push_back(fields[1]);
  sentence.tags.push_back(tag.value_or(PennTag::kSYM));
  sentence.names.push_back(fields[6]);
  const Relation relation =
      language::RelationByName(fields[8]).value_or(Relation::kNone);
  sentence.heads.push_back(relation == Relation::kNone ? kLeftOut : head - 1);
  sentence.relations.push_back(relation);
  return absl::OkStatus();
}

bool HeadsAreInside(const SilverSentence& sentence) {
  for (const int32_t head : sentence.heads) {
    if (head >= static_cast<int32_t>(sentence.heads.size())) return false;
  }
  return true;
}

absl::StatusOr<std::vector<ByteSpan>> ReadSpans(
    simdjson::dom::element attribution, const char* role,
    const text::CodePointMap& map) {
  std::vector<ByteSpan> spans;
  simdjson::dom::array pairs;
  if (attribution[role].get(pairs) != simdjson::SUCCESS) return spans;
  for (const simdjson::dom::element pair : pairs) {
    uint64_t begin = 0, end = 0;
    if (pair.at(0).get(begin) != simdjson::SUCCESS ||
        pair.at(1).get(end) != simdjson::SUCCESS || begin >= end ||
        end > map.code_points()) {
      return absl::InvalidArgumentError(
          absl::StrCat(role, ": not a span inside the text"));
    }
    spans.push_back({map.ToByte(static_cast<uint32_t>(begin)),
                     map.ToByte(static_cast<uint32_t>(end))});
  }
  return spans;
}

absl::StatusOr<GoldArticle> ReadGoldLine(simdjson::dom::element line) {
  GoldArticle article;
  std::string_view id_field, text_field;
  simdjson::dom::array attributions;
  if (line["id"].get(id_field) != simdjson::SUCCESS ||
      line["text"].get(text_field) != simdjson::SUCCESS ||
      line["attributions"].get(attributions) != simdjson::SUCCESS) {
    return absl::InvalidArgumentError("id, text and attributions are wanted");
  }
  article.id = std::string(id_field);
  article.text = std::string(text_field);
  const text::CodePointMap map(article.text);
  for (const simdjson::dom::element element : attributions) {
    GoldAttribution attribution;
    HEARSAY_ASSIGN_OR_RETURN(attribution.source,
                             ReadSpans(element, "source", map));
    HEARSAY_ASSIGN_OR_RETURN(attribution.cue, ReadSpans(element, "cue", map));
    HEARSAY_ASSIGN_OR_RETURN(attribution.content,
                             ReadSpans(element, "content", map));
    article.attributions.push_back(std::move(attribution));
  }
  return article;
}

}  // namespace

absl::StatusOr<std::string> ReadMaybeGzip(const std::string& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(
      gzopen(path.c_str(), "rb"), gzclose);
  if (file == nullptr) {
    return absl::NotFoundError(absl::StrCat(path, ": cannot be opened"));
  }
  std::string out, buffer(1 << 20, '\0');
  int got = 0;
  while ((got = gzread(file.get(), buffer.data(),
                       static_cast<unsigned>(buffer.size()))) > 0) {
    out.append(buffer, 0, static_cast<size_t>(got));
  }
  if (got < 0) return absl::DataLossError(absl::StrCat(path, ": damaged"));
  return out;
}

absl::StatusOr<SilverCorpus> ReadSilver(const std::string& path) {
  SilverCorpus corpus;
  HEARSAY_ASSIGN_OR_RETURN(corpus.text, ReadMaybeGzip(path));
  if (!text::IsValidUtf8(corpus.text)) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": not UTF-8"));
  }
  SilverSentence sentence;
  size_t number = 0;
  absl::Status status;
  const auto end_sentence = [&] {
    if (!HeadsAreInside(sentence)) {
      status = LineError(path, number, "a head lies outside its sentence");
    }
    if (!sentence.words.empty()) {
      corpus.articles.back().sentences.push_back(std::move(sentence));
    }
    sentence = {};
  };
  for (const absl::string_view line : absl::StrSplit(corpus.text, '\n')) {
    ++number;
    if (absl::StartsWith(line, "# id = ")) {
      corpus.articles.push_back({line.substr(7), {}});
    } else if (line.empty()) {
      end_sentence();
    } else if (corpus.articles.empty()) {
      return LineError(path, number, "a token before the first article");
    } else if (status = ReadTokenLine(line, sentence); !status.ok()) {
      return LineError(path, number, status.message());
    }
    if (!status.ok()) return status;
  }
  if (!sentence.words.empty()) end_sentence();
  if (!status.ok()) return status;
  return corpus;
}

absl::StatusOr<std::vector<GoldArticle>> ReadGold(const std::string& path) {
  HEARSAY_ASSIGN_OR_RETURN(const std::string lines, ReadMaybeGzip(path));
  std::vector<GoldArticle> articles;
  simdjson::dom::parser parser;
  size_t number = 0;
  for (const absl::string_view line : absl::StrSplit(lines, '\n')) {
    ++number;
    if (line.empty()) continue;
    simdjson::dom::element element;
    if (parser.parse(simdjson::padded_string(line.data(), line.size()))
            .get(element) != simdjson::SUCCESS) {
      return LineError(path, number, "not JSON");
    }
    absl::StatusOr<GoldArticle> article = ReadGoldLine(element);
    if (!article.ok()) {
      return LineError(path, number, article.status().message());
    }
    articles.push_back(*std::move(article));
  }
  return articles;
}

absl::StatusOr<std::vector<std::string>> ReadNews(const std::string& path) {
  HEARSAY_ASSIGN_OR_RETURN(const std::string lines, ReadMaybeGzip(path));
  std::vector<std::string> texts;
  simdjson::dom::parser parser;
  size_t number = 0;
  for (const absl::string_view line : absl::StrSplit(lines, '\n')) {
    ++number;
    if (line.empty()) continue;
    simdjson::dom::element element;
    std::string_view text, language;
    if (parser.parse(simdjson::padded_string(line.data(), line.size()))
                .get(element) != simdjson::SUCCESS ||
        element["text"].get(text) != simdjson::SUCCESS) {
      return LineError(path, number, "not JSON with a text");
    }
    if (element["lang"].get(language) == simdjson::SUCCESS &&
        language == "en") {
      texts.emplace_back(text);
    }
  }
  return texts;
}

}  // namespace hearsay::training
