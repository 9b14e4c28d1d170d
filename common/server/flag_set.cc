#include "common/server/flag_set.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/server/version.h"

namespace hearsay::server {
namespace {

// What CLI11 gives a bool flag that stands alone.
constexpr char kAlone[] = "true";

absl::Status Wrong(absl::string_view text, absl::string_view must_be) {
  return absl::InvalidArgumentError(
      absl::StrCat("\"", text, "\", must be ", must_be));
}

}  // namespace

FlagSet::FlagSet(absl::string_view program, absl::string_view about)
    : program_(program), app_(std::make_unique<CLI::App>(std::string(about))) {
  app_->name(program_);
  app_->set_version_flag("--version", absl::StrCat(program_, " ", Version()));
}

FlagSet::~FlagSet() = default;

void FlagSet::AddOption(absl::string_view name, absl::string_view help,
                        absl::string_view type, const std::string& default_text,
                        Setter set) {
  const std::string flag = absl::StrCat("--", name);
  app_->add_option_function<std::string>(
          flag,
          [flag, set = std::move(set)](const std::string& text) {
            const absl::Status status = set(text);
            // The only way to tell CLI11; Parse catches it.
            if (!status.ok()) {
              throw CLI::ValidationError(
                  absl::StrCat(flag, ": ", status.message()));
            }
          },
          std::string(help))
      ->envname(absl::StrCat("HEARSAY_", absl::AsciiStrToUpper(name)))
      ->type_name(std::string(type))
      ->default_str(default_text)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void FlagSet::Add(absl::string_view name, std::string* target,
                  absl::string_view help) {
  AddOption(name, help, "TEXT", *target, [target](const std::string& text) {
    *target = text;
    return absl::OkStatus();
  });
}

void FlagSet::Add(absl::string_view name, int64_t* target,
                  absl::string_view help, int64_t least, int64_t most) {
  AddOption(
      name, help, "NUMBER", absl::StrCat(*target),
      [target, least, most](const std::string& text) {
        int64_t value = 0;
        if (!absl::SimpleAtoi(text, &value) || value < least || value > most) {
          return Wrong(text, absl::StrCat(least, "..", most));
        }
        *target = value;
        return absl::OkStatus();
      });
}

void FlagSet::Add(absl::string_view name, bool* target,
                  absl::string_view help) {
  AddOption(name, help, "BOOL", *target ? "true" : "false",
            [target](const std::string& text) {
              if (!absl::SimpleAtob(text, target)) {
                return Wrong(text, "true or false");
              }
              return absl::OkStatus();
            });
  app_->get_option(absl::StrCat("--", name))->expected(0, 1);
}

void FlagSet::Add(absl::string_view name, absl::Duration* target,
                  absl::string_view help) {
  AddOption(name, help, "DURATION", absl::FormatDuration(*target),
            [target](const std::string& text) {
              absl::Duration value;
              if (!absl::ParseDuration(text, &value) ||
                  value < absl::ZeroDuration()) {
                return Wrong(text, "a duration such as 30s or 1m30s");
              }
              *target = value;
              return absl::OkStatus();
            });
}

void FlagSet::Add(absl::string_view name, std::optional<HostPort>* target,
                  absl::string_view help) {
  AddOption(name, help, "HOST:PORT",
            target->has_value() ? (*target)->ToString() : "",
            [target](const std::string& text) {
              auto value = ParseHostPort(text);
              if (!value.ok()) return value.status();
              *target = *std::move(value);
              return absl::OkStatus();
            });
}

void FlagSet::Require(absl::string_view name) {
  app_->get_option(absl::StrCat("--", name))->required();
}

std::optional<int> FlagSet::Parse(int argc, const char* const* argv,
                                  std::ostream& out, std::ostream& err) {
  try {
    app_->parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::Success& success) {  // --help and --version.
    app_->exit(success, out, err);
    return 0;
  } catch (const CLI::ParseError& error) {
    err << program_ << ": " << absl::StrReplaceAll(error.what(), {{"\n", " "}})
        << "; see --help\n";
    return 2;
  }
}

}  // namespace hearsay::server
