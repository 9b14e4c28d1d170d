// With the models that ship, for the tags; the attributions are given.

#include "ingest_service/claims/learned/inquit_edges.h"

#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "common/language/segmenter.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/learned/learned_models.h"

namespace hearsay::claims {
namespace {

const LearnedModels& Models() {
  static const LearnedModels& models =
      *LoadLearnedModels(HEARSAY_MODELS_DIR).value().release();
  return models;
}

struct InquitCase {
  std::string name;
  std::string text;
  std::string source, cue;
  std::vector<std::string> content;
  std::string want;  // "source | content … content".
};

class InquitEdgesTest : public ::testing::TestWithParam<InquitCase> {};

TEST_P(InquitEdgesTest, AreWhereWhatWasSaidEnds) {
  const InquitCase& c = GetParam();
  const auto span = [&c](const std::string& words) {
    const auto begin = static_cast<uint32_t>(c.text.find(words));
    EXPECT_LT(begin, c.text.size()) << words;
    return ByteSpan{begin, begin + static_cast<uint32_t>(words.size())};
  };
  FoundAttribution one;
  one.spans.source = {span(c.source)};
  one.spans.cue = {span(c.cue)};
  for (const std::string& words : c.content) {
    one.spans.content.push_back(span(words));
  }
  one.flat = one.spans;
  std::vector<FoundAttribution> found = {one};
  const language::AnnotatedText annotated = language::Segment(c.text);
  MendInquits(AnalyzedArticle(annotated, Models().tagger, Models().parser),
              found);
  std::vector<std::string> content;
  for (const ByteSpan words : found[0].flat->content) {
    content.emplace_back(words.In(c.text));
  }
  EXPECT_EQ(std::string(found[0].flat->source[0].In(c.text)) + " | " +
                absl::StrJoin(content, " … "),
            c.want);
}

INSTANTIATE_TEST_SUITE_P(
    , InquitEdgesTest,
    ::testing::ValuesIn<InquitCase>({
        {"whole_before_the_inquit",
         "“Why is there nobody here to open the lock?” Moss asked.",
         "Moss",
         "asked",
         {"“Why is there"},
         "Moss | “Why is there nobody here to open the lock?”"},
        {"how_it_was_said_is_not_said",
         "“Nobody came to open the lock,” she yells while she runs along it.",
         "she",
         "yells",
         {"while she runs along it"},
         "she | “Nobody came to open the lock,”"},
        {"a_programme_is_none",
         "On “The Morning at the Lock,” she said after noon that it leaks.",
         "she",
         "said",
         {"after noon that it leaks"},
         "she | after noon that it leaks"},
        {"what_happened_then_is_not_said",
         "“Nobody came to the lock,” Moss said, and soon the lamps went out.",
         "Moss",
         "said",
         {"“Nobody came to the lock,”", "and soon the lamps went out"},
         "Moss | “Nobody came to the lock,”"},
        {"quoted_again_behind_it",
         "“Nobody came to the lock,” Moss said, so the gate “fell apart.”",
         "Moss",
         "said",
         {"“Nobody came to the lock,”", "so the gate “fell apart.”"},
         "Moss | “Nobody came to the lock,” … so the gate “fell apart.”"},
        {"the_next_sentence_goes_on",
         "“Nobody came to the lock,” Moss said to loud cheers. “Not even one.”",
         "Moss",
         "said",
         {"“Nobody came to the lock,”"},
         "Moss | “Nobody came to the lock,” … “Not even one.”"},
        {"the_next_sentence_is_another_paragraph",
         "“Nobody came to the lock,” Moss said.\n\n“Not one,” Lind replied.",
         "Moss",
         "said",
         {"“Nobody came to the lock,”"},
         "Moss | “Nobody came to the lock,”"},
        {"a_title_begins_the_next_sentence",
         "“Nobody came to the lock,” Moss said. “The Dam” won a prize.",
         "Moss",
         "said",
         {"“Nobody came to the lock,”"},
         "Moss | “Nobody came to the lock,”"},
        {"somebody_asks",
         "“Nobody came to the lock,” Moss said. “Why now?” the judge asked.",
         "Moss",
         "said",
         {"“Nobody came to the lock,”"},
         "Moss | “Nobody came to the lock,”"},
        {"somebody_answers",
         "“Nobody came to the lock,” Moss said. “Not one of you,” Lind said.",
         "Moss",
         "said",
         {"“Nobody came to the lock,”"},
         "Moss | “Nobody came to the lock,”"},
        {"a_sentence_goes_on_behind_what_he_did",
         "“If you stay here,” Moss said, nodding to the gate, “you drown.”",
         "Moss",
         "said",
         {"“If you stay here,”"},
         "Moss | “If you stay here,” … “you drown.”"},
        {"a_title_behind_it",
         "“Nobody came to the lock,” said Moss, author of “Low Tide at Varn.”",
         "Moss",
         "said",
         {"“Nobody came to the lock,”"},
         "Moss | “Nobody came to the lock,”"},
        {"the_source_begins_behind_the_verb",
         "The gate “fell apart”, said the paper's harbour writer, Ada Moss.",
         "Ada Moss",
         "said",
         {"The gate “fell apart”", "the paper's harbour writer"},
         "the paper's harbour writer, Ada Moss | The gate “fell apart”"},
        {"the_source_ends_at_the_comma",
         "The gate “fell apart”, said the paper's writer Ada Moss, as it rose.",
         "the paper's",
         "said",
         {"The gate “fell apart”", "writer Ada Moss, as it rose"},
         "the paper's writer Ada Moss | The gate “fell apart” … as it rose"},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims
