#include "ingest_service/training/model_card.h"

#include <fstream>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/base/sha256.h"
#include "common/base/status_macros.h"
#include "ingest_service/claims/learned_models.h"
#include "ingest_service/training/corpus.h"

namespace hearsay::training {
namespace {

std::string LinkedRow(absl::string_view name, int64_t articles,
                      const LinkedScores& scores) {
  return absl::StrFormat("| %s | %d | %.1f | %.1f | %.1f |\n", name, articles,
                         100 * scores.precision(), 100 * scores.recall(),
                         100 * scores.f1());
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
      "Linear models over hashed features, weights of 8 bits, a checksum a "
      "file. No model sees anything but the text.\n\n"
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
      {claims::CueTagger::kKind,
       "cues: conditional random field over a sentence"},
      {claims::RoleTagger::kKind,
       "source and content of a cue: conditional random field over its "
       "paragraph"},
      {claims::Scorer::kKind,
       "which of the attributions so found are right: logistic regression"},
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
      "1). Supersenses are WordNet's, compiled into the program. Every stage "
      "sees training articles through models of the earlier stages that were "
      "trained without them (%d folds).\n\n"
      "## Figures\n\n"
      "Linked attributions in %%: the cues meet, the sources meet, and the "
      "contents share at least half (token F1). Cross-validation is over the "
      "training articles, a fold at a time; nothing is trained on dev. Two "
      "human annotators agree at 76.7.\n\n"
      "| | articles | precision | recall | F1 |\n|---|---|---|---|---|\n",
      figures.articles, figures.silver_sentences, options.folds);
  card +=
      LinkedRow("cross-validation", figures.articles, figures.cross_validation);
  card += LinkedRow("dev", figures.dev_articles, figures.dev);
  absl::StrAppendFormat(
      &card,
      "\nOn the automatic analysis of dev: tags %.2f %%, heads %.2f %%, heads "
      "and relations %.2f %% (without punctuation).\n\n"
      "## Mind\n\n"
      "* One language, one genre, one year: other texts will score lower.\n"
      "* Found are outermost attributions, of statements, beliefs, wishes and "
      "attitudes alike. A third of the true ones is missed, most of them with "
      "cues that are rare or nouns.\n"
      "* What was tried, with its figure either way: EXPERIMENTS.md.\n",
      100 * figures.syntax.tags, 100 * figures.syntax.heads,
      100 * figures.syntax.labelled_heads);
  const std::string path = absl::StrCat(options.out_dir, "/MODEL_CARD.md");
  std::ofstream file(path, std::ios::trunc);
  file << card;
  file.close();
  if (!file) return absl::UnavailableError(absl::StrCat("cannot write ", path));
  return absl::OkStatus();
}

}  // namespace hearsay::training
