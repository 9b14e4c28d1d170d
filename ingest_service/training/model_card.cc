#include "ingest_service/training/model_card.h"

#include <fstream>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/base/sha256.h"
#include "common/base/status_macros.h"
#include "ingest_service/claims/learned/learned_models.h"
#include "ingest_service/training/corpus.h"

namespace hearsay::training {
namespace {

std::string Row(absl::string_view name, int64_t articles,
                const Agreement& scores) {
  return absl::StrFormat(
      "| %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |\n", name,
      articles, 100 * scores.precision(), 100 * scores.recall(),
      100 * scores.F1(scores.linked), 100 * scores.F1(scores.cue),
      100 * scores.F1(scores.source), 100 * scores.F1(scores.content),
      100 * scores.F1(scores.all));
}

std::string ThresholdTable(const TrainingFigures& figures) {
  std::string table = absl::StrFormat(
      "\nOf other thresholds than the %.2f that ships (cross-validation):\n\n"
      "| threshold | precision | recall | linked F1 |\n|---|---|---|---|\n",
      claims::Judge::kThreshold);
  for (const auto& [threshold, scores] : figures.thresholds) {
    absl::StrAppendFormat(&table, "| %.2f | %.1f | %.1f | %.1f |\n", threshold,
                          100 * scores.precision(), 100 * scores.recall(),
                          100 * scores.F1(scores.linked));
  }
  return table;
}

std::string CalibrationTable(const Calibration& calibration) {
  std::string table = absl::StrFormat(
      "\nThe probability that an attribution is given out with "
      "(`extraction_score`), against the share that is right "
      "(cross-validation, all proposals); they differ by %.1f points in the "
      "mean:\n\n"
      "| proposals | mean probability, %% | right, %% |\n|---|---|---|\n",
      100 * calibration.Error());
  for (const Calibration::Bin& bin : calibration.bins) {
    if (bin.count == 0) continue;
    const double count = static_cast<double>(bin.count);
    absl::StrAppendFormat(&table, "| %d | %.1f | %.1f |\n", bin.count,
                          100 * bin.probability / count,
                          100 * static_cast<double>(bin.right) / count);
  }
  return table;
}

std::string NameTable(const TrainingFigures& figures) {
  std::string table =
      "Names, of the three kinds alone: F1 of the same words and the same "
      "kind; the last set is labelled automatically.\n\n"
      "| | names | F1 |\n|---|---|---|\n";
  for (const auto& [name, scores] : figures.names) {
    absl::StrAppendFormat(&table, "| %s | %d | %.1f |\n", name, scores.gold,
                          100 * scores.F1());
  }
  return table + "\n";
}

}  // namespace

absl::Status WriteModelCard(const TrainOptions& options,
                            const TrainingFigures& figures) {
  std::string card = absl::StrFormat(
      "# The attribution models\n\n"
      "Written by `hearsay-train --seed %d`; the same data and seed give the "
      "same bytes.\n\n"
      "They find attributions in English news: who (source) says what "
      "(content), by which words (cue).\n"
      "Linear models over hashed features and one small network, weights of 8 "
      "bits, a checksum a file. No model sees anything but the text.\n\n"
      "| file | what it decides | bytes | SHA-256 |\n|---|---|---|---|\n",
      options.seed);
  const struct {
    const char* kind;
    const char* what;
  } kModels[] = {
      {language::Tagger::kKind,
       "parts of speech (Penn tags): greedy averaged perceptron"},
      {language::Parser::kActionsKind,
       "heads: arc-hybrid transitions, averaged perceptron, dynamic oracle"},
      {language::Parser::kRelationsKind,
       "relations of the heads: averaged perceptron"},
      {language::Lexicon::kKind,
       "vectors and clusters of words, from news without annotations"},
      {claims::CueTagger::kKind,
       "cues: conditional random field over a sentence"},
      {claims::RoleTagger::kKind,
       "source and content of a cue: conditional random field over its "
       "paragraph"},
      {claims::RoleRanker::kKind,
       "which of several labellings of a cue's paragraph is taken: log-linear"},
      {claims::Scorer::kKind,
       "how likely an attribution so found is right: logistic regression"},
      {claims::Judge::kKind,
       "the same, knowing what the scorer thinks of those around: a network of "
       "one hidden layer"},
      {claims::NameTagger::kKind,
       "names of persons, places and organisations: conditional random field "
       "over a stretch of a sentence"},
  };
  for (const auto& model : kModels) {
    HEARSAY_ASSIGN_OR_RETURN(
        const std::string bytes,
        ReadMaybeGzip(claims::ModelPath(options.out_dir, model.kind)));
    absl::StrAppend(
        &card, "| ", model.kind, ".model | ", model.what, " | ", bytes.size(),
        " | ", absl::BytesToHexString(Sha256Of(bytes)).substr(0, 16), "… |\n");
  }
  absl::StrAppendFormat(
      &card,
      "\n## Trained on\n\n"
      "PolNeAR 1.0.0 (Newell, Margolin and Ruths, LREC 2018): %d news articles "
      "of seven US publishers on one election year, hand-annotated; and the "
      "automatic tags and trees that come with it (%d sentences, CoreNLP, UD "
      "1). The words' vectors come from the English news of 2012 to 2023 that "
      "is "
      "at hand, without annotations. Supersenses are "
      "WordNet's, compiled into "
      "the program. Every stage "
      "sees training articles through models of the earlier stages that were "
      "trained without them (%d folds).\n\n"
      "Names: UNER English EWT (CC BY-SA 4.0), wikigold (CC BY 4.0), CrossNER "
      "politics (MIT) and WNUT17 (CC BY 4.0), and the automatic names of the "
      "articles above.\n\n"
      "The weights by which two mentions of an event are compared stand in the "
      "program (common/language/event_coreference.cc). They were fitted to the "
      "575 training documents of ECB+ 1.0 (Cybulska and Vossen, LREC 2014; "
      "annotation CC BY 3.0).\n\n"
      "## Figures\n\n"
      "Linked attributions in %%: the cues meet, the sources meet, and the "
      "contents share at least half (token F1). Exact: the same tokens. "
      "Cross-validation is over the training articles, a fold at a time; "
      "nothing is trained on dev. Counted in the trainer's own tokens. Two "
      "human annotators agree at 76.7 linked, 71.3, 74.6, 68.1 and 59.0 "
      "exact.\n\n"
      "| | articles | precision | recall | linked F1 | exact cue | source | "
      "content | all |\n|---|---|---|---|---|---|---|---|---|\n",
      figures.articles, figures.silver_sentences, options.folds);
  card += Row("cross-validation", figures.articles, figures.cross_validation);
  card += Row("dev", figures.dev_articles, figures.dev);
  card += ThresholdTable(figures) + CalibrationTable(figures.calibration);
  absl::StrAppendFormat(
      &card,
      "\nOn the automatic analysis of dev: tags %.2f %%, heads %.2f %%, heads "
      "and relations %.2f %% (without punctuation).\n\n"
      "%s"
      "## Mind\n\n"
      "* One language, one genre, one year: other texts will score lower.\n"
      "* Found are outermost attributions, of statements, beliefs, wishes and "
      "attitudes alike. A third of the true ones is missed, most of them with "
      "cues that are rare or nouns.\n"
      "* What was tried, with its figure either way: EXPERIMENTS.md.\n",
      100 * figures.syntax.tags, 100 * figures.syntax.heads,
      100 * figures.syntax.labelled_heads, NameTable(figures));
  const std::string path = absl::StrCat(options.out_dir, "/MODEL_CARD.md");
  std::ofstream file(path, std::ios::trunc);
  file << card;
  file.close();
  if (!file) return absl::UnavailableError(absl::StrCat("cannot write ", path));
  return absl::OkStatus();
}

}  // namespace hearsay::training
